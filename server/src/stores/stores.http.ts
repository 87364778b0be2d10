import { formatDay } from '@perennial/engine/time/calendar.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Names } from '#kit/names.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { recordStore } from './record-store.ts'
import { storeHistory, storesOf } from './stores.sql.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written HH:MM')

function isTimeZone(name: string): boolean {
  try {
    return zoneOf(name).name === name
  } catch {
    return false
  }
}

export const Store = z
  .strictObject({
    valid_from: z.iso.date(),
    names: Names,
    region: z.string().max(200).default(''),
    time_zone: z.string().max(60).refine(isTimeZone, 'an IANA time zone is written like Asia/Shanghai').nullable().default(null),
    hours: z
      .array(z.strictObject({ weekday: z.int().min(1).max(7), from: time, to: time }))
      .max(21)
      .nullable()
      .default(null)
      .meta({ description: '1 is Monday' }),
  })
  .meta({ id: 'Store' })

const ListedStore = Store.pick({ names: true, region: true, time_zone: true }).extend({ key: z.string() }).meta({ id: 'ListedStore' })
const params = z.object({ key: z.string().min(1).max(100) })
const History = z.object({ key: z.string(), history: z.array(Store) })

export function storeDoors(doors: Doors, ctx: Context): void {
  const history = async (organizationId: string, key: string): Promise<z.infer<typeof History>> => {
    const rows = await storeHistory(ctx.pool, organizationId, key)
    if (rows.length === 0) throw new Problem('not_found', { what: 'store' })
    return { key, history: rows.map(({ key: _, ...row }) => row) as z.infer<typeof Store>[] }
  }

  doors.get(
    '/v1/stores',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'The stores as they are today, by key',
        tags: ['master data'],
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(ListedStore), next: z.string().nullable() }) },
      },
    },
    async ({ caller, query: { limit, cursor } }) => {
      const { organizationId, timeline } = await liveProgram(ctx, caller.programId)
      const [after = ''] = (decodeCursor(cursor, ['text']) ?? []) as string[]
      const now = ctx.clock.now()
      const rows = await storesOf(ctx.pool, organizationId, formatDay(timeline.versionAt(null, now).zone.dayOf(now)), after, limit)
      const items = rows.map(({ key, names, region, time_zone: zone }) => ({ key, names, region, time_zone: zone }))
      return { items, next: rows.length === limit ? encodeCursor([rows.at(-1)!.key]) : null }
    },
  )

  doors.put(
    '/v1/stores/:key',
    {
      ...allow('master:write', { shows: '/v1/stores/:key' }),
      schema: { summary: 'What a store is from a day on', tags: ['master data'], params, body: Store, response: { 200: History } },
    },
    async (request) => {
      const { organizationId } = (await ctx.programs.get(request.caller.programId))!
      await recordStore(ctx, organizationId, {
        key: request.params.key,
        ...request.body,
        names: request.body.names,
      })
      return history(organizationId, request.params.key)
    },
  )

  doors.get(
    '/v1/stores/:key',
    {
      ...allow('program:read'),
      schema: { summary: 'A store and what it was before', tags: ['master data'], params, response: { 200: History } },
    },
    async (request) => history((await ctx.programs.get(request.caller.programId))!.organizationId, request.params.key),
  )
}
