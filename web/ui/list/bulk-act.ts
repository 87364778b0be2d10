import type { ReactNode } from 'react'
import type { Act } from '#kit/acts.ts'

/** An act on many rows: the act of each, asked for once. */
export interface BulkAct<Row, V extends object = object> {
  key: string
  label: string
  /** The scope that the act takes. */
  needs?: string
  danger?: boolean
  /** Whether a reason is asked for, and must be given. */
  reason?: boolean
  /** What stands in the fields at first. */
  initial?: Partial<V>
  /** Fields of the act: for all rows at once, or one for each. */
  fields?(rows: readonly Row[]): ReactNode
  /** Why the act cannot be done to a row, or null. Such rows are named, and left alone. */
  hindrance?(row: Row): string | null
  /** What will happen to these, in words and figures. */
  preview(rows: readonly Row[], values: Partial<V>): ReactNode
  /** The very act that the button of one row sends. */
  act(row: Row, values: V): Act
  /** The act that takes it back, where one does. */
  back?(row: Row, answer: never): Act | null
  /** What came of it, where that may differ: `given`, `asked of a colleague`. */
  outcome?(answer: never): string
}

/** Lets the compiler check an act's values against its fields. */
export const bulkAct = <Row, V extends object>(given: BulkAct<Row, V>): BulkAct<Row> => given as unknown as BulkAct<Row>
