import type { Base } from '#kit/base.ts'
import { pruneDeliveries } from './deliveries.sql.ts'

const KEPT_MS = 30 * 86_400_000
/** A statement that deletes a million rows holds up whoever waits for one of them. */
const AT_ONCE = 5000

/** Forgets deliveries after thirty days. Returns how many. */
export const forgetDeliveries = (ctx: Base): Promise<number> => pruneDeliveries(ctx.slowPool, new Date(ctx.clock.now() - KEPT_MS), AT_ONCE)
