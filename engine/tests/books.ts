import type { Transfer } from '../src/decide/decision.ts'
import type { HolderState, Lot } from '../src/decide/state.ts'
import type { CompiledTierSet } from '../src/program/compile.ts'
import { rollingFrom } from '../src/tiers/windows.ts'
import { dateOfDay, type Day } from '../src/time/calendar.ts'
import type { Decided, Runner } from './runner.ts'

const HOLDER = ['available', 'pending', 'held', 'debt'] as const

/**
 * An auditor who knows nothing but the transfers, and holds the states against them. It is written to be plainly right,
 * not fast: it folds all it has seen again and again.
 */
export class Books {
  readonly #accounts = new Map<string, number>()
  readonly #lots = new Map<string, Record<string, number>>()

  /** Reads everything that a holder's log holds; throws at the first thing that is not sound. */
  static audit(runner: Runner): Books {
    const books = new Books()
    runner.log.forEach((entry, i) => {
      const complaints = books.read(entry)
      const settled = entry.command.kind !== 'tick' && entry.decision.outcome === 'accepted'
      if (settled) complaints.push(...overdue(entry.decision.state, dayIn(runner, entry)))
      complaints.push(...miscounted(entry.decision.state, runner, entry))
      if (complaints.length > 0) {
        throw new Error(
          `${entry.command.kind} (${i}): ${complaints.join('; ')}\n${JSON.stringify([entry.command, entry.before, entry.decision])}`,
        )
      }
    })
    return books
  }

  /** What program accounts have taken in less what they gave, of every currency together with what holders have: zero. */
  balance(account: string, currency: string): number {
    return this.#accounts.get(`${account} ${currency}`) ?? 0
  }

  read({ decision }: Decided): string[] {
    if (decision.outcome === 'refused') return []
    for (const transfer of decision.transfers) this.#post(transfer)
    const { state } = decision
    return [...this.#wallets(state), ...state.lots!.flatMap((lot) => this.#lot(lot)), ...holdsOf(state)]
  }

  #post({ debit, credit, currency, amount, lot }: Transfer): void {
    const add = (into: Map<string, number>, key: string, by: number): unknown => into.set(key, (into.get(key) ?? 0) + by)
    add(this.#accounts, `${debit} ${currency}`, -amount)
    add(this.#accounts, `${credit} ${currency}`, amount)
    if (!lot) return
    const key = `${lot.seq}.${lot.n}`
    const own = this.#lots.get(key) ?? {}
    own[debit] = (own[debit] ?? 0) - amount
    own[credit] = (own[credit] ?? 0) + amount
    this.#lots.set(key, own)
  }

  #wallets(state: HolderState): string[] {
    return Object.entries(state.wallets).flatMap(([currency, wallet]) => {
      const lots = state.lots!.filter((lot) => lot.currency === currency)
      const sum = (of: (lot: Lot) => number): number => lots.reduce((total, lot) => total + of(lot), 0)
      const folded = HOLDER.map((account) => this.balance(account, currency))
      const program = [...this.#accounts].filter(([key]) => key.endsWith(` ${currency}`) && !HOLDER.some((a) => key.startsWith(`${a} `)))
      const { available, pending, held, debt } = wallet
      return complain({
        'balances are the fold of transfers': String(folded) === String([available, pending, held, -debt]),
        'double entry sums to zero': available + pending + held - debt + program.reduce((total, [, amount]) => total + amount, 0) === 0,
        'available is what usable lots have less what is held': available === sum((lot) => (lot.pending ? 0 : lot.remaining - lot.held)),
        'pending is what pending lots have': pending === sum((lot) => (lot.pending ? lot.remaining : 0)),
        'held is what lots hold': held === sum((lot) => lot.held),
        'nothing is negative': available >= 0 && pending >= 0 && held >= 0 && debt >= 0,
        'who owes has nothing available': debt === 0 || available === 0,
      }).map((complaint) => `${currency}: ${complaint} ${JSON.stringify(wallet)}`)
    })
  }

  #lot(lot: Lot): string[] {
    const { available = 0, pending = 0, held = 0, expired = 0 } = this.#lots.get(`${lot.seq}.${lot.n}`) ?? {}
    return complain({
      'a lot has between nothing and its amount': lot.remaining >= 0 && lot.expired >= 0 && lot.remaining + lot.expired <= lot.amount,
      'a lot holds no more than it has': lot.held >= 0 && lot.held <= lot.remaining,
      'a lot is the fold of its transfers': lot.remaining === available + pending + held && lot.expired === expired && lot.held === held,
      'a pending lot is pending whole': lot.pending ? available === 0 && held === 0 : pending === 0,
    }).map((complaint) => `${complaint} ${JSON.stringify(lot)}`)
  }
}

const complain = (facts: Record<string, boolean>): string[] => Object.keys(facts).filter((fact) => !facts[fact])

function holdsOf(state: HolderState): string[] {
  const named = new Map<string, number>()
  for (const { parts } of state.holds!) for (const p of parts) named.set(`${p.seq}.${p.n}`, (named.get(`${p.seq}.${p.n}`) ?? 0) + p.amount)
  return complain({
    'a hold is the sum of its parts': state.holds!.every((hold) => hold.amount === hold.parts.reduce((sum, part) => sum + part.amount, 0)),
    'every held point is named by a hold': state.lots!.every((lot) => lot.held === (named.get(`${lot.seq}.${lot.n}`) ?? 0)),
  })
}

/** The local day of a state, by the version it has adopted. */
const dayIn = (runner: Runner, { decision: { state } }: Decided): Day => runner.timeline.all.get(state.version)!.zone.dayOf(state.time)

/** After a command nothing that was due by then is left undone. */
function overdue({ lots, holds, time }: HolderState, today: Day): string[] {
  return complain({
    'what has ended is gone, but for what is held': lots!.every(
      (l) => l.pending || l.expiresOn === null || l.expiresOn > today || l.remaining === l.held,
    ),
    'what can be used is not pending': lots!.every((lot) => !lot.pending || lot.usableOn > today || lot.remaining === 0),
    'no hold outlives its time': holds!.every((hold) => hold.amount === 0 || hold.expiresAt > time),
  })
}

/** The running sums of standings against the days they count. */
function miscounted(state: HolderState, runner: Runner, entry: Decided): string[] {
  const today = state.version === 0 ? 0 : dayIn(runner, entry)
  return (runner.timeline.all.get(state.version)?.tierSets ?? []).flatMap((set) => {
    const standing = state.progress.tiers[set.key]
    if (!standing) return []
    const counted = windowSum(state, set, today)
    const stale = set.window.period === 'calendar_year' && standing.year !== dateOfDay(today).year
    // The sum of rolling months is a bound: days that leave the window are not taken off until it could matter.
    const sound = stale || (set.window.period === 'rolling' ? standing.sum >= counted : standing.sum === counted)
    return sound ? [] : [`${set.key} counts ${standing.sum}, its days ${counted}`]
  })
}

/** What a metric comes to in the window of a set that ends with `today`, from the days alone. */
export function windowSum(state: HolderState, set: CompiledTierSet, today: Day): number {
  const { window } = set
  const from = window.period === 'rolling' ? rollingFrom(set, today) : -Infinity
  const inside = (day: Day): boolean => (window.period === 'calendar_year' ? dateOfDay(day).year === dateOfDay(today).year : day >= from)
  return state.days!.filter(({ metric, day }) => metric === set.metricKey && inside(day)).reduce((sum, { value }) => sum + value, 0)
}
