import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Accepted } from '../src/decide/decision.ts'
import { beans, day, hold, later, lot, lots, member, moves, noon, redeem, sale, takeBack, wait } from './beans.ts'
import { Books } from './books.ts'
import { histories, Pair } from './histories.ts'
import { timed, type Decided, type Runner } from './runner.ts'

const refund = (runner: Runner, of: number, amount?: number, at = noon): Decided['decision'] =>
  runner.run({ kind: 'refund', of, ...(amount !== undefined && { amount }), reason: 'broken', ...timed(at) })
const given = (runner: Runner, of: number, amount?: number, at = noon): Accepted => {
  const decision = refund(runner, of, amount, at)
  expect(decision.outcome).toBe('accepted')
  return decision as Accepted
}
const refusalOf = (decision: Decided['decision']): unknown => decision.outcome === 'refused' && decision.refusal

describe('a refund', () => {
  const two = (): Runner => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    lot(runner, 30, '2026-07-20')
    return runner
  }

  it('puts points back into the lots they were burned from, with their ends', () => {
    const runner = two()
    const before = lots(runner)
    redeem(runner, 40)
    const decision = given(runner, 4)
    expect(moves(decision)).toEqual(['redeemed>available 10 @3.0', 'redeemed>available 30 @2.0'])
    expect(lots(runner)).toEqual(before)
    expect(decision.announcements).toEqual([{ type: 'points.refunded', data: { currency: 'beans', amount: 40, of: 4 } }])
  })

  it('of a part leaves the lots as if only the rest had been spent', () => {
    const [runner, twin] = [two(), two()]
    redeem(runner, 40)
    given(runner, 4, 25)
    redeem(twin, 15)
    expect(lots(runner)).toEqual(lots(twin))
    expect(moves(given(runner, 4, 15))).toEqual(['redeemed>available 15 @2.0'])
  })

  it('never gives back more than was spent, in however many parts', () => {
    const runner = two()
    redeem(runner, 40)
    given(runner, 4, 15)
    expect(refusalOf(refund(runner, 4, 26))).toEqual({ code: 'over_refund', facts: { currency: 'beans', asked: 26, left: 25 } })
    given(runner, 4)
    expect(refusalOf(refund(runner, 4))).toEqual({ code: 'nothing_to_refund', facts: {} })
    expect(refusalOf(refund(runner, 2))).toEqual({ code: 'nothing_to_refund', facts: {} })
    expect(runner.wallet().available).toBe(60)
  })

  it('of a captured hold gives back what was captured', () => {
    const runner = two()
    const before = lots(runner)
    hold(runner, 50)
    runner.ok({ kind: 'capture', hold: 4, amount: 35, ...timed(noon) })
    given(runner, 5)
    expect(lots(runner)).toEqual(before)
  })

  it('repays debt first', () => {
    const runner = member()
    lot(runner, 30, '2026-07-20')
    const bought = sale(runner, 20)
    redeem(runner, 50)
    takeBack(runner, bought)
    expect(runner.wallet()).toMatchObject({ available: 0, debt: 20 })
    given(runner, 4, 30)
    expect(runner.wallet()).toMatchObject({ available: 10, debt: 0 })
  })

  it('of points whose end has passed is gone in the same breath, or lasts as long as the program is lenient', () => {
    const strict = two()
    redeem(strict, 40)
    wait(strict, '2026-07-15T04:00:00Z')
    expect(moves(given(strict, 4, undefined, '2026-07-15T04:00:00Z'))).toEqual([
      'redeemed>available 10 @3.0',
      'redeemed>available 30 @2.0',
      'available>expired 30 @2.0',
    ])
    const lenient = member((d) => (d['settings'].refund_grace_days = 10))
    lot(lenient, 30, '2026-07-10')
    lot(lenient, 30, '2026-07-20')
    redeem(lenient, 40)
    const decision = given(lenient, 4, undefined, '2026-07-15T04:00:00Z')
    expect(moves(decision)).toEqual(['redeemed>available 10 @3.0', 'redeemed>available 30 @5.0'])
    expect(decision.opened).toMatchObject([
      { amount: 30, expiresOn: day('2026-07-25'), unitValueMicros: lenient.state.lots![0]!.unitValueMicros },
    ])
    expect(lenient.wallet().available).toBe(60)
    wait(lenient, '2026-07-25T04:00:00Z')
    expect(lenient.wallet().available).toBe(0)
  })

  it('into a wallet that has slept meanwhile lasts only where the program is lenient', () => {
    const sliding = (grace: number): Runner => {
      const runner = member((d) => {
        d['settings'].refund_grace_days = grace
        d['currencies'].beans.expiry = { policy: 'sliding', months: 1 }
      })
      sale(runner, 50)
      redeem(runner, 40)
      given(runner, 3, undefined, '2026-09-01T04:00:00Z')
      wait(runner, '2026-09-02T04:00:00Z')
      return runner
    }
    expect([sliding(0).wallet().available, sliding(10).wallet().available]).toEqual([0, 40])
  })

  it('gives back what was counted against the cap of spending, on the day of spending', () => {
    const runner = member((d) => (d['currencies'].beans.spend_cap = { max: 50, period: 'day' }))
    lot(runner, 200)
    redeem(runner, 40)
    expect(refusalOf(runner.run({ kind: 'redeem', ...beans, amount: 20, reason: 'cup', ...timed(noon) }))).toMatchObject({
      code: 'cap_reached',
    })
    given(runner, 3, 15)
    redeem(runner, 20)
    redeem(runner, 50, later)
    given(runner, 3, 20, later)
    expect(refusalOf(runner.run({ kind: 'redeem', ...beans, amount: 1, reason: 'cup', ...timed(later) }))).toMatchObject({
      code: 'cap_reached',
    })
  })

  it('in any parts gives back exactly what was spent, and the lots are as before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 5, max: 60 })), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 100 }),
        (opened, parts, percent) => {
          const runner = member()
          for (const [amount, days] of opened)
            lot(runner, amount, new Date(Date.parse(noon) + days * 86_400_000).toISOString().slice(0, 10))
          const before = lots(runner)
          const { available } = runner.wallet()
          redeem(runner, Math.max(1, Math.floor((available * percent) / 100)))
          const of = runner.state.seq
          for (const part of parts) refund(runner, of, part)
          refund(runner, of)
          expect(lots(runner)).toEqual(before)
          expect(refusalOf(refund(runner, of))).toMatchObject({ code: 'nothing_to_refund' })
          Books.audit(runner)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('in any history never sums to more than its decision spent', () => {
    let refunds = 0
    fc.assert(
      fc.property(histories(), (history) => {
        for (const { log } of Pair.of(history).members) {
          const spent = new Map<number, number>()
          for (const { command, decision } of log) {
            if (decision.outcome === 'refused') continue
            const sum = (side: 'debit' | 'credit'): number =>
              decision.transfers.reduce((total, t) => (t[side] === 'redeemed' ? total + t.amount : total), 0)
            if (command.kind === 'refund') {
              refunds += 1
              spent.set(command.of, (spent.get(command.of) ?? 0) - sum('debit'))
            } else spent.set(decision.state.seq, sum('credit'))
          }
          expect(Math.min(0, ...spent.values())).toBe(0)
        }
      }),
      { numRuns: 300, seed: 2026 },
    )
    expect(refunds).toBeGreaterThan(20)
  })
})

describe('a hold of several currencies', () => {
  const both = (): Runner => {
    const runner = member((d) => (d['currencies'].nuts = { names: { en: 'Nuts', zh: '坚果' } }))
    lot(runner, 50)
    runner.ok({ kind: 'adjust', currency: 'nuts', amount: 20, reason: 'opening', ...timed(noon) })
    return runner
  }
  const held = (runner: Runner, nuts: number): Decided['decision'] =>
    runner.run({
      kind: 'hold',
      ...beans,
      amount: 30,
      more: [{ currency: 'nuts', amount: nuts }],
      expiresAt: Date.parse('2026-06-09T04:00:00Z'),
      ...timed(noon),
    })

  it('is captured, released and lapses as one', () => {
    const runner = both()
    expect((held(runner, 5) as Accepted).holds.map(({ seq, n, currency, amount }) => [seq, n, currency, amount])).toEqual([
      [4, 0, 'beans', 30],
      [4, 1, 'nuts', 5],
    ])
    expect(refusalOf(runner.run({ kind: 'capture', hold: 4, amount: 3, ...timed(noon) }))).toMatchObject({ code: 'several_currencies' })
    runner.ok({ kind: 'capture', hold: 4, ...timed(noon) })
    expect([runner.wallet(), runner.wallet('nuts')]).toMatchObject([
      { available: 20, held: 0 },
      { available: 15, held: 0 },
    ])
    expect(refusalOf(runner.run({ kind: 'release', hold: 4, ...timed(noon) }))).toMatchObject({ code: 'hold_closed' })
    held(runner, 5)
    expect(refusalOf(held(runner, 5))).toMatchObject({ code: 'insufficient_points', facts: { currency: 'beans' } })
    given(runner, 6)
    held(runner, 5)
    runner.ok({ kind: 'release', hold: runner.state.seq, ...timed(noon) })
    wait(runner, '2026-06-10T04:00:00Z')
    expect([runner.wallet().held, runner.wallet('nuts').held]).toEqual([0, 0])
    Books.audit(runner)
  })

  it('sets nothing aside where one of them is short', () => {
    const runner = both()
    const before = runner.state
    expect(refusalOf(held(runner, 21))).toMatchObject({ code: 'insufficient_points', facts: { currency: 'nuts', needed: 21, have: 20 } })
    expect(runner.state).toEqual({ ...before, seq: before.seq + 1 })
  })

  it('that was captured is refunded whole, or one currency in part', () => {
    const runner = both()
    held(runner, 5)
    runner.ok({ kind: 'capture', hold: 4, ...timed(noon) })
    expect(refusalOf(refund(runner, 5, 3))).toMatchObject({ code: 'several_currencies' })
    runner.ok({ kind: 'refund', of: 5, currency: 'nuts', amount: 3, reason: 'x', ...timed(noon) })
    expect(runner.wallet('nuts').available).toBe(18)
    given(runner, 5)
    expect([runner.wallet().available, runner.wallet('nuts').available]).toEqual([50, 20])
  })
})
