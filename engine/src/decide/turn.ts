import type { CompiledVersion } from '../program/compile.ts'
import type { CompiledCurrency } from '../program/currencies.ts'
import { keptFrom, LONG_AGO } from '../rules/limits.ts'
import type { Day } from '../time/calendar.ts'
import type { Command } from './command.ts'
import type {
  Account,
  Announcement,
  Basis,
  CouponChange,
  CouponFact,
  Effect,
  Exposure,
  Facts,
  NotFired,
  Paid,
  Reservation,
  SaleChange,
  SharedLimit,
  Transfer,
  Needs,
} from './decision.ts'
import { EMPTY_WALLET, type Hold, type HolderState, type Lot, type MetricDay, type Progress, type Wallet } from './state.ts'

/** The versions a decision reads: campaign rules by `at`, everything else by what the holder has adopted. */
export interface Versions {
  policy: CompiledVersion
  rules: CompiledVersion
  /** Every version so far, by number: returns are decided by the version of their sale. */
  all: ReadonlyMap<number, CompiledVersion>
  /** When the first version came into force, epoch ms; nothing that happened before is decided. */
  since: number
}

/** What a decision itself brought about: a level reached, a badge, an anniversary. */
export interface Happening {
  trigger: string
  event: Readonly<Record<string, unknown>>
  depth: number
  /** Only this campaign waits for it. */
  campaign?: string
}

/** Thrown inside `decide` only, and turned into a `wanting` answer there. */
export class WantsMore extends Error {
  readonly needs: Partial<Needs>
  constructor(needs: Partial<Needs>) {
    super('wants more of the state')
    this.needs = needs
  }
}

/**
 * The working copy of one decision. Nothing of the state it began with is changed; wallets, lots and progress are
 * copied when first written.
 */
export class Turn {
  readonly versions: Versions
  readonly before: HolderState
  readonly seq: number
  /** State time after this command, and the local day of it. */
  readonly time: number
  readonly today: Day
  /** When the thing happened, for windows and expiry: `at`, but never later than we heard of it. */
  readonly at: number
  readonly day: Day

  version: number
  progress: Progress
  /** How many happenings deep the decision is. */
  depth = 0
  readonly wallets: Record<string, Wallet>
  readonly transfers: Transfer[] = []
  readonly opened: Lot[] = []
  #changed: Map<string, Lot> | null = null
  readonly holdChanges: Hold[] = []
  readonly dayChanges: MetricDay[] = []
  readonly effects: Effect[] = []
  readonly saleChanges: SaleChange[] = []
  readonly unmatched: { line: number; quantity: number }[] = []
  readonly announcements: Announcement[] = []
  readonly notFired: NotFired[] = []
  basis: Basis | null = null
  paid: readonly Paid[] = NONE
  readonly couponChanges: CouponChange[] = []
  readonly exposures: Exposure[] = []
  /** What was taken of limits that all members share, by key. */
  readonly sharedUses = new Map<string, number>()
  /** What happened inside this decision and may set off rules. */
  readonly happened: Happening[] = []
  readonly facts: Facts
  #lots: Lot[] | null = null

  constructor(versions: Versions, before: HolderState, command: Command, facts: Facts) {
    this.facts = facts
    this.versions = versions
    this.before = before
    this.seq = before.seq + 1
    this.at = Math.min(command.at, command.recordedAt)
    this.time = Math.max(before.time, this.at)
    const zone = versions.policy.zone
    this.day = zone.dayOf(this.at)
    this.today = this.time === this.at ? this.day : zone.dayOf(this.time)
    this.version = before.version
    this.progress = before.progress
    this.wallets = { ...before.wallets }
  }

  currency(key: string): CompiledCurrency | undefined {
    return this.versions.policy.currencies.get(key)
  }

  /** The wallet as it stands; change it only by `post`. */
  wallet(currency: string): Readonly<Wallet> {
    return this.wallets[currency] ?? EMPTY_WALLET
  }

