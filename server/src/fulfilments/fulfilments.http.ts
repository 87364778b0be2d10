import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { readMember, Target } from '../members/target.ts'
import { liveProgram } from '../programs/live-program.ts'
import { revealCodes } from '../stock/take-stock.ts'
import { cancelFulfilment, resolveFulfilment } from './close-fulfilment.ts'
import { findFulfilment } from './find-fulfilment.ts'
import { Fulfilment, fulfilmentAnswer, FulfilmentState } from './fulfilment-answer.ts'
import { isPromised } from './fulfilment.ts'
import { fulfilmentsOf, movesOf } from './fulfilments.sql.ts'
import { redeemReward } from './redeem-reward.ts'

const line = z.string().max(200)
const Address = z
  .strictObject({
    name: line.min(1),
    phone: line.optional(),
    line1: line.min(1),
    line2: line.optional(),
    city: line.min(1),
    region: line.optional(),
    postcode: line.optional(),
    country: z.string().regex(/^[A-Z]{2}$/, 'a country is its two letters, like CN'),
  })
  .meta({ id: 'Address' })

const RedeemReward = z
  .strictObject({
    ...Target,
    price: z
      .int()
      .min(0)
      .max(9)
      .optional()
      .meta({ description: 'Which of its prices; the first that the member may choose and can pay, if left out' }),
    quantity: z.int().min(1).max(100).default(1),
    slot: z.string().max(100).default(''),
    address: Address.optional(),
  })
  .meta({ id: 'RedeemReward' })

const params = z.object({ id: z.string().max(40) })
const tags = ['rewards']
const Move = z.object({ at: z.iso.datetime(), from: FulfilmentState, to: FulfilmentState, by: z.string(), why: z.string() })

export function fulfilmentDoors(doors: Doors, ctx: Context): void {
  redeeming(doors, ctx)
  reading(doors, ctx)
  closing(doors, ctx)
}

function redeeming(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/rewards/:key/redemptions',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Redeem points for a reward. Its points are held until it is certain that it will come',
        tags,
        params: z.object({ key: z.string().max(40) }),
        body: RedeemReward,
        response: { 201: Fulfilment },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, `redeem reward ${request.params.key}`)
      const { price, quantity, slot, address, ...target } = request.body
      const holder = await resolveMember(ctx, await liveProgram(ctx, request.caller.programId), target)
      const asked = {
        key,
        holder,
        reward: request.params.key,
        price,
        quantity,
        slot,
        address: address as Record<string, string> | undefined,
      }
      const { row, replayed } = await redeemReward(ctx, request.caller, asked)
      if (replayed) void reply.header('idempotent-replayed', 'true')
      void reply.status(201)
      return fulfilmentAnswer(row)
    },
  )

  doors.post(
    '/v1/fulfilments/:id/codes',
    {
      ...allow('points:spend'),
      schema: {
        summary: 'Show the codes of a fulfilment to the member, once',
        tags,
        params,
        response: { 200: z.object({ items: z.array(z.object({ code: z.string(), expires_on: z.string().nullable() })) }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'show codes', async () => {
        const row = await findFulfilment(ctx, request.caller.programId, request.params.id)
        const items = isPromised(row.state) && row.points === 'captured' ? await revealCodes(ctx, row.id) : []
        if (items.length === 0) throw new Problem('codes_shown', {})
        return { items }
      }),
  )
}

function reading(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/fulfilments',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Fulfilments, the newest first',
        tags,
        querystring: z.object({
          ...Page,
          member: z.string().max(40).optional(),
          state: FulfilmentState.optional(),
          reward: z.string().max(40).optional(),
        }),
        response: { 200: z.object({ items: z.array(Fulfilment), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, member, state = null, reward = null } = request.query
      const [before = Number.MAX_SAFE_INTEGER] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const holder = member === undefined ? null : readMember(member).text
      const rows = await fulfilmentsOf(ctx.pool, { programId: request.caller.programId, holder, state, reward, before, limit })
      return { items: rows.map(fulfilmentAnswer), next: rows.length === limit ? encodeCursor([rows.at(-1)!.place]) : null }
    },
  )

  doors.get(
    '/v1/fulfilments/:id',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'A fulfilment, and how it came to where it is',
        tags,
        params,
        response: { 200: Fulfilment.extend({ moves: z.array(Move) }) },
      },
    },
    async (request) => {
      const row = await findFulfilment(ctx, request.caller.programId, request.params.id)
      const moves = await movesOf(ctx.pool, row.id)
      return {
        ...fulfilmentAnswer(row),
        moves: moves.map(({ at, from_state: from, to_state: to, by, why }) => ({ at: at.toISOString(), from, to, by, why })),
      }
    },
  )
}

function closing(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/fulfilments/:id/cancel',
    {
      ...allow('points:spend', { shows: '/v1/fulfilments/:id' }),
      schema: { summary: 'Call off what is not confirmed yet; its points are let go', tags, params, response: { 200: Fulfilment } },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'cancel fulfilment', async () => {
        const { caller } = request
        const row = await findFulfilment(ctx, caller.programId, request.params.id)
        return fulfilmentAnswer(await cancelFulfilment(ctx, row, caller.client, seesPeople(caller)))
      }),
  )

  doors.post(
    '/v1/fulfilments/:id/resolve',
    {
      ...allow('points:write', { shows: '/v1/fulfilments/:id' }),
      schema: {
        summary: 'Settle what is in review: it is paid for, or its points go back',
        tags,
        params,
        body: z
          .strictObject({ verdict: z.enum(['capture', 'release']), reason: z.string().min(1).max(300) })
          .meta({ id: 'ResolveFulfilment' }),
        response: { 200: Fulfilment },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'resolve fulfilment', async () => {
        const { verdict, reason } = request.body
        const row = await findFulfilment(ctx, request.caller.programId, request.params.id)
        return fulfilmentAnswer(await resolveFulfilment(ctx, row, verdict, reason, request.caller.client))
      }),
  )
}
