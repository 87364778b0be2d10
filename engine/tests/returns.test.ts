import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReturnLine } from '../src/decide/command.ts'
import { parseDay } from '../src/time/calendar.ts'
import { cafe, order, Runner, substance, timed, type Mutation } from './runner.ts'

const noon = '2026-06-02T04:00:00Z'

const ordinary = cafe()

function member(change?: Mutation): Runner {
  const runner = new Runner(change ? cafe(change) : ordinary)
  runner.ok({ kind: 'enrol', source: 'test', ...timed('2026-01-01T00:00:00Z') })
  return runner
}

const giveBack = (lines: ReturnLine[] | null, sale: number | null, at = noon): never =>
  ({ kind: 'return', order: sale, lines, ...timed(at) }) as never

describe('a return', () => {
  it('decides the remaining basket again: below a threshold the bonus goes too', () => {
    const runner = member((d) => {
      d.campaigns.everyday.rules.big = { when: 'order.net >= 10000', then: [{ multiply: { currency: 'beans', by: 2 } }] }
    })
    runner.ok(
      order(noon, [
        ['L1', 1, 8000],
        ['B1', 2, 4000],
      ]),
    )
    expect(runner.wallet().available).toBe(240)
    const decision = runner.ok(giveBack([{ sku: 'B1', quantity: 2 }], 2))
    expect(runner.wallet().available).toBe(80)
    expect(decision.effects.map((e) => [e.rule, e.currency, e.granted])).toEqual([
      ['beans', 'beans', -40],
      ['growth', 'growth', -40],
      ['big', 'beans', -120],
    ])
  })

  it('may raise what a sale earns, when what came back had prevented it', () => {
    const runner = member((d) => {
      d.campaigns.everyday.when = '!order.lines.exists(l, l.category == "tobacco")'
    })
    runner.ok(
      order(noon, [
        ['L1', 1, 8000],
        ['T1', 1, 2000, 'tobacco'],
      ]),
    )
    expect(runner.wallet().available).toBe(0)
    runner.ok(giveBack([{ sku: 'T1', quantity: 1 }], 2))
    expect(runner.wallet().available).toBe(80)
    runner.ok(giveBack(null, 2))
    expect(runner.wallet().available).toBe(0)
  })

  describe('of a sale whose award waits for a person', () => {
    const held = (): Runner => {
      const runner = member((d) => {
        d.campaigns.everyday.review_above = 50
      })
      runner.ok(order(noon, [['L1', 2, 10_000]]))
      expect(runner.wallet()).toMatchObject({ available: 0, pending: 100 })
      return runner
    }
    const review = (runner: Runner, verdict: 'release' | 'void'): void =>
      void runner.ok({ kind: 'review', award: 2, verdict, reason: 'x', ...timed(noon) })

    it('takes it back from there', () => {
      const runner = held()
      runner.ok(giveBack(null, 2))
      expect(runner.wallet()).toMatchObject({ available: 0, pending: 0, debt: 0 })
    })

    it('leaves the part of what was kept waiting', () => {
      const runner = held()
      runner.ok(giveBack([{ sku: 'L1', quantity: 1 }], 2))
      expect(runner.wallet()).toMatchObject({ available: 0, pending: 50 })
      review(runner, 'release')
      runner.ok(giveBack(null, 2))
      expect(runner.wallet()).toMatchObject({ available: 0, pending: 0, debt: 0 })
    })

    it('owes nothing for what was refused', () => {
      const runner = held()
      review(runner, 'void')
      runner.ok(giveBack(null, 2))
      expect(runner.wallet()).toMatchObject({ available: 0, pending: 0, debt: 0 })
    })
  })

  it('is something that rules may answer to', () => {
    const runner = member((d) => {
      d.badges.undecided = { names: { en: 'Undecided', zh: '犹豫' } }
      d.campaigns.returned = {
        names: { en: 'Returned', zh: '退货' },
        trigger: 'returned',
        rules: {
          r: {
            when: 'event.whole && event.amount == 4000 && event.quantity == 1 && event.days == 3',
            then: [{ badge: { badge: 'undecided' } }],
          },
        },
      }
    })
    runner.ok(order(noon, [['L1', 2, 8000]]))
    runner.ok(giveBack([{ sku: 'L1', quantity: 1 }], 2))
    expect(runner.state.progress.badges).toBeUndefined()
    runner.ok(giveBack(null, 2, '2026-06-05T04:00:00Z'))
    expect(Object.keys(runner.state.progress.badges!)).toEqual(['undecided'])
  })

  it('gives what it gives more as the campaign says: with its own end, and who pays for it', () => {
    const runner = member((d) => {
      Object.assign(d.campaigns.everyday, {
        when: '!order.lines.exists(l, l.category == "tobacco")',
        expires: { policy: 'span', days: 10 },
        funder: 'roastery',
      })
    })
    runner.ok(
      order(noon, [
        ['L1', 1, 8000],
        ['T1', 1, 2000, 'tobacco'],
      ]),
    )
    runner.ok(giveBack([{ sku: 'T1', quantity: 1 }], 2))
    expect(runner.state.lots!.filter((lot) => lot.currency === 'beans')).toMatchObject([
      { amount: 80, expiresOn: parseDay('2026-06-12'), funder: 'roastery', campaign: 'everyday' },
    ])
  })

  it('uses the inputs of the sale, not those of today', () => {
    const runner = member()
    runner.ok({ kind: 'standing', set: 'status', level: 'gold', until: null, reason: 'invited', ...timed('2026-01-02T00:00:00Z') })
    runner.ok(
      order(noon, [
        ['L1', 1, 5000],
        ['L2', 1, 5000],
      ]),
    )
    expect(runner.wallet().available).toBe(200)
    runner.ok({ kind: 'standing', set: 'status', level: 'leaf', until: null, reason: 'wrong', ...timed(noon) })
    runner.ok(giveBack([{ sku: 'L2', quantity: 1 }], 3))
    expect(runner.wallet().available).toBe(100)
  })

  it('takes back the sale’s own lots first, then others, then it is owed and repaid by the next credit', () => {
    const runner = member()
    runner.ok(order('2026-05-01T04:00:00Z', [['L1', 1, 3000]]))
    runner.ok(order(noon, [['L1', 1, 10_000]]))
    runner.ok({ kind: 'redeem', currency: 'beans', amount: 60, reason: 'cup', ...timed(noon) })
    const decision = runner.ok(giveBack(null, 3))
    expect(decision.transfers.filter((t) => t.currency === 'beans').map((t) => [t.debit, t.credit, t.amount])).toEqual([
      ['available', 'issued', 70],
      ['debt', 'issued', 30],
    ])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 30 })
    runner.ok(order('2026-06-03T04:00:00Z', [['L1', 1, 5000]]))
    expect(runner.wallet()).toEqual({ available: 20, pending: 0, held: 0, debt: 0 })
  })

  it.each([
    ['write_off', { available: 0, debt: 0 }, 'adjusted'],
    ['owe', { available: 0, debt: 60 }, 'debt'],
  ])('of spent points under the policy %s', (debt, wallet, account) => {
    const runner = member((d) => (d.settings.debt = debt))
    runner.ok(order(noon, [['L1', 1, 10_000]]))
    runner.ok({ kind: 'redeem', currency: 'beans', amount: 60, reason: 'cup', ...timed(noon) })
    const decision = runner.ok(giveBack(null, 2))
    expect(runner.wallet()).toMatchObject(wallet)
    expect(decision.transfers.some((t) => t.debit === account && t.credit === 'issued' && t.amount === 60)).toBe(true)
  })

  it('of spent points may be refused by policy, and then changes nothing', () => {
    const runner = member((d) => (d.settings.debt = 'refuse'))
    runner.ok(order(noon, [['L1', 1, 10_000]]))
    runner.ok({ kind: 'redeem', currency: 'beans', amount: 60, reason: 'cup', ...timed(noon) })
    const before = substance(runner.state)
    expect(runner.run(giveBack(null, 2))).toMatchObject({ refusal: { code: 'insufficient_points', facts: { needed: 100, have: 40 } } })
    expect(substance(runner.state)).toEqual(before)
  })

  it('of points that have expired costs the holder nothing', () => {
    const runner = member((d) => {
      d.settings.return_window_days = 400
      d.currencies.beans.expiry = { policy: 'span', days: 10 }
    })
    runner.ok(order('2026-03-01T04:00:00Z', [['L1', 1, 10_000]]))
    runner.ok(order(noon, [['L1', 1, 2000]]))
    const decision = runner.ok(giveBack(null, 2))
    expect(decision.transfers.filter((t) => t.currency === 'beans')).toMatchObject([{ debit: 'expired', credit: 'issued', amount: 100 }])
    expect(runner.wallet()).toMatchObject({ available: 20, debt: 0 })
  })

  it('of pending points takes them while they wait', () => {
    const runner = member((d) => (d.currencies.beans.pending = { policy: 'days', days: 7 }))
    runner.ok(order(noon, [['L1', 1, 10_000]]))
    runner.ok(giveBack(null, 2))
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it.each<[string, ReturnLine[] | null, number | null, string]>([
    ['over_return', [{ sku: 'L1', quantity: 4 }], 2, noon],
    ['over_return', [{ sku: 'XX', quantity: 1 }], 2, noon],
    ['no_sale', null, 9, noon],
    ['no_sale', [{ sku: 'XX', quantity: 1 }], null, noon],
    ['no_sale', [{ sku: 'L1', quantity: 1, amount: 999 }], null, noon],
    ['no_sale', [{ sku: 'L1', quantity: 1 }], null, '2026-06-01T00:00:00Z'],
    ['no_sale', [{ sku: 'L1', quantity: 1 }], null, '2026-09-02T04:00:00Z'],
    ['return_window_closed', null, 2, '2026-09-02T04:00:00Z'],
  ])('is refused %s (%j of sale %s at %s)', (code, lines, sale, at) => {
    const runner = member()
    runner.ok(order(noon, [['L1', 3, 9000]]))
    expect(runner.run(giveBack(lines, sale, at))).toMatchObject({ outcome: 'refused', refusal: { code } })
  })

  it('cannot be made twice', () => {
    const runner = member()
    runner.ok(order(noon, [['L1', 3, 9000]]))
    runner.ok(giveBack(null, 2))
    expect(runner.run(giveBack(null, 2))).toMatchObject({ refusal: { code: 'over_return' } })
    expect(runner.run(giveBack([{ sku: 'L1', quantity: 1 }], null))).toMatchObject({ refusal: { code: 'no_sale' } })
  })

  it('without a receipt matches sku and price, latest sale first, and reports what is left over', () => {
    const runner = member()
    runner.ok(order('2026-06-01T04:00:00Z', [['L1', 2, 2000]]))
    runner.ok(
      order('2026-06-02T03:00:00Z', [
        ['L1', 2, 2000],
        ['L1', 1, 900],
      ]),
    )
    const decision = runner.ok(giveBack([{ sku: 'L1', quantity: 5, amount: 5000 }], null))
    expect(decision.sales.map((s) => [s.seq, s.returned])).toEqual([
      [3, [2, 0]],
      [2, [2]],
    ])
    expect(decision.unmatched).toEqual([{ line: 0, quantity: 1 }])
    expect(runner.wallet().available).toBe(9)
  })
})

