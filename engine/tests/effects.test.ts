import { describe, expect, it } from 'vitest'
import { buy, earn, NOON, only, opened, rule } from './own-campaigns.ts'
import { cafe, order, timed, type Mutation } from './runner.ts'

describe('amounts', () => {
  it('gives by steps and by rates', () => {
    const program = only({
      steps: rule(
        earn('order.net', {
          steps: [
            { from: 0, points: 0 },
            { from: 5000, points: 10 },
            { from: 10_000, points: 30 },
          ],
        }),
      ),
      rates: rule(
        earn('order.net', {
          rates: [
            { from: 0, rate: 0.01 },
            { from: 10_000, rate: 0.02 },
          ],
        }),
      ),
    })
    const granted = (amount: number): number[] => buy(opened(cafe(program)), NOON, amount).effects.map((e) => e.granted)
    expect(granted(4999)).toEqual([49])
    expect(granted(9999)).toEqual([10, 99])
    expect(granted(15_000)).toEqual([30, 200])
  })

  it('adds by line, rounds once and spreads by largest remainder', () => {
    const runner = opened(
      cafe(only({ lines: rule(earn('double(line.amount) / 100.0', { each_line: true, where: 'line.category != "card"' })) })),
    )
    const { effects } = runner.ok(
      order(NOON, [
        ['A', 1, 150],
        ['B', 1, 150],
        ['C', 1, 99_900, 'card'],
        ['D', 1, 150],
      ]),
    )
    expect(effects[0]).toMatchObject({ granted: 4, lines: [2, 1, 0, 1] })
  })

  it('reads tables and named lists', () => {
    const program = only(
      {
        table: { when: 'order.lines.exists(l, l.sku in collections.gifts)', ...rule(earn('lookup(tables.worth, order.lines[0].sku, 7)')) },
      },
      {
        collections: { gifts: ['A', 'B'] },
        tables: { worth: { A: 40 } },
      },
    )
    expect(buy(opened(cafe(program)), NOON).effects[0]!.granted).toBe(40)
    expect(opened(cafe(program)).ok(order(NOON, [['B', 1, 100]])).effects[0]!.granted).toBe(7)
    expect(opened(cafe(program)).ok(order(NOON, [['Z', 1, 100]])).effects).toEqual([])
  })

  it('takes points away as far as there are any, and gives them back on return', () => {
    const runner = opened(cafe(only({ fee: rule({ deduct: { currency: 'beans', amount: '30' } }) })))
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 50, reason: 'start', ...timed('2026-06-01T00:00:00Z') })
    expect(buy(runner, NOON).effects[0]).toMatchObject({ kind: 'deduct', granted: 30 })
    expect(buy(runner, NOON).effects[0]).toMatchObject({ wanted: 30, granted: 20, cut: 'balance' })
    expect(runner.wallet().available).toBe(0)
    runner.ok({ kind: 'return', order: runner.sales[1]!.seq, lines: null, ...timed('2026-06-03T00:00:00Z') })
    expect(runner.wallet().available).toBe(20)
  })
})

describe('discounts', () => {
  const program = only({
    tenth: { priority: 2, ...rule({ discount: { percent: 10 } }) },
    cheapest: { priority: 1, ...rule({ discount: { of: 'cheapest', percent: 100, where: 'line.category == "tea"' } }) },
    points: rule(earn('order.net / 100')),
  })
  const basket: [string, number, number, string?][] = [
    ['A', 1, 10_000],
    ['B', 2, 4000, 'tea'],
    ['C', 1, 3000, 'tea'],
  ]

  it('come off by priority, and what is left earns', () => {
    const { effects } = opened(cafe(program)).ok(order(NOON, basket, { gross: true }))
    expect(effects.map(({ campaign, granted, lines }) => [campaign, granted, lines])).toEqual([
      ['tenth', 1700, [1000, 400, 300]],
      ['cheapest', 1800, [0, 1800, 0]],
      ['points', 135, undefined],
    ])
  })

  it('are not taken off a sale that has its discounts behind it', () => {
    expect(
      opened(cafe(program))
        .ok(order(NOON, basket))
        .effects.map((e) => [e.campaign, e.granted]),
    ).toEqual([['points', 170]])
  })
})

