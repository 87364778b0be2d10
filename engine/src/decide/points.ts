import { burn } from '../ledger/burn.ts'
import { giveBack } from '../ledger/give-back.ts'
import { credit, mature } from '../ledger/grant.ts'
import { captureHold, holdLots, lotOf, releaseHold } from '../ledger/holds.ts'
import { AmountOverflow } from '../numbers/rounding.ts'
import type { CurrencyDocument } from '../program/currency-schema.ts'
import { countedOn, periodResets, type Limit } from '../rules/limits.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { formatDay, parseDay, type Day } from '../time/calendar.ts'
import { usedOf } from './basis.ts'
import type {
  AdjustCommand,
  CaptureCommand,
  ConvertCommand,
  ExtendCommand,
  HoldCommand,
  ReceiveCommand,
  RedeemCommand,
  ReleaseCommand,
  ReviewCommand,
  SendCommand,
  SentLot,
} from './command.ts'
import { refusal, type Refusal } from './decision.ts'
import { touch } from './order.ts'
import { choose, giveUsesBack, redeemReward, takeReward } from './rewards.ts'
import type { Hold } from './state.ts'
import type { Turn } from './turn.ts'

/** A correction by hand or an opening balance: up opens a lot, down burns lots. */
export function decideAdjust(turn: Turn, command: AdjustCommand): Refusal | null {
  const { currency: key, amount } = command
  const currency = turn.currency(key)
  if (!currency) return refusal('unknown_currency', { currency: key })
  if (amount > 0) {
    const { lifetime } = currency.document
    const expiresOn = command.expiresOn === undefined || lifetime ? currency.expiresOn(turn.day) : command.expiresOn
    credit(turn, { currency: key, amount, from: 'adjusted', usableOn: turn.day, expiresOn })
    return null
  }
  if (currency.document.lifetime) return refusal('not_spendable', { currency: key })
  const short = enough(turn, key, -amount)
  if (short) return short
  burn(turn, key, -amount, 'adjusted')
  return null
}

/** Spends points at once. */
export function decideRedeem(turn: Turn, { currency, amount, reason }: RedeemCommand): Refusal | null {
  const no = maySpend(turn, currency, amount, 'redeem')
  if (no) return no
  touch(turn)
  spent(turn, currency, amount)
  burn(turn, currency, amount, 'redeemed')
  turn.announce('points.redeemed', { currency, amount })
  turn.happen('redeemed', { currency, amount, reason })
  return null
}

/** Sets points aside until they are captured, released or the hold lapses. */
export function decideHold(turn: Turn, command: HoldCommand): Refusal | null {
  const { expiresAt, reward } = command
  const chosen = reward && choose(turn, reward)
  if (chosen && 'code' in chosen) return chosen
  const wanted = chosen ? chosen.points : amountsOf(command)
  // Nothing is set aside of one before all the others are known to be there.
  for (const [currency, amount] of wanted) {
    const no = maySpend(turn, currency, amount, reward ? 'reward' : 'redeem')
    if (no) return no
  }
  if (expiresAt <= turn.time) return refusal('hold_in_past', {})
  turn.holds()
  touch(turn)
  for (const [n, [currency, amount]] of [...wanted].entries()) {
    const parts = holdLots(turn, currency, amount)
    turn.holdChanges.push({ seq: turn.seq, n, currency, amount, expiresAt, parts })
  }
  if (chosen) turn.holdChanges[0] = { ...turn.holdChanges[0]!, reward: takeReward(turn, chosen, reward) }
  return null
}

/** What is to be held of each currency; one that is named twice is one hold. */
function amountsOf({ currency, amount, more = [] }: HoldCommand): Map<string, number> {
  const wanted = new Map<string, number>()
  for (const part of [{ currency, amount }, ...more]) wanted.set(part.currency, (wanted.get(part.currency) ?? 0) + part.amount)
  return wanted
}

export function decideCapture(turn: Turn, command: CaptureCommand): Refusal | null {
  const open = openHolds(turn, command)
  if ('code' in open) return open
  if (command.amount !== undefined && open.length > 1) {
    return refusal('several_currencies', { currencies: open.map(({ currency }) => currency).join(', ') })
  }
  for (const hold of open) {
    const amount = command.amount ?? hold.amount
    if (amount > hold.amount) return refusal('over_capture', { asked: amount, held: hold.amount })
    captureHold(turn, hold, amount)
    spent(turn, hold.currency, amount)
    turn.announce('points.redeemed', { currency: hold.currency, amount })
    turn.happen('redeemed', { currency: hold.currency, amount, reason: hold.reward ? 'reward' : 'hold' })
    if (hold.reward) redeemReward(turn, hold.reward)
  }
  return null
}

