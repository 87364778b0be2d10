import { z } from 'zod'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { readState, simulate } from '../intake/simulate.ts'
import { activeMember } from '../members/active-member.ts'
import type { LiveProgram } from '../programs/program.ts'
import { allowanceOf, fits } from './allowance.ts'
import { givable, type Giving } from './give-goodwill.ts'

export const Preview = z
  .object({
    at_once: z.boolean().meta({ description: 'Whether it would be given at once; else a second person would be asked' }),
    allowance: z
      .object({ per_act: z.int(), left_today: z.int() })
      .nullable()
      .meta({ description: 'What the caller may give by themselves; null for whoever has no limit' }),
    available: z.object({ before: z.int(), after: z.int() }).meta({ description: 'What the member could spend' }),
  })
  .meta({ id: 'GoodwillPreview' })

/** What giving it would come to, decided on a copy. Nothing is written. */
export async function previewGoodwill(
  ctx: Context,
  program: LiveProgram,
  caller: Caller,
  memberId: string,
  giving: Omit<Giving, 'note'>,
): Promise<z.infer<typeof Preview>> {
  const holder = await activeMember(ctx, program.id, memberId)
  await givable(ctx, program, caller, memberId, giving.currency)
  const state = await readState(ctx.pool, program.id, holder)
  if (!state) throw new Problem('not_found', { what: 'member' })
  const now = ctx.clock.now()
  const command = { kind: 'adjust' as const, ...giving, at: now, recordedAt: now }
  const { decided } = await simulate(ctx.pool, { programId: program.id, timeline: program.timeline }, holder, state, command, {})
  const { refusal } = decided.outcome
  if (refusal) throw new Problem(refusal.code, refusal.facts)
  const allowance = await allowanceOf(ctx, ctx.pool, program, caller, giving.currency)
  return {
    at_once: fits(allowance, giving.amount),
    allowance,
    available: {
      before: state.wallets[giving.currency]?.available ?? 0,
      after: decodeOutcome(decided.outcome).wallets?.[giving.currency]?.available ?? 0,
    },
  }
}
