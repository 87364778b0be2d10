import type { ReturnLine } from '@perennial/engine/decide/command.ts'
import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import { At, timeOf } from '#kit/at.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { Command } from '../decisions/submit-command.ts'
import { holderOfReference } from '../intake/find-reference.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { referenceHash } from '../orders/place-order.ts'
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
    order: z
      .union([z.strictObject({ id: z.string() }), z.strictObject({ reference: z.string().max(100) })])
      .optional()
      .meta({
        description: 'The sale. Without it the lines are matched to the member’s latest sales of the same sku and price',
      }),
    lines: z.array(Line).min(1).max(500).optional().meta({ description: 'What came back; everything, if left out' }),
    at: At,
  })
  .meta({ id: 'MakeReturn' })

/** Whose return it is, and of which sale. A named sale says whose it is; without one the request must. */
export async function readReturn(ctx: Context, program: LiveProgram, input: z.infer<typeof MakeReturn>): Promise<Omit<Command, 'key'>> {
  const { order, lines: given, at, ...target } = input
  const lines = given ? given.map(lineOf) : null
  const draft = { kind: 'return', order: null, lines, at: timeOf(at) } as const
  if (order && 'id' in order) {
    const place = decodeRowId('ord', order.id, 1)
    if (!place) throw new Problem('not_found', { what: 'order' })
    return { holder: holderKey(place.holder), draft: { ...draft, order: place.place[0]! } }
  }
  if (order) {
    const saleReference = referenceHash(order.reference)
    const holder = await holderOfReference(ctx, program.id, saleReference)
    if (!holder) throw new Problem('no_sale', {}, [{ code: 'no_sale', path: 'body.order.reference' }])
    return { holder, draft, saleReference }
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
