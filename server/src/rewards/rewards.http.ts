import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { readMember } from '../members/target.ts'
import { currentProgram, liveProgram } from '../programs/live-program.ts'
import { CatalogueReward, catalogueOf, nearestOf } from './catalogue.ts'
import { causesOf } from './causes.ts'

const Nearest = z.object({ reward: z.string(), currency: z.string(), missing: z.int() }).meta({ id: 'NearestReward' })
const tags = ['rewards']

export function rewardDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/rewards',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'What points can be redeemed for; for a member, also what of it they can have now, and why not',
        tags,
        querystring: z.object({ member: z.string().max(40).optional(), category: z.string().max(40).optional() }),
        response: {
          200: z.object({
            items: z.array(CatalogueReward),
            nearest: Nearest.nullable().meta({
              description: 'Of those that only points are missing for, the one for which the fewest are',
            }),
          }),
        },
      },
    },
    async (request) => {
      const { member, category } = request.query
      const program = await currentProgram(ctx, request.caller.programId)
      const all = await catalogueOf(ctx, program, member === undefined ? null : readMember(member))
      const items = all.filter((reward) => category === undefined || reward.category === category)
      return { items, nearest: nearestOf(items) }
    },
  )

  doors.get(
    '/v1/rewards/:key',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'A reward',
        tags,
        params: z.object({ key: z.string().max(40) }),
        querystring: z.object({ member: z.string().max(40).optional() }),
        response: { 200: CatalogueReward },
      },
    },
    async (request) => {
      const { member } = request.query
      const program = await currentProgram(ctx, request.caller.programId)
      const all = await catalogueOf(ctx, program, member === undefined ? null : readMember(member), request.params.key)
      if (!all[0]) throw new Problem('not_found', { what: 'reward' })
      return all[0]
    },
  )

  doors.get(
    '/v1/causes',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'What members have given to good causes so far',
        tags,
        response: {
          200: z.object({
            items: z.array(
              z
                .object({ cause: z.string(), names: z.record(z.string(), z.string()), donations: z.int(), amount: z.int() })
                .meta({ id: 'Cause' }),
            ),
          }),
        },
      },
    },
    async (request) => ({ items: await causesOf(ctx, await liveProgram(ctx, request.caller.programId)) }),
  )
}
