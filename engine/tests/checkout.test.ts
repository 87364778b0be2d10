import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command, Order, OrderCommand } from '../src/decide/command.ts'
import type { CouponFact } from '../src/decide/decision.ts'
import { cafe, order, Runner, substance, timed, type Mutation } from './runner.ts'

const MORNING = '2026-06-02T02:00:00Z'
const HOUR = 3_600_000

/** A point a yuan and 10 beans a yuan to pay with, half a basket at most; a coupon for five-fold points, one for a tenth off. */
const till: Mutation = (document) => {
  document['settings'].return_window_days = 60
  document['currencies'] = {
    beans: {
      names: { en: 'Beans', zh: '豆' },
      value: 1,
      expiry: { policy: 'span', months: 12 },
      min_redeem: 10,
      redeem_step: 10,
      pay: { points: 10, amount: 100, most_share: 0.5, priority: 1 },
    },
    stars: { names: { en: 'Stars', zh: '星' }, value: 1, pay: { points: 1, amount: 200 } },
  }
  document['coupons'] = {
    five_fold: { names: { en: 'Five-fold', zh: '五倍' }, kind: 'multiplier', activate: true, personal: true },
    tenth: { names: { en: 'A tenth off', zh: '九折' }, personal: false },
  }
  document['tiers'] = {}
  document['campaigns'] = {
    base: {
      names: { en: 'Base', zh: '基础' },
      trigger: 'order',
      rules: { earn: { then: [{ grant: { currency: 'beans', amount: 'order.net / 100' } }] } },
    },
    latte: {
      names: { en: 'Lattes', zh: '拿铁' },
      trigger: 'order',
      limits: [{ max: 3, period: 'day' }],
      rules: {
        more: { then: [{ grant: { currency: 'stars', amount: 'line.amount / 1000', each_line: true, where: 'line.sku == "LATTE"' } }] },
      },
    },
    five: {
      names: { en: 'Five', zh: '五' },
      trigger: 'order',
      coupon: 'five_fold',
      rules: { more: { then: [{ multiply: { currency: 'beans', by: 5 } }] } },
    },
    off: { names: { en: 'Off', zh: '减' }, trigger: 'order', coupon: 'tenth', rules: { off: { then: [{ discount: { percent: 10 } }] } } },
  }
  for (const section of ['challenges', 'badges', 'counters', 'plans', 'budgets', 'stacking', 'events', 'blocks']) delete document[section]
}

const coupon = (kind: string, more: Partial<CouponFact> = {}): CouponFact => ({
  coupon: kind,
  state: 'issued',
  owner: 'own',
  from: null,
  until: null,
  shared: false,
  ...more,
})

/** A member with beans and stars in lots of different ends. */
function shopper(change: Mutation = () => {}): Runner {
  const runner = new Runner(
    cafe((document) => {
      till(document)
      change(document)
    }),
  )
  const lots = [
    ['2026-03-01T02:00:00Z', 'beans', 320],
    ['2026-04-01T02:00:00Z', 'beans', 200],
    ['2026-05-01T02:00:00Z', 'stars', 40],
  ] as const
  for (const [at, currency, amount] of lots) runner.ok({ kind: 'adjust', ...timed(at), currency, amount, reason: 'opening' })
  return runner
}

const reserve = ({ order: basket, at }: OrderCommand, hours = 1): Extract<Command, { kind: 'reserve' }> => ({
  kind: 'reserve',
  at,
  recordedAt: at,
  order: basket,
  expiresAt: at + hours * HOUR,
})

const confirm = (runner: Runner, seq: number, heard: string): OrderCommand => {
  const { order: basket, at } = runner.reservations.get(seq)!
  return { kind: 'order', at, recordedAt: Date.parse(heard), order: basket, reserved: seq }
}

