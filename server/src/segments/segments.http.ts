import { isProblem } from '@perennial/engine/rules/parse.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LARGE_BODY_BYTES, type Doors } from '#kit/doors.ts'
import { Names } from '#kit/names.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { Identity } from '../customers/identity-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { estimateSegment } from './estimate-segment.ts'
import { listMembers } from './list-members.ts'
import { compileMembership } from './membership.ts'
import { readCsv, resolveListed, type Listed } from './read-listed.ts'
import { Every, SegmentKey, type SegmentRow, type SnapshotRow } from './segment.ts'
import { lastSnapshots, putSegment, segmentByKey, segmentsOf, snapshotsOf, wantRefresh } from './segments.sql.ts'
import { usedBy } from './used-by.ts'

const Rule = z.string().min(1).max(4000).meta({ description: 'A CEL condition over `member`; see the guide to segments' })

export const Snapshot = z
  .object({
    number: z.int(),
    hash: z.string().meta({ description: 'The same members are the same hash; decisions keep it' }),
    size: z.int(),
    entered: z.int().meta({ description: 'Since the one before' }),
    gone: z.int(),
    rule: z.string().nullable(),
    valid_from: z.iso.datetime().meta({ description: 'What happens from then on is decided by it' }),
    taken_by: z.string(),
  })
  .meta({ id: 'SegmentSnapshot' })

const SegmentAnswer = z
  .object({
    key: z.string(),
    names: Names,
    kind: z.enum(['rule', 'list']),
    rule: z.string().nullable(),
    every: Every.meta({ description: 'How often the rule is asked of everybody; hand: when somebody wants it' }),
    archived: z.boolean(),
    created_at: z.iso.datetime(),
    created_by: z.string(),
    snapshot: Snapshot.nullable().meta({ description: 'The one in force; null before the first' }),
    refreshing: z.boolean(),
    looked_at: z.iso.datetime().nullable(),
    share_of_sales: z
      .number()
      .nullable()
      .meta({ description: 'Of what all members paid in the last twelve months; as it was when the rule was last asked' }),
    error: z.string().nullable().meta({ description: 'Why the last refresh failed; the snapshot before it goes on holding' }),
    used_by: z.array(z.string()).meta({ description: 'Campaigns in force that ask for it' }),
  })
  .meta({ id: 'Segment' })

const PutSegment = z
  .strictObject({
    names: Names,
    rule: Rule.nullable().default(null).meta({ description: 'Null for members who are listed' }),
    every: Every.default('hand'),
    archived: z.boolean().default(false),
  })
  .meta({ id: 'PutSegment' })

const ListInput = z
  .strictObject({
    mode: z.enum(['replace', 'add', 'remove']).default('replace'),
    members: z.array(z.string().max(60)).max(20_000).optional(),
    identities: z.array(Identity).max(10_000).optional(),
    csv: z.string().max(900_000).optional().meta({ description: 'With a heading `member`, or a kind of identity such as `phone`' }),
  })
  .meta({ id: 'SegmentList' })

const params = z.object({ key: SegmentKey })
const tags = ['segments']

