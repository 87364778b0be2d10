import type { Base } from '#kit/base.ts'
import { countDonations } from '../fulfilments/donations.ts'
import type { LiveProgram } from '../programs/program.ts'

export interface CauseTotal {
  cause: string
  names: Record<string, string>
  donations: number
  amount: number
}

/** What each cause was given so far, at what its reward gives today. */
export async function causesOf(ctx: Base, { id, timeline }: LiveProgram): Promise<CauseTotal[]> {
  const counts = await countDonations(ctx, id)
  const causes = new Map<string, CauseTotal>()
  for (const [key, { cause }] of Object.entries(timeline.inForce(ctx.clock.now()).version.document.rewards)) {
    if (!cause) continue
    const own = causes.get(cause.key) ?? { cause: cause.key, names: cause.names, donations: 0, amount: 0 }
    own.donations += counts.get(key) ?? 0
    own.amount += (counts.get(key) ?? 0) * cause.amount
    causes.set(cause.key, own)
  }
  return [...causes.values()]
}
