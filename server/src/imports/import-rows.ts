import { openBytes } from '#kit/file-bytes.ts'
import { sha256, stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Summary, Watching } from './import-orders.ts'
import { insertImport, markDone, markStaged } from './imports.sql.ts'
import { columnsOf, read, type FieldMapping } from './mapping.ts'
import { readRecords, type FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import { Rejects } from './rejects.ts'
import { takeProduct, takeStore } from './take-master.ts'
import { takeBalance, takeCustomer, takeMember } from './take-people.ts'

/** What a row was: taken now, or known from before. */
export type Taken = 'decided' | 'already_known'

/** A row's fields by name; empty where the file has nothing. */
export type Row = (field: string) => string

/** Reads a row; nothing is written before `act`. Rows that share a person or thing (`of`) are taken in the order of the file. */
export type Take = (ctx: Context, program: LiveProgram, row: Row, names: readonly string[]) => { of: string[]; act(): Promise<Taken> }

export const TAKES: Record<'customers' | 'members' | 'balances' | 'products' | 'stores', Take> = {
  customers: takeCustomer,
  members: takeMember,
  balances: takeBalance,
  products: takeProduct,
  stores: takeStore,
}

/** Imports rows that each stand alone. Every row may be taken twice without harm, so a killed import is simply run again. */
export async function importRows(
  ctx: Context,
  program: LiveProgram,
  kind: keyof typeof TAKES,
  file: string,
  mapping: FieldMapping,
  reportFile: string | null,
  watching: Watching,
): Promise<Summary> {
  const start = performance.now()
  const now = (): Date => new Date(ctx.clock.now())
  const id = await insertImport(ctx.slowPool, program.id, kind, sha256(stableJson(mapping)), now())
  const rejects = new Rejects(ctx.slowPool, id)
  const counts = { rows: 0, decided: 0, already_known: 0 }
  watching.stage('reading', 0)
  const reject = (record: FileRecord, refused: boolean, reason: string, detail: string): void =>
    rejects.add({ line: record.line, refused, reason, detail, record: record.raw })
  for await (const records of readRecords(openBytes(file), mapping, columnsOf(mapping))) {
    const waiting = records.flatMap((record) => {
      const taking = readRow(TAKES[kind], ctx, program, mapping, record)
      if (!(taking instanceof BadValue))
        return { ...taking, refuse: (reason: string, detail: string) => reject(record, true, reason, detail) }
      reject(record, false, taking.reason, taking.message)
      return []
    })
    await eightAtATime(waiting, (taking) => take(taking, counts, taking.refuse))
    counts.rows += records.length
    watching.at(counts.rows)
    await rejects.flush()
  }
  await rejects.flush()
  await markStaged(ctx.slowPool, id, Buffer.alloc(0), counts.rows, 0, counts)
  await markDone(ctx.slowPool, id, counts, now())
  const { bad, refused, reasons } = await rejects.counts()
  const report = bad + refused > 0 ? reportFile : null
  if (report) await rejects.writeTo(report)
  const none = { orders: 0, returns: 0, kept: 0, resumed: false }
  return { ...counts, ...none, bad, refused, reasons, report, seconds: (performance.now() - start) / 1000 }
}

/** What is to be done with a record, or why it cannot be read. */
export function readRow(
  taker: Take,
  ctx: Context,
  program: LiveProgram,
  mapping: FieldMapping,
  record: FileRecord,
): ReturnType<Take> | BadValue {
  if (record.problem !== null) return new BadValue('unreadable', record.problem)
  const row: Row = (field) => read(record.fields, mapping.fields[field] ?? field)
  try {
    return taker(ctx, program, row, [...new Set([...Object.keys(record.fields), ...Object.keys(mapping.fields)])])
  } catch (error) {
    if (error instanceof BadValue) return error
    throw error
  }
}

async function take(
  { act }: ReturnType<Take>,
  counts: { decided: number; already_known: number },
  refuse: (reason: string, detail: string) => void,
): Promise<void> {
  try {
    counts[await act()] += 1
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    refuse(error.code, JSON.stringify(error.facts))
  }
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
