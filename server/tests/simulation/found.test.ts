import { wholeAmount } from '@perennial/engine/numbers/rounding.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateBasket, type Wish } from '../../src/checkouts/evaluate-basket.ts'
import { tickDue } from '../../src/clock/tick-due.ts'
import { couponOfCode } from '../../src/coupons/find-coupon.ts'
import { issueCoupon } from '../../src/coupons/issue-coupon.ts'
import { lapseCoupons } from '../../src/coupons/lapse-coupons.ts'
import type { Draft } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '../../src/kit/ids.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { liveProgram } from '../../src/programs/live-program.ts'
import { react } from '../../src/reactions.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { openWorld, NOON, orderOf, walletOf, type Mutation, type World } from '../world.ts'

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

const HOUR = 3_600_000
const DAY = 24 * HOUR
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

const names = { en: 'X', zh: 'X' }
const everybody = [{ max: 5, per: 'all' }]
const gross = { gross: true }

/** A discount that all members share, a badge for the first order, a star for the badge, and coupons. */
const offers: Mutation = (document) => {
  document['coupons'] = {
    code: { names, codes: 'shared', code: 'SPRING' },
    live: { names, activate: true, personal: true },
    short: { names, valid_days: 1 },
  }
  const campaign = (then: object, more: object = {}): object => ({ names, trigger: 'order', rules: { r: { then: [then] } }, ...more })
  document['badges'] = { first: { names } }
  document['currencies']['beans'].spend_cap = { max: 30, period: 'day' }
  document['currencies']['beans'].pay = { points: 1, amount: 10 }
  document['currencies']['stars'] = { names, spend: { from: '01-01', to: '01-31' }, pay: { points: 1, amount: 100, priority: 9 } }
  document['campaigns'] = {
    off: campaign({ discount: { amount: 500 } }, { limits: everybody }),
    first: campaign({ badge: { badge: 'first' } }),
    star: campaign({ grant: { currency: 'stars', amount: '1' } }, { trigger: 'badge_earned', limits: everybody }),
    home: campaign(
      { tag: { add: ['home'] } },
      { trigger: 'balance_changed', when: 'event.after > event.before', limits: [{ max: 500, per: 'all' }] },
    ),
    by_code: campaign({ grant: { currency: 'stars', amount: '1' } }, { coupon: 'code' }),
    by_live: campaign({ grant: { currency: 'stars', amount: '1' } }, { coupon: 'live' }),
    by_short: campaign({ grant: { currency: 'stars', amount: '1' } }, { coupon: 'short' }),
  }
}

