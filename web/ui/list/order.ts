import { cellOf } from './csv.ts'
import type { Column } from './list.tsx'

type Cell = string | number | null

const NUMBER = /^-?\d+(\.\d+)?$/
const words = new Intl.Collator(undefined, { numeric: true })

/** What rows are ordered by in this column: what it says, or else what it would be in a file. */
export function orderedBy<Row>(column: Column<Row>, row: Row): Cell {
  const { sort: saidBy } = column
  return saidBy ? saidBy(row) : cellOf(column, row)
}

/** A column of pictures or buttons says nothing that could be ordered. */
export const canOrder = <Row>(column: Column<Row>, rows: readonly Row[]): boolean => rows.some((row) => !isNothing(orderedBy(column, row)))

/** Numbers as numbers, words as the reader's language has them. What is not there is last, whichever way the rest goes. */
export function compareCells(a: Cell, b: Cell, down: boolean): number {
  if (isNothing(a) || isNothing(b)) return (Number(isNothing(a)) - Number(isNothing(b))) * (down ? -1 : 1)
  const [x, y] = [String(a), String(b)]
  return NUMBER.test(x) && NUMBER.test(y) ? Number(x) - Number(y) : words.compare(x, y)
}

const isNothing = (cell: Cell): boolean => cell === null || cell === ''
