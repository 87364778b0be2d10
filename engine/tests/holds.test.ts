import { describe, expect, it } from 'vitest'
import type { Accepted } from '../src/decide/decision.ts'
import { beans, hold, lot, lots, member, moves, movesSince, noon, redeem, sale, takeBack, wait } from './beans.ts'
import { timed, type Runner } from './runner.ts'

describe('a hold', () => {
  const two = (): Runner => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    lot(runner, 30, '2026-07-20')
    return runner
  }

  it('names its lots, soonest end first, and nothing else may spend them', () => {
    const runner = two()
    const decision = hold(runner, 40)
    expect(decision.holds[0]!.parts).toEqual([
      { seq: 2, n: 0, amount: 30 },
      { seq: 3, n: 0, amount: 10 },
    ])
    expect(moves(decision)).toEqual(['available>held 30 @2.0', 'available>held 10 @3.0'])
    expect(lots(runner)).toEqual(['@2.0 30/30/0', '@3.0 30/10/0'])
    expect(moves(redeem(runner, 20))).toEqual(['available>redeemed 20 @3.0'])
    const short = runner.run({ kind: 'redeem', ...beans, amount: 1, reason: 'cup', ...timed(noon) })
    expect(short).toMatchObject({ refusal: { code: 'insufficient_points', facts: { needed: 1, have: 0 } } })
  })

  it('captured in part spends the soonest end first and gives the rest back to the lots it came from', () => {
    const runner = two()
    hold(runner, 50)
    const decision = runner.ok({ kind: 'capture', hold: 4, amount: 35, ...timed(noon) })
    expect(moves(decision)).toEqual(['held>redeemed 30 @2.0', 'held>redeemed 5 @3.0', 'held>available 15 @3.0'])
    expect(lots(runner)).toEqual(['@2.0 0/0/0', '@3.0 25/0/0'])
    expect(runner.state.holds).toEqual([expect.objectContaining({ seq: 4, amount: 0, parts: [] })])
  })

  it('captured for less than its first lot holds gives all the others back whole', () => {
    const runner = two()
    hold(runner, 50)
    expect(moves(runner.ok({ kind: 'capture', hold: 4, amount: 10, ...timed(noon) }))).toEqual([
      'held>redeemed 10 @2.0',
      'held>available 20 @2.0',
      'held>available 20 @3.0',
    ])
    expect(runner.wallet()).toEqual({ available: 50, pending: 0, held: 0, debt: 0 })
  })

  it('captured for nothing is a release', () => {
    const runner = two()
    hold(runner, 50)
    expect(moves(runner.ok({ kind: 'capture', hold: 4, amount: 0, ...timed(noon) }))).toEqual([
      'held>available 30 @2.0',
      'held>available 20 @3.0',
    ])
  })

  it('keeps its part of a lot alive past the end of the lot: the rest expires on the day, the held part on release', () => {
    const runner = two()
    hold(runner, 40)
    const mark = runner.log.length
    wait(runner, '2026-07-25T04:00:00Z')
    expect(movesSince(runner, mark)).toEqual(['available>expired 20 @3.0'])
    expect(lots(runner)).toEqual(['@2.0 30/30/0', '@3.0 10/10/20'])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 40, debt: 0 })
    expect(moves(runner.ok({ kind: 'release', hold: 4, ...timed('2026-07-25T05:00:00Z') }))).toEqual([
      'held>available 30 @2.0',
      'available>expired 30 @2.0',
      'held>available 10 @3.0',
      'available>expired 10 @3.0',
    ])
    expect(lots(runner)).toEqual(['@2.0 0/0/30', '@3.0 0/0/30'])
  })

  it('on two halves of one lot lets each go on its own', () => {
    const runner = two()
    hold(runner, 10)
    hold(runner, 15)
    wait(runner, '2026-07-15T04:00:00Z')
    expect(lots(runner)[0]).toBe('@2.0 25/25/5')
    runner.ok({ kind: 'release', hold: 4, ...timed('2026-07-15T04:00:00Z') })
    expect(lots(runner)[0]).toBe('@2.0 15/15/15')
    runner.ok({ kind: 'capture', hold: 5, ...timed('2026-07-15T04:00:00Z') })
    expect(lots(runner)[0]).toBe('@2.0 0/0/15')
  })

  it('that lapses at the moment its lot ends lets go first, and the lot expires whole', () => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    hold(runner, 20, noon, '2026-07-09T16:00:00Z')
    const mark = runner.log.length
    wait(runner, '2026-07-09T16:00:00Z')
    expect(movesSince(runner, mark)).toEqual(['held>available 20 @2.0', 'available>expired 30 @2.0'])
    const types = runner.log.slice(mark).flatMap(({ decision }) => (decision as Accepted).announcements.map((a) => a.type))
    expect(types).toEqual(['hold.lapsed', 'consent.recorded'])
  })

  it('released into debt repays it before anything expires or is free', () => {
    const runner = member()
    const bought = sale(runner, 50, '2026-06-02T03:00:00Z')
    lot(runner, 30, '2026-07-10')
    hold(runner, 30)
    redeem(runner, 40)
    takeBack(runner, bought)
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 30, debt: 40 })
    expect(moves(runner.ok({ kind: 'capture', hold: 4, amount: 5, ...timed('2026-07-11T04:00:00Z') }))).toEqual([
      'held>redeemed 5 @3.0',
      'held>available 25 @3.0',
      'available>debt 25 @3.0',
    ])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 15 })
  })
})