describe('points pay for a basket', () => {
  it('and what they pay earns nothing', () => {
    const runner = shopper()
    const decision = runner.ok(
      order(
        MORNING,
        [
          ['LATTE', 2, 6000],
          ['CAKE', 1, 4000],
        ],
        { payments: [{ currency: 'beans', points: 500 }] },
      ),
    )
    expect(decision.paid).toEqual([
      {
        currency: 'beans',
        points: 500,
        amount: 5000,
        byLine: [
          { points: 300, amount: 3000 },
          { points: 200, amount: 2000 },
        ],
        lots: [
          { seq: 1, n: 0, amount: 320 },
          { seq: 2, n: 0, amount: 180 },
        ],
      },
    ])
    // 100 yuan less 50: 50 beans; of the lattes 60 less 30 was paid in money: 3 stars.
    expect(runner.wallet('beans').available).toBe(70)
    expect(runner.wallet('stars').available).toBe(43)
  })

  it.each([
    [
      'more than the share',
      [{ currency: 'beans', points: 510 }],
      { code: 'paid_too_much', facts: { currency: 'beans', most: 500, amount: 5000 } },
    ],
    [
      'less than the least',
      [{ currency: 'beans', points: 5 }],
      { code: 'below_minimum', facts: { currency: 'beans', minimum: 10, asked: 5 } },
    ],
    ['between two steps', [{ currency: 'beans', points: 15 }], { code: 'not_in_steps', facts: { currency: 'beans', step: 10, asked: 15 } }],
    [
      'more than there is',
      [{ currency: 'stars', points: 41 }],
      { code: 'insufficient_points', facts: { currency: 'stars', needed: 41, have: 40 } },
    ],
    [
      'one twice',
      [
        { currency: 'stars', points: 1 },
        { currency: 'stars', points: 1 },
      ],
      { code: 'not_payable', facts: { currency: 'stars' } },
    ],
    [
      'more than is left',
      [
        { currency: 'beans', points: 500 },
        { currency: 'stars', points: 26 },
      ],
      { code: 'paid_too_much', facts: { currency: 'stars', most: 25, amount: 5000 } },
    ],
  ])('not %s', (_, payments, refusal) => {
    const runner = shopper()
    const before = substance(runner.state)
    const decision = runner.run(order(MORNING, [['CAKE', 1, 10_000]], { payments }))
    expect(decision).toMatchObject({ outcome: 'refused', refusal })
    expect(substance(runner.state)).toEqual(before)
  })

  it('and come home to their lots by whatever parts the goods come back', () => {
    const line = fc.tuple(fc.constantFrom('LATTE', 'CAKE', 'TEA'), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 400, max: 9000 }))
    const seen = { parts: 0, coupons: 0 }
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 12 }),
        fc.boolean(),
        fc.array(fc.nat(100), { minLength: 12, maxLength: 12 }),
        (lines, tens, stars, withCoupon, draws) => {
          const runner = shopper()
          runner.coupons.set('c1', coupon('tenth'))
          const distinct = lines.map(([sku, quantity, amount], i) => [`${sku}${i}`, quantity, amount] as [string, number, number])
          const total = distinct.reduce((sum, [, , amount]) => sum + amount, 0)
          const payable = withCoupon ? Math.floor(total * 0.8) : total
          const beans = Math.min(tens * 10, Math.floor(payable / 2 / 100) * 10)
          const payments = [
            ...(beans > 0 ? [{ currency: 'beans', points: beans }] : []),
            ...(stars > 0 && stars * 200 <= payable / 2 ? [{ currency: 'stars', points: stars }] : []),
          ]
          const before = substance(runner.state)
          const more = { ...(payments.length > 0 && { payments }), ...(withCoupon && { coupons: ['c1'], gross: true }) }
          const bought = runner.ok(order(MORNING, distinct, more))
          if (withCoupon) expect(runner.coupons.get('c1')!.state).toBe('used')
          const left = distinct.map(([, quantity]) => quantity)
          for (const draw of draws) {
            const place = draw % left.length
            const quantity = Math.min(left[place]!, 1 + (draw % 2))
            if (quantity === 0) continue
            left[place]! -= quantity
            seen.parts += 1
            runner.ok({
              kind: 'return',
              ...timed('2026-06-03T02:00:00Z'),
              order: bought.state.seq,
              lines: [{ sku: distinct[place]![0], quantity }],
            })
          }
          if (left.some((quantity) => quantity > 0))
            runner.ok({ kind: 'return', ...timed('2026-06-03T03:00:00Z'), order: bought.state.seq, lines: null })
          expect(substance(runner.state)).toEqual(before)
          expect(runner.state.progress.counters ?? {}).toEqual({})
          if (withCoupon) {
            seen.coupons += 1
            expect(runner.coupons.get('c1')!.state).toBe('returned')
          }
        },
      ),
      { numRuns: 300 },
    )
    expect(seen.parts).toBeGreaterThan(500)
    expect(seen.coupons).toBeGreaterThan(50)
  })
})

