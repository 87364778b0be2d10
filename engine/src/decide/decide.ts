import { AmountOverflow } from '../numbers/rounding.ts'
import type { CompiledVersion } from '../program/compile.ts'
import { adopt } from './adopt.ts'
import { decideBenefit, decidePlan } from './benefits.ts'
import { react } from './chain.ts'
import { decideReserve, decideVoid } from './checkout.ts'
import type { Command } from './command.ts'
import { decideCoupon } from './coupons.ts'
import { refusal, type Decision, type Facts, type NotFired, type Refusal, type SharedUse } from './decision.ts'
import { nextDue } from './due.ts'
import { decideConsent, decideEnrol, decideEvent, decideProfile, decideStanding } from './member.ts'
import { decideOrder } from './order.ts'
import {
  decideAdjust,
  decideCapture,
  decideConvert,
  decideExtend,
  decideHold,
  decideReceive,
  decideRedeem,
  decideRelease,
  decideReview,
  decideSend,
} from './points.ts'
import { decideRefund } from './refund.ts'
import { decideReturn } from './return.ts'
import type { HolderState } from './state.ts'
import { decideTick } from './tick.ts'
import { Turn, WantsMore, type Versions } from './turn.ts'
import { decideVoidAdjustment } from './void-adjustment.ts'

const DAY_MS = 86_400_000
/** Clocks of tills run ahead a little. */
export const FUTURE_MS = 5 * 60_000

export interface DecideOptions {
  /** Also report every rule that did nothing, and why. Costs about three times the decision. */
  trace?: boolean
}

/**
 * The one function that decides. Pure: no clock, no random, no ids minted, no input or output; the same arguments give
 * the same decision for ever, which is what replay, backtest and audit rest on.
 *
 * @returns what is to be written, or a refusal with a named reason, or what of the state is missing to decide
 */
export function decide(versions: Versions, state: HolderState, command: Command, facts: Facts, options: DecideOptions = {}): Decision {
  const turn = new Turn(versions, state, command, facts)
  try {
    const refused = untimely(turn, command) ?? dispatch(turn, command, facts, options.trace ? turn.notFired : null)
    if (!refused && reacts(turn.versions.rules)) react(turn, options.trace ? turn.notFired : null)
    if (refused) return { outcome: 'refused', state: { ...state, seq: turn.seq }, refusal: refused }
    return accept(turn)
  } catch (error) {
    if (error instanceof WantsMore) return { outcome: 'wanting', needs: error.needs }
    if (error instanceof AmountOverflow) {
      const overflow = refusal('amount_overflow', { detail: error.message })
      return { outcome: 'refused', state: { ...state, seq: turn.seq }, refusal: overflow }
    }
    throw error
  }
}

const reacts = ({ campaigns, counters }: CompiledVersion): boolean => campaigns.size > 0 || counters.size > 0

function untimely(turn: Turn, command: Command): Refusal | null {
  const { at, recordedAt, imported, kind } = command
  // A tick stands at the holder's own time, which a clock that was set back may be behind of; refused, it would stay due.
  if (kind !== 'tick' && at > recordedAt + FUTURE_MS) return refusal('in_future', { minutes: Math.ceil((at - recordedAt) / 60_000) })
  if (at < turn.versions.since) return refusal('before_program', {})
  const { late_window_days: days } = turn.versions.policy.settings
  // What was set aside in time is confirmed as of then, for as long as it is set aside.
  const confirms = command.kind === 'order' && command.reserved !== undefined
  const late = !confirms && kind !== 'tick' && kind !== 'return' && kind !== 'consent' && !imported && recordedAt - at > days * DAY_MS
  return late ? refusal('too_late', { late_window_days: days }) : null
}