describe('limits', () => {
  it('count times by member and month, and begin anew', () => {
    const runner = opened(cafe(only({ a: { limits: [{ max: 2, period: 'month' }], ...rule(earn('10')) } })))
    const granted = ['2026-06-02', '2026-06-03', '2026-06-04', '2026-07-01'].map(
      (day) => buy(runner, `${day}T04:00:00Z`).effects[0]!.granted,
    )
    expect(granted).toEqual([10, 10, 0, 10])
  })

  it('give the part that fits, or nothing, and give back what a return frees', () => {
    const part = opened(cafe(only({ a: { limits: [{ max: 150, of: 'points', period: 'day' }], ...rule(earn('order.net / 100')) } })))
    expect(buy(part, NOON).effects[0]).toMatchObject({ granted: 100 })
    expect(buy(part, NOON).effects[0]).toMatchObject({ wanted: 100, granted: 50, cut: 'a#0' })
    part.ok({ kind: 'return', order: part.sales[0]!.seq, lines: null, ...timed(NOON) })
    expect(part.wallet().available, 'what the second lacked is not awarded to it later').toBe(50)
    expect(buy(part, NOON).effects[0]).toMatchObject({ granted: 100 })
    const whole = opened(
      cafe(only({ a: { limits: [{ max: 150, of: 'points', period: 'day', at_cap: 'nothing' }], ...rule(earn('order.net / 100')) } })),
    )
    buy(whole, NOON)
    expect(buy(whole, NOON).effects[0]).toMatchObject({ wanted: 100, granted: 0 })
  })

  it('roll, and divide by a text', () => {
    const runner = opened(cafe(only({ a: { limits: [{ max: 1, by: 'order.store', period: { days: 7 } }], ...rule(earn('10')) } })))
    const at = (day: string, store: string): number => buy(runner, `2026-06-${day}T04:00:00Z`, 100, { store }).effects[0]!.granted
    expect([at('02', 'x'), at('02', 'y'), at('08', 'x'), at('09', 'x')]).toEqual([10, 10, 0, 10])
  })

  it('cap what a currency earns in a period, later effects first to be cut', () => {
    const runner = opened(
      cafe((d) => {
        only({ a: rule(earn('60')), b: rule(earn('60')) })(d)
        d.currencies.beans.earn_cap = { max: 100, period: 'day' }
      }),
    )
    expect(buy(runner, NOON).effects.map((e) => e.granted)).toEqual([60, 40])
    expect(buy(runner, NOON).effects.map((e) => e.granted)).toEqual([0, 0])
  })

  it('ask for what all members share, and say what was taken', async () => {
    const { decide } = await import('../src/decide/decide.ts')
    const program = only({ a: { budget: 'b', ...rule(earn('100')) } }, { budgets: { b: { of: 'money', amount: 600 } } })
    const runner = opened(cafe(program))
    const command = order(NOON, [['A', 1, 100]])
    const asked = decide(runner.timeline.versionsFor(runner.state, command), runner.state, command, {})
    expect(asked).toMatchObject({ outcome: 'wanting', needs: { shared: [{ key: 'budget:b', max: 600 }] } })
    const decided = decide(runner.timeline.versionsFor(runner.state, command), runner.state, command, { shared: { 'budget:b': 212 } })
    expect(decided).toMatchObject({ effects: [{ wanted: 100, granted: 42, cut: 'budget:b' }], shared: [{ key: 'budget:b', amount: 210 }] })
  })
})

describe('stacking', () => {
  const three = (mode: string): Mutation =>
    only(
      {
        a: { stack: 'g', ...rule(earn('10')) },
        b: { stack: 'g', ...rule(earn('30')) },
        c: { stack: 'g', priority: 1, ...rule(earn('20')) },
        d: rule(earn('1')),
      },
      { stacking: { g: { mode } } },
    )
  const fired = (program: Mutation): string[] => buy(opened(cafe(program)), NOON).effects.map((e) => e.campaign)

  it.each([
    ['stackable', ['a', 'b', 'c', 'd']],
    ['first', ['c', 'd']],
    ['best', ['b', 'd']],
    ['lowest_cost', ['a', 'd']],
  ])('%s', (mode, left) => expect(fired(three(mode))).toEqual(left))

  it('lets a campaign exclude others, the higher priority first', () => {
    expect(fired(only({ a: { excludes: ['b'], ...rule(earn('1')) }, b: { excludes: ['a'], priority: 1, ...rule(earn('1')) } }))).toEqual([
      'b',
    ])
  })

  it('multiplies only what stands', () => {
    const program = only(
      {
        a: { stack: 'g', ...rule(earn('10')) },
        b: { stack: 'g', ...rule(earn('30')) },
        x: rule({ multiply: { currency: 'beans', by: 2 } }),
      },
      { stacking: { g: { mode: 'lowest_cost' } } },
    )
    expect(buy(opened(cafe(program)), NOON).effects.map((e) => e.granted)).toEqual([10, 10])
  })
})

