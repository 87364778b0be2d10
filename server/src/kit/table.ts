/** Rows as lines with aligned columns: the first to the left, the others, which are figures, to the right. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))))
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell + space(cell, widths[i]!) : space(cell, widths[i]!) + cell))
      .join('  ')
      .trimEnd(),
  )
}

const space = (cell: string, width: number): string => ' '.repeat(width - widthOf(cell))

/** Places on a terminal, where Chinese characters take two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
      ? 2
      : 1
  return width
}
