import { z } from 'zod'
import { DaysQuery, stretchOf } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { joinedBetween } from '../members/joined-between.ts'
import { ownProgram } from '../programs/own-program.ts'
import { daysAgo } from './days-ago.ts'
import { People } from './person.ts'
import { listBuyers } from './sales.sql.ts'
import { showPeople } from './show-people.ts'

const params = z.object({ program: z.string().max(40) })
const Count = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()

export function buyerDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/buyers',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Members who bought in a stretch of days, those who spent most first',
        tags: ['insight'],
        params,
        querystring: z.object({
          ...Page,
          ...DaysQuery,
          orders_min: Count.meta({ description: 'At least so many orders' }),
          orders_max: Count,
          spent_min: Count.meta({ description: 'In minor units' }),
          spent_below: Count,
          last_min: Count.meta({ description: 'Bought last at least so many days before the last day' }),
          last_max: Count,
        }),
        response: { 200: People },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const {
        limit,
        cursor,
        orders_min = 1,
        orders_max = null,
        spent_min = null,
        spent_below = null,
        last_min,
        last_max,
        ...days
      } = request.query
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const stretch = stretchOf(zone, zone.dayOf(ctx.clock.now()), days)
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const filter = {
        ...stretch,
        orders: [orders_min, orders_max],
        spent: [spent_min, spent_below],
        last: daysAgo(zone, stretch.to, last_min, last_max),
      } as const
      const rows = await listBuyers(ctx.reports, program.id, filter, place && { spent: place[0], holder: place[1] }, limit)
      const items = await showPeople(
        ctx,
        program,
        request.caller,
        rows.map((row) => row.holder_id),
        rows,
      )
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.spent, last.holder_id]) : null }
    },
  )

  doors.get(
    '/v1/programs/:program/new-members',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Members who joined in a stretch of days, with what they have bought since',
        tags: ['insight'],
        params,
        querystring: z.object({ ...Page, ...DaysQuery }),
        response: { 200: People },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { limit, cursor, ...days } = request.query
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const stretch = stretchOf(zone, zone.dayOf(ctx.clock.now()), days)
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const rows = await joinedBetween(ctx, program.id, stretch, place && { micros: place[0], id: place[1] }, limit)
      const items = await showPeople(
        ctx,
        program,
        request.caller,
        rows.map((row) => row.holder),
      )
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.micros, last.holder]) : null }
    },
  )
}
