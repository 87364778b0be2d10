import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OrderCommand } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Accepted } from '../src/decide/decision.ts'
import { order, substance, timed } from './runner.ts'
import { MORNING, coupon, shopper } from './till.ts'

describe('points pay for a basket', () => {
  it('up to its share to the last fen, whatever doubles make of it: 0.29 of 100 is 29', () => {
    expect(Math.floor(100 * 0.29)).toBe(28)
    const runner = shopper((document) => {
      document['currencies'].stars.pay = { points: 1, amount: 1, most_share: 0.29 }
    })
    const paid = (points: number) => order(MORNING, [['CAKE', 1, 100]], { payments: [{ currency: 'stars', points }] })
    expect(runner.run(paid(30))).toMatchObject({ refusal: { code: 'paid_too_much', facts: { most: 29, amount: 29 } } })
    expect(runner.ok(paid(29)).paid).toMatchObject([{ points: 29, amount: 29 }])
  })

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

  it('that give nothing stand in the way of nothing, and it is told why they gave nothing', () => {
    const runner = shopper((document) => {
      document['campaigns'].off.excludes = ['base']
      document['campaigns'].off.control = 0.5
    })
    runner.state = { ...runner.state, draw: 1 }
    runner.coupons.set('c', coupon('tenth'))
    const command = hundred({ coupons: ['c'] })
    const facts = { coupons: { c: coupon('tenth') } }
    const traced = decide(runner.timeline.versionsFor(runner.state, command), runner.state, command, facts, { trace: true }) as Accepted
    // A reported sale has its discounts behind it, so the coupon is kept, and the basket earns what it earns without it.
    expect([traced.coupons, traced.effects]).toMatchObject([[], [{ campaign: 'base', granted: 100 }]])
    const why = traced.notFired.filter(({ campaign }) => campaign === 'off' || campaign === 'base')
    expect(new Set(why.map(({ campaign, because }) => `${campaign}: ${because}`))).toEqual(new Set(['off: already_priced']))
    expect([traced.basis!.coupons, traced.exposures]).toMatchObject([undefined, [{ experiment: 'off' }]])
    expect(runner.ok(command).effects).toEqual(traced.effects)
  })

  it('that a sale had no use for give nothing to what is left of it', () => {
    const runner = shopper((document) => {
      document['coupons'].light = { names: { en: 'Light', zh: '轻' }, personal: false }
      document['campaigns'].light = {
        names: { en: 'Light', zh: '轻' },
        trigger: 'order',
        coupon: 'light',
        rules: {
          r: { when: '!order.lines.exists(l, l.sku == "CAKE")', then: [{ grant: { currency: 'stars', amount: '7', bonus: true } }] },
        },
      }
    })
    runner.coupons.set('unused', coupon('light'))
    const bring = (sale: number, sku: string): readonly unknown[] =>
      runner.ok({ kind: 'return', ...timed(MORNING), order: sale, lines: [{ sku, quantity: 1 }] }).effects
    const lines = [
      ['TEA', 2, 200],
      ['CAKE', 1, 100],
    ] as [string, number, number][]
    expect(runner.ok(order(MORNING, lines, { coupons: ['unused'] })).coupons).toEqual([])
    const sale = runner.state.seq
    bring(sale, 'CAKE')
    expect([runner.wallet('stars').available, runner.coupons.get('unused')!.state]).toEqual([40, 'issued'])
    bring(sale, 'TEA')
    expect(runner.wallet('stars').available).toBe(40)
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
