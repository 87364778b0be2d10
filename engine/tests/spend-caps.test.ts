import { describe, expect, it } from 'vitest'
import type { OrderCommand } from '../src/decide/command.ts'
import type { CompiledVersion } from '../src/program/compile.ts'
import { day, lot, redeem } from './beans.ts'
import { cafe, order, Runner, timed } from './runner.ts'

const MORNING = '2026-06-02T02:00:00Z'
const LATER = '2026-06-02T09:00:00Z'
const NEXT = '2026-06-03T02:00:00Z'

/** The café where ten beans pay for a yuan, and members spend at most a hundred in a period, if in one. */
const paying = (number: number, period?: string): CompiledVersion =>
  cafe((document) => {
    document['currencies'].beans.pay = { points: 10, amount: 100, most_share: 0.5 }
    if (period !== undefined) document['currencies'].beans.spend_cap = { max: 100, period }
  }, number)

const paid = (quantity: number): OrderCommand =>
  order(MORNING, [['CAKE', quantity, 10_000]], { payments: [{ currency: 'beans', points: 80 }] })
const counted = (runner: Runner): unknown => runner.state.progress.counters?.['spend:beans']

describe('a cap of spending', () => {
  it('that came into the program after an order is not below nothing when that order comes back', () => {
    const runner = new Runner(paying(1), { version: paying(2, 'month'), effectiveFrom: Date.parse('2026-06-02T08:00:00Z') })
    lot(runner, 500, null, '2026-06-01T02:00:00Z')
    const { state } = runner.ok(paid(1))
    redeem(runner, 30, LATER)
    runner.ok({ kind: 'return', ...timed(LATER), order: state.seq, lines: null })
    expect(counted(runner)).toBeUndefined()
    expect(runner.run({ kind: 'redeem', ...timed(LATER), currency: 'beans', amount: 110, reason: 'cup' })).toMatchObject({
      refusal: { code: 'cap_reached', facts: { asked: 110, left: 100 } },
    })
  })

  it('that counted an order has its points again when that comes back, in parts and on its day', () => {
    const runner = new Runner(paying(1, 'day'))
    lot(runner, 500, null, '2026-06-01T02:00:00Z')
    const { state } = runner.ok(paid(2))
    redeem(runner, 60, NEXT)
    const back = { kind: 'return' as const, ...timed(NEXT), order: state.seq, lines: [{ sku: 'CAKE', quantity: 1 }] }
    runner.ok(back)
    expect(counted(runner)).toEqual([
      [day('2026-06-02'), 40],
      [day('2026-06-03'), 60],
    ])
    runner.ok(back)
    expect(counted(runner)).toEqual([[day('2026-06-03'), 60]])
  })
})
