import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeRowId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { isMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'
import { openHoldsOf } from './holds.sql.ts'

const OpenHold = z
  .object({
    id: z.string(),
    decision: z.string(),
    at: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    amounts: z.array(z.object({ currency: z.string(), amount: z.int() })),
    reward: z.string().nullable().meta({ description: 'The reward that they are to pay for' }),
    fulfilment: z.string().nullable(),
    checkout: z.string().nullable().meta({ description: 'The basket that they are a part of' }),
  })
  .meta({ id: 'OpenHold' })

export function openHoldDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/holds',
    {
      ...allow('members:read'),
      schema: {
        summary: 'What of the member’s points is set aside now, and for what',
        tags: ['points'],
        params: z.object({ id: z.string().max(40) }),
        response: { 200: z.object({ items: z.array(OpenHold) }) },
      },
    },
    async (request) => {
      const holder = readMember(request.params.id)
      if (!(await isMember(ctx, request.caller.programId, holder))) throw new Problem('not_found', { what: 'member' })
      const rows = await openHoldsOf(ctx.pool, holder, new Date(ctx.clock.now()))
      return {
        items: rows.map(({ seq, kind, at, expires_at, ...hold }) => ({
          // What a basket sets aside is let go with the basket, and has no hold to be named.
          id: encodeRowId(kind === 'reserve' ? 'dec' : 'hld', holder.id, seq),
          decision: encodeRowId('dec', holder.id, seq),
          at: at.toISOString(),
          expires_at: expires_at.toISOString(),
          ...hold,
        })),
      }
    },
  )
}
