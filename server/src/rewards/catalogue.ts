import type { HoldCommand } from '@perennial/engine/decide/command.ts'
import type { Refusal } from '@perennial/engine/decide/decision.ts'
import type { RewardDocument } from '@perennial/engine/program/reward-schema.ts'
import { z } from 'zod'
import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import { readState, simulate } from '../intake/simulate.ts'
import type { LiveProgram } from '../programs/program.ts'
import { leftInStock } from '../stock/read-stock.ts'
import { todayIn } from '../stock/today.ts'
import { favouritesOf } from './favourites.sql.ts'

const texts = z.record(z.string(), z.string())

export const CatalogueReward = z
  .object({
    reward: z.string(),
    names: texts,
    texts: texts.nullable(),
    images: z.array(z.string()),
    category: z.string().nullable(),
    kind: z.string(),
    prices: z.array(z.object({ points: z.record(z.string(), z.int()), money: z.int(), tiers: z.record(z.string(), z.array(z.string())) })),
    from: z.string().nullable(),
    to: z.string().nullable(),
    in_stock: z.boolean(),
    favourite: z.boolean().optional().meta({ description: 'Where a member is named: whether they have marked it' }),
    can_have: z.boolean().optional().meta({ description: 'Where a member is named' }),
    why_not: z
      .object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
      .nullable()
      .optional()
      .meta({ description: 'The refusal that redeeming it would be answered with' }),
  })
  .meta({ id: 'CatalogueReward' })
export type CatalogueReward = z.infer<typeof CatalogueReward>

/** The rewards of the program, or one of them; for a member with what the engine would say to each. */
export async function catalogueOf(ctx: Base, program: LiveProgram, holder: HolderKey | null, only?: string): Promise<CatalogueReward[]> {
  const now = ctx.clock.now()
  const { document } = program.timeline.inForce(now).version
  const state = holder && (await readState(ctx.pool, program.id, holder))
  if (holder && !state) throw new Problem('not_found', { what: 'member' })
  const marked = new Set(holder ? await favouritesOf(ctx.pool, program.id, holder.text) : [])
  const left = await leftInStock(ctx, program.id, todayIn(program, now))
  const shown = Object.entries(document.rewards).filter(([key, { state: is }]) => is === 'live' && (only === undefined || key === only))
  return Promise.all(
    shown.map(async ([key, reward]) => {
      const item = itemOf(key, reward, isLeft(reward, left, key))
      if (!holder || !state) return item
      const command: HoldCommand = {
        kind: 'hold',
        currency: '',
        amount: 0,
        reward: { key, quantity: 1 },
        expiresAt: now + 1000,
        at: now,
        recordedAt: now,
      }
      const { decided } = await simulate(ctx.pool, { programId: program.id, timeline: program.timeline }, holder, state, command, {})
      const refusal = decided.outcome.refusal ?? (item.in_stock ? null : OUT_OF_STOCK)
      return {
        ...item,
        favourite: marked.has(key),
        can_have: refusal === null,
        why_not: refusal && { code: refusal.code, facts: { ...refusal.facts } },
      }
    }),
  )
}

const OUT_OF_STOCK: { code: 'out_of_stock'; facts: Refusal['facts'] } = { code: 'out_of_stock', facts: {} }

function isLeft(
  { stock, kind, pool }: RewardDocument,
  left: { units: Map<string, number>; codes: Map<string, number> },
  key: string,
): boolean {
  if (kind === 'code' && pool !== undefined) return (left.codes.get(pool) ?? 0) > 0
  return stock === 'unlimited' || (left.units.get(key) ?? 0) > 0
}

const itemOf = (key: string, reward: RewardDocument, inStock: boolean): CatalogueReward => ({
  reward: key,
  names: reward.names,
  texts: reward.texts ?? null,
  images: reward.images,
  category: reward.category ?? null,
  kind: reward.kind,
  prices: reward.prices.map(({ points, money, tiers }) => ({ points, money, tiers })),
  from: reward.from ?? null,
  to: reward.to ?? null,
  in_stock: inStock,
})

/** The reward for which the member has to collect the least, of those that only points are missing for. */
export function nearestOf(items: readonly CatalogueReward[]): { reward: string; currency: string; missing: number } | null {
  const short = items.flatMap(({ reward, why_not }) => {
    if (why_not?.code !== 'insufficient_points') return []
    const { currency, needed, have } = why_not.facts as { currency: string; needed: number; have: number }
    return [{ reward, currency, missing: needed - have }]
  })
  return short.toSorted((a, b) => a.missing - b.missing)[0] ?? null
}
