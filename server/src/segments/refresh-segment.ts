import { gently } from '#kit/gently.ts'
import { transaction } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { currentProgram } from '../programs/live-program.ts'
import { askRule } from './ask-rule.ts'
import { spentByAll } from './facts.sql.ts'
import { firstDay } from './membership.ts'
import type { SegmentRow, SnapshotRow } from './segment.ts'
import { addFound, beginFound, keepClaim, lockSegment, settleSegment, spentByFound } from './segments.sql.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** How long a process may be silent that asks a rule. */
export const CLAIM_MS = 120_000

/** Asks the segment's rule of everybody, and makes who it is true of its snapshot. */
export async function refreshSegment(ctx: Context, segment: SegmentRow & { rule: string }, by: string): Promise<SnapshotRow> {
  const program = await currentProgram(ctx, segment.program_id)
  const now = ctx.clock.now()
  const begun = new Date(now)
  const { version } = program.timeline.inForce(now)
  return transaction(ctx.slowPool, async (client) => {
    // Read on a connection of its own, which sees one moment; written on this one.
    const reader = await ctx.slowPool.connect()
    let [failed, all] = [true, 0]
    const year = version.zone.startOf(firstDay('last_12_months', version.zone.dayOf(now))!)
    try {
      await beginFound(client)
      await reader.query('begin isolation level repeatable read, read only')
      all = await spentByAll(reader, program.id, year, now + 1)
      let beat = now
      for await (const { found } of gently(askRule(reader, program.id, version, { rule: segment.rule, now }))) {
        await addFound(client, found)
        if (ctx.clock.now() - beat > CLAIM_MS / 4) await keepClaim(ctx.slowPool, segment.id, new Date((beat = ctx.clock.now()) + CLAIM_MS))
      }
      await reader.query('commit')
      failed = false
    } finally {
      reader.release(failed)
    }
    const last = await lockSegment(client, segment.id)
    const spent = await spentByFound(client, program.id, year, now + 1)
    const snapshot = await takeSnapshot(client, segment, last, { now: ctx.clock.now(), by })
    await settleSegment(client, segment.id, { begun, now: new Date(ctx.clock.now()), spent, spentByAll: all, error: null })
    return snapshot
  })
}
