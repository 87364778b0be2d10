import { CopyRows } from '#kit/copy.ts'
import type { Client } from '#kit/pg.ts'
import { read, type OrderMapping } from './mapping.ts'
import { isReturn, readOrderRecord } from './order-record.ts'
import type { FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import type { Reject } from './rejects.ts'

export interface Staged {
  rows: number
  bad: number
  /** Those that cannot be read, staged or not. */
  faulty: number
  staged: number
}

/** Whatever gathers the rows that are not taken. */
export interface RejectList {
  readonly full: boolean
  add(row: Reject): void
  flush(): Promise<void>
}

const AT_ONCE = 2000

/**
 * Copies the records of a file into the staging table, so that the rows of one order are found together wherever they
 * stand in the file. What cannot be read goes to the report and stops nothing.
 *
 * @param whole an order is taken with all of its lines or not at all: a bad line that says which order it is of is staged
 * as well, and holds up the others until somebody has mended it
 */
export async function stageOrders(
  client: Client,
  importId: number,
  records: AsyncIterable<FileRecord[]>,
  mapping: OrderMapping,
  { zone, decimals, whole }: { zone: string; decimals: number; whole: boolean },
  rejects: RejectList,
  at: (so: Staged) => void,
): Promise<Staged> {
  const counts = { rows: 0, bad: 0, faulty: 0, staged: 0 }
  let rows = new CopyRows(1 << 20)
  for await (const some of records) {
    for (const record of some) {
      counts.rows += 1
      const fault = faultOf(record, mapping, zone, decimals)
      if (fault) counts.faulty += 1
      const key = fault && !whole ? null : orderKey(record, mapping)
      if (key === null) {
        counts.bad += 1
        const { line, raw, fields } = record
        const { reason, message, why } = fault ?? new BadValue('bad_reference', 'empty_or_long', { field: 'reference' })
        rejects.add({ line, refused: false, reason, detail: message, why, record: raw, fields, key: null })
        continue
      }
      counts.staged += 1
      rows
        .row(4)
        .int8(importId)
        .int8(record.line)
        .text(key)
        .text(JSON.stringify([record.raw, record.fields, record.problem?.why ?? null]))
      if (rows.rows < AT_ONCE) continue
      await rows.into(client, STAGING)
      rows = rows.reset()
    }
    if (rejects.full) await rejects.flush()
    at(counts)
  }
  await rows.into(client, STAGING)
  await client.query('analyze import_rows')
  return counts
}

const STAGING = 'import_rows (import_id, line, key, record)'

/** Why a record cannot be read; null where it can. */
export function faultOf({ fields, problem }: FileRecord, mapping: OrderMapping, zone: string, decimals: number): BadValue | null {
  if (problem) return problem
  try {
    readOrderRecord(fields, mapping, zone, decimals)
    return null
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    return error
  }
}

/** What a record's group is: whether it is a return, and its reference; null where that cannot be told. */
export function orderKey({ fields }: Pick<FileRecord, 'fields'>, mapping: OrderMapping): string | null {
  try {
    const reference = read(fields, mapping.order.reference)
    if (reference === '' || reference.length > 100) return null
    return `${isReturn(fields, mapping) ? 'r' : 'o'} ${reference}`
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    return null
  }
}
