import type { ReturnLine } from '@perennial/engine/decide/command.ts'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import { At, timeOf } from '#kit/at.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { Command } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { findOrder, OrderRef } from '../orders/find-order.ts'
import { referenceHash } from '../orders/place-order.ts'
import type { Awaiting } from '../parked/park.ts'
import type { LiveProgram } from '../programs/program.ts'

const Line = z
  .strictObject({
    sku: z.string().min(1).max(100),
    quantity: z.int().min(1).max(1_000_000),
    amount: Amount.optional().meta({ description: 'Of the returned quantity; without a receipt it tells sales of other prices apart' }),
  })
  .meta({ id: 'ReturnLine' })

export const MakeReturn = z
  .strictObject({
    ...Target,
    order: OrderRef.optional().meta({
      description: 'The sale. Without it the lines are matched to the member’s latest sales of the same sku and price',
    }),
    lines: z.array(Line).min(1).max(500).optional().meta({ description: 'What came back; everything, if left out' }),
    at: At,
  })
  .meta({ id: 'MakeReturn' })

/** Whose return it is, and of which sale. A named sale says whose it is; without one the request must. */
export async function readReturn(
  ctx: Context,
  program: LiveProgram,
  input: z.infer<typeof MakeReturn>,
): Promise<Omit<Command, 'key'> | Awaiting> {
  const { order, lines: given, at, ...target } = input
  const lines = given ? given.map(lineOf) : null
  const draft = { kind: 'return', order: null, lines, at: timeOf(at) } as const
  if (order) {
    const found = await findOrder(ctx, program.id, order)
    if ('awaits' in found) return { ...found, draft }
    const { holder, seq, moved } = found
    // The claim of a sale that was moved is where it was; here it is named by its place.
    const named = 'reference' in order && !moved
    return { holder, draft: { ...draft, order: seq }, ...(named && { saleReference: referenceHash(order.reference) }) }
  }
  if (!lines)
    throw new Problem('invalid_request', {}, [
      { code: 'missing', path: 'body.lines', message: 'Without an order, say which lines came back.' },
    ])
  return { holder: await resolveMember(ctx, program, target), draft }
}

function lineOf({ sku, quantity, amount }: z.infer<typeof Line>): ReturnLine {
  return { sku, quantity, ...(amount !== undefined && { amount }) }
}
