import { describe, expect, it } from 'vitest'
import type { Command, SentLot } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Accepted } from '../src/decide/decision.ts'
import { Turn } from '../src/decide/turn.ts'
import { burn } from '../src/ledger/burn.ts'
import { holdLots, lotOf } from '../src/ledger/holds.ts'
import { formatDay } from '../src/time/calendar.ts'
import { beans, day, gift, hold, later, lot, lots, member, moves, movesSince, noon, redeem, sale, takeBack, wait } from './beans.ts'
import { cafe, order, Runner, timed, type Mutation } from './runner.ts'

/** A working copy of the next decision, for what no command can reach. */
const turnOf = (runner: Runner): Turn => {
  const command: Command = { kind: 'tick', ...timed(later) }
  return new Turn(runner.timeline.versionsFor(runner.state, command), runner.state, command, {})
}

const pending =
  (days: number): Mutation =>
  (d) =>
    (d['currencies'].beans.pending = { policy: 'days', days })

describe('the order in which lots are spent', () => {
  it('is soonest end first, then oldest, and what never ends comes last', () => {
    const runner = member()
    lot(runner, 10)
    lot(runner, 10, '2028-01-01')
    lot(runner, 10, '2027-01-01')
    lot(runner, 10)
    lot(runner, 10, '2027-01-01')
    expect(moves(redeem(runner, 50)).map((m) => m.split('@')[1])).toEqual(['4.0', '6.0', '3.0', '2.0', '5.0'])
  })

  it('is by place among lots that one command opened, in whatever order they are read', () => {
    const runner = member()
    runner.ok({ kind: 'receive', ...beans, lots: [gift(4), gift(5, 1), gift(6, 2)], from: 'mem_x', back: false, ...timed(noon) })
    runner.state = { ...runner.state, lots: runner.state.lots!.toReversed() }
    expect(moves(redeem(runner, 10))).toEqual(['available>redeemed 4 @2.0', 'available>redeemed 5 @2.1', 'available>redeemed 1 @2.2'])
  })

  it('passes over what is pending, spent, held, or of another currency', () => {
    const runner = member(pending(7))
    sale(runner, 100)
    lot(runner, 30, '2026-12-01')
    lot(runner, 30, '2026-12-02')
    lot(runner, 30, '2026-12-03')
    redeem(runner, 30)
    hold(runner, 20)
    expect(lots(runner)).toEqual(['@2.0 100/0/0', '@3.0 0/0/0', '@4.0 30/20/0', '@5.0 30/0/0'])
    expect(moves(redeem(runner, 25))).toEqual(['available>redeemed 10 @4.0', 'available>redeemed 15 @5.0'])
    expect(runner.wallet()).toEqual({ available: 15, pending: 100, held: 20, debt: 0 })
  })

  it('holds for a deduction by hand and a gift too, and each lot is named with what it gave', () => {
    const runner = member()
    lot(runner, 10, '2027-02-01')
    lot(runner, 10, '2027-01-01')
    expect(moves(runner.ok({ kind: 'adjust', ...beans, amount: -4, reason: 'wrong', ...timed(noon) }))).toEqual([
      'available>adjusted 4 @3.0',
    ])
    const sent = runner.ok({ kind: 'send', ...beans, amount: 9, to: 'mem_x', ...timed(noon) })
    expect(moves(sent)).toEqual(['available>in_transit 6 @3.0', 'available>in_transit 3 @2.0'])
    const { data } = sent.announcements[0]!
    expect((data['lots'] as SentLot[]).map((l) => [l.seq, l.amount, formatDay(l.expiresOn!)])).toEqual([
      [3, 6, '2027-01-01'],
      [2, 3, '2027-02-01'],
    ])
  })

  it('taking or holding more than there is, or a lot that is not there, is a bug and throws', () => {
    const runner = member()
    lot(runner, 10)
    expect(() => burn(turnOf(runner), 'beans', 11, 'redeemed')).toThrow('burning 11 of beans fell short by 1')
    expect(() => holdLots(turnOf(runner), 'beans', 12)).toThrow('holding 12 of beans fell short by 2')
    expect(() => lotOf(turnOf(runner), { seq: 2, n: 7 })).toThrow('lot 2.7 is named but not there')
  })
})

