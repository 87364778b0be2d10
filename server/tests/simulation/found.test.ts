import { wholeAmount } from '@perennial/engine/numbers/rounding.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { encodeId, uuidText } from '../../src/kit/ids.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { react } from '../../src/reactions.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { openWorld, NOON, orderOf, walletOf, type World } from '../world.ts'

/** What the simulation found, each once and small enough to read. */
let world: World
let ctx: OpenContext
beforeAll(async () => {
  world = await openWorld()
  ctx = openContext(world.base.config, world.base.databaseUrl, world.clock)
})
afterAll(async () => {
  await ctx.close()
  await world.close()
})

const adjust = (currency: string, amount: number): Draft => ({ kind: 'adjust', currency, amount, reason: 'test', at: null })

describe('a gift of a whole lot', () => {
  it('that is refused comes home to the lot it left, though that is closed', async () => {
    const [sender, receiver] = [await world.member(), await world.member()]
    await world.decide(sender, adjust('beans', 30))
    await world.decide(receiver, { kind: 'profile', status: 'closed', at: null })
    await world.decide(sender, { kind: 'send', currency: 'beans', amount: 30, to: encodeId('mem', receiver), at: null })
    const client = await ctx.slowPool.connect()
    await drainOutbox(ctx, client, (row) => react(ctx, row))
    client.release()
    const { rows } = await world.base.pool.query<Record<string, number>>('select seq, amount, remaining from lots where holder_id = $1', [
      uuidText(sender),
    ])
    expect(rows).toEqual([{ seq: 2, amount: 30, remaining: 30 }])
  })
})

describe('a replay', () => {
  const mismatches = async (): Promise<unknown[]> => (await replayAll(ctx, { programId: null }, () => undefined)).mismatches

  it('does not mind in which order the wallets of a member were opened', async () => {
    const holder = await world.member()
    await world.decide(holder, adjust('growth', 5))
    await world.decide(holder, adjust('beans', 5))
    await world.decide(holder, adjust('beans', 5))
    expect(await mismatches()).toEqual([])
  })

  it('comes to the refusals of returns by the sales that they were about', async () => {
    const holder = await world.member()
    const saleReference = keyHash('sale of a replay')
    const back = (quantity: number): Draft => ({ kind: 'return', order: null, lines: [{ sku: 'L1', quantity }], at: null })
    await world.decide(holder, orderOf([['L1', 2, 2000]]), { reference: saleReference })
    expect((await world.decide(holder, back(3), { saleReference })).outcome.refusal?.code).toBe('over_return')
    world.clock.time = NOON + 20 * 86_400_000
    expect((await world.decide(holder, back(1), { saleReference })).outcome.refusal?.code).toBe('return_window_closed')
    world.clock.time = NOON
    expect(await mismatches()).toEqual([])
  })
})

describe('a sale reported by a till whose clock runs ahead into the next day', () => {
  it('is taken back on the day on which it counted', async () => {
    const holder = await world.member()
    const saleReference = keyHash('sale before midnight')
    // 23:58 in Shanghai; the till says 00:01.
    world.clock.time = Date.parse('2026-06-02T15:58:00Z')
    await world.decide(holder, orderOf([['L1', 1, 3000]], world.clock.time + 180_000), { reference: saleReference })
    world.clock.time += 600_000
    const decided = await world.decide(holder, { kind: 'return', order: null, lines: null, at: null }, { saleReference })
    world.clock.time = NOON
    expect(walletOf(decided).available).toBe(0)
    const { rows } = await world.base.pool.query('select day, value from metric_days where holder_id = $1', [uuidText(holder)])
    expect(rows).toEqual([{ day: '2026-06-02', value: 0 }])
  })
})

describe('a computed amount', () => {
  it('that is a half but for the dirt of doubles is rounded as that half', () => {
    expect(100 * 0.145).toBe(14.499999999999998)
    expect(wholeAmount(100 * 0.145, 'half_up')).toBe(15)
    expect(100 * 0.035).toBe(3.5000000000000004)
    expect(wholeAmount(300 * 0.035, 'half_even')).toBe(10)
    expect(wholeAmount(-100 * 0.145, 'half_up')).toBe(-15)
  })
})
