import { describe, expect, it } from 'vitest'
import type { Order, OrderCommand } from '../src/decide/command.ts'
import { cafe, order, Runner, substance, timed } from './runner.ts'
import { MORNING, HOUR, till, coupon, shopper, reserve, confirm } from './till.ts'

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

  it('is confirmed as long as it is set aside, where nothing else may come late', () => {
    const runner = shopper((document) => {
      document['settings'].late_window_days = 0
    })
    runner.coupons.set('c1', coupon('tenth'))
    const held = runner.ok(reserve(basket()))
    const paid = '2026-06-02T02:30:00Z'
    expect(runner.run({ ...order(MORNING, [['TEA', 1, 1000]]), recordedAt: Date.parse(paid) })).toMatchObject({
      refusal: { code: 'too_late', facts: { late_window_days: 0 } },
    })
    expect(runner.ok(confirm(runner, held.state.seq, paid)).effects).toEqual(held.effects)
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
