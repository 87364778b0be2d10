import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { withinGoodwill } from '../goodwill/within-goodwill.ts'
import { readMember } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'

const Adjust = z
  .strictObject({
    currency: z.string().max(40),
    amount: z
      .int()
      .min(-AMOUNT_MAX)
      .max(AMOUNT_MAX)
      .refine((amount) => amount !== 0, 'an adjustment of 0 does nothing'),
    reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores'),
    expires_on: z.iso
      .date()
      .nullable()
      .optional()
      .meta({ description: 'First day on which the points are gone; null for never; by the currency’s rule, if left out' }),
  })
  .meta({ id: 'Adjust' })

export function adjustmentDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/adjustments',
    {
      ...allow('points:write', { shows: '/v1/members/:id/balances' }),
      schema: {
        summary: 'Correct a balance by hand',
        tags: ['points'],
        params: z.object({ id: z.string() }),
        body: Adjust,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'adjust')
      const { currency, amount, reason, expires_on } = request.body
      const expiresOn = typeof expires_on === 'string' ? parseDay(expires_on) : expires_on
      if (typeof expires_on === 'string' && expiresOn === null)
        throw new Problem('invalid_request', {}, [{ code: 'no_such_day', path: 'body.expires_on' }])
      const draft = { kind: 'adjust' as const, currency, amount, reason, ...(expiresOn !== undefined && { expiresOn }), at: null }
      const command = { key, holder: readMember(request.params.id), draft }
      const program = await liveProgram(ctx, request.caller.programId)
      const giving = { member: request.params.id, id: keyHash('adjustment', key.toString('hex')), currency, amount, reason }
      return withinGoodwill(ctx, program, request.caller, giving, () => answerCommand(ctx, request, reply, command))
    },
  )
}
