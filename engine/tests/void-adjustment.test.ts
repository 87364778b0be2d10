import { describe, expect, it } from 'vitest'
import type { Accepted } from '../src/decide/decision.ts'
import { beans, hold, later, lot, lots, member, moves, noon, redeem, takeBack, sale, wait } from './beans.ts'
import { Books } from './books.ts'
import { timed, type Decided, type Runner } from './runner.ts'

const unadjust = (runner: Runner, of: number, at = noon): Decided['decision'] =>
  runner.run({ kind: 'void_adjustment', of, reason: 'wrong_member', ...timed(at) })
const voided = (runner: Runner, of: number, at = noon): Accepted => {
  const decision = unadjust(runner, of, at)
  expect(decision.outcome, JSON.stringify(decision)).toBe('accepted')
  Books.audit(runner)
  return decision as Accepted
}
const refusalOf = (decision: Decided['decision']): unknown => decision.outcome === 'refused' && decision.refusal
const takeOff = (runner: Runner, amount: number): Accepted =>
  runner.ok({ kind: 'adjust', ...beans, amount: -amount, reason: 'x', ...timed(noon) })

describe('voiding an adjustment that gave points', () => {
  it('takes them back out of their own lot, though others end sooner', () => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    lot(runner, 50)
    const decision = voided(runner, 3)
    expect(moves(decision)).toEqual(['available>adjusted 50 @3.0'])
    expect(decision.announcements).toEqual([{ type: 'adjustment.voided', data: { currency: 'beans', amount: 50, of: 3 } }])
    expect(lots(runner)).toEqual(['@2.0 30/0/0', '@3.0 0/0/0'])
  })

  it('takes what is spent of it out of others, soonest end first, and leaves the rest owing', () => {
    const runner = member()
    lot(runner, 50, '2026-07-01')
    lot(runner, 20)
    lot(runner, 10, '2026-07-10')
    redeem(runner, 40)
    expect(moves(voided(runner, 2))).toEqual([
      'available>adjusted 10 @2.0',
      'available>adjusted 10 @4.0',
      'available>adjusted 20 @3.0',
      'debt>adjusted 10',
    ])
    expect(runner.wallet()).toMatchObject({ available: 0, debt: 10 })
    // What comes next repays it.
    lot(runner, 25)
    expect(runner.wallet()).toMatchObject({ available: 15, debt: 0 })
  })

  it('costs nobody anything where it has expired, and leaves alone what is held', () => {
    const runner = member()
    lot(runner, 50, '2026-06-03')
    hold(runner, 20)
    wait(runner, later)
    expect(lots(runner)).toEqual(['@2.0 20/20/30'])
    expect(moves(voided(runner, 2, later))).toEqual(['expired>adjusted 30 @2.0', 'debt>adjusted 20'])
    expect(runner.wallet()).toMatchObject({ available: 0, held: 20, debt: 20 })
  })

  it('takes back what went to a debt as well', () => {
    const runner = member()
    lot(runner, 30)
    const bought = sale(runner, 20)
    redeem(runner, 50)
    takeBack(runner, bought)
    expect(runner.wallet().debt).toBe(20)
    lot(runner, 50)
    expect(runner.wallet()).toMatchObject({ available: 30, debt: 0 })
    voided(runner, runner.state.seq)
    expect(runner.wallet()).toMatchObject({ available: 0, debt: 20 })
  })

  it('is refused, or written off, where the program says so', () => {
    const refusing = member((d) => (d['settings'].debt = 'refuse'))
    lot(refusing, 50)
    redeem(refusing, 40)
    expect(refusalOf(unadjust(refusing, 2))).toEqual({ code: 'insufficient_points', facts: { currency: 'beans', needed: 50, have: 10 } })
    expect(refusing.wallet().available).toBe(10)
    const generous = member((d) => (d['settings'].debt = 'write_off'))
    lot(generous, 50)
    redeem(generous, 40)
    expect(moves(voided(generous, 2))).toEqual(['available>adjusted 10 @2.0'])
    expect(generous.wallet()).toMatchObject({ available: 0, debt: 0 })
  })
})

describe('voiding an adjustment that took points', () => {
  it('gives them back to their lots, with their ends', () => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    lot(runner, 30, '2026-07-20')
    const before = lots(runner)
    takeOff(runner, 40)
    expect(moves(voided(runner, 4))).toEqual(['adjusted>available 30 @2.0', 'adjusted>available 10 @3.0'])
    expect(lots(runner)).toEqual(before)
  })

  it('lets expire at once what has ended meanwhile', () => {
    const runner = member()
    lot(runner, 30, '2026-06-03')
    takeOff(runner, 30)
    expect(moves(voided(runner, 3, later))).toEqual(['adjusted>available 30 @2.0', 'available>expired 30 @2.0'])
  })
})

describe('an adjustment', () => {
  it('is voided once, and nothing else is', () => {
    const runner = member()
    lot(runner, 30)
    voided(runner, 2)
    expect(refusalOf(unadjust(runner, 2))).toEqual({ code: 'adjustment_voided', facts: {} })
    expect(refusalOf(unadjust(runner, 3))).toEqual({ code: 'no_adjustment', facts: {} })
    expect(refusalOf(unadjust(runner, 1))).toEqual({ code: 'no_adjustment', facts: {} })
    expect(refusalOf(unadjust(runner, 99))).toEqual({ code: 'no_adjustment', facts: {} })
    // One that was refused did nothing that could be undone.
    expect(runner.run({ kind: 'adjust', ...beans, amount: -1, reason: 'x', ...timed(noon) }).outcome).toBe('refused')
    expect(refusalOf(unadjust(runner, runner.state.seq))).toEqual({ code: 'no_adjustment', facts: {} })
    expect(runner.wallet()).toMatchObject({ available: 0, debt: 0 })
  })
})