describe('schedules and experiments', () => {
  it.each([
    ['11:59', 1],
    ['12:00', 0],
    ['23:30', 1],
    ['01:30', 1],
    ['02:00', 0],
  ])('open by the hour: %s', (clock, count) => {
    const hours = [
      { from: '09:00', to: '12:00' },
      { from: '23:00', to: '02:00' },
    ]
    const at = new Date(`2026-06-02T${clock}:00+08:00`).toISOString()
    expect(buy(opened(cafe(only({ a: { hours, ...rule(earn('1')) } }))), at).effects).toHaveLength(count)
  })

  it('rest on a blackout day', () => {
    expect(buy(opened(cafe(only({ a: { blackout: ['2026-06-02'], ...rule(earn('1')) } }))), NOON).effects).toEqual([])
  })

  it('keep a member in the same arm, in the shares that were asked for', () => {
    const version = cafe(
      only({
        a: {
          control: 0.2,
          variants: { red: 0.5, blue: 0.5 },
          rules: { red: { variant: 'red', then: [earn('1')] }, blue: { variant: 'blue', then: [earn('2')] } },
        },
      }),
    )
    const counts: Record<string, number> = {}
    for (let i = 0; i < 4000; i++) {
      const runner = opened(version)
      runner.state = { ...runner.state, draw: (i * 2_654_435_761) % 4_294_967_296 }
      const [first, second] = [buy(runner, NOON), buy(runner, NOON)]
      expect(second.exposures).toEqual(first.exposures)
      const { arm } = first.exposures[0]!
      counts[arm] = (counts[arm] ?? 0) + 1
      expect(first.effects.map((e) => e.granted)).toEqual(arm === 'control' ? [] : [arm === 'red' ? 1 : 2])
    }
    expect(counts['control']! / 4000).toBeCloseTo(0.2, 1)
    expect(counts['red']! / 4000).toBeCloseTo(0.4, 1)
  })
})

describe('chains', () => {
  it('a badge pays a bonus, whose balance opens a content', () => {
    const program = only(
      {
        start: rule({ badge: { badge: 'first' } }),
        bonus: { trigger: 'badge_earned', when: 'event.badge == "first"', ...rule(earn('500')) },
        rich: {
          trigger: 'balance_changed',
          when: 'event.before < 500 && event.after >= 500',
          ...rule({ content: { unlock: ['secret_menu'] } }),
        },
      },
      { badges: { first: { names: { en: 'First', zh: '首单' } } } },
    )
    const runner = opened(cafe(program))
    expect(buy(runner, NOON).effects.map((e) => [e.campaign, e.trigger])).toEqual([
      ['start', undefined],
      ['bonus', 'badge_earned'],
      ['rich', 'balance_changed'],
    ])
    expect(runner.state.progress.unlocked).toEqual(['secret_menu'])
    expect(buy(runner, NOON).effects.map((e) => [e.campaign, e.granted])).toEqual([['start', 0]])
    runner.ok({ kind: 'return', order: runner.sales[0]!.seq, lines: null, ...timed(NOON) })
    expect(runner.wallet().available, 'what a chain gave is kept').toBe(500)
  })

  it('a tier reached, a challenge done, an anniversary and a silence set off rules', () => {
    const program = only(
      {
        growth: rule({ grant: { currency: 'growth', amount: 'order.net / 100' } }, { challenge: { challenge: 'five' } }),
        up: { trigger: 'tier_changed', when: 'event.up', ...rule(earn('70')) },
        done: { trigger: 'challenge_completed', ...rule(earn('5')) },
        year: { trigger: { anniversary: 'joined', lead_days: 2 }, ...rule(earn('100 * event.years')) },
        quiet: { trigger: { inactive_days: 60 }, ...rule({ message: { template: 'miss_you' } }, earn('3')) },
      },
      { challenges: { five: { names: { en: 'Five', zh: '五次' }, goal: 2, repeat: true } } },
    )
    const runner = opened(cafe(program))
    buy(runner, '2026-02-01T04:00:00Z', 60_000)
    expect(runner.wallet().available).toBe(70)
    buy(runner, '2026-02-02T04:00:00Z', 100)
    expect(runner.wallet().available).toBe(75)
    runner.ok({ kind: 'consent', given: [], ...timed('2026-04-03T00:00:00+08:00') })
    expect(runner.wallet().available).toBe(78)
    runner.ok({ kind: 'consent', given: [], ...timed('2027-01-07T00:00:00+08:00') })
    expect(runner.wallet().available).toBe(78)
    runner.ok({ kind: 'consent', given: [], ...timed('2027-01-08T00:00:00+08:00') })
    expect(runner.wallet().available).toBe(178)
    runner.ok({ kind: 'consent', given: [], ...timed('2028-01-08T00:00:00+08:00') })
    expect(runner.wallet().available).toBeGreaterThanOrEqual(200)
  })

  it('refuses rings when saved, and names them', () => {
    const ring = (): unknown => cafe(only({ a: { trigger: 'balance_changed', ...rule(earn('1')) } }))
    expect(ring).toThrow(/chain_cycle.*a → a/)
    expect(cafe(only({ a: { trigger: 'balance_changed', limits: [{ max: 1 }], ...rule(earn('1')) } })).campaigns.size).toBe(1)
  })
})
