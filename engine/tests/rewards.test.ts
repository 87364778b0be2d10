import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RewardChoice } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Accepted } from '../src/decide/decision.ts'
import { spentBy } from '../src/decide/refund.ts'
import { lintProgram } from '../src/program/lint.ts'
import { validateProgram } from '../src/program/validate.ts'
import { parseDay } from '../src/time/calendar.ts'
import { lot, member, noon, wait } from './beans.ts'
import { Books } from './books.ts'
import { cafe, timed, type Decided, type Runner } from './runner.ts'

const names = { en: 'A thing', zh: '礼品' }
const donation = { names, kind: 'donation', cause: { key: 'trees', names, amount: 1 } }

const withRewards = (): Runner =>
  member((d) => {
    d['rewards'] = {
      plain: { ...donation, prices: [{ points: { beans: 10 } }], limits: [{ max: 3, period: 'month' }] },
      tiered: {
        ...donation,
        prices: [{ points: { beans: 5 }, tiers: { status: ['gold'] } }, { points: { beans: 8 } }, { points: { stars: 1 } }],
      },
      summer: { ...donation, prices: [{ points: { beans: 1 } }], from: '2026-06-10', to: '2026-06-20' },
      regulars: { ...donation, prices: [{ points: { beans: 1 } }], when: 'member.points.beans >= 50 && "regular" in member.tags' },
      resting: { ...donation, prices: [{ points: { beans: 1 } }], state: 'paused' },
      everyone: { ...donation, prices: [{ points: { beans: 1 } }], limits: [{ max: 5, per: 'all', period: 'month' }] },
      coupons: { names, kind: 'coupon', coupon: 'ten_off', prices: [{ points: { beans: 1 } }] },
    }
    d['coupons'] = { ...d['coupons'], ten_off: { names } }
  })

const take = (runner: Runner, key: string, more: Partial<RewardChoice> = {}, at = noon): Decided['decision'] =>
  runner.run({
    kind: 'hold',
    currency: '',
    amount: 0,
    reward: { key, quantity: 1, ...more },
    expiresAt: Date.parse('2027-01-01T00:00:00Z'),
    ...timed(at),
  })
const refusalOf = (decision: Decided['decision']): unknown => decision.outcome === 'refused' && decision.refusal

