import { sha256, stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Summary, Watching } from './import-orders.ts'
import { insertImport, markDone, markStaged } from './imports.sql.ts'
import { read, type FieldMapping } from './mapping.ts'
import { openBytes, readRecords, type FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import { Rejects } from './rejects.ts'
import { takeProduct, takeStore } from './take-master.ts'
import { takeBalance, takeCustomer, takeMember } from './take-people.ts'

/** What a row was: taken now, or known from before. */
export type Taken = 'decided' | 'already_known'

/** A row's fields by name; empty where the file has nothing. */
export type Row = (field: string) => string

export type Take = (ctx: Context, program: LiveProgram, row: Row, names: readonly string[]) => Promise<Taken>

const TAKES: Record<'customers' | 'members' | 'balances' | 'products' | 'stores', Take> = {
  customers: takeCustomer,
  members: takeMember,
  balances: takeBalance,
  products: takeProduct,
  stores: takeStore,
}

const AT_ONCE = 200

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
  const take = async (record: FileRecord): Promise<void> => {
    const row: Row = (field) => read(record.fields, mapping.fields[field] ?? field)
    const names = [...new Set([...Object.keys(record.fields), ...Object.keys(mapping.fields)])]
    const rejected = (refused: boolean, reason: string, detail: string): void =>
      rejects.add({ line: record.line, refused, reason, detail, record: record.raw })
    if (record.problem !== null) return rejected(false, 'unreadable', record.problem)
    try {
      counts[await TAKES[kind](ctx, program, row, names)] += 1
    } catch (error) {
      if (error instanceof BadValue) rejected(false, error.reason, error.message)
      else if (error instanceof Problem) rejected(true, error.code, JSON.stringify(error.facts))
      else throw error
    }
  }
  for await (const records of readRecords(openBytes(file), mapping)) {
    // Some at once, but in order: a later row of a person may build on an earlier one.
    for (let i = 0; i < records.length; i += AT_ONCE) await inOrder(records.slice(i, i + AT_ONCE), take)
    counts.rows += records.length
    watching.at(counts.rows)
    await rejects.flush()
  }
  await rejects.flush()
  await markStaged(ctx.slowPool, id, Buffer.alloc(0), counts.rows, counts)
  await markDone(ctx.slowPool, id, counts, now())
  const { bad, refused, reasons } = await rejects.counts()
  const report = bad + refused > 0 ? reportFile : null
  if (report) await rejects.writeTo(report)
  const none = { orders: 0, returns: 0, kept: 0, resumed: false }
  return { ...counts, ...none, bad, refused, reasons, report, seconds: (performance.now() - start) / 1000 }
}

/** Eight at a time: what waits for the database overlaps, and the pool is not drained. */
async function inOrder(records: readonly FileRecord[], take: (record: FileRecord) => Promise<void>): Promise<void> {
  const waiting = [...records]
  const worker = async (): Promise<void> => {
    for (let record = waiting.shift(); record; record = waiting.shift()) await take(record)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}
