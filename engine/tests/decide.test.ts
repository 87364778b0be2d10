import { describe, expect, it } from 'vitest'
import { cafe, order, Runner, timed } from './runner.ts'

const noon = '2026-06-02T04:00:00Z' // a Tuesday, 12:00 in Shanghai
const enrol = { kind: 'enrol' as const, source: 'test' }

function member(change?: Parameters<typeof cafe>[0]): Runner {
  const runner = new Runner(cafe(change))
  runner.ok({ ...enrol, ...timed('2026-01-01T00:00:00Z') })
  return runner
}

describe('an order', () => {
  it('earns by every campaign that fires, with each effect named', () => {
    const runner = member()
    const decision = runner.ok(
      order('2026-06-01T00:30:00Z', [
        ['L1', 1, 3250, 'latte'],
        ['B1', 2, 1800, 'bakery'],
      ]),
    )
    expect(decision.effects.map((e) => [e.campaign, e.rule, e.currency, e.granted])).toEqual([
      ['everyday', 'beans', 'beans', 50],
      ['everyday', 'growth', 'growth', 50],
      ['latte_monday', 'latte', 'beans', 15],
      ['breakfast', 'pair', 'beans', 10],
    ])
    expect(runner.wallet()).toEqual({ available: 75, pending: 0, held: 0, debt: 0 })
    expect(decision.transfers).toHaveLength(2)
    expect(decision.opened[0]).toMatchObject({ currency: 'beans', amount: 75, remaining: 75, sale: 2, campaign: null })
  })

  it('loads no lots to earn', () => {
    const runner = member()
    runner.state = { ...runner.state, lots: null, holds: null, days: null }
    expect(runner.ok(order(noon, [['L1', 1, 3250]])).state.lots).toBeNull()
  })

  it('expires by its own day, at the end of the month a year on', () => {
    const runner = member()
    const lot = runner.ok(order('2026-02-10T04:00:00Z', [['L1', 1, 10_000]])).opened[0]!
    expect(new Date(lot.expiresOn! * 86_400_000).toISOString().slice(0, 10)).toBe('2027-03-01')
    runner.ok(order('2027-02-28T15:59:59Z', [['L1', 1, 100]]))
    expect(runner.wallet().available).toBe(101)
    runner.ok(order('2027-02-28T16:00:00Z', [['L1', 1, 100]]))
    expect(runner.wallet().available).toBe(2)
    expect(runner.log.filter((d) => d.command.kind === 'tick')).toHaveLength(1)
  })

  it('that comes too late for its own points to live earns and loses them in one breath', () => {
    const runner = member((d) => (d.settings.late_window_days = 800))
    const late = { ...order('2026-01-02T00:00:00Z', [['L1', 1, 5000]]), recordedAt: Date.parse('2027-06-01T00:00:00Z') }
    runner.ok({ kind: 'event', type: 'visit', attributes: { store: 's1' }, ...timed('2027-05-31T00:00:00Z') })
    const decision = runner.ok(late)
    expect(decision.transfers.map((t) => `${t.debit}>${t.credit}`)).toEqual(['issued>available', 'available>expired', 'issued>available'])
    expect(runner.wallet().available).toBe(2)
  })

  it.each([
    ['in_future', 6 * 60_000],
    ['too_late', -31 * 86_400_000],
  ])('is refused %s', (code, shift) => {
    const runner = member()
    const late = order(noon, [['L1', 1, 100]])
    const decision = runner.run({ ...late, at: late.at + shift })
    expect(decision).toMatchObject({ outcome: 'refused', refusal: { code } })
    expect(runner.state.wallets).toEqual({})
    expect(runner.state.seq).toBe(2)
  })

  it('of a suspended member is refused', () => {
    const runner = member()
    runner.ok({ kind: 'profile', status: 'suspended', ...timed(noon) })
    expect(runner.run(order(noon, [['L1', 1, 100]]))).toMatchObject({ refusal: { code: 'member_not_active' } })
  })

  it('before the program began is refused', () => {
    const runner = new Runner({ version: cafe(), effectiveFrom: Date.parse('2026-01-01T00:00:00Z') })
    expect(runner.run(order('2025-12-31T00:00:00Z', [['L1', 1, 100]]))).toMatchObject({ refusal: { code: 'before_program' } })
  })

  it('that would grant more than an amount can hold is refused, and changes nothing', () => {
    const runner = member((d) => (d.campaigns.everyday.rules.beans.then[0].grant.amount = 'order.net * 900000'))
    const decision = runner.run(order(noon, [['L1', 1, 1_000_000_000]]))
    expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: 'amount_overflow' } })
    expect(runner.wallet().available).toBe(0)
  })

  it('with a rule in error lets the other rules fire', () => {
    const runner = member((d) => {
      d.campaigns.broken = {
        ...d.campaigns.everyday,
        rules: { boom: { then: [{ grant: { currency: 'beans', amount: '1 / (order.total - order.total)' } }] } },
      }
    })
    expect(runner.ok(order(noon, [['L1', 1, 5000]])).effects).toHaveLength(2)
  })
})

