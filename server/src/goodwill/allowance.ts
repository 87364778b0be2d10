import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { givenOn } from './goodwill.sql.ts'

/** What somebody may still give by themselves today; null for machines and for whoever agrees to others' requests. */
export interface Allowance {
  per_act: number
  left_today: number
}

/** Whether what somebody gives is counted against a limit. */
export const isLimited = ({ staff, scopes }: Caller): boolean => staff !== undefined && !scopes.includes('goodwill:approve')

/** Today, where the program's days begin. */
export const todayIn = (ctx: Pick<Context, 'clock'>, { timeline }: LiveProgram): string => {
  const now = ctx.clock.now()
  return formatDay(timeline.versionAt(null, now).zone.dayOf(now))
}

/** A currency that the limits do not name may not be given at all without a second person. */
export async function allowanceOf(
  ctx: Context,
  db: Pool | Client,
  program: LiveProgram,
  caller: Caller,
  currency: string,
): Promise<Allowance | null> {
  if (!isLimited(caller)) return null
  const limit = caller.staff!.goodwill[currency]
  if (!limit) return { per_act: 0, left_today: 0 }
  const given = await givenOn(db, program.id, caller.client, todayIn(ctx, program), currency)
  return { per_act: limit.per_act, left_today: Math.max(0, limit.per_day - given) }
}

export const fits = (allowance: Allowance | null, amount: number): boolean =>
  allowance === null || (amount <= allowance.per_act && amount <= allowance.left_today)
