import Papa from 'papaparse'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { compileMapping } from './column-mapping.ts'
import { NO_COUNTS, OrderDecider } from './decide-orders.ts'
import { fieldsOf } from './fields.ts'
import type { ImportRow } from './import.ts'
import type { FieldMapping, OrderMapping } from './mapping.ts'
import type { FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import { markTaken, rejectAt, rejectsOfKey, saveMended, saveTry, type StoredReject } from './rejects.sql.ts'
import { contentOf, kept, type Reject } from './rejects.ts'
import { orderKey } from './stage-orders.ts'
import { badRow, readRow, refusedRow, takeOne, type RowKind } from './take-rows.ts'
import { batchOf } from './work-on-rows.ts'

type Mapping = OrderMapping | FieldMapping

/** An import's mapping as the importer works by it. */
export function mappingOf(program: LiveProgram, row: ImportRow): Mapping {
  return compileMapping(row.kind, row.mapping!, row.file!, fieldsOf(row.kind, program))
}

/**
 * Writes what somebody put into the cells of a row that was not taken; the others stay as they are.
 *
 * @throws Problem `not_found` where there is no such row, `not_mendable` where it is too long to be kept
 */
export async function mendRow(
  ctx: Context,
  row: ImportRow,
  mapping: Mapping,
  line: number,
  cells: Readonly<Record<string, string>>,
): Promise<void> {
  const stored = await openReject(ctx, row, line)
  const content = contentOf(ctx, stored)
  if (content.fields === null) throw new Problem('not_mendable')
  // A row with too many cells is mended by saying what stands in each column.
  const named = Object.fromEntries(row.file!.columns.map((column) => [column, content.fields![column] ?? '']))
  const unknown = Object.keys(cells).filter((column) => !row.file!.columns.includes(column))
  if (unknown.length > 0)
    throw new Problem(
      'invalid_request',
      {},
      unknown.map((column) => ({ code: 'no_column', path: `body.cells.${column}`, facts: { column } })),
    )
  const fields = { ...named, ...cells }
  const record = Papa.unparse([Object.values(fields) as string[]], { delimiter: row.file!.delimiter })
  const key = 'order' in mapping ? orderKey({ fields }, mapping) : null
  await saveMended(ctx.slowPool, row.id, line, ctx.vault.encryptRow(line, kept({ ...content, record, fields })), key)
}

/** @throws Problem `not_found` where there is no such row that is not taken */
async function openReject(ctx: Context, { id }: ImportRow, line: number): Promise<StoredReject> {
  const stored = await rejectAt(ctx.slowPool, id, line)
  if (!stored || stored.taken) throw new Problem('not_found', { what: 'row' })
  return stored
}

/**
 * Tries a row again, and with it the others of its order. What is taken is taken once, however often this is called:
 * the keys follow from import, line and how often it was tried in vain.
 *
 * @returns the lines that were taken
 */
export async function retryRow(ctx: Context, program: LiveProgram, row: ImportRow, mapping: Mapping, line: number): Promise<number[]> {
  const stored = await openReject(ctx, row, line)
  if ('order' in mapping) return retryOrder(ctx, program, row, mapping, stored)
  const record = recordOf(ctx, stored)
  const kind = row.kind as RowKind
  const batch = await batchOf(ctx, program, row)
  const reading = readRow(ctx, { program, kind, mapping, batch }, record, saltOf(row, [stored]))
  const taken = reading instanceof BadValue ? reading : await takeOne(reading.act)
  if (typeof taken === 'string') {
    await markTaken(ctx.slowPool, row.id, [line], new Date(ctx.clock.now()))
    return [line]
  }
  await refuse(ctx, row, taken instanceof BadValue ? badRow(record, taken) : refusedRow(record, taken))
  return []
}

async function retryOrder(
  ctx: Context,
  program: LiveProgram,
  row: ImportRow,
  mapping: OrderMapping,
  stored: StoredReject,
): Promise<number[]> {
  const mates = stored.key === null ? [stored] : await rejectsOfKey(ctx.slowPool, row.id, stored.key)
  const rejected = new Map<number, Reject>()
  const decider = new OrderDecider(ctx, program, mapping, { add: (reject) => rejected.set(reject.line, reject) })
  const rows = mates.map((mate) => {
    const { line, raw, fields, problem } = recordOf(ctx, mate)
    return { first: mates[0]!.line, line, key: mate.key ?? '', record: JSON.stringify([raw, fields, problem?.why ?? null]) }
  })
  // Without a reference there is no order; with it, a salt even at the first try: the rest of its return may be decided.
  await decider.decide({ first: rows[0]!.line, rows, counts: { ...NO_COUNTS }, salt: saltOf(row, mates) })
  const taken = mates.map(({ line }) => line).filter((line) => !rejected.has(line))
  // First, so that what a return took back is never tried again with the lines that it did not.
  await markTaken(ctx.slowPool, row.id, taken, new Date(ctx.clock.now()))
  for (const reject of rejected.values()) await refuse(ctx, row, reject)
  return taken
}

/** Another try has another key, but the same try has the same: repeated after a crash, it finds what it did. */
const saltOf = ({ public_id }: ImportRow, rows: readonly StoredReject[]): string =>
  [public_id, ...rows.map(({ line, tries }) => `${line}.${tries}`)].join(' ')

function recordOf(ctx: Context, stored: StoredReject): FileRecord {
  const { record: raw, fields, why } = contentOf(ctx, stored)
  if (fields === null) throw new Problem('not_mendable')
  // Once somebody has mended it, its cells are those of the columns; before, a row that could not be parted is as it was.
  const broken = stored.reason === 'unreadable' && !stored.mended
  return {
    line: stored.line,
    raw,
    fields,
    problem: broken ? new BadValue('unreadable', why.key.replace('import.why.', ''), why.facts) : null,
  }
}

async function refuse(ctx: Context, { id }: ImportRow, { line, refused, reason, ...what }: Reject): Promise<void> {
  await saveTry(ctx.slowPool, id, { line, refused, reason, content: ctx.vault.encryptRow(line, kept(what)) })
}