export function segmentDoors(doors: Doors, ctx: Context): void {
  const show = async (program: LiveProgram, rows: readonly SegmentRow[]): Promise<z.infer<typeof SegmentAnswer>[]> => {
    const last = await lastSnapshots(
      ctx.pool,
      rows.map((row) => row.id),
    )
    const { document } = program.timeline.inForce(ctx.clock.now()).version
    return rows.map((row) => segmentAnswer(row, last.get(row.id) ?? null, usedBy(document, row.key)))
  }
  const found = async (request: FastifyRequest): Promise<{ program: LiveProgram; row: SegmentRow }> => {
    const program = await liveProgram(ctx, request.caller.programId)
    const row = await segmentByKey(ctx.pool, program.id, (request.params as { key: string }).key)
    if (!row) throw new Problem('not_found', { what: 'segment' })
    return { program, row }
  }
  const version = (program: LiveProgram): LiveProgram['timeline']['latest'] => program.timeline.inForce(ctx.clock.now()).version

  doors.get(
    '/v1/segments',
    {
      ...allow('program:read'),
      schema: { summary: 'The segments of the program', tags, response: { 200: z.object({ items: z.array(SegmentAnswer) }) } },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      return { items: await show(program, await segmentsOf(ctx.pool, program.id)) }
    },
  )

  doors.get(
    '/v1/segments/:key',
    { ...allow('program:read'), schema: { summary: 'A segment', tags, params, response: { 200: SegmentAnswer } } },
    async (request) => {
      const { program, row } = await found(request)
      return (await show(program, [row]))[0]!
    },
  )

  doors.put(
    '/v1/segments/:key',
    {
      ...allow('program:write'),
      schema: {
        summary: 'What a segment is: members by a rule, or listed',
        tags,
        params,
        body: PutSegment,
        response: { 200: SegmentAnswer },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      const { names, rule, every, archived } = request.body
      if (rule !== null) refuseBadRule(version(program), rule)
      const row = await putSegment(ctx.pool, {
        program_id: program.id,
        key: request.params.key,
        names: named(names),
        rule,
        archived,
        every: rule === null ? 'hand' : every,
        created_at: new Date(ctx.clock.now()),
        created_by: request.caller.client,
      })
      return (await show(program, [row]))[0]!
    },
  )

  doors.post(
    '/v1/segments::estimate',
    {
      ...allow('program:read'),
      schema: {
        summary: 'How many members a rule is true of, before it is saved',
        tags,
        body: z.strictObject({ rule: Rule }),
        response: {
          200: z.object({
            size: z.int(),
            members: z.int().meta({ description: 'Of the program' }),
            exact: z.boolean().meta({ description: 'False where only a part of the members was asked' }),
          }),
        },
      },
    },
    async (request) => {
      const program = await liveProgram(ctx, request.caller.programId)
      refuseBadRule(version(program), request.body.rule)
      return estimateSegment(ctx, program.id, version(program), request.body.rule)
    },
  )

  doors.post(
    '/v1/segments/:key/refresh',
    {
      ...allow('program:write'),
      schema: {
        summary: 'Ask the rule of everybody again; what comes of it is a snapshot',
        tags,
        params,
        response: { 202: SegmentAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'segment refresh', async () => {
        const { program, row } = await found(request)
        if (row.rule === null) throw new Problem('segment_is_listed', { segment: row.key })
        await wantRefresh(ctx.pool, row.id, new Date(ctx.clock.now()))
        void reply.status(202)
        return (await show(program, [{ ...row, wanted_at: new Date(ctx.clock.now()) }]))[0]!
      }),
  )

  doors.post(
    '/v1/segments/:key/list',
    {
      ...allow('program:write'),
      bodyLimit: LARGE_BODY_BYTES,
      schema: {
        summary: 'List the members of a segment, add some, or take some out: by id, by identity or as CSV',
        tags,
        params,
        body: ListInput,
        response: {
          201: z.object({
            snapshot: Snapshot,
            taken: z.int(),
            unknown: z.array(z.int()).meta({ description: 'Places in the list, from 1, for which there is no member; the first hundred' }),
            unknown_count: z.int(),
          }),
        },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'segment list', async () => {
        const { program, row } = await found(request)
        if (row.rule !== null) throw new Problem('segment_by_rule', { segment: row.key })
        const { mode } = request.body
        const { holders, unknown } = await resolveListed(ctx, program, listedIn(request.body))
        const snapshot = await listMembers(ctx, row, { holders, mode, by: request.caller.client })
        void reply.status(201)
        return { snapshot: snapshotAnswer(snapshot), taken: holders.length, unknown: unknown.slice(0, 100), unknown_count: unknown.length }
      }),
  )

  doors.get(
    '/v1/segments/:key/snapshots',
    {
      ...allow('program:read'),
      schema: {
        summary: 'Who was in a segment when: its snapshots, the newest first',
        tags,
        params,
        querystring: z.object(Page),
        response: { 200: z.object({ items: z.array(Snapshot), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { row } = await found(request)
      const { limit, cursor } = request.query
      const [before = 2_147_483_647] = (decodeCursor(cursor, ['place']) ?? []) as number[]
      const rows = await snapshotsOf(ctx.pool, row.id, before, limit)
      return { items: rows.map(snapshotAnswer), next: rows.length === limit ? encodeCursor([rows.at(-1)!.number]) : null }
    },
  )
}

/** @throws Problem where the rule cannot be asked, naming the characters */
function refuseBadRule(version: LiveProgram['timeline']['latest'], rule: string): void {
  const compiled = compileMembership(version, rule)
  if (!isProblem(compiled)) return
  const { code, message, start, end } = compiled
  throw new Problem('invalid_request', {}, [{ code, path: 'body.rule', message, facts: { start, end } }])
}

function listedIn({ members = [], identities = [], csv }: z.infer<typeof ListInput>): Listed[] {
  return [
    ...members.map((member) => ({ member })),
    ...identities.map((identity) => ({ identity })),
    ...(csv === undefined ? [] : readCsv(csv)),
  ]
}

const named = ({ en, zh }: z.infer<typeof Names>): SegmentRow['names'] => ({
  ...(en !== undefined && { en }),
  ...(zh !== undefined && { zh }),
})

const snapshotAnswer = ({ valid_from, ...row }: SnapshotRow): z.infer<typeof Snapshot> => ({ ...row, valid_from: valid_from.toISOString() })

function segmentAnswer(row: SegmentRow, snapshot: SnapshotRow | null, campaigns: string[]): z.infer<typeof SegmentAnswer> {
  const { key, names, rule, every, archived, created_by, error, spent, spent_by_all: all } = row
  return {
    key,
    names,
    rule,
    every,
    archived,
    created_by,
    error,
    kind: rule === null ? 'list' : 'rule',
    created_at: row.created_at.toISOString(),
    snapshot: snapshot && snapshotAnswer(snapshot),
    refreshing: row.wanted_at !== null,
    looked_at: row.looked_at?.toISOString() ?? null,
    share_of_sales: spent !== null && all ? spent / all : null,
    used_by: campaigns,
  }
}