describe('the phases of effect arithmetic', () => {
  const phases = (then: object[], amount = 10_000): number => {
    const runner = member((d) => {
      d.campaigns = { one: { names: { en: 'x', zh: 'x' }, trigger: 'order', rules: { r: { then } } } }
    })
    runner.ok(order(noon, [['L1', 1, amount]]))
    return runner.wallet().available
  }
  const base = { grant: { currency: 'beans', amount: 'order.net / 100' } }
  const times = (by: number, more: object = {}): object => ({ multiply: { currency: 'beans', by, ...more } })

  it.each<[string, object[], number]>([
    ['base alone', [base], 100],
    ['×2 and ×3 give ×4', [base, times(2), times(3)], 400],
    ['compound ×2 then ×3 give ×6', [base, times(2, { compound: true }), times(3, { compound: true })], 600],
    ['compound comes after additive', [times(2, { compound: true }), base, times(2)], 400],
    ['a bonus is not multiplied', [base, times(2), { grant: { currency: 'beans', amount: '7', bonus: true } }], 207],
    ['×1.5 of an odd base rounds down once', [{ grant: { currency: 'beans', amount: '33' } }, times(1.5)], 49],
    ['or up if the rule says so', [{ grant: { currency: 'beans', amount: '33' } }, times(1.5, { rounding: 'up' })], 50],
    ['a decimal amount has no dirt', [{ grant: { currency: 'beans', amount: 'double(order.net) * 0.0029' } }], 29],
    ['a negative amount grants nothing', [{ grant: { currency: 'beans', amount: '-5' } }], 0],
    ['multiplying nothing gives nothing', [times(3)], 0],
  ])('%s', (_, then, expected) => {
    expect(phases(then)).toBe(expected)
  })

  it('of: campaign multiplies only its own base', () => {
    const runner = member((d) => {
      const own = (then: object[]): object => ({ names: { en: 'x', zh: 'x' }, trigger: 'order', rules: { r: { then } } })
      d.campaigns = { a: own([base]), b: own([base, times(3, { of: 'campaign' })]) }
    })
    runner.ok(order(noon, [['L1', 1, 10_000]]))
    expect(runner.wallet().available).toBe(400)
  })
})