describe('a reward', () => {
  it('holds what its price says, and is announced when it is paid for', () => {
    const runner = withRewards()
    lot(runner, 100)
    const held = take(runner, 'plain', { quantity: 2, fulfilment: 'ful_1' }) as Accepted
    expect(held.holds).toMatchObject([{ seq: 3, n: 0, currency: 'beans', amount: 20, reward: { key: 'plain', price: 0, quantity: 2 } }])
    expect(held.announcements).toEqual([{ type: 'reward.held', data: { reward: 'plain', quantity: 2, hold: 3, fulfilment: 'ful_1' } }])
    const other = runner.run({ kind: 'capture', hold: 3, ...timed(noon) })
    expect(refusalOf(other)).toEqual({ code: 'hold_of_reward', facts: { reward: 'plain' } })
    const captured = runner.ok({ kind: 'capture', hold: 3, fulfilment: 'ful_1', ...timed(noon) })
    expect(captured.announcements.map(({ type }) => type)).toEqual(['points.redeemed', 'reward.redeemed'])
  })

  it('is refused with the reason', () => {
    const runner = withRewards()
    lot(runner, 40)
    expect(refusalOf(take(runner, 'nothing'))).toEqual({ code: 'unknown_reward', facts: { reward: 'nothing' } })
    expect(refusalOf(take(runner, 'summer'))).toMatchObject({ code: 'reward_closed', facts: { from: '2026-06-10', to: '2026-06-20' } })
    expect(refusalOf(take(runner, 'resting'))).toMatchObject({ code: 'reward_closed' })
    expect(refusalOf(take(runner, 'regulars'))).toEqual({ code: 'not_eligible', facts: { reward: 'regulars' } })
    expect(refusalOf(take(runner, 'tiered', { price: 0 }))).toMatchObject({ code: 'price_not_yours' })
    expect(refusalOf(take(runner, 'tiered', { price: 9 }))).toMatchObject({ code: 'price_not_yours' })
    expect(refusalOf(take(runner, 'plain', { quantity: 5 }))).toMatchObject({ code: 'reward_limit', facts: { asked: 5, left: 3, of: 3 } })
    expect(take(runner, 'summer', {}, '2026-06-20T15:59:59Z').outcome).toBe('accepted')
    expect(refusalOf(take(runner, 'summer', {}, '2026-06-20T16:00:00Z'))).toMatchObject({ code: 'reward_closed' })
  })

  it('takes the first price that the member may choose and can pay', () => {
    const runner = withRewards()
    lot(runner, 10)
    const priceOf = (decision: Decided['decision']): unknown => (decision as Accepted).holds[0]?.reward?.price
    expect(priceOf(take(runner, 'tiered'))).toBe(1)
    runner.ok({ kind: 'adjust', currency: 'stars', amount: 1, reason: 'x', ...timed(noon) })
    expect(priceOf(take(runner, 'tiered'))).toBe(2)
    expect(refusalOf(take(runner, 'tiered'))).toMatchObject({
      code: 'insufficient_points',
      facts: { currency: 'beans', needed: 8, have: 2 },
    })
    runner.ok({ kind: 'standing', set: 'status', level: 'gold', until: null, reason: 'x', ...timed(noon) })
    lot(runner, 5)
    expect(priceOf(take(runner, 'tiered'))).toBe(0)
  })

  it('sees tags and points', () => {
    const runner = withRewards()
    lot(runner, 50)
    runner.ok({ kind: 'profile', addTags: ['regular'], ...timed(noon) })
    expect(take(runner, 'regulars').outcome).toBe('accepted')
    expect(refusalOf(take(runner, 'regulars'))).toMatchObject({ code: 'not_eligible' })
  })

  it('gives its uses back when it is let go or lapses, not when it is paid for', () => {
    const runner = withRewards()
    lot(runner, 100)
    for (let i = 0; i < 3; i++) take(runner, 'plain')
    expect(refusalOf(take(runner, 'plain'))).toMatchObject({ code: 'reward_limit' })
    runner.ok({ kind: 'release', hold: 3, ...timed(noon) })
    expect(take(runner, 'plain').outcome).toBe('accepted')
    runner.ok({ kind: 'capture', hold: 4, ...timed(noon) })
    expect(refusalOf(take(runner, 'plain'))).toMatchObject({ code: 'reward_limit' })
    wait(runner, '2027-02-01T00:00:00Z')
    expect(runner.state.progress.counters?.['reward:plain#0']?.map(([, used]) => used)).toEqual([1])
    Books.audit(runner)
  })

  it('gives its uses back when all that it cost comes back, in the period in which they were counted', () => {
    const runner = withRewards()
    lot(runner, 100)
    const used = (): unknown => runner.state.progress.counters?.['reward:plain#0']
    const refund = (of: number, amount?: number, at = noon): Decided['decision'] =>
      runner.run({ kind: 'refund', of, ...(amount !== undefined && { amount }), reason: 'broken', ...timed(at) })
    take(runner, 'plain', { quantity: 2 })
    const { seq } = runner.ok({ kind: 'capture', hold: 3, ...timed(noon) }).state
    expect(refund(seq, 12).outcome).toBe('accepted')
    expect(used()).toEqual([[parseDay('2026-06-01'), 2]])
    expect(refund(seq, 8).outcome).toBe('accepted')
    expect(used()).toBeUndefined()
    expect(refusalOf(refund(seq))).toMatchObject({ code: 'nothing_to_refund' })
    take(runner, 'plain')
    const captured = runner.ok({ kind: 'capture', hold: runner.state.seq, ...timed(noon) }).state.seq
    const july = '2026-07-02T04:00:00Z'
    take(runner, 'plain', {}, july)
    refund(captured, undefined, july)
    expect(used()).toEqual([[parseDay('2026-07-01'), 1]])
    Books.audit(runner)
  })

  it('that was counted so long ago that nobody asks for it any more gives nothing back', () => {
    const runner = withRewards()
    lot(runner, 100)
    take(runner, 'plain')
    const { seq } = runner.ok({ kind: 'capture', hold: 3, ...timed(noon) }).state
    // Twenty-five months are kept.
    const late = { currency: '', amount: 0, expiresAt: Date.parse('2029-01-01T00:00:00Z'), ...timed('2028-12-01T04:00:00Z') }
    runner.ok({ kind: 'hold', reward: { key: 'plain', quantity: 1 }, ...late })
    runner.ok({ kind: 'refund', of: seq, reason: 'broken', ...timed('2028-12-02T04:00:00Z') })
    expect(runner.state.progress.counters?.['reward:plain#0']).toEqual([[parseDay('2028-12-01'), 1]])
  })

  it('of a limit that all share asks for what is left, takes of it and gives it back', () => {
    const runner = withRewards()
    lot(runner, 100)
    const command = {
      kind: 'hold' as const,
      currency: '',
      amount: 0,
      reward: { key: 'everyone', quantity: 2 },
      expiresAt: Date.parse('2027-01-01T00:00:00Z'),
      ...timed(noon),
    }
    const versions = runner.timeline.versionsFor(runner.state, command)
    const wanting = decide(versions, runner.state, command, {})
    expect(wanting).toMatchObject({ outcome: 'wanting', needs: { shared: [{ max: 5, wanted: 2 }] } })
    const [limit] = wanting.outcome === 'wanting' ? wanting.needs.shared! : []
    const { key } = limit!
    expect(decide(versions, runner.state, command, { shared: { [key]: 1 } })).toMatchObject({ refusal: { code: 'reward_limit' } })
    const held = decide(versions, runner.state, command, { shared: { [key]: 2 } }) as Accepted
    expect(held.shared).toEqual([{ key, amount: 2 }])
    const release = { kind: 'release' as const, hold: held.state.seq, ...timed(noon) }
    expect((decide(versions, held.state, release, {}) as Accepted).shared).toEqual([{ key, amount: -2 }])
    const captured = decide(versions, held.state, { kind: 'capture', hold: held.state.seq, ...timed(noon) }, {}) as Accepted
    const spent = spentBy(captured.state.seq, Date.parse(noon), captured)!
    const refund = { kind: 'refund' as const, of: captured.state.seq, reason: 'broken', ...timed(noon) }
    expect((decide(versions, captured.state, refund, { spent }) as Accepted).shared).toEqual([{ key, amount: -2 }])
  })

  it('that is coupons wants one for each piece', () => {
    const runner = withRewards()
    lot(runner, 10)
    take(runner, 'coupons', { quantity: 3 })
    const captured = runner.ok({ kind: 'capture', hold: 3, ...timed(noon) })
    expect(captured.announcements.filter(({ type }) => type === 'coupon.wanted')).toHaveLength(3)
  })

  it('in any order of takings, releases and captures keeps its limit and the books', () => {
    const deeds = fc.array(fc.tuple(fc.constantFrom('take', 'release', 'capture'), fc.nat({ max: 9 })), { maxLength: 30 })
    fc.assert(
      fc.property(deeds, (list) => {
        const runner = withRewards()
        lot(runner, 100)
        const open: number[] = []
        let standing = 0
        for (const [deed, n] of list) {
          if (deed === 'take') {
            const decision = take(runner, 'plain')
            expect(decision.outcome).toBe(standing < 3 ? 'accepted' : 'refused')
            if (decision.outcome === 'accepted') open.push(runner.state.seq)
            standing += decision.outcome === 'accepted' ? 1 : 0
          } else if (open.length > 0) {
            const [hold] = open.splice(n % open.length, 1)
            runner.ok({ kind: deed, hold: hold ?? 0, ...timed(noon) })
            if (deed === 'release') standing -= 1
          }
        }
        Books.audit(runner)
      }),
      { numRuns: 100 },
    )
  })
})