export function decideRelease(turn: Turn, command: ReleaseCommand): Refusal | null {
  const open = openHolds(turn, command)
  if ('code' in open) return open
  for (const hold of open) {
    releaseHold(turn, hold)
    giveUsesBack(turn, hold.reward?.uses)
  }
  return null
}

/** What a hold still has set aside, one of each currency. */
function openHolds(turn: Turn, { hold: seq, fulfilment }: CaptureCommand | ReleaseCommand): Hold[] | Refusal {
  const holds = turn.holds().filter((h) => h.seq === seq)
  // What a basket has set aside goes where the basket goes.
  if (holds.length === 0 || turn.progress.open?.[seq] !== undefined) return refusal('unknown_hold', { hold: seq })
  const open = holds.filter(({ amount }) => amount > 0)
  const [first] = open
  if (!first) return refusal('hold_closed', { hold: seq })
  return first.reward?.fulfilment === fulfilment ? open : refusal('hold_of_reward', { reward: holds[0]!.reward?.key ?? '' })
}

/** A gift leaves for another holder: it is in transit until the other side has it. */
export function decideSend(turn: Turn, { currency: key, amount, to }: SendCommand): Refusal | null {
  const no = maySpend(turn, key, amount, 'send')
  if (no) return no
  const { sendable, sendCap } = turn.currency(key)!
  if (!sendable) return refusal('not_sendable', { currency: key })
  const within = groupOf(turn, key)
  if (within === null) return refusal('outside_group', { currency: key })
  const over = overCap(turn, sendCap, amount)
  if (over) return over
  if (sendCap) turn.count(sendCap.key, countedOn(sendCap.period, turn.day), amount)
  touch(turn)
  const parts = burn(turn, key, amount, 'in_transit')
  const lots = parts.map((part): SentLot => {
    const { expiresOn, campaign, version, funder, unitValueMicros } = lotOf(turn, part)
    return { ...part, expiresOn, campaign, version, funder, unitValueMicros }
  })
  turn.announce('gift.sent', { to, currency: key, amount, lots, ...(within !== undefined && { within }) })
  return null
}

/** What the member has in the attribute among whose equals a currency is sent; null for nothing, undefined where all may. */
function groupOf(turn: Turn, key: string): string | null | undefined {
  const { send_within: attribute } = turn.currency(key)!.document
  if (attribute === undefined) return undefined
  const value = turn.progress.attributes[attribute]
  return typeof value === 'string' && value !== '' ? value : null
}

/** A gift arrives, or one that was refused comes home to the lots it left. */
export function decideReceive(turn: Turn, command: ReceiveCommand): Refusal | null {
  if (command.back) {
    giveBack(turn, command.currency, command.lots, 'in_transit')
    return null
  }
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const { currency: key, lots } = command
  if (!turn.currency(key)) return refusal('unknown_currency', { currency: key })
  const within = groupOf(turn, key)
  if (within !== undefined && within !== command.within) return refusal('outside_group', { currency: key })
  for (const { amount, expiresOn, campaign, version, funder, unitValueMicros } of lots) {
    credit(turn, { currency: key, amount, from: 'in_transit', usableOn: turn.today, expiresOn, campaign, version, funder, unitValueMicros })
  }
  turn.announce('gift.received', { from: command.from, currency: key, amount: lots.reduce((sum, lot) => sum + lot.amount, 0) })
  return null
}

/** Points of one currency become points of another, each worth what a point of that is worth. */
export function decideConvert(turn: Turn, { currency: key, to, amount }: ConvertCommand): Refusal | null {
  const no = maySpend(turn, key, amount, 'convert')
  if (no) return no
  const rate = rateOf(turn.currency(key)!.document, to, turn.day)
  const target = turn.currency(to)
  if (!rate || !target) return refusal('no_conversion', { currency: key, to })
  if (amount % rate.give !== 0) return refusal('not_in_steps', { currency: key, step: rate.give, asked: amount })
  touch(turn)
  burn(turn, key, amount, 'converted')
  const got = (amount / rate.give) * rate.get
  if (!Number.isSafeInteger(got)) throw new AmountOverflow(`converting ${amount} of ${key}`)
  credit(turn, { currency: to, amount: got, from: 'converted', usableOn: turn.today, expiresOn: target.expiresOn(turn.day) })
  turn.announce('points.converted', { currency: key, amount, to, got })
  return null
}

