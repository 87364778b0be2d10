import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { isMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'
import { OrderAnswer, orderAnswer } from './order-answer.ts'
import { ordersOf } from './orders.sql.ts'

export function orderListDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/members/:id/orders',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'The orders of a member, the last to be reported first, with what has been returned of each',
        tags: ['orders'],
        params: z.object({ id: z.string().max(40) }),
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(OrderAnswer), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const holder = readMember(request.params.id)
      if (!(await isMember(ctx, request.caller.programId, holder))) throw new Problem('not_found', { what: 'member' })
      const { limit, cursor } = request.query
      const [before = 2_147_483_647] = (decodeCursor(cursor, ['place']) ?? []) as number[]
      const rows = await ordersOf(ctx.pool, holder, before, limit)
      return {
        items: rows.map(({ at, ...row }) => orderAnswer(holder.id, { at: at.getTime(), ...row })),
        next: rows.length === limit ? encodeCursor([rows.at(-1)!.seq]) : null,
      }
    },
  )
}
