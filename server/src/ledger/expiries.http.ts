import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { isMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'
import { expiriesOf, type ExpiryRow } from './ledger.sql.ts'

const Expiries = z
  .object({
    currency: z.string(),
    dates: z.array(z.object({ expires_on: z.string(), amount: z.int(), held: z.int() })).meta({
      description:
        'What is gone on which day, the soonest first: `expires_on` is the first day on which it is; `held` is the part that is set aside',
    }),
    never: z.int().meta({ description: 'What does not end' }),
    pending: z
      .array(z.object({ usable_on: z.string(), amount: z.int() }))
      .meta({ description: 'What waits for its day; it is not among the dates yet' }),
  })
  .meta({ id: 'Expiries' })

export function expiryDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/expiries',
    {
      ...allow('members:read'),
      schema: {
        summary: 'How many points of the member are gone on which day, by currency',
        tags: ['points'],
        params: z.object({ id: z.string().max(40) }),
        response: { 200: z.object({ items: z.array(Expiries) }) },
      },
    },
    async (request) => {
      const holder = readMember(request.params.id)
      if (!(await isMember(ctx, request.caller.programId, holder))) throw new Problem('not_found', { what: 'member' })
      const rows = await expiriesOf(ctx.pool, holder)
      return { items: [...new Set(rows.map(({ currency }) => currency))].map((currency) => curveOf(currency, rows)) }
    },
  )
}

function curveOf(currency: string, rows: readonly ExpiryRow[]): z.infer<typeof Expiries> {
  const own = rows.filter((row) => row.currency === currency)
  const open = own.filter(({ pending }) => !pending)
  return {
    currency,
    dates: open.flatMap(({ expires_on, amount, held }) => (expires_on === null ? [] : [{ expires_on, amount, held }])),
    never: open.reduce((sum, { expires_on, amount }) => sum + (expires_on === null ? amount : 0), 0),
    pending: own.flatMap(({ pending, usable_on, amount }) => (pending ? [{ usable_on: usable_on!, amount }] : [])),
  }
}
