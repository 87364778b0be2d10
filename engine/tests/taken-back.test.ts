import { describe, expect, it } from 'vitest'
import type { Accepted } from '../src/decide/decision.ts'
import { earn, NOON, only, opened, rule } from './own-campaigns.ts'
import { cafe, order, timed, type Mutation, type Runner } from './runner.ts'

const T = timed(NOON)
const en = (text: string): object => ({ en: text, zh: text })
const giveBack = (runner: Runner, sale: number, sku?: string): Accepted =>
  runner.ok({ kind: 'return', order: sale, lines: sku === undefined ? null : [{ sku, quantity: 1 }], ...T })
/** @returns the number of the sale */
const sell = (runner: Runner, lines: Parameters<typeof order>[1], more: object = {}): number => {
  runner.ok(order(NOON, lines, more))
  return runner.state.seq
}
const available = (runner: Runner): number => runner.wallet().available
const NO_TEA = '!order.lines.exists(l, l.category == "tea")'

describe('a return', () => {
  it('gives back of a deduction what was taken, not what would have been', () => {
    const runner = opened(cafe(only({ fee: rule({ deduct: { currency: 'beans', amount: 'order.net / 100' } }) })))
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'x', ...T })
    const sale = sell(runner, [['A', 2, 10_000]])
    giveBack(runner, sale, 'A')
    giveBack(runner, sale)
    expect(available(runner)).toBe(10)
  })

  it('gives back a deduction as large as what waits for a review where it is given', () => {
    const runner = opened(cafe(only({ fee: { review_above: 5, ...rule({ deduct: { currency: 'beans', amount: '8' } }) } })))
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'x', ...T })
    const { effects } = runner.ok(order(NOON, [['A', 1, 100]]))
    expect([effects, available(runner)]).toMatchObject([[{ kind: 'deduct', granted: 8 }], 2])
    expect(effects[0]).not.toHaveProperty('review')
    giveBack(runner, runner.state.seq)
    expect(available(runner)).toBe(10)
  })

  it('completes no challenge, though more than its goal is left', () => {
    const steps = rule({ challenge: { challenge: 'five', by: 'order.lines[0].quantity' } })
    const prize = { trigger: 'challenge_completed', ...rule(earn('100')) }
    const runner = opened(cafe(only({ steps, prize }, { challenges: { five: { names: en('Five'), goal: 5 } } })))
    const first = sell(runner, [['A', 1, 100]])
    sell(runner, [['A', 9, 900]])
    giveBack(runner, first)
    expect([runner.state.progress.challenges, available(runner)]).toEqual([{ five: { done: 9, times: 1 } }, 100])
  })

  it('takes back an award that waits for a review, was let through, or was voided', () => {
    const left = ([null, 'release', 'void'] as const).map((verdict) => {
      const runner = opened(cafe(only({ large: { review_above: 50, ...rule(earn('order.net / 100')) } })))
      const sale = sell(runner, [['A', 2, 10_000]])
      runner.ok({ kind: 'adjust', currency: 'beans', amount: 7, reason: 'x', ...T })
      if (verdict) runner.ok({ kind: 'review', award: sale, verdict, reason: 'x', ...T })
      giveBack(runner, sale, 'A')
      const { available: half, pending } = runner.wallet()
      giveBack(runner, sale)
      return [half, pending, available(runner), runner.wallet().pending]
    })
    expect(left).toEqual([
      [7, 50, 7, 0],
      [57, 0, 7, 0],
      [7, 0, 7, 0],
    ])
  })

  it('takes what was given from what was given, and what waits from what waits', () => {
    const large = { review_above: 50, ...rule(earn('order.net / 100')) }
    const small = rule(earn('order.net / 1000'))
    const runner = opened(cafe(only({ large, small })))
    const sale = sell(runner, [['A', 2, 10_000]])
    giveBack(runner, sale, 'A')
    expect(runner.wallet()).toMatchObject({ available: 5, pending: 50 })
    runner.ok({ kind: 'review', award: sale, verdict: 'void', reason: 'x', ...T })
    giveBack(runner, sale)
    expect(runner.wallet()).toMatchObject({ available: 0, pending: 0, debt: 0 })
  })

  it('takes no more of a limit than its sale did, whoever has taken the rest since', () => {
    const clean = { limits: [{ max: 1, period: 'day' }], rules: { r: { when: NO_TEA, then: [earn('37')] } } }
    const runner = opened(cafe(only({ clean })))
    sell(runner, [['A', 1, 100]])
    const sale = sell(runner, [
      ['A', 1, 100],
      ['T', 1, 100, 'tea'],
    ])
    giveBack(runner, sale, 'T')
    expect([available(runner), runner.state.progress.counters]).toEqual([37, { 'clean#0': [[20_606, 1]] }])
  })

  it('counts what the rest takes of a limit though an earlier return had given it back', () => {
    const tea = { rules: { r: { when: 'order.total >= 300 && order.lines.exists(l, l.category == "tea")', then: [earn('11')] } } }
    const clean = { rules: { r: { when: NO_TEA, then: [earn('37')] } } }
    const runner = opened(
      cafe((document) => {
        only({ tea, clean })(document)
        document['currencies'].beans.earn_cap = { max: 500, period: 'day' }
      }),
    )
    const sale = sell(runner, [
      ['A', 2, 200],
      ['T', 1, 100, 'tea'],
    ])
    const counted = (): unknown => [available(runner), runner.state.progress.counters]
    expect(counted()).toEqual([11, { 'earn:beans': [[20_606, 11]] }])
    giveBack(runner, sale, 'A')
    expect(counted()).toEqual([0, {}])
    // Never more than the sale had: 11 of 37.
    giveBack(runner, sale, 'T')
    expect(counted()).toEqual([11, { 'earn:beans': [[20_606, 11]] }])
    giveBack(runner, sale)
    expect(counted()).toEqual([0, {}])
  })

  it('leaves what the rest of the basket still wants, where a limit gives all or nothing and another cut it', () => {
    const limits = [
      { max: 300, of: 'points', at_cap: 'nothing' },
      { max: 200, of: 'points' },
    ]
    const runner = opened(cafe(only({ base: { limits, ...rule(earn('order.net / 100')) } })))
    giveBack(runner, sell(runner, [['A', 25, 25_000]]), 'A')
    expect(available(runner)).toBe(200)
  })

  it('takes off what was spent just what the sale had put there', () => {
    const spent = {
      names: en('S'),
      metric: { spent: true },
      window: { period: 'lifetime' },
      levels: [{ key: 'a', names: en('A'), reach: 0 }],
    }
    const runner = opened(cafe(only({ half: rule({ discount: { percent: 50 } }) }, { tiers: { status: spent } })))
    giveBack(runner, sell(runner, [['A', 1, 1000]], { net: 300, gross: true }))
    expect(runner.state.progress.tiers['status']!.sum).toBe(0)
  })

  it('that earns in a currency which waits for an event waits for it too, unless it came', () => {
    const waiting = cafe((document) => {
      only({ base: rule(earn('10')), clean: { rules: { r: { when: NO_TEA, then: [earn('37')] } } } })(document)
      document.events = { shipped: { names: en('Shipped') } }
      document.currencies.beans.pending = { policy: 'event', event: 'shipped' }
    })
    const left = [true, false].map((before) => {
      const runner = opened(waiting)
      const sale = sell(runner, [
        ['A', 1, 100],
        ['T', 1, 100, 'tea'],
      ])
      const ship = (): Accepted => runner.ok({ kind: 'event', type: 'shipped', attributes: {}, order: sale, ...T })
      if (before) ship()
      giveBack(runner, sale, 'T')
      if (!before) ship()
      return available(runner)
    })
    expect(left).toEqual([47, 47])
  })
})

