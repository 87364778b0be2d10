import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../src/decide/command.ts'
import { decide } from '../src/decide/decide.ts'
import type { Accepted, Decision, Facts } from '../src/decide/decision.ts'
import { needs } from '../src/decide/needs.ts'
import { blankState, type HolderState, type Lot } from '../src/decide/state.ts'
import { Books } from './books.ts'
import { histories, Pair, type History } from './histories.ts'
import type { Decided, Runner } from './runner.ts'

/** Plays random histories of two members and looks at each member afterwards. */
function forAnyMember(numRuns: number, look: (runner: Runner, pair: Pair, history: History) => void): void {
  fc.assert(
    fc.property(histories(), (history) => {
      const pair = Pair.of(history)
      for (const runner of pair.members) look(runner, pair, history)
    }),
    { numRuns },
  )
}

const accepted = ({ log }: Runner): (Decided & { decision: Accepted })[] =>
  log.filter((entry): entry is Decided & { decision: Accepted } => entry.decision.outcome === 'accepted')

describe('after every decision of any history', () => {
  it('the books are sound: balances, lots, holds, debts, standings', () => {
    forAnyMember(250, (runner) => void Books.audit(runner))
  })

  it('what is on the road between two members is what one sent and the other does not have', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const pair = Pair.of(history)
        const inTransit = pair.members.reduce((sum, runner) => sum + Books.audit(runner).balance('in_transit', 'beans'), 0)
        expect(inTransit).toBe(pair.underway.reduce((sum, { lots }) => sum + lots.reduce((n, lot) => n + lot.amount, 0), 0))
      }),
      { numRuns: 100 },
    )
  })

  it('these histories do reach what they are meant to reach', () => {
    const seen = new Set<string>()
    for (const history of fc.sample(histories(), { numRuns: 150, seed: 2026 })) {
      for (const { log } of Pair.of(history).members) {
        for (const { command, decision } of log) {
          seen.add(`${command.kind} ${decision.outcome}`)
          if (decision.outcome === 'refused') seen.add(decision.refusal.code)
          else for (const t of decision.transfers) seen.add(`${t.debit}>${t.credit}`)
        }
      }
    }
    const kinds = [
      'order',
      'return',
      'adjust',
      'hold',
      'capture',
      'release',
      'redeem',
      'send',
      'receive',
      'event',
      'standing',
      'tick',
      'refund',
      'void_adjustment',
    ]
    const moves = [
      'issued>pending',
      'pending>available',
      'available>expired',
      'expired>issued',
      'debt>issued',
      'available>debt',
      'adjusted>issued',
    ]
    const codes = [
      'adjustment_voided',
      'nothing_to_refund',
      'over_refund',
      'insufficient_points',
      'over_return',
      'hold_closed',
      'member_not_active',
      'too_late',
    ]
    expect([...seen]).toEqual(expect.arrayContaining([...kinds.map((kind) => `${kind} accepted`), ...moves, ...codes, 'held>redeemed']))
  })
})