describe('a lot', () => {
  it('opened by hand carries the value of its currency and the version adopted', () => {
    const [opened] = lot(member(), 10, '2027-01-01').opened
    expect(opened).toMatchObject({ unitValueMicros: 5_000_000, version: 1, sale: null, campaign: null, funder: null, pending: false })
  })

  it('by hand ends as its currency says, unless the command says otherwise', () => {
    const runner = member()
    const [own] = runner.ok({ kind: 'adjust', ...beans, amount: 5, reason: 'x', ...timed(noon) }).opened
    expect(formatDay(own!.expiresOn!)).toBe('2027-07-01')
    expect(lot(runner, 5).opened[0]!.expiresOn).toBeNull()
  })

  it('of a sale names the sale, its version, and the campaign where only one gave', () => {
    const runner = member()
    const [one] = runner.ok(order(noon, [['L1', 1, 5000]])).opened
    expect(one).toMatchObject({ sale: 2, campaign: 'everyday', version: 1, amount: 50, remaining: 50 })
    const [two] = runner.ok(order('2026-06-08T04:00:00Z', [['L1', 1, 5000, 'latte']])).opened
    expect(two).toMatchObject({ sale: 3, campaign: null, amount: 65 })
  })

  it('that a return opens is dated by the day of its sale, and decided by the version of its sale', () => {
    const clean = {
      when: '!order.lines.exists(l, l.category == "tobacco")',
      then: [{ grant: { currency: 'beans', amount: '30', bonus: true } }],
    }
    const runner = member((d) => (d['campaigns'].everyday.rules.clean = clean))
    runner.ok(
      order('2026-05-31T04:00:00Z', [
        ['L1', 1, 8000],
        ['T1', 1, 2000, 'tobacco'],
      ]),
    )
    const [raised] = runner.ok({ kind: 'return', order: 2, lines: [{ sku: 'T1', quantity: 1 }], ...timed(noon) }).opened
    expect(raised).toMatchObject({ seq: 3, sale: 2, amount: 10, version: 1, usableOn: day('2026-05-31'), expiresOn: day('2027-06-01') })
  })

  it('that was given keeps whose it was: end, campaign, version, funder and value', () => {
    const runner = member()
    const given = gift(7, 3, { expiresOn: day('2026-09-01'), campaign: 'spring', version: 4, funder: 'par_x', unitValueMicros: 12 })
    const [arrived] = runner.ok({ kind: 'receive', ...beans, lots: [given], from: 'mem_x', back: false, ...timed(noon) }).opened
    const { seq: _, n: __, ...kept } = given
    expect(arrived).toMatchObject({ ...kept, seq: 2, n: 0, remaining: 7, sale: null, pending: false })
  })
})

