import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BacktestFigures, Compared } from '../src/backtests/backtest.ts'
import type { Context } from '../src/context.ts'
import { keyHash } from '../src/kit/hashes.ts'
import { openClient } from '../src/kit/pg.ts'
import { Cancelled } from '../src/studies/over-buckets.ts'
import { exportSnapshot, beginReading } from '../src/studies/snapshot.sql.ts'
import { makeHistory, type History } from './cafe-history.ts'
import { backtest, fingerprint, programOf } from './studies/studying.ts'
import { cafeDocument, openWorld, orderOf, type World } from './world.ts'

const same = ({ live, draft, difference }: Compared): boolean => live === draft && difference === 0

/** What does not depend on how fast it went. */
function figuresOf({ seconds: _, orders_per_second: __, ...figures }: BacktestFigures): object {
  return figures
}

describe('over a history with everything in it', () => {
  let history: History
  let live: unknown
  let window: { from: string; to: string }
  beforeAll(async () => {
    history = await makeHistory()
    const { world, ctx } = history
    // What fell due by now is decided, so that the books can be held against an arm that has let time pass.
    for (const member of history.members) await world.decide(member, { kind: 'tick', at: null })
    world.clock.time += 60_000
    live = (await programOf(ctx, world.programId)).timeline.latest.document
    const day = (ago: number): string => new Date(world.clock.time - ago * 86_400_000).toISOString().slice(0, 10)
    window = { from: day(120), to: day(0) }
  })
  afterAll(() => history.world.close())

  it('of the live version against itself finds no difference at all', async () => {
    const { ctx, world } = history
    const figures = await backtest(ctx, world.programId, { draft: live, ...window })
    expect(figures.orders).toBeGreaterThan(50)
    expect(figures.returns).toBeGreaterThan(3)
    expect(figures.changes).toEqual([])
    expect(figures.members).toMatchObject({ population: 8, active: 8, touched: 0 })
    expect(same(figures.cost)).toBe(true)
    for (const { granted, clawed_back, net, expired, redeemed, adjusted, sent, received, end, cost, liability } of figures.currencies) {
      for (const pair of [granted, clawed_back, net, expired, redeemed, adjusted, sent, received, cost, liability.end, liability.change]) {
        expect(same(pair), JSON.stringify(pair)).toBe(true)
      }
      for (const pair of Object.values(end)) expect(same(pair)).toBe(true)
      expect(net.interval.difference).toEqual({ low: 0, high: 0 })
    }
    expect(figures.tiers.map(({ moved }) => moved)).toEqual([0])
    expect(figures.refusals.every(({ difference }) => difference === 0)).toBe(true)
    expect([figures.campaigns, figures.winners, figures.losers, figures.changed_orders]).toEqual([[], [], [], []])
  })

  it('decides the live arm as the books have it', async () => {
    const { ctx, world } = history
    const { currencies } = await backtest(ctx, world.programId, { draft: live, ...window })
    const from = Date.parse(`${window.from}T00:00:00+08:00`)
    const { rows } = await ctx.pool.query<Record<string, number | string>>(
      `select currency, sum(amount) filter (where debit = 'issued')::int as granted, sum(amount) filter (where credit = 'issued')::int as clawed_back,
              (sum(amount) filter (where credit = 'expired') - coalesce(sum(amount) filter (where debit = 'expired'), 0))::int as expired,
              sum(amount) filter (where credit = 'redeemed')::int as redeemed, sum(amount) filter (where credit = 'in_transit')::int as sent,
              sum(amount) filter (where debit = 'in_transit')::int as received
       from transfers where at >= to_timestamp($1::bigint / 1000) group by currency`,
      [from],
    )
    const { rows: balances } = await ctx.pool.query<Record<string, number | string>>(
      `select currency, sum(available)::int as available, sum(pending)::int as pending, sum(held)::int as held, sum(debt)::int as debt
       from balances group by currency`,
    )
    expect(rows).toHaveLength(2)
    for (const { currency, ...booked } of rows) {
      const arm = currencies.find((c) => c.currency === currency)!
      for (const [name, amount] of Object.entries(booked)) {
        expect(arm[name as 'granted'].live, `${name} of ${currency}`).toBe(amount ?? 0)
      }
    }
    for (const { currency, ...booked } of balances) {
      const { end } = currencies.find((c) => c.currency === currency)!
      expect({ available: end.available.live, pending: end.pending.live, held: end.held.live, debt: end.debt.live }).toEqual(booked)
    }
  })

  it('comes out the same however its members are divided among threads', async () => {
    const { ctx, world } = history
    const draft = cafeDocument((d) => {
      d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 30'
      d['tiers'].status.levels[1].reach = 300
      d['tiers'].status.levels[1].keep = 200
      d['currencies'].beans.expiry.months = 2
    })
    const [one, three] = [
      await backtest(ctx, world.programId, { draft, ...window, threads: 1 }),
      await backtest(ctx, world.programId, { draft, ...window, threads: 3 }),
    ]
    expect(figuresOf(three)).toEqual(figuresOf(one))
    expect(one.members.touched).toBeGreaterThan(0)
    expect(one.changed_orders.length).toBeGreaterThan(5)
  })

  it('touches no table, and its connections could not', async () => {
    const { ctx, world } = history
    const before = await fingerprint(ctx.databaseUrl)
    expect(Number(before['commands']!.split(' ')[0])).toBeGreaterThan(200)
    await backtest(ctx, world.programId, { draft: cafeDocument(), ...window })
    expect(await fingerprint(ctx.databaseUrl)).toEqual(before)
    const [first, second] = await Promise.all(
      [1, 2].map(() => openClient({ url: ctx.databaseUrl, name: 'study', statementTimeoutMs: 0, log: ctx.log })),
    )
    await beginReading(first!, null)
    await beginReading(second!, await exportSnapshot(first!))
    for (const client of [first!, second!]) {
      await expect(client.query('delete from commands')).rejects.toMatchObject({ code: '25006' })
      await client.end()
    }
  })

  it('tells how far it is, and stops when it is cancelled', async () => {
    const { ctx, world } = history
    const shares: number[] = []
    const cancel = new AbortController()
    await backtest(ctx, world.programId, { draft: live, ...window, watching: { signal: cancel.signal, at: (share) => shares.push(share) } })
    expect(shares).toHaveLength(256)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const watching = { signal: cancel.signal, at: (share: number): void => void (share > 0.1 && cancel.abort()) }
    await expect(backtest(ctx, world.programId, { draft: live, ...window, watching })).rejects.toThrow(Cancelled)
    await expect(backtest(ctx, world.programId, { draft: live, ...window, watching })).rejects.toThrow(Cancelled)
    await expect
      .poll(
        async () =>
          (
            await ctx.pool.query(
              "select 1 from pg_stat_activity where datname = current_database() and application_name = 'perennial study'",
            )
          ).rowCount,
      )
      .toBe(0)
  })
})

