import type { Base } from '#kit/base.ts'
import { bringBack, deadLettersOf, waitingOf, type DeadLetterRow } from './outbox.sql.ts'

/** How far behind the outbox of a program is. */
export interface OutboxState {
  waiting: number
  /** Of them, tried in vain at least once. */
  retrying: number
  oldest_at: string | null
  laid_aside: number
}

export async function outboxState(ctx: Base, programId: number): Promise<OutboxState> {
  const { waiting, retrying, oldest, dead } = await waitingOf(ctx.pool, programId)
  return { waiting, retrying, oldest_at: oldest?.toISOString() ?? null, laid_aside: dead }
}

/** Announcements that were laid aside after their last try, the newest first. */
export const deadLetters = (ctx: Base, programId: number, limit: number): Promise<DeadLetterRow[]> =>
  deadLettersOf(ctx.pool, programId, limit)

/** Puts one back to where it was, to be tried at once. @returns whether there is such a one */
export const retryLetter = (ctx: Base, programId: number, id: string): Promise<boolean> => bringBack(ctx.pool, programId, id)
