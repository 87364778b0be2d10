import { describe, expect, it } from 'vitest'
import { formatDay, parseDay } from '../src/time/calendar.ts'
import { buy, earn, NOON, only, opened, rule } from './own-campaigns.ts'
import { cafe, timed, type Mutation, type Runner } from './runner.ts'

describe('currencies', () => {
  it('are collected and spent in season', () => {
    const runner = opened(
      cafe((d) => {
        only({ a: rule(earn('10')) })(d)
        Object.assign(d.currencies.beans, { collect: { from: '11-15', to: '12-24' }, spend: { from: '12-01', to: '01-06' } })
      }),
    )
    expect(buy(runner, NOON).effects[0]).toMatchObject({ granted: 0, cut: 'out_of_season' })
    buy(runner, '2026-11-20T04:00:00Z')
    const redeem = (at: string): object => runner.run({ kind: 'redeem', currency: 'beans', amount: 5, reason: 'x', ...timed(at) })
    expect(redeem('2026-11-21T04:00:00Z')).toMatchObject({ refusal: { code: 'out_of_season', facts: { opens_on: '2026-12-01' } } })
    expect(redeem('2027-01-06T04:00:00Z')).toMatchObject({ outcome: 'accepted' })
  })

  it('wait for an event of their sale', () => {
    const runner = opened(
      cafe((d) => {
        only({ a: rule(earn('10')) })(d)
        d.events.shipped = { names: { en: 'Shipped', zh: '已发货' } }
        d.currencies.beans.pending = { policy: 'event', event: 'shipped' }
      }),
    )
    buy(runner, NOON)
    buy(runner, NOON)
    expect(runner.wallet()).toMatchObject({ available: 0, pending: 20 })
    runner.ok({ kind: 'event', type: 'shipped', attributes: {}, order: runner.sales[1]!.seq, ...timed('2026-06-04T00:00:00Z') })
    expect(runner.wallet()).toMatchObject({ available: 10, pending: 10 })
  })

  it('have a minimum, steps and caps of spending, and convert at the rate of the day', () => {
    const runner = opened(
      cafe((d) => {
        only({ a: rule(earn('1000')) })(d)
        Object.assign(d.currencies.beans, {
          min_redeem: 100,
          redeem_step: 50,
          spend_cap: { max: 300, period: 'month' },
          converts: [
            { to: 'growth', give: 10, get: 1 },
            { to: 'growth', from: '2026-06-10', give: 5, get: 1 },
          ],
        })
      }),
    )
    buy(runner, NOON)
    const redeem = (amount: number, at = NOON): object =>
      runner.run({ kind: 'redeem', currency: 'beans', amount, reason: 'x', ...timed(at) })
    expect(redeem(50)).toMatchObject({ refusal: { code: 'below_minimum', facts: { minimum: 100 } } })
    expect(redeem(120)).toMatchObject({ refusal: { code: 'not_in_steps', facts: { step: 50 } } })
    expect(redeem(250)).toMatchObject({ outcome: 'accepted' })
    expect(redeem(100)).toMatchObject({ refusal: { code: 'cap_reached', facts: { left: 50, resets_on: '2026-07-01' } } })
    const convert = (at: string): object => runner.run({ kind: 'convert', currency: 'beans', to: 'growth', amount: 100, ...timed(at) })
    convert('2026-06-03T00:00:00Z')
    expect(runner.wallet('growth').available).toBe(10)
    convert('2026-06-11T00:00:00Z')
    expect(runner.wallet('growth').available).toBe(30)
  })

  it('may be given more time, and their end may differ by campaign and tier', () => {
    const runner = opened(
      cafe((d) => {
        only({ a: { expires: { policy: 'span', days: 5 }, ...rule(earn('10')) }, b: rule(earn('7')) })(d)
        d.currencies.beans.expiry_by_tier = { status: { leaf: { policy: 'span', days: 10 } } }
      }),
    )
    buy(runner, NOON)
    expect(runner.state.lots!.map((lot) => [lot.amount, lot.expiresOn! - parseDay('2026-06-02')!])).toEqual([
      [10, 5],
      [7, 10],
    ])
    runner.ok({
      kind: 'extend',
      currency: 'beans',
      expiresOn: parseDay('2026-06-10'),
      reason: 'goodwill',
      ...timed('2026-06-03T00:00:00Z'),
    })
    expect(runner.state.lots!.map((lot) => lot.expiresOn! - parseDay('2026-06-02')!)).toEqual([8, 10])
    runner.ok({ kind: 'consent', given: [], ...timed('2026-06-10T00:00:00+08:00') })
    expect(runner.wallet().available).toBe(7)
  })

  it('large awards wait for a person', () => {
    const program = only({ a: { review_above: 50, ...rule(earn('order.net / 100')) } })
    const runner = opened(cafe(program))
    buy(runner, NOON, 4000)
    buy(runner, NOON, 9000)
    buy(runner, NOON, 9000)
    expect(runner.wallet()).toMatchObject({ available: 40, pending: 180 })
    const review = (award: number, verdict: 'release' | 'void'): object =>
      runner.run({ kind: 'review', award, verdict, reason: 'x', ...timed('2026-06-05T00:00:00Z') })
    review(runner.sales[1]!.seq, 'release')
    review(runner.sales[2]!.seq, 'void')
    expect(runner.wallet()).toMatchObject({ available: 130, pending: 0 })
    expect(review(runner.sales[2]!.seq, 'void')).toMatchObject({ refusal: { code: 'nothing_to_review' } })
  })
})