describe('debt', () => {
  /** Owes 60: earned 60, spent it, gave the goods back. */
  const owing = (change?: Mutation): Runner => {
    const runner = member(change)
    const bought = sale(runner, 60)
    redeem(runner, 60)
    takeBack(runner, bought)
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 60 })
    return runner
  }

  it('is repaid first, out of the lot that brings the credit', () => {
    const runner = owing()
    expect(moves(lot(runner, 25))).toEqual(['adjusted>available 25 @5.0', 'available>debt 25 @5.0'])
    expect(runner.wallet()).toMatchObject({ available: 0, debt: 35 })
    expect(moves(lot(runner, 50))).toEqual(['adjusted>available 50 @6.0', 'available>debt 35 @6.0'])
    expect(runner.wallet()).toMatchObject({ available: 15, debt: 0 })
    expect(lots(runner).slice(1)).toEqual(['@5.0 0/0/0', '@6.0 15/0/0'])
  })

  it('is repaid lot by lot by a gift that brings several', () => {
    const runner = owing()
    runner.ok({ kind: 'receive', ...beans, lots: [gift(40), gift(40, 1)], from: 'mem_x', back: false, ...timed(noon) })
    expect(lots(runner).slice(1)).toEqual(['@5.0 0/0/0', '@5.1 20/0/0'])
    expect(runner.wallet()).toMatchObject({ available: 20, debt: 0 })
  })

  it('is repaid even by points whose end is already behind them; only what is left of those expires', () => {
    const runner = owing()
    const decision = lot(runner, 80, '2026-06-02')
    expect(moves(decision)).toEqual(['adjusted>available 80 @5.0', 'available>debt 60 @5.0', 'available>expired 20 @5.0'])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('is repaid by a lot that matures after its own end before the rest of it expires', () => {
    const waits: Mutation = (d) => {
      d['currencies'].beans.pending = { policy: 'days', days: 7 }
      d['currencies'].beans.expiry = { policy: 'span', days: 5 }
    }
    const runner = new Runner({ version: cafe(), effectiveFrom: 0 }, { version: cafe(waits, 2), effectiveFrom: Date.parse(later) })
    runner.ok({ kind: 'enrol', source: 'test', ...timed('2026-01-01T00:00:00Z') })
    const bought = sale(runner, 60)
    redeem(runner, 60)
    takeBack(runner, bought, later)
    sale(runner, 100, '2026-06-04T04:00:00Z')
    expect(runner.wallet()).toEqual({ available: 0, pending: 100, held: 0, debt: 60 })
    const mark = runner.log.length
    wait(runner, '2026-06-12T04:00:00Z')
    expect(movesSince(runner, mark)).toEqual(['pending>available 100 @6.0', 'available>debt 60 @6.0', 'available>expired 40 @6.0'])
  })

  it('waits for what is pending, which repays it as it matures, oldest first', () => {
    const runner = member((d) => {
      pending(7)(d)
      d['currencies'].beans.expiry = { policy: 'dates', dates: ['05-20', '12-31'], min_months: 0 }
      d['settings'].late_window_days = 60
    })
    const bought = sale(runner, 60, '2026-05-01T04:00:00Z')
    redeem(runner, 60, '2026-05-08T04:00:00Z')
    takeBack(runner, bought, '2026-05-08T04:00:00Z')
    const first = sale(runner, 40, '2026-05-11T04:00:00Z')
    sale(runner, 40, '2026-05-11T05:00:00Z')
    expect(runner.wallet()).toEqual({ available: 0, pending: 80, held: 0, debt: 60 })
    const mark = runner.log.length
    wait(runner, '2026-05-18T04:00:00Z')
    expect(movesSince(runner, mark)).toEqual([
      `pending>available 40 @${first}.0`,
      `available>debt 40 @${first}.0`,
      `pending>available 40 @${first + 1}.0`,
      `available>debt 20 @${first + 1}.0`,
    ])
    expect(runner.wallet()).toEqual({ available: 20, pending: 0, held: 0, debt: 0 })
  })

  it('takes its share of what a hold lets go of, and of a gift that comes home', () => {
    const runner = member()
    const bought = sale(runner, 100)
    const sent = runner.ok({ kind: 'send', ...beans, amount: 30, to: 'mem_x', ...timed(noon) })
    hold(runner, 50)
    redeem(runner, 20)
    takeBack(runner, bought)
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 50, debt: 100 })
    expect(moves(runner.ok({ kind: 'release', hold: 4, ...timed(noon) }))).toEqual(['held>available 50 @2.0', 'available>debt 50 @2.0'])
    const home = sent.announcements[0]!.data['lots'] as SentLot[]
    expect(moves(runner.ok({ kind: 'receive', ...beans, lots: home, from: 'mem_x', back: true, ...timed(noon) }))).toEqual([
      'in_transit>available 30 @2.0',
      'available>debt 30 @2.0',
    ])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 20 })
  })

  it('is none where the program writes it off', () => {
    const runner = member((d) => (d['settings'].debt = 'write_off'))
    const bought = sale(runner, 60)
    redeem(runner, 45)
    expect(moves(takeBack(runner, bought))).toEqual(['available>issued 15 @2.0', 'adjusted>issued 45'])
    lot(runner, 10)
    expect(runner.wallet()).toEqual({ available: 10, pending: 0, held: 0, debt: 0 })
  })
})