describe('coupons', () => {
  const hundred = (more: object = {}): OrderCommand => order(MORNING, [['CAKE', 1, 10_000]], more)

  it('multiply once they are activated, and not before: 100 and 500', () => {
    const runner = shopper()
    runner.coupons.set('c5', coupon('five_fold'))
    const without = runner.fork()
    expect(without.ok(hundred()).effects.reduce((sum, e) => sum + e.granted, 0)).toBe(100)
    runner.ok({ kind: 'coupon', ...timed(MORNING), act: 'activate', coupon: 'c5' })
    const decision = runner.ok(hundred())
    expect(decision.effects.reduce((sum, e) => sum + e.granted, 0)).toBe(500)
    expect(decision.coupons).toEqual([{ id: 'c5', coupon: 'five_fold', active: { until: null }, to: 'used' }])
    // It has been used: the next order earns what it earns.
    expect(runner.ok(hundred()).effects.reduce((sum, e) => sum + e.granted, 0)).toBe(100)
  })

  it('that were active are active again when their sale comes back', () => {
    const runner = shopper()
    runner.coupons.set('c5', coupon('five_fold'))
    runner.ok({ kind: 'coupon', ...timed(MORNING), act: 'activate', coupon: 'c5' })
    const { state } = runner.ok(hundred())
    runner.ok({ kind: 'return', ...timed(MORNING), order: state.seq, lines: null })
    expect(runner.state.progress.coupons).toEqual({ c5: { coupon: 'five_fold', until: null } })
    expect(runner.ok(hundred()).effects.reduce((sum, e) => sum + e.granted, 0)).toBe(500)
  })

  it.each([
    ['unknown', null, 'no_coupon'],
    ['used', coupon('tenth', { state: 'used' }), 'coupon_used'],
    ['set aside elsewhere', coupon('tenth', { state: 'reserved' }), 'coupon_reserved'],
    ['cancelled', coupon('tenth', { state: 'cancelled' }), 'coupon_cancelled'],
    ['over', coupon('tenth', { until: 20_606 }), 'coupon_expired'],
    ['not there yet', coupon('tenth', { from: 20_607 }), 'coupon_not_yet'],
    ['another’s', coupon('tenth', { owner: 'other' }), 'coupon_of_other'],
    ['personal and nobody’s', coupon('five_fold', { owner: 'nobody' }), 'coupon_of_other'],
    ['not activated', coupon('five_fold'), 'coupon_not_active'],
  ])('that are %s are refused, and the order with them', (_, fact, code) => {
    const runner = shopper()
    if (fact) runner.coupons.set('c', fact)
    const before = substance(runner.state)
    expect(runner.run(hundred({ coupons: ['c'], gross: true }))).toMatchObject({ outcome: 'refused', refusal: { code } })
    expect(substance(runner.state)).toEqual(before)
  })

  it('of which two are of a kind are used one at a time; those that give nothing not at all', () => {
    const runner = shopper()
    for (const id of ['a', 'b']) runner.coupons.set(id, coupon('tenth'))
    expect(runner.ok(hundred({ coupons: ['a', 'b'], gross: true })).coupons.map(({ id }) => id)).toEqual(['a'])
    // A reported sale has its discounts behind it.
    expect(runner.ok(hundred({ coupons: ['b'] })).coupons).toEqual([])
    expect(runner.coupons.get('b')!.state).toBe('issued')
  })
})

