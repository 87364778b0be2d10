import { z } from 'zod'
import { At, timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { readMember } from '../members/target.ts'
import { findOrder, OrderRef } from '../orders/find-order.ts'
import { liveProgram } from '../programs/live-program.ts'
import { dayUntil } from './day-until.ts'
import { HeldBenefit, heldBenefits } from './held-benefits.ts'

const params = z.object({ id: z.string(), benefit: z.string().max(40) })

const Use = z
  .strictObject({
    at: At,
    order: OrderRef.optional().meta({ description: 'The sale it came with: when that comes back whole, so does the use' }),
  })
  .meta({ id: 'UseBenefit' })
const Give = z
  .strictObject({ until: z.iso.date().nullable().default(null).meta({ description: 'Last day; null for good' }) })
  .meta({ id: 'GiveBenefit' })
const Restore = z.strictObject({ used_on: z.iso.date().optional() }).meta({ id: 'RestoreBenefit' })

export function benefitDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/benefits',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'What the member has a right to now, and how much of it is left',
        tags: ['points'],
        params: z.object({ id: z.string() }),
        response: { 200: z.object({ items: z.array(HeldBenefit) }) },
      },
    },
    async (request) => ({
      items: await heldBenefits(ctx, await liveProgram(ctx, request.caller.programId), readMember(request.params.id)),
    }),
  )

  doors.post(
    '/v1/members/:id/benefits/:benefit/uses',
    {
      ...allow('points:spend', { shows: '/v1/members/:id/benefits' }),
      schema: { summary: 'Use a benefit', tags: ['points'], params, body: Use, response: { 201: DecisionAnswer } },
    },
    async (request, reply) => {
      const { id, benefit } = request.params
      const { at, order } = request.body
      const holder = readMember(id)
      const sale = order && (await ownOrder(ctx, request.caller.programId, holder, order))
      const draft = { kind: 'benefit' as const, act: 'use' as const, benefit, at: timeOf(at), ...(sale !== undefined && { order: sale }) }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'benefit-use'), holder, draft })
    },
  )

  doors.post(
    '/v1/members/:id/benefits/:benefit/uses/undo',
    {
      ...allow('points:write', { shows: '/v1/members/:id/benefits' }),
      schema: { summary: 'Give a use of a benefit back', tags: ['points'], params, body: Restore, response: { 201: DecisionAnswer } },
    },
    (request, reply) => {
      const { id, benefit } = request.params
      const { used_on } = request.body
      const draft = {
        kind: 'benefit' as const,
        act: 'restore' as const,
        benefit,
        at: null,
        ...(used_on !== undefined && { usedOn: dayUntil(used_on) - 1 }),
      }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'benefit-restore'), holder: readMember(id), draft })
    },
  )

  doors.post(
    '/v1/members/:id/benefits/:benefit/give',
    {
      ...allow('members:write', { shows: '/v1/members/:id/benefits' }),
      schema: { summary: 'Give a benefit by hand', tags: ['points'], params, body: Give, response: { 201: DecisionAnswer } },
    },
    (request, reply) => {
      const { id, benefit } = request.params
      const { until } = request.body
      const draft = { kind: 'benefit' as const, act: 'give' as const, benefit, at: null, until: until === null ? null : dayUntil(until) }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'benefit-give'), holder: readMember(id), draft })
    },
  )

  doors.post(
    '/v1/members/:id/benefits/:benefit/take',
    {
      ...allow('members:write', { shows: '/v1/members/:id/benefits' }),
      schema: {
        summary: 'Take a benefit back that was given by hand',
        tags: ['points'],
        params,
        body: z.strictObject({}),
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const { id, benefit } = request.params
      const draft = { kind: 'benefit' as const, act: 'take' as const, benefit, at: null }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'benefit-take'), holder: readMember(id), draft })
    },
  )
}

/** The member's own order. @throws Problem `no_sale` where it is nobody's or somebody else's */
async function ownOrder(ctx: Context, programId: number, holder: HolderKey, order: z.infer<typeof OrderRef>): Promise<number> {
  const found = await findOrder(ctx, programId, order)
  if ('awaits' in found || found.holder.text !== holder.text) throw new Problem('no_sale', {}, [{ code: 'no_sale', path: 'body.order' }])
  return found.seq
}