describe('rewards of a document', () => {
  it('that are over are found by lint, unless they are ended', () => {
    const document = structuredClone(cafe().document) as Record<string, any>
    const old = { ...donation, prices: [{ points: { beans: 1 } }], to: '2026-01-31' }
    document['rewards'] = { x: old, y: { ...old, state: 'ended' } }
    const result = validateProgram(document)
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const found = lintProgram(result.document, parseDay('2026-06-02')!).filter(({ path }) => path.startsWith('rewards'))
    expect(found).toEqual([{ path: 'rewards.x.to', code: 'over', parameters: { to: '2026-01-31' } }])
  })

  const problemsOf = (reward: object): string[] => {
    const document = structuredClone(cafe().document) as Record<string, any>
    document['rewards'] = { x: { ...donation, prices: [{ points: { beans: 1 } }], ...reward } }
    const result = validateProgram(document)
    return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`)
  }

  it('name what is there, and have what their kind needs', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ kind: 'credit' })).toEqual(['rewards.x reward_needs'])
    expect(problemsOf({ kind: 'physical' })).toEqual(['rewards.x reward_needs'])
    expect(problemsOf({ prices: [{ points: { nuts: 1 } }] })).toEqual(['rewards.x.prices.0.points unknown_currency'])
    expect(problemsOf({ prices: [{ points: { growth: 1 } }] })).toEqual(['rewards.x.prices.0.points price_not_spendable'])
    expect(problemsOf({ prices: [{ points: {} }] })).toEqual(['rewards.x.prices.0.points shape'])
    expect(problemsOf({ prices: [{ points: { beans: 1 }, tiers: { status: ['iron'] } }] })).toEqual([
      'rewards.x.prices.0.tiers.status unknown_level',
    ])
    expect(problemsOf({ when: 'member.points.beans' })).toEqual(['rewards.x.when wrong_type'])
    expect(problemsOf({ when: 'order.total > 5' })).toEqual(['rewards.x.when expression'])
    expect(problemsOf({ from: '2026-02-30' })).toEqual(['rewards.x.from bad_date'])
    expect(problemsOf({ from: '2026-03-01', to: '2026-02-01' })).toEqual(['rewards.x.to ends_before_start'])
    expect(problemsOf({ limits: [{ max: 1, per: 'all', period: { days: 3 } }] })).toEqual(['rewards.x.limits.0.period shared_limit_rolls'])
    expect(problemsOf({ names: { en: 'x' } })).toEqual(['rewards.x.names missing_translation'])
  })
})
