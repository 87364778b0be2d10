import { message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { BatchRow } from '../coupons/batches.sql.ts'
import type { LiveProgram } from '../programs/program.ts'
import { read, type FieldMapping } from './mapping.ts'
import type { FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import type { Reject } from './rejects.ts'
import type { RejectList } from './stage-orders.ts'
import { takeCoupon } from './take-coupon.ts'
import { takeProduct, takeStore } from './take-master.ts'
import { takeBalance, takeCustomer, takeMember } from './take-people.ts'

/** What a row was: taken now, or known from before. */
export type Taken = 'decided' | 'already_known'

/** A row's fields by name; empty where the file has nothing. */
export type Row = (field: string) => string

/** What of an import its rows must know. */
export interface Setting {
  /** A part of the keys of a row that is tried again: the answer to the first try, a refusal, is kept under the first key. */
  salt: string
  /** Of coupons: the batch they go to, and which place this one has there. */
  batch: BatchRow | null
  line: number
}

/** Reads a row; nothing is written before `act`. Rows that share a person or thing (`of`) are taken in the order of the file. */
export type Take = (
  ctx: Context,
  program: LiveProgram,
  row: Row,
  names: readonly string[],
  setting: Setting,
) => { of: string[]; act(): Promise<Taken> }

export const TAKES = {
  customers: takeCustomer,
  members: takeMember,
  balances: takeBalance,
  products: takeProduct,
  stores: takeStore,
  coupons: takeCoupon,
} satisfies Record<string, Take>

export type RowKind = keyof typeof TAKES

/** Of which file its rows are. */
export interface RowSource {
  program: LiveProgram
  kind: RowKind
  mapping: FieldMapping
  batch: BatchRow | null
}

export interface RowCounts {
  rows: number
  decided: number
  already_known: number
}

/** Takes some records, each on its own; what is not taken goes to the rejects. Every row may be taken twice without harm. */
export async function takeRows(
  ctx: Context,
  source: RowSource,
  records: readonly FileRecord[],
  rejects: Pick<RejectList, 'add'>,
  counts: RowCounts,
): Promise<void> {
  const waiting = records.flatMap((record) => {
    const reading = readRow(ctx, source, record)
    if (!(reading instanceof BadValue)) return [{ ...reading, record }]
    rejects.add(badRow(record, reading))
    return []
  })
  await eightAtATime(waiting, async ({ record, act }) => {
    const taken = await takeOne(act)
    if (typeof taken === 'string') counts[taken] += 1
    else rejects.add(taken instanceof BadValue ? badRow(record, taken) : refusedRow(record, taken))
  })
  counts.rows += records.length
}

/** What is to be done with a record, or why it cannot be read. */
export function readRow(
  ctx: Context,
  { program, kind, mapping, batch }: RowSource,
  { line, fields, problem }: FileRecord,
  salt = '',
): ReturnType<Take> | BadValue {
  if (problem) return problem
  const row: Row = (field) => read(fields, mapping.fields[field] ?? field)
  try {
    return TAKES[kind](ctx, program, row, [...new Set([...Object.keys(fields), ...Object.keys(mapping.fields)])], { salt, batch, line })
  } catch (error) {
    if (error instanceof BadValue) return error
    throw error
  }
}

/** Takes a row that was read. @returns why it was not taken, where it was not */
export async function takeOne(act: () => Promise<Taken>): Promise<Taken | BadValue | Problem> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Problem || error instanceof BadValue) return error
    throw error
  }
}

export const badRow = ({ line, raw, fields }: FileRecord, { reason, message: detail, why }: BadValue): Reject => ({
  line,
  refused: false,
  reason,
  detail,
  why,
  record: raw,
  fields,
  key: null,
})

export function refusedRow({ line, raw, fields }: FileRecord, { code, facts }: Problem): Reject {
  const why = { key: `problem.${code}`, facts }
  return { line, refused: true, reason: code, detail: message('en', why.key, facts), why, record: raw, fields, key: null }
}

/** What waits for the database overlaps, and the pool is not drained; but of two that share something, the first goes first. */
async function eightAtATime<T extends { of: readonly string[] }>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const tails = new Map<string, Promise<void>>()
  const waiting = [...list]
  const inTurn = async (item: T): Promise<void> => {
    for (const before of item.of.map((key) => tails.get(key))) await before
    await work(item)
  }
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item; item = waiting.shift()) {
      const done = inTurn(item)
      for (const key of item.of) tails.set(key, done)
      await done
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
