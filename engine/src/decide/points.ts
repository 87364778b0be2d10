import { burn } from '../ledger/burn.ts'
import { repayDebt } from '../ledger/debt.ts'
import { expireLot, isDue } from '../ledger/expire.ts'
import { credit } from '../ledger/grant.ts'
import { captureHold, holdLots, lotOf, releaseHold } from '../ledger/holds.ts'
import type {
  AdjustCommand,
  CaptureCommand,
  HoldCommand,
  ReceiveCommand,
  RedeemCommand,
  ReleaseCommand,
  SendCommand,
  SentLot,
} from './command.ts'
import { refusal, type Refusal } from './decision.ts'
import { touchSliding } from './order.ts'
import type { Hold } from './state.ts'
import type { Turn } from './turn.ts'

/** A correction by hand or an opening balance: up opens a lot, down burns lots. */
export function decideAdjust(turn: Turn, command: AdjustCommand): Refusal | null {
  const { currency: key, amount } = command
  const currency = turn.currency(key)
  if (!currency) return refusal('unknown_currency', { currency: key })
  if (amount > 0) {
    const expiresOn = command.expiresOn === undefined ? currency.expiresOn(turn.day) : command.expiresOn
    credit(turn, { currency: key, amount, from: 'adjusted', usableOn: turn.day, expiresOn })
    return null
  }
  const short = enough(turn, key, -amount)
  if (short) return short
  burn(turn, key, -amount, 'adjusted')
  return null
}

/** Spends points at once. */
export function decideRedeem(turn: Turn, { currency, amount }: RedeemCommand): Refusal | null {
  const no = maySpend(turn, currency, amount)
  if (no) return no
  touchSliding(turn)
  burn(turn, currency, amount, 'redeemed')
  turn.announce('points.redeemed', { currency, amount })
  return null
}

/** Sets points aside until they are captured, released or the hold lapses. */
export function decideHold(turn: Turn, command: HoldCommand): Refusal | null {
  const { currency, amount, expiresAt } = command
  const no = maySpend(turn, currency, amount)
  if (no) return no
  if (expiresAt <= turn.time) return refusal('hold_in_past', {})
  turn.holds()
  touchSliding(turn)
  const parts = holdLots(turn, currency, amount)
  turn.holdChanges.push({ seq: turn.seq, currency, amount, expiresAt, parts })
  return null
}

export function decideCapture(turn: Turn, command: CaptureCommand): Refusal | null {
  const hold = openHold(turn, command.hold)
  if ('code' in hold) return hold
  const amount = command.amount ?? hold.amount
  if (amount > hold.amount) return refusal('over_capture', { asked: amount, held: hold.amount })
  captureHold(turn, hold, amount)
  turn.announce('points.redeemed', { currency: hold.currency, amount })
  return null
}

export function decideRelease(turn: Turn, command: ReleaseCommand): Refusal | null {
  const hold = openHold(turn, command.hold)
  if ('code' in hold) return hold
  releaseHold(turn, hold)
  return null
}

function openHold(turn: Turn, seq: number): Hold | Refusal {
  const hold = turn.holds().find((h) => h.seq === seq)
  if (!hold) return refusal('unknown_hold', { hold: seq })
  return hold.amount === 0 ? refusal('hold_closed', { hold: seq }) : hold
}

/** A gift leaves for another holder: it is in transit until the other side has it. */
export function decideSend(turn: Turn, { currency: key, amount, to }: SendCommand): Refusal | null {
  const no = maySpend(turn, key, amount)
  if (no) return no
  if (!turn.currency(key)!.sendable) return refusal('not_sendable', { currency: key })
  touchSliding(turn)
  const parts = burn(turn, key, amount, 'in_transit')
  const lots = parts.map((part): SentLot => {
    const { expiresOn, campaign, version, funder, unitValueMicros } = lotOf(turn, part)
    return { ...part, expiresOn, campaign, version, funder, unitValueMicros }
  })
  turn.announce('gift.sent', { to, currency: key, amount, lots })
  return null
}

/** A gift arrives, or one that was refused comes home to the lots it left. */
export function decideReceive(turn: Turn, command: ReceiveCommand): Refusal | null {
  if (command.back) return comeHome(turn, command)
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const { currency: key, lots } = command
  if (!turn.currency(key)) return refusal('unknown_currency', { currency: key })
  for (const { amount, expiresOn, campaign, version, funder, unitValueMicros } of lots) {
    credit(turn, { currency: key, amount, from: 'in_transit', usableOn: turn.today, expiresOn, campaign, version, funder, unitValueMicros })
  }
  turn.announce('gift.received', { from: command.from, currency: key, amount: lots.reduce((sum, lot) => sum + lot.amount, 0) })
  return null
}

function comeHome(turn: Turn, { currency, lots }: ReceiveCommand): null {
  for (const part of lots) {
    const lot = turn.writable(lotOf(turn, part))
    lot.remaining += part.amount
    turn.post('in_transit', 'available', currency, part.amount, lot)
    repayDebt(turn, lot)
    if (isDue(lot, turn)) expireLot(turn, lot)
  }
  return null
}

function maySpend(turn: Turn, key: string, amount: number): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  const currency = turn.currency(key)
  if (!currency) return refusal('unknown_currency', { currency: key })
  if (!currency.spendable) return refusal('not_spendable', { currency: key })
  return enough(turn, key, amount)
}

function enough(turn: Turn, currency: string, needed: number): Refusal | null {
  const { available: have } = turn.wallet(currency)
  return have >= needed ? null : refusal('insufficient_points', { currency, needed, have })
}
