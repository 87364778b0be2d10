import { transaction } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import type { SegmentRow, SnapshotRow } from './segment.ts'
import { addCurrent, addFound, beginFound, dropFound, lockSegment, settleSegment } from './segments.sql.ts'
import { takeSnapshot } from './take-snapshot.ts'

export type ListMode = 'replace' | 'add' | 'remove'

/** Makes a list its members, adds it to them, or takes it out; what comes of it is a snapshot. */
export function listMembers(
  ctx: Context,
  segment: SegmentRow,
  { holders, mode, by }: { holders: readonly { bucket: number; holder: string }[]; mode: ListMode; by: string },
): Promise<SnapshotRow> {
  return transaction(ctx.slowPool, async (client) => {
    const last = await lockSegment(client, segment.id)
    await beginFound(client)
    if (mode !== 'replace') await addCurrent(client, segment.id)
    if (mode === 'remove') await dropFound(client, holders)
    else await addFound(client, holders)
    const now = ctx.clock.now()
    const snapshot = await takeSnapshot(client, segment, last, { now, by })
    const at = new Date(now)
    await settleSegment(client, segment.id, { begun: at, now: at, spent: null, spentByAll: null, error: null })
    return snapshot
  })
}
