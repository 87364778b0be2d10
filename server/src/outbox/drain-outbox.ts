import type { Base } from '#kit/base.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { bucketsWithWork, bury, deleteRow, nextRows, postpone, tryLockBucket, unlockBucket, type OutboxRow } from './outbox.sql.ts'

/** Tries before a row is laid aside for a person to look at. */
export const TRIES_MAX = 8

export type React = (row: OutboxRow) => Promise<void>

/**
 * Acts on everything announced, bucket by bucket and in each holder's order. A reaction must bear being repeated: its
 * row is deleted after it, so a crash in between does it again. Returns how many rows were done.
 *
 * @param stopping ends it between two rows: a process that is asked to stop must not first work off a long backlog
 */
export async function drainOutbox(ctx: Base, client: Client, react: React, stopping?: AbortSignal): Promise<number> {
  let done = 0
  for (const bucket of await bucketsWithWork(client, new Date(ctx.clock.now()))) {
    if (stopping?.aborted) break
    if (!(await tryLockBucket(client, bucket))) continue
    try {
      done += await drainBucket(ctx, client, bucket, react, stopping)
    } finally {
      await unlockBucket(client, bucket)
    }
  }
  return done
}

async function drainBucket(ctx: Base, client: Client, bucket: number, react: React, stopping?: AbortSignal): Promise<number> {
  let done = 0
  for (;;) {
    const rows = await nextRows(client, bucket, new Date(ctx.clock.now()), 200)
    const stuck = new Set<string>()
    for (const row of rows) {
      if (stopping?.aborted) return done
      if (stuck.has(row.holder_id)) continue
      if (await attempt(ctx, client, row, react)) done += 1
      else stuck.add(row.holder_id)
    }
    if (rows.length < 200 || stuck.size > 0) return done
  }
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
