import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { Command } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { findOrder, OrderRef } from '../orders/find-order.ts'
import type { Awaiting } from '../parked/park.ts'
import { checked } from '../programs/attributes.ts'
import type { LiveProgram } from '../programs/program.ts'

export const ReportEvent = z
  .strictObject({
    ...Target,
    type: z.string().max(40),
    attributes: z
      .record(z.string().max(40), z.union([z.string().max(1000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]))
      .default({}),
    order: OrderRef.optional().meta({ description: 'What it is about, such as the order that was shipped; it says whose event it is' }),
    at: At,
  })
  .meta({ id: 'ReportEvent' })

/** Whose event it is, and which. One that is about an order is of whoever bought that. */
export async function readEvent(
  ctx: Context,
  program: LiveProgram,
  input: z.infer<typeof ReportEvent>,
): Promise<Omit<Command, 'key'> | Awaiting> {
  const { type, attributes, at, order, ...target } = input
  const { events } = program.timeline.versionAt(timeOf(at), ctx.clock.now()).document
  const declared = Object.hasOwn(events, type) ? events[type] : undefined
  if (!declared) throw new Problem('unknown_event', { type })
  const reasons: Problem['reasons'][number][] = []
  checked(declared.attributes, attributes, 'event', 'body.attributes', reasons)
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  const draft = { kind: 'event', type, attributes, at: timeOf(at) } as const
  if (!order) return { holder: await resolveMember(ctx, program, target), draft }
  const found = await findOrder(ctx, program.id, order)
  return 'awaits' in found ? { ...found, draft } : { holder: found.holder, draft: { ...draft, order: found.seq } }
}
