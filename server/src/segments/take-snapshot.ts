import { createHash } from 'node:crypto'
import { uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import type { SnapshotRow } from './segment.ts'
import { foundHolders, insertSnapshot, writeSpans } from './segments.sql.ts'

const AT_ONCE = 10_000

/**
 * Makes who was found the segment's new snapshot, unless it is exactly who was in it before. It holds from now on; what was
 * decided before keeps the one it was decided by.
 *
 * @param last the snapshot before, read under the segment's lock
 * @returns the snapshot that holds now
 */
export async function takeSnapshot(
  client: Client,
  segment: { id: number; rule: string | null },
  last: SnapshotRow | null,
  { now, by }: { now: number; by: string },
): Promise<SnapshotRow> {
  const sum = createHash('sha256')
  let size = 0
  for await (const page of foundHolders(client, AT_ONCE)) {
    for (const holder of page) sum.update(uuidBytes(holder))
    size += page.length
  }
  // Half of it: 128 bits, which stand in every decision that asked.
  const hash = sum.digest('hex').slice(0, 32)
  if (last?.hash === hash) return last
  const number = (last?.number ?? 0) + 1
  const moves = await writeSpans(client, segment.id, number)
  const snapshot: SnapshotRow = {
    number,
    hash,
    size,
    rule: segment.rule,
    taken_by: by,
    ...moves,
    valid_from: new Date(Math.max(now, last?.valid_from.getTime() ?? 0)),
  }
  await insertSnapshot(client, segment.id, snapshot)
  return snapshot
}