describe('over a few orders, worked out by hand', () => {
  let world: World
  let ctx: Context
  beforeAll(async () => {
    world = await openWorld()
    ctx = { ...world.base, programs: world.programs, intake: world.intake } as unknown as Context
    const [ana, bo, cy] = [await world.member(), await world.member(), await world.member()]
    const on = async (date: string, member: Buffer, net: number, quantity = 1): Promise<Buffer> => {
      world.clock.time = Date.parse(`${date}T12:00:00+08:00`)
      const order = orderOf([['B1', quantity, net]])
      const reference = keyHash('order', order.order.reference)
      await world.decide(member, order, { reference })
      return reference
    }
    // Wednesdays, so that no Monday's campaign meddles.
    await on('2026-04-01', ana, 1999)
    await world.decide(cy, { kind: 'profile', addTags: ['vip'], at: null })
    const sale = await on('2026-04-08', ana, 4500, 2)
    await on('2026-04-15', bo, 760)
    world.clock.time = Date.parse('2026-04-16T12:00:00+08:00')
    await world.decide(ana, { kind: 'return', order: null, lines: [{ sku: 'B1', quantity: 1 }], at: null }, { saleReference: sale })
    await on('2026-04-22', cy, 12_345)
    await world.decide(cy, { kind: 'redeem', currency: 'beans', amount: 100, reason: 'cup', at: null })
    await on('2026-05-06', bo, 3000)
    world.clock.time = Date.parse('2026-06-02T12:00:00+08:00')
  })
  afterAll(() => world.close())

  const double = cafeDocument((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'))
  const april = { from: '2026-04-02', to: '2026-04-30' }

  it('counts what fell into the window, in both arms', async () => {
    const figures = await backtest(ctx, world.programId, { draft: double, ...april })
    // 45 + 7 + 123 and 90 + 15 + 246; half of the 45 yuan came back: 22 stay, and 45.
    expect(figures.currencies[0]).toMatchObject({
      currency: 'beans',
      granted: { live: 175, draft: 351, difference: 176 },
      clawed_back: { live: 23, draft: 45, difference: 22 },
      net: { live: 152, draft: 306, difference: 154 },
      redeemed: { live: 100, draft: 100, difference: 0 },
      // With the 19 of the first of April, which are the same in both.
      end: { available: { live: 71, draft: 225, difference: 154 } },
      cost: { live: 760, draft: 1530, difference: 770 },
      liability: { start: 95, end: { live: 355, draft: 1125 }, change: { live: 260, draft: 1030, difference: 770 } },
    })
    const growth = figures.currencies.find((c) => c.currency === 'growth')
    expect(growth).toMatchObject({ net: { live: 152, draft: 152 }, cost: { live: 0, draft: 0 } })
    expect(figures).toMatchObject({
      orders: 3,
      returns: 1,
      members: { known: 3, population: 3, active: 3, touched: 3 },
      cost: { live: 760, draft: 1530, difference: 770, per_member: { live: 253.33, draft: 510, difference: 256.67 } },
      changes: [{ path: 'campaigns.everyday.rules.beans.then.0.grant.amount', before: 'order.net / 100', after: 'order.net / 50' }],
    })
    expect(figures.days).toEqual([
      { day: '2026-04-08', orders: 1, cost: { live: 225, draft: 450, difference: 225 } },
      { day: '2026-04-15', orders: 1, cost: { live: 35, draft: 75, difference: 40 } },
      { day: '2026-04-16', orders: 0, cost: { live: -115, draft: -225, difference: -110 } },
      { day: '2026-04-22', orders: 1, cost: { live: 615, draft: 1230, difference: 615 } },
    ])
    expect(figures.campaigns.map(({ campaign, currency, points }) => [campaign, currency, points.difference])).toEqual([
      ['everyday', 'beans', 154],
      ['everyday', 'growth', 0],
    ])
    expect(figures.campaigns[0]!.days.map(({ day, live, draft }) => [day, live, draft])).toEqual([
      ['2026-04-08', 225, 450],
      ['2026-04-15', 35, 75],
      ['2026-04-16', -115, -225],
      ['2026-04-22', 615, 1230],
    ])
  })

  it('names who gains and who loses most, and the orders that change most, with both explanations', async () => {
    const { winners, losers, changed_orders: orders } = await backtest(ctx, world.programId, { draft: double, ...april })
    expect(winners.map(({ difference, points }) => [difference, points['beans']!.draft])).toEqual([
      [615, 246],
      [115, 45],
      [40, 15],
    ])
    expect(losers).toEqual([])
    expect(orders.map(({ difference, total }) => [total, difference])).toEqual([
      [12_345, 615],
      [4500, 225],
      [760, 40],
    ])
    expect(orders[0]!.live.effects[0]).toEqual({
      campaign: 'everyday',
      rule: 'beans',
      index: 0,
      currency: 'beans',
      wanted: 123,
      granted: 123,
    })
    expect(orders[0]!.draft.effects[0]).toMatchObject({ granted: 246 })
    expect(orders[0]!.draft.not_fired.map((n) => n.campaign)).toEqual([
      'gold_double',
      'silver_plus',
      'latte_monday',
      'breakfast',
      'app_tea',
      'autumn_fifth',
      'five_fold',
    ])
    expect(orders[0]!.draft.words.en.slice(0, 2)).toEqual([
      `You bought for ¥123.45 on 22 April 2026 (order ${orders[0]!.reference}).`,
      'A bean per yuan: 246 beans.',
    ])
    expect(orders[0]!.live.words.zh[1]).toBe('每消费1元得1豆：123颗咖啡豆。')
    const less = cafeDocument((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 200'))
    const lost = await backtest(ctx, world.programId, { draft: less, ...april })
    expect(lost.winners).toEqual([])
    expect(lost.losers.map(({ difference }) => difference)).toEqual([-310, -55, -20])
  })

  it('counts only the population, as members stood when the window began', async () => {
    const of = async (population: string): Promise<BacktestFigures> =>
      backtest(ctx, world.programId, { draft: double, ...april, population })
    const vip = await of('"vip" in member.tags')
    expect(vip.members).toMatchObject({ known: 3, population: 1, active: 1, touched: 1 })
    expect(vip.cost).toMatchObject({ live: 615, draft: 1230 })
    expect((await of('member.tier == "leaf" && !("vip" in member.tags)')).cost).toMatchObject({ live: 145, draft: 300 })
    expect((await of('member.tier == "gold"')).members.population).toBe(0)
    // Bo joins in the window, and is looked at then.
    expect((await of('member.days_since_joining >= 1')).members.population).toBe(2)
    expect((await of('member.days_since_joining == 0')).cost).toMatchObject({ live: 35, draft: 75 })
  })

  it('counts redemptions that one of the arms refuses', async () => {
    const none = cafeDocument((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = '0'))
    const { refusals, currencies } = await backtest(ctx, world.programId, { draft: none, ...april })
    expect(refusals).toEqual([{ kind: 'redeem', code: 'insufficient_points', live: 0, draft: 1, difference: 1 }])
    expect(currencies[0]).toMatchObject({ redeemed: { live: 100, draft: 0, difference: -100 }, net: { live: 152, draft: 0 } })
  })

  it('shows who stands at another level at the end', async () => {
    const draft = cafeDocument((d) => {
      d['tiers'].status.levels[1].reach = 30
      d['tiers'].status.levels[1].keep = 10
      d['tiers'].status.levels[2].reach = 120
      d['tiers'].status.levels[2].keep = 20
    })
    const { tiers } = await backtest(ctx, world.programId, { draft, ...april })
    expect(tiers).toEqual([
      {
        set: 'status',
        levels: ['leaf', 'silver', 'gold'],
        moved: 2,
        matrix: [
          { live: 'leaf', draft: 'leaf', members: 1 },
          { live: 'leaf', draft: 'silver', members: 1 },
          { live: 'leaf', draft: 'gold', members: 1 },
        ],
      },
    ])
  })
})