describe('a basket that was set aside', () => {
  const basket = (more: object = {}): OrderCommand =>
    order(
      MORNING,
      [
        ['LATTE', 2, 6000],
        ['CAKE', 1, 4000],
      ],
      { payments: [{ currency: 'beans', points: 200 }], coupons: ['c1'], gross: true, ...more },
    )

  function aside(hours = 1): { runner: Runner; seq: number; printed: readonly unknown[]; before: unknown } {
    const runner = shopper()
    runner.coupons.set('c1', coupon('tenth'))
    const before = { ...(substance(runner.state) as object), counters: runner.state.progress.counters ?? {} }
    const { state, effects } = runner.ok(reserve(basket(), hours))
    return { runner, seq: state.seq, printed: effects, before }
  }

  it('holds points, coupon and limits, and earns nothing yet', () => {
    const { runner, seq } = aside()
    expect(runner.wallet('beans')).toMatchObject({ available: 320, held: 200 })
    expect(runner.wallet('stars').available).toBe(40)
    expect(runner.coupons.get('c1')!.state).toBe('reserved')
    expect(runner.state.progress.open).toEqual({ [seq]: Date.parse(MORNING) + HOUR })
    expect(Object.keys(runner.state.progress.counters ?? {})).toHaveLength(1)
    expect(runner.run(reserve(basket()))).toMatchObject({ refusal: { code: 'coupon_reserved' } })
  })

  it('is confirmed as it was printed, after a new version and past midnight', () => {
    const next = cafe((document) => {
      till(document)
      document['campaigns'].base.rules.earn.then[0].grant.amount = 'order.net'
      document['currencies'].beans.pay.amount = 1
    }, 2)
    const runner = new Runner(cafe(till), { version: next, effectiveFrom: Date.parse('2026-06-02T15:50:00Z') })
    runner.coupons.set('c1', coupon('tenth'))
    runner.ok({ kind: 'adjust', ...timed('2026-06-01T02:00:00Z'), currency: 'beans', amount: 500, reason: 'opening' })
    const late = { ...basket(), at: Date.parse('2026-06-02T15:45:00Z'), recordedAt: Date.parse('2026-06-02T15:45:00Z') }
    const held = runner.ok(reserve(late))
    // Midnight in Shanghai is at 16:00 UTC; the member does something under the new version meanwhile.
    runner.ok(order('2026-06-02T16:05:00Z', [['TEA', 1, 1000]]))
    expect(runner.state.version).toBe(2)
    const sold = runner.ok(confirm(runner, held.state.seq, '2026-06-02T16:10:00Z'))
    expect(sold.effects).toEqual(held.effects)
    expect(sold.paid).toEqual(held.paid)
    expect(sold.coupons.map(({ to }) => to)).toEqual(['used'])
    expect(runner.wallet('beans').held).toBe(0)
    expect(runner.state.progress.open).toBeUndefined()
    expect(sold.days.every(({ day }) => day === 20_606)).toBe(true)
  })

  it('comes back whole, as if it had never been', () => {
    const { runner, seq, before } = aside()
    const sold = runner.ok(confirm(runner, seq, '2026-06-02T02:30:00Z'))
    runner.ok({ kind: 'return', ...timed('2026-06-04T02:00:00Z'), order: sold.state.seq, lines: null })
    expect({ ...(substance(runner.state) as object), counters: runner.state.progress.counters }).toEqual(before)
    expect(runner.coupons.get('c1')!.state).toBe('returned')
  })

  it('can be let go, or lapses, and leaves no trace', () => {
    for (const end of ['void', 'lapse'] as const) {
      const { runner, seq, before } = aside()
      if (end === 'void') runner.ok({ kind: 'void', ...timed('2026-06-02T02:30:00Z'), reserved: seq })
      else runner.ok({ kind: 'profile', ...timed('2026-06-02T04:00:00Z'), addTags: ['later'] })
      expect({ ...(substance(runner.state) as object), counters: runner.state.progress.counters }).toEqual(before)
      expect(runner.state.progress.open).toBeUndefined()
      expect(runner.coupons.get('c1')!.state).toBe('issued')
      expect(runner.run(confirm(runner, seq, '2026-06-02T02:40:00Z'))).toMatchObject({ refusal: { code: 'checkout_closed' } })
    }
  })

  it('that has let its time pass takes no coupon back from whoever has it now', () => {
    const { runner, seq } = aside()
    // Another member came first, and the coupon is theirs.
    runner.coupons.set('c1', coupon('tenth', { state: 'used' }))
    runner.ok({ kind: 'profile', ...timed('2026-06-02T04:00:00Z'), addTags: ['later'] })
    expect(runner.state.progress.open).toBeUndefined()
    expect(runner.coupons.get('c1')!.state).toBe('used')
    const other = aside()
    other.runner.coupons.set('c1', coupon('tenth', { state: 'used' }))
    expect(other.runner.run(confirm(other.runner, other.seq, '2026-06-02T02:30:00Z'))).toMatchObject({
      refusal: { code: 'checkout_expired' },
    })
    expect(seq).toBe(other.seq)
  })

  it('is refused when its time is over, though nothing has noticed yet', () => {
    const { runner, seq } = aside()
    expect(runner.run(confirm(runner, seq, '2026-06-02T03:00:00Z'))).toMatchObject({ refusal: { code: 'checkout_expired' } })
  })

  it('is confirmed once, and only as the basket that it was', () => {
    const { runner, seq } = aside()
    const other: Order = { ...runner.reservations.get(seq)!.order, lines: [] }
    expect(runner.run({ ...confirm(runner, seq, '2026-06-02T02:10:00Z'), order: other })).toMatchObject({
      refusal: { code: 'basket_changed' },
    })
    runner.ok(confirm(runner, seq, '2026-06-02T02:20:00Z'))
    expect(runner.run(confirm(runner, seq, '2026-06-02T02:21:00Z'))).toMatchObject({ refusal: { code: 'checkout_closed' } })
  })

  it('keeps its points from captures and releases of their hold', () => {
    const { runner, seq } = aside()
    for (const kind of ['capture', 'release'] as const)
      expect(runner.run({ kind, ...timed('2026-06-02T02:10:00Z'), hold: seq })).toMatchObject({ refusal: { code: 'unknown_hold' } })
  })
})
