import { z } from 'zod'
import { DaysQuery, stretchOf } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { readMember } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'
import { saleOfReference } from './sale-of-reference.ts'
import { listOthers, listSales, type OtherRow, type SalesFilter, type SoldRow } from './sales.sql.ts'

const ListedOrder = z
  .object({
    id: z.string().nullable().meta({ description: 'Null for a sale that is no member’s' }),
    member: z.string().nullable(),
    reference: z.string(),
    at: z.iso.datetime(),
    store: z.string(),
    channel: z.string(),
    total: z.int().meta({ description: 'As it was rung up, in minor units' }),
    spent: z.int().meta({ description: 'Without discounts of the program, what was paid in points, and what came back' }),
    returned: z.boolean().meta({ description: 'All of it came back' }),
    source: z
      .enum(['member', 'receipt', 'kept'])
      .meta({ description: 'receipt: nobody has said whose; kept: of somebody who has not joined' }),
  })
  .meta({ id: 'ListedOrder' })
type ListedOrder = z.infer<typeof ListedOrder>

const Query = z.object({
  ...Page,
  from: DaysQuery.from.meta({ description: 'First day, in the program’s time zone' }),
  to: DaysQuery.to.meta({ description: 'Last day' }),
  store: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  member: z.string().max(60).optional(),
  reference: z.string().max(100).optional().meta({ description: 'The shop’s own number of the order' }),
  of: z.enum(['members', 'others']).default('members').meta({ description: 'others: sales that are no member’s' }),
})
type Query = z.infer<typeof Query>

export function salesDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/orders',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Orders by time, store, channel or member, the latest first; a new one is here within seconds',
        tags: ['orders'],
        querystring: Query,
        response: { 200: z.object({ items: z.array(ListedOrder), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const { query, caller } = request
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const asked = query.from === undefined && query.to === undefined ? null : stretchOf(zone, zone.dayOf(ctx.clock.now()), query)
      const { store = null, channel = null } = query
      const stores = caller.staff?.within.stores ?? null
      const filter = { start: asked?.start ?? null, end: asked?.end ?? null, store, channel, stores }
      if (query.of === 'others') return ofOthers(program.id, query, filter)
      const holder = query.member === undefined ? null : readMember(query.member)
      return query.reference === undefined
        ? ofMembers(program.id, query, { ...filter, holder })
        : ofReference(program.id, query.reference, { ...filter, holder })
    },
  )

  const ofMembers = async (programId: number, { cursor, limit }: Query, filter: SalesFilter): Promise<ListedOrders> => {
    const place = decodeCursor(cursor, ['micros', 'uuid', 'place']) as [number, string, number] | null
    const before = place && { micros: place[0], holder: place[1], seq: place[2] }
    const rows = await listSales(ctx.reports, programId, filter, before, limit)
    const last = rows.at(-1)
    return {
      items: rows.map(orderAnswer),
      next: rows.length === limit && last ? encodeCursor([last.at_micros, last.holder_id, last.seq]) : null,
    }
  }

  /** Of one reference there is one order at most, and it is looked up where it was decided: it need not be counted yet. */
  const ofReference = async (programId: number, reference: string, filter: SalesFilter): Promise<ListedOrders> => {
    const sale = await saleOfReference(ctx, programId, reference)
    const fits =
      sale !== null &&
      sale.at >= (filter.start ?? -Infinity) &&
      sale.at < (filter.end ?? Infinity) &&
      (filter.store ?? sale.store) === sale.store &&
      (filter.channel ?? sale.channel) === sale.channel &&
      (filter.holder?.text ?? sale.holder_id) === sale.holder_id &&
      (filter.stores?.includes(sale.store) ?? true)
    return { items: fits ? [orderAnswer({ ...sale, at_micros: sale.at * 1000 })] : [], next: null }
  }

  const ofOthers = async (
    programId: number,
    { cursor, limit, reference }: Query,
    filter: Omit<SalesFilter, 'holder'>,
  ): Promise<ListedOrders> => {
    const place = decodeCursor(cursor, ['micros', 'text']) as [number, string] | null
    const before = place && { micros: place[0], reference: place[1] }
    const rows = await listOthers(ctx.reports, programId, { ...filter, reference: reference ?? null }, before, limit)
    const last = rows.at(-1)
    return { items: rows.map(otherAnswer), next: rows.length === limit && last ? encodeCursor([last.at_micros, last.reference]) : null }
  }
}

interface ListedOrders {
  items: ListedOrder[]
  next: string | null
}

const timeOf = (micros: number): string => new Date(micros / 1000).toISOString()

function orderAnswer({ holder_id, seq, at_micros, reference, store, channel, total, spent, stands }: SoldRow): ListedOrder {
  const holder = uuidBytes(holder_id)
  const id = encodeRowId('ord', holder, seq)
  const sale = { reference, at: timeOf(at_micros), store, channel, total, spent }
  return { id, member: encodeId('mem', holder), ...sale, returned: !stands, source: 'member' }
}

const otherAnswer = ({ at_micros, source, reference, store, channel, total, spent }: OtherRow): ListedOrder => ({
  id: null,
  member: null,
  reference,
  at: timeOf(at_micros),
  store,
  channel,
  total,
  spent,
  returned: false,
  source,
})
