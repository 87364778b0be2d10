import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'

const VoidAdjustment = z
  .strictObject({ reason: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a reason is a code: lower-case letters, digits and underscores') })
  .meta({ id: 'VoidAdjustment' })

export function voidDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/decisions/:id/void',
    {
      ...allow('points:write'),
      schema: {
        summary: 'Undo an adjustment that was made by mistake, once: what it gave is taken back, what it took comes back to its lots',
        tags: ['points'],
        params: z.object({ id: z.string() }),
        body: VoidAdjustment,
        response: { 201: DecisionAnswer },
      },
    },
    (request, reply) => {
      const place = decodeRowId('dec', request.params.id, 1)
      if (!place) throw new Problem('not_found', { what: 'decision' })
      const draft = { kind: 'void_adjustment' as const, of: place.place[0]!, reason: request.body.reason, at: null }
      return answerCommand(ctx, request, reply, { key: claimedKey(request, 'void'), holder: holderKey(place.holder), draft })
    },
  )
}