function dispatch(turn: Turn, command: Command, facts: Facts, notFired: NotFired[] | null): Refusal | null {
  const { policy, all } = turn.versions
  if (turn.version !== policy.number) adopt(turn, all.get(turn.version) ?? null, policy)
  switch (command.kind) {
    case 'enrol':
      return decideEnrol(turn, command)
    case 'order':
      return decideOrder(turn, command, facts, notFired)
    case 'return':
      return decideReturn(turn, command, facts)
    case 'event':
      return decideEvent(turn, command, notFired)
    case 'adjust':
      return decideAdjust(turn, command)
    case 'hold':
      return decideHold(turn, command)
    case 'capture':
      return decideCapture(turn, command)
    case 'release':
      return decideRelease(turn, command)
    case 'redeem':
      return decideRedeem(turn, command)
    case 'send':
      return decideSend(turn, command)
    case 'receive':
      return decideReceive(turn, command)
    case 'consent':
      return decideConsent(turn, command)
    case 'profile':
      return decideProfile(turn, command)
    case 'standing':
      return decideStanding(turn, command)
    case 'extend':
      return decideExtend(turn, command)
    case 'convert':
      return decideConvert(turn, command)
    case 'review':
      return decideReview(turn, command)
    case 'benefit':
      return decideBenefit(turn, command)
    case 'plan':
      return decidePlan(turn, command)
    case 'refund':
      return decideRefund(turn, command, facts)
    case 'void_adjustment':
      return decideVoidAdjustment(turn, command, facts)
    case 'reserve':
      return decideReserve(turn, command, facts, notFired)
    case 'void':
      return decideVoid(turn, command)
    case 'coupon':
      return decideCoupon(turn, command)
    case 'tick':
      return decideTick(turn)
  }
}

function accept(turn: Turn): Decision {
  assertSound(turn)
  const { before } = turn
  const holds = before.holds === null ? null : mergeHolds(turn)
  const days = before.days === null ? null : turn.dayChanges.length > 0 ? [...before.days, ...turn.dayChanges] : before.days
  const state: HolderState = {
    seq: turn.seq,
    version: turn.version,
    time: turn.time,
    dueAt: nextDue(turn),
    wallets: turn.wallets,
    progress: turn.progress,
    lots: turn.nextLots(),
    holds,
    days,
  }
  // Not spread into the literal: a spread that may be there or not made every decision 10 µs slower.
  if (before.draw !== undefined) state.draw = before.draw
  if (before.id !== undefined) state.id = before.id
  return {
    outcome: 'accepted',
    state,
    transfers: turn.transfers,
    opened: turn.opened,
    changed: turn.changed(),
    holds: turn.holdChanges,
    days: turn.dayChanges,
    effects: turn.effects,
    exposures: turn.exposures,
    shared: turn.sharedUses.size === 0 ? NOTHING : [...turn.sharedUses].flatMap(([key, amount]) => (amount === 0 ? [] : [{ key, amount }])),
    basis: turn.basis,
    sales: turn.saleChanges,
    unmatched: turn.unmatched,
    paid: turn.paid,
    coupons: turn.couponChanges,
    announcements: turn.announcements,
    notFired: turn.notFired,
  }
}

const NOTHING: readonly SharedUse[] = []

function mergeHolds(turn: Turn): HolderState['holds'] {
  if (turn.holdChanges.length === 0) return turn.before.holds
  const fresh = turn.holdChanges.filter((hold) => hold.seq === turn.seq)
  return [...turn.holds(), ...fresh]
}

/** What must hold after every decision; storage checks the same. A failure is a bug, so it stops the command. */
function assertSound(turn: Turn): void {
  for (const [currency, { available, pending, held, debt }] of Object.entries(turn.wallets)) {
    const sound = available >= 0 && pending >= 0 && held >= 0 && debt >= 0 && (debt === 0 || available === 0)
    if (!sound) throw new Error(`unsound wallet ${currency}: ${JSON.stringify(turn.wallets[currency])}`)
  }
  for (const lot of turn.changed()) {
    if (lot.remaining < 0 || lot.held < 0 || lot.held > lot.remaining || lot.expired < 0 || lot.remaining + lot.expired > lot.amount) {
      throw new Error(`unsound lot ${JSON.stringify(lot)}`)
    }
  }
}
