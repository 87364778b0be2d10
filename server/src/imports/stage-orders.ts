import { createHash } from 'node:crypto'
import { CopyRows } from '#kit/copy.ts'
import { hashed } from '#kit/file-bytes.ts'
import type { Client } from '#kit/pg.ts'
import { columnsOf, type OrderMapping } from './mapping.ts'
import { readOrderRecord } from './order-record.ts'
import { readRecords, type FileRecord } from './read-records.ts'
import { BadValue } from './read-value.ts'
import type { Rejects } from './rejects.ts'

export interface Staged {
  fileHash: Buffer
  rows: number
  bad: number
  staged: number
}

const AT_ONCE = 2000

/**
 * Copies the records of a file into the staging table, so that the rows of one order are found together wherever they
 * stand in the file. What cannot be read goes to the report and stops nothing.
 */
export async function stageOrders(
  client: Client,
  importId: number,
  bytes: AsyncIterable<Uint8Array>,
  mapping: OrderMapping,
  program: { zone: string; decimals: number },
  rejects: Rejects,
  at: (rows: number) => void,
): Promise<Staged> {
  const hash = createHash('sha256')
  const counts = { rows: 0, bad: 0, staged: 0 }
  let rows = new CopyRows(1 << 20)
  for await (const records of readRecords(hashed(bytes, hash), mapping, columnsOf(mapping))) {
    for (const record of records) {
      counts.rows += 1
      const key = keyOf(record, mapping, program, rejects)
      if (key === null) {
        counts.bad += 1
        continue
      }
      counts.staged += 1
      rows
        .row(4)
        .int8(importId)
        .int8(record.line)
        .text(key)
        .text(JSON.stringify([record.raw, record.fields]))
      if (rows.rows < AT_ONCE) continue
      await rows.into(client, STAGING)
      rows = rows.reset()
    }
    if (rejects.full) await rejects.flush()
    at(counts.rows)
  }
  await rows.into(client, STAGING)
  await client.query('analyze import_rows')
  return { fileHash: hash.digest(), ...counts }
}

const STAGING = 'import_rows (import_id, line, key, record)'

/** What a record's group is: its kind, its customer and its reference; null when it is bad. */
function keyOf(
  record: FileRecord,
  mapping: OrderMapping,
  { zone, decimals }: { zone: string; decimals: number },
  rejects: Rejects,
): string | null {
  if (record.problem !== null) {
    rejects.add({ line: record.line, refused: false, reason: 'unreadable', detail: record.problem, record: record.raw })
    return null
  }
  try {
    const { isReturn, reference } = readOrderRecord(record.fields, mapping, zone, decimals)
    return `${isReturn ? 'r' : 'o'} ${reference}`
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    rejects.add({ line: record.line, refused: false, reason: error.reason, detail: error.message, record: record.raw })
    return null
  }
}
