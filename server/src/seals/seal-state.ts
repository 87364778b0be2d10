import type { Base } from '#kit/base.ts'
import { lastSeal, unsealed } from './seals.sql.ts'

/** How far the chain of seals reaches. */
export interface SealState {
  last: { number: number; hash: string; batches: number; sealed_at: string } | null
  /** Batches that are committed and not sealed yet, and since when. */
  waiting: number
  oldest_at: string | null
}

export async function sealState(ctx: Base): Promise<SealState> {
  const [last, { waiting, oldest }] = await Promise.all([lastSeal(ctx.pool), unsealed(ctx.pool)])
  return {
    last: last && { number: last.number, hash: last.hash.toString('hex'), batches: last.batches, sealed_at: last.sealed_at.toISOString() },
    waiting,
    oldest_at: oldest?.toISOString() ?? null,
  }
}