describe('offers', () => {
  let shop: World
  let till: OpenContext
  beforeAll(async () => {
    shop = await openWorld(offers)
    till = openContext(shop.base.config, shop.base.databaseUrl, shop.clock)
  })
  afterAll(async () => {
    await till.close()
    await shop.close()
  })

  const used = async (key: string): Promise<number | undefined> =>
    (await shop.base.pool.query<{ used: number }>('select used from shared_limits where key = $1', [key])).rows[0]?.used
  const stateOf = async (id: string): Promise<string> =>
    (await shop.base.pool.query<{ state: string }>('select state from coupons where code_hash = $1', [uuidText(decodeId('cpn', id)!)]))
      .rows[0]!.state
  const issued = async (holder: Buffer, coupon: string): Promise<string> => {
    const origin = keyHash('found', coupon, String(Math.random()))
    const issuing = { holder: holderKey(holder), coupon, expiresOn: null, source: 'hand' as const, origin }
    const { code_hash } = await issueCoupon(till, await liveProgram(till, shop.programId), issuing)
    return encodeId('cpn', uuidBytes(code_hash))
  }
  const basketOf = (more: object = {}): Draft => {
    const { order } = orderOf([['L1', 1, 3000]], null, more)
    return { kind: 'reserve', order: { ...order, reference: '' }, expiresAt: shop.clock.time + HOUR, at: null }
  }
  const evaluated = async (holder: Buffer, wish: Wish) => {
    const asked = { whose: holderKey(holder), basket: { lines: [{ sku: 'L1', quantity: 1, amount: 3000 }] }, coupons: [], wish }
    const how = { language: 'en' as const, explain: false }
    return evaluateBasket(till, await liveProgram(till, shop.programId), asked, how)
  }
  it('a basket that was confirmed and comes back gives back what it took of a limit, whatever its confirmation set off', async () => {
    const holder = await shop.member()
    const { seq, command } = await shop.decide(holder, basketOf(gross))
    const before = (await used('off#0'))! - 1
    const sold = orderOf([['L1', 1, 3000]], command.at, gross)
    await shop.decide(holder, { ...sold, reserved: seq })
    const { outcome } = await shop.decide(holder, { kind: 'return', order: seq + 1, lines: null, at: null })
    expect(outcome.refusal).toBeUndefined()
    expect(await used('off#0')).toBe(before)
  })

  it('a basket whose time is over leaves room in a limit for the next that is evaluated, whether or not that was noticed', async () => {
    const holder = await shop.member()
    const others = await Promise.all(Array.from({ length: 5 }, () => shop.member()))
    for (const other of [...others, holder]) await shop.decide(other, basketOf(gross))
    expect(await used('off#0')).toBe(5)
    expect((await evaluated(others[0]!, { points: [] })).evaluation.bill.discount).toBe(0)
    shop.clock.time += 2 * HOUR
    expect((await evaluated(others[0]!, { points: [] })).evaluation.bill.discount).toBe(500)
    await tickDue(till)
    expect(await used('off#0')).toBe(0)
    shop.clock.time = NOON
  })

  it('a refund that sets off a rule with a limit of all members is replayed', async () => {
    const holder = await shop.member()
    await shop.decide(holder, adjust('beans', 20))
    const { seq } = await shop.decide(holder, { kind: 'redeem', currency: 'beans', amount: 5, reason: 'x', at: null })
    await shop.decide(holder, { kind: 'refund', of: seq, reason: 'x', at: null })
    const { seq: given } = await shop.decide(holder, adjust('beans', -5))
    await shop.decide(holder, { kind: 'void_adjustment', of: given, reason: 'x', at: null })
    expect((await replayAll(till, { programId: null }, () => undefined)).mismatches).toEqual([])
  })

  it('a coupon that works by itself and was set aside cannot be switched on again in the same batch', async () => {
    const holder = await shop.member()
    const coupon = await issued(holder, 'live')
    const activate: Draft = { kind: 'coupon', act: 'activate', coupon, at: null }
    await shop.decide(holder, activate)
    const [aside, again] = await Promise.all([shop.decide(holder, basketOf()), shop.decide(holder, activate)])
    const { rows } = await shop.base.pool.query('select distinct batch_id from commands where holder_id = $1 and seq in ($2, $3)', [
      uuidText(holder),
      aside.seq,
      again.seq,
    ])
    expect(rows).toHaveLength(1)
    expect([again.outcome.refusal?.code, await stateOf(coupon)]).toEqual(['coupon_reserved', 'reserved'])
  })

  it('the code that everybody types in stays as it is when an order comes back that used it', async () => {
    const holder = await shop.member()
    const row = (await couponOfCode(till, await liveProgram(till, shop.programId), 'spring'))!
    const id = encodeId('cpn', uuidBytes(row.code_hash))
    const { seq, outcome } = await shop.decide(holder, orderOf([['L1', 1, 100]], null, { coupons: [id] }))
    expect(outcome.coupons).toMatchObject([{ id, to: 'used' }])
    await shop.decide(holder, { kind: 'return', order: seq, lines: null, at: null })
    expect(await stateOf(id)).toBe('issued')
  })

  it('a sale of yesterday that is heard of today uses the coupon of yesterday, whether or not it was marked as over', async () => {
    const holder = await shop.member()
    const coupon = await issued(holder, 'short')
    shop.clock.time += DAY
    await lapseCoupons(till)
    expect(await stateOf(coupon)).toBe('expired')
    const late = await shop.decide(holder, orderOf([['L1', 1, 100]], NOON, { coupons: [coupon] }))
    expect([late.outcome.refusal, late.outcome.coupons]).toMatchObject([undefined, [{ id: coupon, to: 'used' }]])
    shop.clock.time = NOON
  })

  it('a till offers to pay only with what may be spent: in season, within its cap, and not over yet', async () => {
    const holder = await shop.member()
    for (const currency of ['beans', 'stars']) await shop.decide(holder, adjust(currency, 100))
    const offered = async (): Promise<unknown[]> => {
      const { payments, evaluation } = await evaluated(holder, { amount: 'most' })
      expect(evaluation.refusal).toBeUndefined()
      return [payments, evaluation.can_pay.map(({ currency, points }) => ({ currency, points }))]
    }
    const beans = (points: number): unknown[] => [[{ currency: 'beans', points }], [{ currency: 'beans', points }]]
    // A hundred stars would pay for three times as much, in January.
    expect(await offered()).toEqual(beans(30))
    await shop.decide(holder, { kind: 'hold', currency: 'beans', amount: 20, expiresAt: NOON + HOUR, at: null })
    expect(await offered()).toEqual(beans(10))
    shop.clock.time += DAY
    await shop.decide(holder, { kind: 'adjust', currency: 'beans', amount: -100, reason: 'x', at: null })
    await shop.decide(holder, { ...(adjust('beans', 40) as Extract<Draft, { kind: 'adjust' }>), expiresOn: 20_609 })
    shop.clock.time += 2 * DAY
    expect(await offered()).toEqual([[], []])
    shop.clock.time = NOON
  })
})
