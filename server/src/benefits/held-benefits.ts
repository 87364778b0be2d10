import { benefitsOf } from '@perennial/engine/decide/benefits.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import { readState } from '../intake/simulate.ts'
import type { LiveProgram } from '../programs/program.ts'

export const HeldBenefit = z
  .object({
    benefit: z.string(),
    names: z.record(z.string(), z.string()),
    kind: z.string(),
    used: z.int(),
    of: z.int().nullable().meta({ description: 'How often it may be used in the period; null for as often as wanted' }),
    resets_on: z.string().nullable(),
  })
  .meta({ id: 'HeldBenefit' })

/** The benefits a member has now, as the engine sees them. @throws Problem `not_found` */
export async function heldBenefits(ctx: Base, { id, timeline }: LiveProgram, holder: HolderKey): Promise<z.infer<typeof HeldBenefit>[]> {
  const state = await readState(ctx.pool, id, holder)
  if (!state) throw new Problem('not_found', { what: 'member' })
  const version = timeline.inForce(ctx.clock.now()).version
  return benefitsOf(version, state.progress, version.zone.dayOf(ctx.clock.now())).map(({ key, benefit, used, resetsOn }) => ({
    benefit: key,
    names: benefit.names as Record<string, string>,
    kind: benefit.kind,
    used,
    of: benefit.quota?.max ?? null,
    resets_on: resetsOn === null ? null : formatDay(resetsOn),
  }))
}