describe('spending', () => {
  it('burns the soonest expiry first, then the oldest, and names each lot', () => {
    const runner = member()
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'opening', expiresOn: null, ...timed(noon) })
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'opening', expiresOn: 30_000, ...timed(noon) })
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'opening', expiresOn: 29_000, ...timed(noon) })
    runner.ok({ kind: 'adjust', currency: 'beans', amount: 10, reason: 'opening', expiresOn: 29_000, ...timed(noon) })
    const decision = runner.ok({ kind: 'redeem', currency: 'beans', amount: 25, reason: 'cup', ...timed(noon) })
    expect(decision.transfers.map((t) => [t.lot!.seq, t.amount])).toEqual([
      [4, 10],
      [5, 10],
      [3, 5],
    ])
  })

  it('never takes more than there is, and says how much there is', () => {
    const runner = member()
    runner.ok(order(noon, [['L1', 1, 1000]]))
    const decision = runner.run({ kind: 'redeem', currency: 'beans', amount: 11, reason: 'cup', ...timed(noon) })
    expect(decision).toMatchObject({ refusal: { code: 'insufficient_points', facts: { needed: 11, have: 10 } } })
  })

  it.each([
    [{ kind: 'redeem', currency: 'growth', amount: 1, reason: 'x' }, 'not_spendable'],
    [{ kind: 'redeem', currency: 'nuts', amount: 1, reason: 'x' }, 'unknown_currency'],
    [{ kind: 'adjust', currency: 'nuts', amount: 1, reason: 'x' }, 'unknown_currency'],
    [{ kind: 'adjust', currency: 'beans', amount: -99, reason: 'x' }, 'insufficient_points'],
    [{ kind: 'hold', currency: 'beans', amount: 5, expiresAt: 0 }, 'hold_in_past'],
    [{ kind: 'capture', hold: 7 }, 'unknown_hold'],
    [{ kind: 'release', hold: 7 }, 'unknown_hold'],
    [{ kind: 'event', type: 'party', attributes: {} }, 'unknown_event'],
    [{ kind: 'standing', set: 'status', level: 'diamond', until: null, reason: 'x' }, 'unknown_level'],
    [{ kind: 'standing', set: 'rank', level: 'gold', until: null, reason: 'x' }, 'unknown_level'],
    [{ kind: 'receive', currency: 'nuts', lots: [], from: 'x', back: false }, 'unknown_currency'],
  ])('%j is refused %s', (command, code) => {
    const runner = member()
    runner.ok(order(noon, [['L1', 1, 1000]]))
    expect(runner.run({ ...command, ...timed(noon) } as never)).toMatchObject({ outcome: 'refused', refusal: { code } })
  })
})

describe('holds', () => {
  const held = (): Runner => {
    const runner = member()
    runner.ok(order('2026-02-10T04:00:00Z', [['L1', 1, 10_000]]))
    runner.ok({
      kind: 'hold',
      currency: 'beans',
      amount: 60,
      expiresAt: Date.parse('2027-06-01T00:00:00Z'),
      ...timed('2027-02-01T00:00:00Z'),
    })
    return runner
  }

  it('keep their points from being spent or expiring', () => {
    const runner = held()
    expect(runner.wallet()).toMatchObject({ available: 40, held: 60 })
    runner.ok({ kind: 'event', type: 'visit', attributes: { store: 's' }, ...timed('2027-04-01T00:00:00Z') })
    expect(runner.wallet()).toMatchObject({ available: 2, held: 60 })
  })

  it('captured in part release the rest, which expires if its day has passed meanwhile', () => {
    const runner = held()
    const decision = runner.ok({ kind: 'capture', hold: 3, amount: 50, ...timed('2027-04-01T00:00:00Z') })
    expect(decision.transfers.map((t) => [t.debit, t.credit, t.amount])).toEqual([
      ['held', 'redeemed', 50],
      ['held', 'available', 10],
      ['available', 'expired', 10],
    ])
    expect(runner.run({ kind: 'capture', hold: 3, ...timed('2027-04-01T00:00:00Z') })).toMatchObject({ refusal: { code: 'hold_closed' } })
  })

  it('cannot be captured beyond what they hold', () => {
    expect(held().run({ kind: 'capture', hold: 3, amount: 61, ...timed('2027-02-02T00:00:00Z') })).toMatchObject({
      refusal: { code: 'over_capture' },
    })
  })

  it('released give back to the same lots', () => {
    const runner = held()
    runner.ok({ kind: 'release', hold: 3, ...timed('2027-02-02T00:00:00Z') })
    expect(runner.wallet()).toMatchObject({ available: 100, held: 0 })
    expect(runner.state.lots!.map((l) => l.held)).toEqual([0, 0])
  })

  it('lapse by a tick at their own moment', () => {
    const runner = held()
    runner.ok({ kind: 'event', type: 'visit', attributes: { store: 's' }, ...timed('2027-06-02T00:00:00Z') })
    expect(runner.wallet().held).toBe(0)
    const lapse = runner.log.find(
      (d) => d.decision.outcome === 'accepted' && d.decision.announcements.some((a) => a.type === 'hold.lapsed'),
    )
    expect(lapse!.command.at).toBe(Date.parse('2027-06-01T00:00:00Z'))
  })
})

