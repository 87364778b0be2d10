import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { People } from '../sales/person.ts'
import { showPeople } from '../sales/show-people.ts'
import { memberLines } from './member-lines.ts'
import { SegmentKey } from './segment.ts'
import { lastSnapshots, membersOf, segmentByKey } from './segments.sql.ts'

const params = z.object({ key: SegmentKey })
const snapshot = z.coerce.number().int().min(1).optional().meta({ description: 'Number of a snapshot; the one in force, if left out' })
const tags = ['segments']

export function segmentMemberDoors(doors: Doors, ctx: Context): void {
  const found = async (programId: number, key: string, number: number | undefined): Promise<{ id: number; number: number }> => {
    const row = await segmentByKey(ctx.pool, programId, key)
    if (!row) throw new Problem('not_found', { what: 'segment' })
    const last = (await lastSnapshots(ctx.pool, [row.id])).get(row.id)
    if (number !== undefined && number > (last?.number ?? 0)) throw new Problem('not_found', { what: 'snapshot' })
    return { id: row.id, number: number ?? last?.number ?? 0 }
  }

  doors.get(
    '/v1/segments/:key/members',
    {
      ...allow('members:read'),
      schema: {
        summary: 'The members of a segment',
        tags,
        params,
        querystring: z.object({ ...Page, snapshot }),
        response: { 200: People },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const { limit, cursor, snapshot: asked } = request.query
      const { id, number } = await found(program.id, request.params.key, asked)
      const place = decodeCursor(cursor, ['place', 'uuid']) as [number, string] | null
      const rows = await membersOf(ctx.pool, id, number, place && { bucket: place[0], holder: place[1] }, limit)
      const items = await showPeople(
        ctx,
        program,
        request.caller,
        rows.map((row) => row.holder_id),
      )
      const last = rows.at(-1)
      return { items, next: rows.length === limit && last ? encodeCursor([last.bucket, last.holder_id]) : null }
    },
  )

  doors.get(
    '/v1/segments/:key/members.csv',
    {
      ...allow('members:read'),
      schema: {
        summary: 'The same as CSV, all of them: member, joined, orders, spent, last order',
        tags,
        params,
        querystring: z.object({ snapshot }),
        response: { 200: { description: 'CSV, as long as the segment', content: { 'text/csv': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const { id, number } = await found(program.id, request.params.key, request.query.snapshot)
      ctx.log.info({ segment: request.params.key, client: request.caller.client }, 'the members of a segment are read')
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${request.params.key}-${number}.csv"`)
        .send(Readable.from(memberLines(ctx, program, request.caller, id, number)) as never)
    },
  )
}