/** The rate of the day: of those that have begun, the one that began last. */
function rateOf({ converts }: CurrencyDocument, to: string, day: Day): CurrencyDocument['converts'][number] | undefined {
  const begun = converts.filter((rate) => rate.to === to && (rate.from === undefined || parseDay(rate.from)! <= day))
  return begun.reduce<CurrencyDocument['converts'][number] | undefined>(
    (last, rate) => (last === undefined || (rate.from ?? '') >= (last.from ?? '') ? rate : last),
    undefined,
  )
}

/** More time for what would end sooner. */
export function decideExtend(turn: Turn, { currency: key, expiresOn }: ExtendCommand): Refusal | null {
  if (!turn.currency(key)) return refusal('unknown_currency', { currency: key })
  const sooner = turn
    .lots()
    .filter(
      (lot) => lot.currency === key && lot.remaining > 0 && lot.expiresOn !== null && (expiresOn === null || lot.expiresOn < expiresOn),
    )
  if (sooner.length === 0) return refusal('unknown_lot', { currency: key })
  for (const lot of sooner) turn.writable(lot).expiresOn = expiresOn
  turn.announce('points.extended', { currency: key, amount: sooner.reduce((sum, lot) => sum + lot.remaining, 0) })
  return null
}

/** An award that waited for a person is let through, or goes back where it came from. */
export function decideReview(turn: Turn, { award, verdict }: ReviewCommand): Refusal | null {
  const waiting = turn.lots().filter((lot) => lot.seq === award && lot.waits === 'review' && lot.remaining > 0)
  if (waiting.length === 0) return refusal('nothing_to_review', { award })
  for (const lot of waiting) {
    if (verdict === 'release') {
      creditMetric(turn, `earned:${lot.currency}`, turn.day, lot.remaining)
      mature(turn, lot)
      continue
    }
    const own = turn.writable(lot)
    turn.post('pending', 'issued', own.currency, own.remaining, own)
    own.remaining = 0
  }
  turn.announce('award.reviewed', { award, verdict })
  return null
}

/** Why the member may not spend so much, or null where they may. */
export function maySpend(turn: Turn, key: string, amount: number, way: 'redeem' | 'reward' | 'send' | 'convert'): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const currency = turn.currency(key)
  if (!currency) return refusal('unknown_currency', { currency: key })
  if (currency.document.lifetime || (!currency.spendable && way !== 'convert')) return refusal('not_spendable', { currency: key })
  if (!currency.maySpend(turn.day)) return refusal('out_of_season', { currency: key, opens_on: formatDay(currency.spendFrom(turn.day)) })
  const { min_redeem, redeem_step } = currency.document
  if (way === 'redeem' && amount < min_redeem) return refusal('below_minimum', { currency: key, minimum: min_redeem, asked: amount })
  if (way === 'redeem' && amount % redeem_step !== 0) return refusal('not_in_steps', { currency: key, step: redeem_step, asked: amount })
  const capped = way === 'redeem' || way === 'reward'
  return enough(turn, key, amount) ?? (capped ? overCap(turn, currency.spendCap, amount, turn.wallet(key).held) : null)
}

/** @param held what is held already, and will count when it is captured */
function overCap(turn: Turn, cap: Limit | null, amount: number, held = 0): Refusal | null {
  if (!cap) return null
  const left = cap.max - usedOf(turn.progress.counters?.[cap.key], cap.period, turn.day) - held
  const resets = periodResets(cap.period, turn.day)
  return amount <= left
    ? null
    : refusal('cap_reached', { asked: amount, left: Math.max(0, left), ...(resets !== null && { resets_on: formatDay(resets) }) })
}

/** Counts what was spent towards the currency's cap. */
export function spent(turn: Turn, key: string, amount: number): void {
  const cap = turn.currency(key)?.spendCap
  if (cap) turn.count(cap.key, countedOn(cap.period, turn.day), amount)
}

/** Gives back to the currency's cap what was spent on a day. A cap that came into the program later has counted nothing of it. */
export function unspent(turn: Turn, key: string, amount: number, day: Day): void {
  const cap = turn.currency(key)?.spendCap
  if (cap) turn.uncount(cap.key, countedOn(cap.period, day), amount)
}

function enough(turn: Turn, currency: string, needed: number): Refusal | null {
  const { available: have } = turn.wallet(currency)
  return have >= needed ? null : refusal('insufficient_points', { currency, needed, have })
}
