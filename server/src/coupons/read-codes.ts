import Papa from 'papaparse'

/** A line of a file of codes: its number, from 1, and what stands there as a code. */
export interface CodeLine {
  line: number
  text: string
}

/** What one line may hold; a longer one is no line of codes, and must not fill the memory. */
const LINE_MAX = 10_000

/**
 * The codes of a file, some at a time: of a CSV (a comma, semicolon or tab apart) whose first line names a column `code`
 * that column, else each line as it stands. Empty lines are left out.
 */
export async function* readCodes(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<CodeLine[]> {
  let column: Column | null = null
  let line = 0
  for await (const texts of lines(bytes)) {
    const found: CodeLine[] = []
    for (const text of texts) {
      line += 1
      if (line === 1) {
        column = columnOf(text)
        if (column) continue
      }
      const code = (column ? cellOf(text, column) : text).trim()
      if (text.trim() !== '') found.push({ line, text: code })
    }
    if (found.length > 0) yield found
  }
}

interface Column {
  delimiter: string
  index: number
}

function columnOf(text: string): Column | null {
  for (const delimiter of [',', ';', '\t']) {
    const names = cells(text, delimiter).map((name) => name.trim().toLowerCase())
    if (names.includes('code')) return { delimiter, index: names.indexOf('code') }
  }
  return null
}

const cells = (text: string, delimiter: string): string[] => Papa.parse<string[]>(text, { delimiter }).data[0] ?? []
const cellOf = (text: string, { delimiter, index }: Column): string => cells(text, delimiter)[index] ?? ''

async function* lines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop()!.slice(0, LINE_MAX)
    yield parts
  }
  rest += decoder.decode()
  if (rest !== '') yield [rest]
}
