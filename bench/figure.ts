/** One measured number beside its goal. */
export interface Figure {
  name: string
  what: string
  value: number
  unit: string
  goal: Goal | null
  /** The lowest and the highest of the rounds that the value is the median of. */
  spread?: readonly [number, number]
  /** What a reader must know to read it rightly. */
  note?: string
}

export interface Goal {
  is: 'at least' | 'at most' | 'below'
  value: number
}

export const atLeast = (value: number): Goal => ({ is: 'at least', value })
export const atMost = (value: number): Goal => ({ is: 'at most', value })
export const below = (value: number): Goal => ({ is: 'below', value })

/** Whether the goal is reached; null where there is none. */
export function isMet({ value, goal }: Pick<Figure, 'value' | 'goal'>): boolean | null {
  if (goal === null) return null
  if (goal.is === 'below') return value < goal.value
  return goal.is === 'at least' ? value >= goal.value : value <= goal.value
}

/** Three digits that matter, with thousands apart: 123,000 · 45.6 · 0.789. */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(3)))
}

const SIGN = { 'at least': '≥', 'at most': '≤', below: '<' } as const

function rowOf(figure: Figure): string[] {
  const { what, value, unit, goal, spread, note = '' } = figure
  const met = isMet(figure)
  return [
    what,
    `${shown(value)} ${unit}`,
    spread ? `${shown(spread[0])} – ${shown(spread[1])}` : '',
    goal ? `${SIGN[goal.is]} ${shown(goal.value)}` : '',
    met === null ? '' : met ? 'met' : 'not met',
    note,
  ]
}

const HEAD = ['figure', 'measured', 'of rounds', 'goal', '', 'note']

/** The figures as a table for a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(rowOf)]
  const widths = HEAD.slice(0, -1).map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i < widths.length ? cell.padEnd(widths[i]!) : cell))
      .join('  ')
      .trimEnd(),
  )
  return [lines[0], '─'.repeat(widths.reduce((sum, width) => sum + width + 2, 0)), ...lines.slice(1)].join('\n')
}

/** The same for a page. */
export function markdown(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(HEAD), line(HEAD.map(() => '---')), ...figures.map((figure) => line(rowOf(figure)))].join('\n')
}
