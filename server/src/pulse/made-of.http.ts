import { formatDay, parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { DaysQuery, stretchOf } from '#kit/days-between.ts'
import type { Doors } from '#kit/doors.ts'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { ownProgram } from '../programs/own-program.ts'
import { People, Person } from '../sales/person.ts'
import { showPeople } from '../sales/show-people.ts'
import { holdersOfEnding, holdersOfLevel, listMovements, outstandingByDay, type MovementRow, type OutstandingRow } from './made-of.sql.ts'
import { minorUnits } from './tally.ts'

const params = z.object({ program: z.string().max(40) })
const currency = z.string().max(40)

const Movement = z
  .object({
    decision: z.string(),
    member: z.string(),
    at: z.iso.datetime(),
    recorded_at: z.iso.datetime(),
    currency: z.string(),
    points: z.int().meta({ description: 'Negative where the other way round: taken back, or given back' }),
  })
  .meta({ id: 'Movement' })

const Outstanding = z
  .object({
    currency: z.string(),
    last_day: z.string().nullable().meta({ description: 'Last day on which they can be used; null for ever' }),
    points: z.int(),
    worth: z.int().meta({ description: 'At the worth each had when it was issued, in minor units of money' }),
  })
  .meta({ id: 'Outstanding' })

export function madeOfDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/programs/:program/movements',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Points issued, redeemed or expired in a stretch of days, movement by movement',
        tags: ['insight'],
        params,
        querystring: z.object({ ...Page, ...DaysQuery, account: z.enum(['issued', 'redeemed', 'expired']), currency: currency.optional() }),
        response: { 200: z.object({ items: z.array(Movement), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { limit, cursor, account, currency: only = null, ...days } = request.query
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const stretch = stretchOf(zone, zone.dayOf(ctx.clock.now()), days)
      const place = decodeCursor(cursor, ['micros', 'uuid', 'place', 'place']) as [number, string, number, number] | null
      const before = place && { micros: place[0], holder: place[1], seq: place[2], n: place[3] }
      const rows = await listMovements(ctx.reports, program.id, { account, currency: only, ...stretch }, before, limit)
      const last = rows.at(-1)
      return {
        items: rows.map((row) => movementAnswer(account, row)),
        next: rows.length === limit && last ? encodeCursor([last.recorded_micros, last.holder_id, last.seq, last.n]) : null,
      }
    },
  )

  doors.get(
    '/v1/programs/:program/outstanding',
    {
      ...allow('reports:read'),
      schema: {
        summary: 'The points that members have and what they are worth, by the last day on which they can be used',
        tags: ['insight'],
        params,
        querystring: z.object({
          from: z.iso.date().optional().meta({ description: 'First of the last days' }),
          until: z.iso.date().optional(),
          currency: currency.optional(),
        }),
        response: { 200: z.object({ items: z.array(Outstanding) }) },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { from = null, until = null, currency: only = null } = request.query
      return { items: (await outstandingByDay(ctx.reports, program.id, { currency: only, from, until })).map(outstandingAnswer) }
    },
  )

  doors.get(
    '/v1/programs/:program/outstanding/members',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Members whose points end within some days, those with most first',
        tags: ['insight'],
        params,
        querystring: z.object({ ...Page, currency, from: z.iso.date().optional(), until: z.iso.date() }),
        response: { 200: z.object({ items: z.array(Person.extend({ points: z.int() })), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const program = await ownProgram(ctx, request.caller.programId, request.params.program)
      const { limit, cursor, currency: of, until } = request.query
      const { zone } = program.timeline.inForce(ctx.clock.now()).version
      const { from = formatDay(zone.dayOf(ctx.clock.now())) } = request.query
      const place = decodeCursor(cursor, ['micros', 'uuid']) as [number, string] | null
      const after = place && { points: place[0], holder: place[1] }
      const rows = await holdersOfEnding(ctx.reports, program.id, { currency: of, from, until }, after, limit)
      const people = await showPeople(
        ctx,
        program,
        request.caller,
        rows.map((row) => row.holder_id),
      )
      const last = rows.at(-1)
      return {
        items: people.map((person, i) => ({ ...person, points: rows[i]!.points })),
        next: rows.length === limit && last ? encodeCursor([last.points, last.holder_id]) : null,
      }
    },
  )

  doors.get(
    '/v1/programs/:program/levels/:set/:level/members',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Members of a level',
        tags: ['insight'],
        params: params.extend({ set: z.string().max(40), level: z.string().max(40) }),
        querystring: z.object(Page),
        response: { 200: People },
      },
    },
    async (request) => {
      const { program: key, set, level } = request.params
      const program = await ownProgram(ctx, request.caller.programId, key)
      const { limit, cursor } = request.query
      const levels = program.timeline.inForce(ctx.clock.now()).version.tierSets.find((s) => s.key === set)?.levels ?? []
      if (!levels.some((l) => l.key === level)) throw new Problem('not_found', { what: 'level' })
      const place = decodeCursor(cursor, ['uuid']) as [string] | null
      const holders = await holdersOfLevel(
        ctx.reports,
        program.id,
        { set, level, first: levels[0]!.key === level },
        place?.[0] ?? null,
        limit,
      )
      return {
        items: await showPeople(ctx, program, request.caller, holders),
        next: holders.length === limit ? encodeCursor([holders.at(-1)!]) : null,
      }
    },
  )
}

/** Points that are issued leave the program's account; those that are redeemed or expire come into it. */
function movementAnswer(
  account: string,
  { holder_id, seq, at, recorded_micros, currency: of, amount }: MovementRow,
): z.infer<typeof Movement> {
  const holder = uuidBytes(holder_id)
  return {
    decision: encodeRowId('dec', holder, seq),
    member: encodeId('mem', holder),
    at: at.toISOString(),
    recorded_at: new Date(recorded_micros / 1000).toISOString(),
    currency: of,
    points: account === 'issued' ? -amount : amount,
  }
}

const outstandingAnswer = ({ currency: of, expires_on, points, worth }: OutstandingRow): z.infer<typeof Outstanding> => ({
  currency: of,
  last_day: expires_on === null ? null : formatDay(parseDay(expires_on)! - 1),
  points,
  worth: minorUnits(BigInt(worth)),
})