describe('taking back what a sale earned', () => {
  it('takes its own lots first though others end sooner, then those, soonest end first', () => {
    const runner = member()
    const bought = sale(runner, 40)
    redeem(runner, 15)
    lot(runner, 9, '2026-09-01')
    lot(runner, 10, '2026-08-01')
    expect(moves(takeBack(runner, bought))).toEqual(['available>issued 25 @2.0', 'available>issued 10 @5.0', 'available>issued 5 @4.0'])
    expect(runner.wallet()).toMatchObject({ available: 4, debt: 0 })
  })

  it('takes what is still pending, and leaves what other sales have pending alone', () => {
    const runner = member(pending(7))
    const bought = sale(runner, 40)
    sale(runner, 50)
    expect(moves(takeBack(runner, bought))).toEqual(['pending>issued 40 @2.0'])
    expect(runner.wallet()).toEqual({ available: 0, pending: 50, held: 0, debt: 0 })
  })

  it('never touches what is held: that is owed until the hold lets go', () => {
    const runner = member()
    const bought = sale(runner, 40)
    hold(runner, 30)
    expect(moves(takeBack(runner, bought))).toEqual(['available>issued 10 @2.0', 'debt>issued 30'])
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 30, debt: 30 })
    runner.ok({ kind: 'release', hold: 3, ...timed(noon) })
    expect(runner.wallet()).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('counts what expired of its own lots as taken, and only the spent part as missing', () => {
    const runner = member((d) => {
      d['settings'].return_window_days = 60
      d['currencies'].beans.expiry = { policy: 'span', days: 10 }
    })
    const bought = sale(runner, 100, '2026-05-01T04:00:00Z')
    redeem(runner, 30, '2026-05-02T04:00:00Z')
    expect(moves(takeBack(runner, bought, noon))).toEqual(['expired>issued 70 @2.0', 'debt>issued 30'])
    expect(lots(runner)).toEqual(['@2.0 0/0/0'])
  })

  it('takes the living before the expired, so that a part return costs what can still be spent', () => {
    const runner = member((d) => {
      d['settings'].return_window_days = 60
      d['currencies'].beans.expiry = { policy: 'span', days: 10 }
    })
    runner.ok(order('2026-05-01T04:00:00Z', [['L1', 2, 10_000]]))
    hold(runner, 40, '2026-05-02T04:00:00Z')
    wait(runner, '2026-05-20T04:00:00Z')
    expect(lots(runner)).toEqual(['@2.0 40/40/60'])
    lot(runner, 100, null, '2026-05-20T04:00:00Z')
    const half = runner.ok({ kind: 'return', order: 2, lines: [{ sku: 'L1', quantity: 1 }], ...timed('2026-05-20T04:00:00Z') })
    expect(moves(half)).toEqual(['expired>issued 50 @2.0'])
    const rest = takeBack(runner, 2, '2026-05-20T04:00:00Z')
    expect(moves(rest)).toEqual(['expired>issued 10 @2.0', 'available>issued 40 @6.0'])
  })

  it('does the same whatever order its lots are read in', () => {
    const runner = member((d) => {
      d['settings'].return_window_days = 60
      d['currencies'].beans.expiry = { policy: 'span', days: 10 }
      d['campaigns'].everyday.rules.shy = {
        when: '!order.lines.exists(l, l.category == "tobacco")',
        then: [{ grant: { currency: 'beans', amount: '30', bonus: true } }],
      }
    })
    const at = '2026-05-01T04:00:00Z'
    runner.ok(
      order(at, [
        ['L1', 1, 8000],
        ['T1', 1, 2000, 'tobacco'],
      ]),
    )
    // Bringing the tobacco back earns the bonus: a second lot of the same sale.
    runner.ok({ kind: 'return', order: 2, lines: [{ sku: 'T1', quantity: 1 }], ...timed(at) })
    wait(runner, '2026-05-20T04:00:00Z')
    expect(lots(runner)).toEqual(['@2.0 0/0/100', '@3.0 0/0/10'])
    const command: Command = { kind: 'return', order: 2, lines: null, ...timed('2026-05-20T04:00:00Z') }
    const facts = { sales: runner.sales }
    const versions = runner.timeline.versionsFor(runner.state, command)
    const results = [runner.state.lots!, runner.state.lots!.toReversed()].map((read) =>
      decide(versions, { ...runner.state, lots: read }, command, facts),
    )
    expect(moves(results[0] as Accepted)).toEqual(['expired>issued 100 @2.0', 'expired>issued 10 @3.0'])
    expect(moves(results[1] as Accepted)).toEqual(moves(results[0] as Accepted))
  })
})

describe('a gift that comes home', () => {
  it('after its lot has ended expires there, in that lot', () => {
    const runner = member()
    lot(runner, 30, '2026-07-10')
    const sent = runner.ok({ kind: 'send', ...beans, amount: 20, to: 'mem_x', ...timed(noon) })
    const home = sent.announcements[0]!.data['lots'] as SentLot[]
    wait(runner, '2026-07-15T04:00:00Z')
    const decision = runner.ok({ kind: 'receive', ...beans, lots: home, from: 'mem_x', back: true, ...timed('2026-07-15T04:00:00Z') })
    expect(moves(decision)).toEqual(['in_transit>available 20 @2.0', 'available>expired 20 @2.0'])
    expect(lots(runner)).toEqual(['@2.0 0/0/30'])
  })
})

describe('a tick', () => {
  it('is not refused when a clock was set back: what is due at the holder’s own time is settled', () => {
    const runner = member()
    runner.ok({ kind: 'standing', set: 'status', level: 'gold', until: day('2026-05-01'), reason: 'x', ...timed(noon) })
    const early = Date.parse(noon) - 10 * 60_000
    runner.ok({ kind: 'consent', given: [], at: early, recordedAt: early })
    expect(runner.state.progress.tiers['status']).toMatchObject({ level: 'leaf', cause: 'dropped' })
    expect(runner.state.time).toBe(Date.parse(noon))
  })
})
