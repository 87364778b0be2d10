import type { Base } from '#kit/base.ts'
import { pruneAnswers } from './given-answers.sql.ts'

/** Tills that were cut off keep their requests for weeks; nobody retries after a quarter of a year. */
const KEPT_MS = 90 * 86_400_000

/** Forgets answers kept for retries that will not come any more. Returns how many. */
export const forgetAnswers = (ctx: Base): Promise<number> => pruneAnswers(ctx.pool, new Date(ctx.clock.now() - KEPT_MS))
