import type { Base } from '#kit/base.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { bucketsWithWork, bury, deleteRow, nextRows, postpone, tryLockBucket, unlockBucket, type OutboxRow } from './outbox.sql.ts'

/** Tries before a row is laid aside for a person to look at. */
export const TRIES_MAX = 8

export type React = (row: OutboxRow) => Promise<void>

/** One after another they were 30 a second, a commit each; side by side they share the commits of the lanes. */
const BUCKETS_AT_ONCE = 32

/**
 * Acts on everything announced, in each holder's order. A reaction must bear being repeated: its row is deleted after
 * it, so a crash in between does it again. Returns how many rows were done.
 *
 * @param stopping ends it between two rows: a process that is asked to stop must not first work off a long backlog
 */
export async function drainOutbox(ctx: Base, client: Client, react: React, stopping?: AbortSignal): Promise<number> {
  const waiting = await bucketsWithWork(client, new Date(ctx.clock.now()))
  let done = 0
  const next = async (): Promise<void> => {
    for (let bucket = waiting.shift(); bucket !== undefined; bucket = waiting.shift()) {
      if (stopping?.aborted) return
      if (!(await tryLockBucket(client, bucket))) continue
      try {
        done += await drainBucket(ctx, client, bucket, react, stopping)
      } finally {
        await unlockBucket(client, bucket)
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: BUCKETS_AT_ONCE }, next))
  for (const end of ended) if (end.status === 'rejected') throw end.reason
  return done
}

async function drainBucket(ctx: Base, client: Client, bucket: number, react: React, stopping?: AbortSignal): Promise<number> {
  let done = 0
  for (;;) {
    const rows = await nextRows(client, bucket, new Date(ctx.clock.now()), 200)
    const holders = new Map<string, OutboxRow[]>()
    for (const row of rows) holders.set(row.holder_id, [...(holders.get(row.holder_id) ?? []), row])
    const counts = await Promise.all([...holders.values()].map((own) => drainHolder(ctx, client, own, react, stopping)))
    const now = counts.reduce((sum, count) => sum + count, 0)
    done += now
    if (rows.length < 200 || now < rows.length) return done
  }
}

/** A row that must be tried again keeps those behind it waiting. */
async function drainHolder(ctx: Base, client: Client, rows: readonly OutboxRow[], react: React, stopping?: AbortSignal): Promise<number> {
  for (const [done, row] of rows.entries()) {
    if (stopping?.aborted || !(await attempt(ctx, client, row, react))) return done
  }
  return rows.length
}

async function attempt(ctx: Base, client: Client, row: OutboxRow, react: React): Promise<boolean> {
  try {
    await react(row)
    await deleteRow(client, row)
    return true
  } catch (error) {
    const words = (error as Error).message.slice(0, 500)
    const now = ctx.clock.now()
    if (row.attempts + 1 >= TRIES_MAX) {
      await bury(client, row, uuidText(newId(now)), words, new Date(now))
      ctx.log.error({ type: row.type, error: words }, 'an announcement was laid aside after its last try')
      return true
    }
    await postpone(client, row, new Date(now + 1000 * 2 ** row.attempts), words)
    return false
  }
}