describe('benefits and plans', () => {
  const program: Mutation = (d) => {
    d.benefits = {
      lounge: {
        names: { en: 'Lounge', zh: '休息室' },
        tiers: { status: ['silver', 'gold'] },
        plans: ['plus'],
        quota: { max: 2, period: 'month' },
      },
    }
    d.plans = { plus: { names: { en: 'Plus', zh: '尊享' }, price: 9900, months: 1, trial_days: 7 } }
  }
  const use = (runner: Runner, at: string): object => runner.run({ kind: 'benefit', act: 'use', benefit: 'lounge', ...timed(at) })

  it('belong to tiers and plans, and are used so and so often', () => {
    const runner = opened(cafe(program))
    expect(use(runner, NOON)).toMatchObject({ refusal: { code: 'benefit_not_held' } })
    runner.ok({ kind: 'plan', act: 'start', plan: 'plus', ...timed(NOON) })
    expect(use(runner, NOON)).toMatchObject({ outcome: 'accepted' })
    use(runner, NOON)
    expect(use(runner, NOON)).toMatchObject({ refusal: { code: 'quota_used', facts: { used: 2, of: 2, resets_on: '2026-07-01' } } })
    runner.ok({ kind: 'benefit', act: 'restore', benefit: 'lounge', ...timed(NOON) })
    expect(use(runner, NOON)).toMatchObject({ outcome: 'accepted' })
    expect(use(runner, '2026-07-01T12:00:00+08:00')).toMatchObject({ outcome: 'accepted' })
    expect(use(runner, '2026-07-02T12:00:00+08:00'), 'the plan is over').toMatchObject({ refusal: { code: 'benefit_not_held' } })
  })

  it('a plan paid again while it runs goes on from its end, and is not cut by a trial', () => {
    const runner = opened(cafe(program))
    const until = (): string => formatDay(runner.state.progress.plan!.until)
    runner.ok({ kind: 'plan', act: 'start', plan: 'plus', ...timed(NOON) })
    expect(until()).toBe('2026-07-02')
    expect(runner.run({ kind: 'plan', act: 'start', plan: 'plus', trial: true, ...timed(NOON) })).toMatchObject({
      refusal: { code: 'trial_used' },
    })
    runner.ok({ kind: 'plan', act: 'start', plan: 'plus', ...timed('2026-06-20T00:00:00Z') })
    expect(until()).toBe('2026-08-02')
  })

  it('plans have one trial, are renewed, and end', () => {
    const runner = opened(cafe(program))
    runner.ok({ kind: 'plan', act: 'start', plan: 'plus', trial: true, ...timed(NOON) })
    runner.ok({ kind: 'plan', act: 'renew', plan: 'plus', ...timed('2026-06-05T04:00:00Z') })
    expect(runner.state.progress.plan).toMatchObject({ until: parseDay('2026-07-09'), trial: false })
    runner.ok({ kind: 'plan', act: 'cancel', plan: 'plus', ...timed('2026-06-06T04:00:00Z') })
    expect(use(runner, '2026-07-08T04:00:00Z')).toMatchObject({ outcome: 'accepted' })
    runner.ok({ kind: 'consent', given: [], ...timed('2026-07-09T00:00:00+08:00') })
    expect(runner.state.progress.plan).toBeUndefined()
    expect(runner.run({ kind: 'plan', act: 'start', plan: 'plus', trial: true, ...timed('2026-08-01T00:00:00Z') })).toMatchObject({
      refusal: { code: 'trial_used' },
    })
  })
})