const skus = fc.constantFrom('L1', 'B1', 'T1')
const basket = fc.array(
  fc.tuple(skus, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9000 }), fc.constantFrom('latte', 'tea', 'bakery')),
  { minLength: 1, maxLength: 5 },
)

describe('for any basket', () => {
  it('an order and its full return leave balances, lots and metrics as before', () => {
    fc.assert(
      fc.property(basket, basket, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 13 }), (first, second, hours, days) => {
        const runner = member()
        runner.ok({ kind: 'standing', set: 'status', level: 'silver', until: null, reason: 'x', ...timed('2026-01-02T00:00:00Z') })
        runner.ok(order('2026-05-30T01:00:00Z', first))
        const before = substance(runner.state)
        const at = Date.parse('2026-06-01T00:00:00Z') + hours * 3_600_000
        runner.ok(order(at, second))
        runner.ok(giveBack(null, runner.state.seq, new Date(at + days * 86_400_000).toISOString()))
        expect(substance(runner.state)).toEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  it('any split of a return sums to the whole, in any order', () => {
    fc.assert(
      fc.property(basket, fc.infiniteStream(fc.integer({ min: 0, max: 1_000_000 })), (lines, random) => {
        const runner = member()
        runner.ok(order(noon, lines))
        const sale = runner.state.seq
        // One way to take a basket back bit by bit: each piece a random part of a random line.
        const left = lines.map(([, quantity]) => quantity)
        const next = (n: number): number => random.next().value! % n
        while (left.some((quantity) => quantity > 0)) {
          const open = left.flatMap((quantity, i) => (quantity > 0 ? [i] : []))
          const i = open[next(open.length)]!
          const sku = lines[i]![0]
          // Lines of one sku are filled first to last, so a piece may not exceed what all of them have left.
          const most = left.reduce((sum, q, j) => sum + (lines[j]![0] === sku ? q : 0), 0)
          const quantity = 1 + next(most)
          runner.ok(giveBack([{ sku, quantity }], sale))
          let rest = quantity
          lines.forEach(([s], j) => {
            const part = s === sku ? Math.min(rest, left[j]!) : 0
            left[j]! -= part
            rest -= part
          })
        }
        expect(runner.wallet('beans')).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
        expect(runner.wallet('growth')).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
        expect(runner.run(giveBack(null, sale))).toMatchObject({ refusal: { code: 'over_return' } })
      }),
      { numRuns: 300 },
    )
  })

  it('what remains is decided as if it alone had been bought', () => {
    fc.assert(
      fc.property(basket, fc.nat(), (lines, pick) => {
        const kept = lines.filter((_, i) => i !== pick % lines.length)
        const gone = lines[pick % lines.length]!
        fc.pre(lines.filter(([sku]) => sku === gone[0]).length === 1)
        const [whole, alone] = [member(), member()]
        whole.ok(order(noon, lines))
        whole.ok(giveBack([{ sku: gone[0], quantity: gone[1] }], 2))
        if (kept.length > 0) alone.ok(order(noon, kept))
        expect(whole.wallet()).toEqual(alone.wallet())
      }),
      { numRuns: 300 },
    )
  })
})

describe('a program that changes what it counts', () => {
  it('takes back only what its sale was counted for', () => {
    const uncounted = cafe((d) => {
      d['tiers'].status.metric = { orders: true }
    }, 1)
    const counting = cafe((d) => {
      d['tiers'].status.metric = { spent: true }
    }, 2)
    const runner = new Runner(uncounted, { version: counting, effectiveFrom: Date.parse('2026-06-10T00:00:00Z') })
    runner.ok({ kind: 'enrol', source: 'x', ...timed('2026-06-01T00:00:00Z') })
    runner.ok(order('2026-06-02T04:00:00Z', [['A', 1, 5000]]))
    runner.ok({ kind: 'return', order: runner.sales[0]!.seq, lines: null, ...timed('2026-06-11T04:00:00Z') })
    expect(runner.state.days!.filter(({ metric }) => metric === 'spent')).toEqual([])
  })
})