/** Lots that can be spent, as a child would line them up. */
function lineUp(lots: readonly Lot[], currency: string): Lot[] {
  const usable = lots.filter((lot) => lot.currency === currency && !lot.pending && lot.remaining > lot.held)
  const end = (lot: Lot): string => String(lot.expiresOn ?? 999_999_999).padStart(9, '0')
  const key = (lot: Lot): string => `${end(lot)} ${String(lot.seq).padStart(6, '0')} ${String(lot.n).padStart(6, '0')}`
  return usable.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function takenFrom(lots: readonly Lot[], currency: string, amount: number): { lot: string; amount: number }[] {
  let left = amount
  const parts = lineUp(lots, currency).map((lot) => {
    const part = Math.min(left, lot.remaining - lot.held)
    left -= part
    return { lot: `${lot.seq}.${lot.n}`, amount: part }
  })
  return parts.filter((part) => part.amount > 0)
}

/** What a command takes out of available, or null. */
function takes(command: Command): { currency: string; amount: number } | null {
  if (command.kind === 'redeem' || command.kind === 'send' || command.kind === 'hold') return command
  return command.kind === 'adjust' && command.amount < 0 ? { currency: command.currency, amount: -command.amount } : null
}

describe('a burn, a gift, a deduction or a hold', () => {
  it('takes exactly its amount, by lots, soonest end first then oldest, or is refused when there is less', () => {
    forAnyMember(250, (runner) => {
      for (const { command, before, decision } of runner.log) {
        const taking = takes(command)
        if (!taking) continue
        const { currency, amount } = taking
        const have = before.wallets[currency]?.available ?? 0
        if (decision.outcome === 'refused') {
          if (decision.refusal.code === 'insufficient_points') expect(decision.refusal.facts).toEqual({ currency, needed: amount, have })
          expect(decision.state).toEqual({ ...before, seq: before.seq + 1 })
        } else {
          expect(amount).toBeLessThanOrEqual(have)
          const out = decision.transfers.filter((t) => t.debit === 'available' && t.currency === currency)
          expect(out.map((t) => ({ lot: `${t.lot!.seq}.${t.lot!.n}`, amount: t.amount }))).toEqual(
            takenFrom(before.lots!, currency, amount),
          )
          expect(out.reduce((sum, t) => sum + t.amount, 0)).toBe(amount)
        }
      }
    })
  })

  it('a capture spends what was asked of its hold, soonest end first, and lets go of the rest', () => {
    forAnyMember(250, (runner) => {
      for (const { command, before, decision } of accepted(runner)) {
        if (command.kind !== 'capture') continue
        const hold = before.holds!.find((h) => h.seq === command.hold)!
        const from = (account: string): number =>
          decision.transfers.reduce((sum, t) => sum + (t.debit === 'held' && t.credit === account ? t.amount : 0), 0)
        expect([from('redeemed'), from('available')]).toEqual([command.amount, hold.amount - command.amount!])
        const spent = decision.transfers.filter((t) => t.credit === 'redeemed').map((t) => `${t.lot!.seq}.${t.lot!.n}`)
        expect(spent).toEqual(hold.parts.slice(0, spent.length).map((part) => `${part.seq}.${part.n}`))
      }
    })
  })
})

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('a history', () => {
  it('replayed from its first command, through storage, gives every decision and the state again', () => {
    forAnyMember(150, ({ log, timeline, state }) => {
      let replayed = blankState()
      for (const { command, facts, decision } of log) {
        const [stored, read] = [throughJson(command), throughJson(facts)]
        const again = decide(timeline.versionsFor(replayed, stored), replayed, stored, read)
        expect(again).toEqual(decision)
        replayed = throughJson((again as Accepted).state)
      }
      expect(replayed).toEqual(state)
    })
  })

  it('is decided the same when only what a command needs is loaded, and whatever order it is loaded in', () => {
    forAnyMember(150, (runner) => {
      for (const entry of runner.log) {
        const { decision } = entry
        const partly = decideByNeeds(runner, entry)
        if (decision.outcome === 'refused') expect(partly).toMatchObject({ outcome: 'refused', refusal: decision.refusal })
        else {
          expect(written(partly as Accepted)).toEqual(written(decision))
          // Too early is harmless, too late is not.
          expect((partly as Accepted).state.dueAt ?? Infinity).toBeLessThanOrEqual(decision.state.dueAt ?? Infinity)
        }
      }
    })
  })
})

/** What of a decision goes to the database. */
const written = ({ state, opened, changed, ...rest }: Accepted): object => ({
  ...rest,
  opened,
  changed: changed.toSorted((a, b) => a.seq - b.seq || a.n - b.n),
  head: { ...state, lots: null, holds: null, days: null, dueAt: null },
})

/** Decides with what storage would load: open lots, of a return also the spent lots of its sales, of a refund those that were spent, of a voiding its own, the rest when asked for. */
function decideByNeeds({ timeline }: Runner, { command, facts, before }: Decided): Decision {
  const state = { ...before, lots: null, holds: null, days: null }
  let loaded: HolderState = load(state, before, needs(command), command, facts)
  for (;;) {
    const decision = decide(timeline.versionsFor(before, command), loaded, command, facts)
    if (decision.outcome !== 'wanting') return decision
    const more = load(loaded, before, decision.needs, command, facts)
    expect(more).not.toEqual(loaded)
    loaded = more
  }
}

function load(
  state: HolderState,
  stored: HolderState,
  wants: { lots?: boolean; holds?: boolean; days?: boolean },
  command: Command,
  facts: Facts,
): HolderState {
  const sales = new Set((facts.sales ?? []).map((sale) => sale.seq))
  const home = command.kind === 'receive' && command.back ? command.lots : (facts.spent?.parts ?? facts.adjusted?.parts ?? [])
  const isWanted = (lot: Lot): boolean =>
    lot.remaining > 0 ||
    (lot.sale !== null && sales.has(lot.sale)) ||
    home.some((l) => l.seq === lot.seq && l.n === lot.n) ||
    facts.adjusted?.seq === lot.seq
  return {
    ...state,
    lots: wants.lots ? stored.lots!.filter(isWanted).toReversed() : state.lots,
    holds: wants.holds ? stored.holds : state.holds,
    days: wants.days ? stored.days!.toReversed() : state.days,
  }
}