  /** All loaded lots with this decision's changes. Wants them when they were not loaded. */
  lots(): readonly Lot[] {
    if (this.before.lots === null) throw new WantsMore({ lots: true })
    return (this.#lots ??= [...this.before.lots])
  }

  holds(): readonly Hold[] {
    if (this.before.holds === null) throw new WantsMore({ holds: true })
    return this.before.holds.map((hold) => this.holdChanges.findLast((h) => h.seq === hold.seq && h.n === hold.n) ?? hold)
  }

  /** The days of one metric, with this decision's changes. */
  days(metric: string): readonly MetricDay[] {
    if (this.before.days === null) throw new WantsMore({ days: true })
    return [...this.before.days, ...this.dayChanges].filter((d) => d.metric === metric)
  }

  open(lot: Lot): Lot {
    this.opened.push(lot)
    if (this.before.lots !== null) {
      this.lots()
      this.#lots!.push(lot)
    }
    return lot
  }

  /** A copy of the lot that may be changed; the copy is what `lots()` shows from now on. */
  writable(lot: Lot): Lot {
    if (lot.seq === this.seq) return lot
    const key = `${lot.seq}.${lot.n}`
    const known = this.#changed?.get(key)
    if (known) return known
    const copy = { ...lot }
    ;(this.#changed ??= new Map()).set(key, copy)
    this.lots()
    const place = this.#lots!.findIndex((l) => l.seq === lot.seq && l.n === lot.n)
    this.#lots![place] = copy
    return copy
  }

  /** Moves an amount between two accounts and keeps the wallet in step. Zero moves nothing. */
  post(debit: Account, credit: Account, currency: string, amount: number, lot: Lot | null): void {
    if (amount === 0) return
    if (!Number.isSafeInteger(amount) || amount < 0) throw new Error(`a transfer of ${amount}`)
    this.transfers.push({ debit, credit, currency, amount, lot: lot && { seq: lot.seq, n: lot.n } })
    const wallet = this.#writableWallet(currency)
    if (isHolderAccount(debit)) wallet[debit] += debit === 'debt' ? amount : -amount
    if (isHolderAccount(credit)) wallet[credit] += credit === 'debt' ? -amount : amount
  }

  /** Counts a use of a limit of the holder; entries that no period can ask for any more are dropped. */
  count(key: string, day: Day, amount: number): void {
    if (amount === 0) return
    const { counters = {} } = this.progress
    const kept: [Day, number][] = []
    let counted = false
    for (const [on, used] of counters[key] ?? []) {
      if (on === day) counted = true
      const sum = on === day ? used + amount : used
      if (sum !== 0 && (on === LONG_AGO || on >= keptFrom(this.day))) kept.push([on, sum])
    }
    if (!counted) kept.push([day, amount])
    const { [key]: _, ...others } = counters
    this.progress = { ...this.progress, counters: kept.length === 0 ? others : { ...counters, [key]: kept } }
  }

  /** Gives uses of a limit of the holder back, as far as they are still counted on that day. */
  uncount(key: string, day: Day, amount: number): void {
    const used = this.progress.counters?.[key]?.find(([on]) => on === day)?.[1] ?? 0
    this.count(key, day, -Math.min(used, amount))
  }

  /** What is left of a limit that all share, this decision's own taking not counted. Wants it when it was not looked up. */
  left(limit: SharedLimit): number {
    const left = this.facts.shared?.[limit.key]
    if (left === undefined) throw new WantsMore({ shared: [limit] })
    return left - (this.sharedUses.get(limit.key) ?? 0)
  }

  /** A coupon as it stands, null where there is none. Wants it when it was not looked up. */
  coupon(id: string): CouponFact | null {
    const fact = this.facts.coupons?.[id]
    if (fact === undefined) throw new WantsMore({ coupons: [id] })
    return fact
  }

  /** A basket set aside before, null where there is none. Wants it when it was not looked up. */
  reservation(seq: number): Reservation | null {
    const fact = this.facts.reservations?.[seq]
    if (fact === undefined) throw new WantsMore({ reservations: [seq] })
    return fact
  }

  /** Which of these segments the member is in. Wants those that were not looked up. */
  segments(keys: readonly string[]): string[] {
    const facts = this.facts.segments
    const missing = keys.filter((key) => facts?.[key] === undefined)
    if (missing.length > 0) throw new WantsMore({ segments: { keys: missing, at: this.at } })
    return keys.filter((key) => facts![key]!.in)
  }

  share(key: string, amount: number): void {
    this.sharedUses.set(key, (this.sharedUses.get(key) ?? 0) + amount)
  }

  /** Something happened that rules may wait for; nothing is kept where none does. */
  happen(trigger: string, event: Readonly<Record<string, unknown>>, campaign?: string): void {
    const { campaigns, counters } = this.versions.rules
    if (!campaigns.has(trigger) && !counters.has(trigger)) return
    this.happened.push({ trigger, event, depth: this.depth + 1, ...(campaign !== undefined && { campaign }) })
  }

  announce(type: string, data: Readonly<Record<string, unknown>>): void {
    this.announcements.push({ type, data })
  }

  #writableWallet(currency: string): Wallet {
    const wallet = this.wallets[currency]
    if (wallet && wallet !== this.before.wallets[currency]) return wallet
    const { available, pending, held, debt } = wallet ?? EMPTY_WALLET
    return (this.wallets[currency] = { available, pending, held, debt })
  }

  /** Lots from before that this decision changed. */
  changed(): Lot[] {
    return this.#changed === null ? [] : [...this.#changed.values()]
  }

  /** The lots of the next state, or null where they were not loaded. */
  nextLots(): readonly Lot[] | null {
    return this.before.lots === null ? null : (this.#lots ?? this.before.lots)
  }
}

const NONE: readonly Paid[] = []

const isHolderAccount = (account: Account): account is keyof Wallet =>
  account === 'available' || account === 'pending' || account === 'held' || account === 'debt'
