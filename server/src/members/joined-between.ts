import type { Base } from '#kit/base.ts'
import { listJoined } from './members.sql.ts'

export interface Joined {
  holder: string
  /** Microseconds since 1970, for cursors. */
  micros: number
}

/** Members who joined within a time (epoch ms), the first first; after a place in that order. */
export async function joinedBetween(
  ctx: Base,
  programId: number,
  joined: { start: number; end: number },
  after: { micros: number; id: string } | null,
  limit: number,
): Promise<Joined[]> {
  const rows = await listJoined(ctx.pool, programId, joined, after, limit)
  return rows.map(({ holder_id, joined_micros }) => ({ holder: holder_id, micros: joined_micros }))
}