describe('points that wait for an event', () => {
  const waiting =
    (pending: object): Mutation =>
    (document) => {
      only({ base: rule(earn('10')), visits: { trigger: 'visit', ...rule(earn('3')) } })(document)
      document.events = { shipped: { names: en('Shipped') }, visit: { names: en('Visit') } }
      document.currencies.beans.pending = pending
    }
  const event = { policy: 'event', event: 'shipped' }
  const happens = (runner: Runner, type: string, sale: object = {}): Accepted =>
    runner.ok({ kind: 'event', type, attributes: {}, ...sale, ...T })

  it('are usable at once where no order is behind them that the event could name', () => {
    const runner = opened(cafe(waiting(event)))
    happens(runner, 'visit')
    expect(runner.wallet()).toMatchObject({ available: 3, pending: 0 })
  })

  it('end on their day once they are let through, though the event loads no holds', () => {
    const version = cafe((document) => {
      waiting(event)(document)
      document.currencies.beans.expiry = { policy: 'span', days: 5 }
    })
    const runner = opened(version)
    const sale = sell(runner, [['A', 1, 100]])
    runner.state = { ...runner.state, holds: null, dueAt: null }
    happens(runner, 'shipped', { order: sale })
    expect(runner.state.dueAt).toBe(Date.parse('2026-06-07T00:00:00+08:00'))
  })

  it('are let through by it under a version that no longer has points wait', () => {
    const runner = opened(
      { version: cafe(waiting(event)), effectiveFrom: 0 },
      { version: cafe(waiting({ policy: 'none' }), 2), effectiveFrom: Date.parse(NOON) + 1000 },
    )
    const sale = sell(runner, [['A', 1, 100]])
    const later = timed('2026-06-03T04:00:00Z')
    runner.ok({ kind: 'event', type: 'shipped', attributes: {}, order: sale, ...later })
    expect(runner.wallet()).toMatchObject({ available: 10, pending: 0 })
  })
})

