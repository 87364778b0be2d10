import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const MakeHold = z
  .strictObject({
    ...Target,
    currency: z.string().max(40),
    amount: Amount.min(1),
    more: z
      .array(z.strictObject({ currency: z.string().max(40), amount: Amount.min(1) }))
      .max(10)
      .default([])
      .meta({ description: 'Of other currencies, beside it: captured and released together' }),
    expires_in_seconds: z
      .int()
      .min(1)
      .max(30 * 86_400)
      .default(900),
  })
  .meta({ id: 'MakeHold' })

const params = z.object({ id: z.string() })

export function holdDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/holds',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Set points aside until they are captured, released or the hold lapses',
        tags: ['points'],
        body: MakeHold,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'hold')
      const { currency, amount, more, expires_in_seconds, ...target } = request.body
      const program = await liveProgram(ctx, request.caller.programId)
      const holder = await resolveMember(ctx, program, target)
      const expiresAt = ctx.clock.now() + expires_in_seconds * 1000
      const draft = { kind: 'hold' as const, currency, amount, ...(more.length > 0 && { more }), expiresAt, at: null }
      return answerCommand(ctx, request, reply, { key, holder, draft })
    },
  )

  doors.post(
    '/v1/holds/:id/capture',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Spend what is held, or part of it; the rest is released',
        tags: ['points'],
        params,
        body: z.strictObject({ amount: Amount.min(1).optional() }),
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'capture')
      const { holder, hold } = readHold(request.params.id)
      const { amount } = request.body
      return answerCommand(ctx, request, reply, {
        key,
        holder,
        draft: { kind: 'capture', hold, ...(amount !== undefined && { amount }), at: null },
      })
    },
  )

  doors.post(
    '/v1/holds/:id/release',
    {
      ...allow('points:spend'),
      schema: { summary: 'Let go of what is held', tags: ['points'], params, response: { 201: DecisionAnswer } },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'release')
      const { holder, hold } = readHold(request.params.id)
      return answerCommand(ctx, request, reply, { key, holder, draft: { kind: 'release', hold, at: null } })
    },
  )
}

function readHold(id: string): { holder: HolderKey; hold: number } {
  const place = decodeRowId('hld', id, 1)
  if (!place) throw new Problem('not_found', { what: 'hold' })
  return { holder: holderKey(place.holder), hold: place.place[0]! }
}
