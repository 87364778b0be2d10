import { parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { readMember } from '../members/target.ts'

const Extend = z
  .strictObject({
    currency: z.string().max(40),
    expires_on: z.iso
      .date()
      .nullable()
      .meta({ description: 'First day on which the points are gone now; null for never. What ends later anyway stays as it is' }),
    reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores'),
  })
  .meta({ id: 'Extend' })

export function extensionDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/extensions',
    {
      ...allow('points:write', { shows: '/v1/members/:id/lots' }),
      schema: {
        summary: 'Give points more time',
        tags: ['points'],
        params: z.object({ id: z.string() }),
        body: Extend,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const { currency, expires_on, reason } = request.body
      const expiresOn = expires_on === null ? null : parseDay(expires_on)
      if (expires_on !== null && expiresOn === null)
        throw new Problem('invalid_request', {}, [{ code: 'no_such_day', path: 'body.expires_on' }])
      const draft = { kind: 'extend' as const, currency, expiresOn, reason, at: null }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'extend'), holder: readMember(request.params.id), draft })
    },
  )
}