it('a use that was never made is not given back', () => {
  const benefits = { lounge: { names: en('Lounge'), tags: ['vip'], quota: { max: 1, period: 'month' } } }
  const runner = opened(cafe(only({}, { benefits })))
  runner.ok({ kind: 'profile', addTags: ['vip'], ...T })
  const act = (what: 'use' | 'restore'): string => {
    const decision = runner.run({ kind: 'benefit', act: what, benefit: 'lounge', ...T })
    return decision.outcome === 'refused' ? decision.refusal.code : 'done'
  }
  const done = [act('restore'), act('use'), act('use'), act('restore'), act('restore'), act('use')]
  expect(done).toEqual(['benefit_not_used', 'done', 'quota_used', 'done', 'benefit_not_used', 'done'])
})

it('what acknowledges a lifetime is not changed into something that is spent', () => {
  const life = { names: en('Life'), lifetime: true }
  const runner = opened(cafe((document) => Object.assign(document.currencies, { life })))
  runner.ok({ kind: 'adjust', currency: 'life', amount: 10, reason: 'x', ...T })
  const decision = runner.run({ kind: 'convert', currency: 'life', to: 'beans', amount: 5, ...T })
  expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: 'not_spendable' } })
})

it('balances set rules off in the same order, in whatever order the wallets were read', () => {
  const told = (currency: string): object => ({ when: `event.currency == "${currency}"`, then: [{ message: { template: 'hello' } }] })
  const trail = { trigger: 'balance_changed', limits: [{ max: 9 }], rules: { beans: told('beans'), growth: told('growth') } }
  const runner = opened(cafe(only({ both: rule(earn('1'), { grant: { currency: 'growth', amount: '1' } }), trail })))
  runner.ok({ kind: 'adjust', currency: 'growth', amount: 1, reason: 'x', ...T })
  runner.ok({ kind: 'adjust', currency: 'beans', amount: 1, reason: 'x', ...T })
  const twin = runner.fork()
  twin.state = { ...twin.state, wallets: Object.fromEntries(Object.entries(twin.state.wallets).toReversed()) }
  const bought = order(NOON, [['A', 1, 100]])
  const counted = (decided: Accepted): unknown => decided.announcements
  expect(counted(twin.ok(bought))).toEqual(counted(runner.ok(bought)))
})

it('a limit within one order leaves nothing behind', () => {
  const each = { limits: [{ max: 30, of: 'points', per: 'order' }], ...rule(earn('order.net / 100')) }
  const runner = opened(cafe(only({ each })))
  sell(runner, [['A', 1, 10_000]])
  expect([available(runner), runner.state.progress.counters ?? {}]).toEqual([30, {}])
})