describe('pending points', () => {
  it('wait, mature by a tick, and repay debt as they do', () => {
    const runner = member((d) => (d.currencies.beans.pending = { policy: 'days', days: 7 }))
    runner.ok(order(noon, [['L1', 1, 5000]]))
    expect(runner.wallet()).toMatchObject({ available: 0, pending: 50 })
    runner.ok({ kind: 'consent', given: [], ...timed('2026-06-08T15:59:59Z') })
    expect(runner.wallet()).toMatchObject({ available: 0, pending: 50 })
    runner.ok({ kind: 'consent', given: [], ...timed('2026-06-08T16:00:00Z') })
    expect(runner.wallet()).toMatchObject({ available: 50, pending: 0 })
  })

  it('may wait for the return window to close', () => {
    const runner = member((d) => (d.currencies.beans.pending = { policy: 'return_window' }))
    const lot = runner.ok(order(noon, [['L1', 1, 5000]])).opened[0]!
    expect(lot.usableOn - Math.floor((Date.parse(noon) + 8 * 3_600_000) / 86_400_000)).toBe(15)
  })
})

describe('a sliding currency', () => {
  it('lives while there is activity and goes whole when there is none', () => {
    const runner = member((d) => (d.currencies.beans.expiry = { policy: 'sliding', months: 6 }))
    runner.ok(order('2026-02-01T04:00:00Z', [['L1', 1, 5000]]))
    runner.ok(order('2026-07-01T04:00:00Z', [['L1', 1, 5000]]))
    runner.ok({ kind: 'consent', given: [], ...timed('2026-12-31T15:00:00Z') })
    expect(runner.wallet().available).toBe(100)
    runner.ok({ kind: 'consent', given: [], ...timed('2026-12-31T16:00:00Z') })
    expect(runner.wallet().available).toBe(0)
    expect(runner.state.dueAt).toBeNull()
  })
})

describe('calendar expiry', () => {
  it('ends on the first listed day that is far enough away', () => {
    const runner = member((d) => (d.currencies.beans.expiry = { policy: 'dates', dates: ['03-31', '09-30'], min_months: 6 }))
    const lot = runner.ok(order('2026-04-15T04:00:00Z', [['L1', 1, 5000]])).opened[0]!
    expect(new Date(lot.expiresOn! * 86_400_000).toISOString().slice(0, 10)).toBe('2027-04-01')
  })
})

describe('a gift', () => {
  it('travels with its dates, and comes home to its lots when refused', () => {
    const [giver, taker] = [member(), member()]
    giver.ok(order(noon, [['L1', 1, 5000]]))
    const sent = giver.ok({ kind: 'send', currency: 'beans', amount: 30, to: 'mem_x', ...timed(noon) })
    const { lots } = sent.announcements.find((a) => a.type === 'gift.sent')!.data as { lots: never[] }
    const received = taker.ok({ kind: 'receive', currency: 'beans', lots, from: 'mem_y', back: false, ...timed(noon) })
    expect(received.opened[0]!.expiresOn).toBe(sent.changed[0]!.expiresOn)
    expect(taker.wallet().available).toBe(30)
    giver.ok({ kind: 'receive', currency: 'beans', lots, from: 'mem_x', back: true, ...timed(noon) })
    expect(giver.wallet().available).toBe(50)
    expect(giver.state.lots![0]).toMatchObject({ remaining: 50, amount: 50 })
  })

  it('of a currency that cannot be sent, or to a member who is not active, is refused', () => {
    const runner = member((d) => (d.currencies.beans.sendable = false))
    runner.ok(order(noon, [['L1', 1, 5000]]))
    expect(runner.run({ kind: 'send', currency: 'beans', amount: 30, to: 'mem_x', ...timed(noon) })).toMatchObject({
      refusal: { code: 'not_sendable' },
    })
    runner.ok({ kind: 'profile', status: 'suspended', ...timed(noon) })
    expect(runner.run({ kind: 'receive', currency: 'beans', lots: [], from: 'x', back: false, ...timed(noon) })).toMatchObject({
      refusal: { code: 'member_not_active' },
    })
  })
})

describe('what a decision still wants', () => {
  it('is named instead of guessed', () => {
    const runner = member()
    runner.ok(order(noon, [['L1', 1, 5000]]))
    runner.state = { ...runner.state, lots: null }
    expect(() => runner.run({ kind: 'redeem', currency: 'beans', amount: 5, reason: 'x', ...timed(noon) })).toThrow('everything is loaded')
  })
})
