import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { liveProgram } from './live-program.ts'

const Names = z.record(z.string(), z.string()).meta({ description: 'By language' })
const Named = z.record(z.string(), z.object({ names: Names }))

const ProgramNames = z
  .object({
    currencies: z.record(
      z.string(),
      z.object({ names: Names, units: Names.nullable(), unit: Names.nullable(), decimals: z.int(), spendable: z.boolean() }),
    ),
    tiers: z.record(z.string(), z.object({ names: Names, levels: z.array(z.object({ key: z.string(), names: Names })) })),
    rewards: Named,
    coupons: Named,
  })
  .meta({ id: 'ProgramNames' })

/** Tills, partners and shop staff show points and levels to members by name, and may not read how they are earned. */
export function nameDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/names',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'What the program calls its points, levels, rewards and coupons, by their keys; its rules stand under /v1/programs',
        tags: ['programs'],
        response: { 200: ProgramNames },
      },
    },
    async ({ caller }) => {
      const { timeline } = await liveProgram(ctx, caller.programId)
      const { currencies, tiers, rewards, coupons } = timeline.versionAt(null, ctx.clock.now()).document
      return {
        currencies: each(currencies, ({ names, units = null, unit = null, decimals, spendable }) => ({
          names,
          units,
          unit,
          decimals,
          spendable,
        })),
        tiers: each(tiers, ({ names, levels }) => ({ names, levels: levels.map(({ key, names: called }) => ({ key, names: called })) })),
        rewards: each(rewards, ({ names }) => ({ names })),
        coupons: each(coupons, ({ names }) => ({ names })),
      }
    },
  )
}

const each = <T, U>(things: Readonly<Record<string, T>>, shown: (thing: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(things).map(([key, thing]) => [key, shown(thing)]))
