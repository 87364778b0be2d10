import { captureHold, releaseHold } from '../ledger/holds.ts'
import { award } from '../rules/award.ts'
import type { Use } from '../rules/limiting.ts'
import { metersOfSale } from './basis.ts'
import { priceBasket } from './basket.ts'
import type { OrderCommand, ReserveCommand, VoidCommand } from './command.ts'
import { releaseCoupons, stillReserved, takeCoupons } from './coupons.ts'
import { refusal, type Facts, type NotFired, type Refusal, type Reservation } from './decision.ts'
import { takeUses } from './effects.ts'
import { bookOrder, touch } from './order.ts'
import { payLater } from './payments.ts'
import { spent } from './points.ts'
import { WantsMore, type Turn } from './turn.ts'

/**
 * Decides a basket and sets aside all that it takes: points, coupons, what it uses of limits and budgets. Nothing is earned
 * yet; what would be stands in the decision, and its confirmation posts exactly that.
 */
export function decideReserve(turn: Turn, command: ReserveCommand, facts: Facts, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  if (command.expiresAt <= turn.time) return refusal('hold_in_past', {})
  const basket = priceBasket(turn, command.order, facts, notFired)
  if ('code' in basket) return basket
  touch(turn)
  turn.basis = basket.basis
  takeUses(turn, basket.awarded)
  turn.effects.push(...basket.awarded.effects)
  if (basket.payments.length > 0) turn.holds()
  turn.paid = payLater(turn, basket.payments, command.expiresAt)
  takeCoupons(turn, basket.coupons, 'reserved')
  turn.progress = { ...turn.progress, open: { ...turn.progress.open, [turn.seq]: command.expiresAt } }
  if (command.checkout !== undefined) turn.announce('checkout.held', { checkout: command.checkout })
  return null
}

/** Posts a basket as it was decided when it was set aside, whatever has changed since. */
export function confirmReserved(turn: Turn, command: OrderCommand, seq: number): Refusal | null {
  const reserved = openReservation(turn, seq)
  if ('code' in reserved) return reserved
  // Its clock may stand before the end: a confirmation is of the moment when the basket was decided.
  if (command.recordedAt >= reserved.expiresAt) return refusal('checkout_expired', {})
  if (!stillReserved(turn, reserved)) return refusal('checkout_expired', {})
  if (JSON.stringify(command.order.lines) !== JSON.stringify(reserved.order.lines)) return refusal('basket_changed', {})
  if (turn.versions.rules.number !== reserved.rules)
    throw new Error(`set aside under version ${reserved.rules}, confirmed under ${turn.versions.rules.number}`)
  if (reserved.paid.length > 0 && (turn.before.lots === null || turn.before.holds === null))
    throw new WantsMore({ lots: true, holds: true })
  close(turn, seq)
  turn.basis = reserved.basis
  turn.paid = reserved.paid
  turn.exposures.push(...reserved.exposures)
  for (const hold of reserved.paid.length === 0 ? [] : turn.holds().filter((h) => h.seq === seq && h.amount > 0)) {
    const { currency, amount } = hold
    captureHold(turn, hold, amount)
    spent(turn, currency, amount)
    turn.announce('points.redeemed', { currency, amount })
    turn.happen('redeemed', { currency, amount, reason: 'payment' })
  }
  for (const { id, coupon, active } of reserved.coupons) {
    turn.couponChanges.push({ id, coupon, ...(active && { active }), to: 'used' })
    turn.announce('coupon.used', { id, coupon })
  }
  bookOrder(turn, { ...reserved.order, reference: command.order.reference }, reserved.basis, reserved.effects)
  if (reserved.checkout !== undefined) turn.announce('checkout.confirmed', { checkout: reserved.checkout })
  return null
}

/** Lets go of a basket that was set aside. */
export function decideVoid(turn: Turn, { reserved: seq }: VoidCommand): Refusal | null {
  const reserved = openReservation(turn, seq)
  if ('code' in reserved) return reserved
  letGo(turn, reserved)
  if (reserved.checkout !== undefined) turn.announce('checkout.voided', { checkout: reserved.checkout })
  return null
}

/** Baskets whose time is over are let go. */
export function lapseReservations(turn: Turn): void {
  for (const [seq, expiresAt] of Object.entries(turn.progress.open ?? {})) {
    if (expiresAt > turn.time) continue
    const reserved = turn.reservation(Number(seq))
    if (!reserved) throw new Error(`basket ${seq} is open and not there`)
    letGo(turn, reserved)
    if (reserved.checkout !== undefined) turn.announce('checkout.expired', { checkout: reserved.checkout })
  }
}

function openReservation(turn: Turn, seq: number): Reservation | Refusal {
  if (turn.progress.open?.[seq] === undefined) return refusal('checkout_closed', {})
  const reserved = turn.reservation(seq)
  if (!reserved) throw new Error(`basket ${seq} is open and not there`)
  return reserved
}

function letGo(turn: Turn, reserved: Reservation): void {
  close(turn, reserved.seq)
  for (const hold of turn.holds().filter((h) => h.seq === reserved.seq && h.amount > 0)) releaseHold(turn, hold)
  releaseCoupons(turn, reserved)
  for (const { key, day, amount, shared } of usesOf(turn, reserved)) {
    if (shared) turn.share(key, -amount)
    else turn.count(key, day, -amount)
  }
}

/** What it took of limits: decided again as it was, which comes out the same. */
function usesOf(turn: Turn, { rules, at, order, basis, shared = {} }: Reservation): readonly Use[] {
  const version = turn.versions.all.get(rules)
  if (!version) throw new Error(`the basket was decided by version ${rules}, which is not loaded`)
  if (!version.limits) return []
  return award(version, { trigger: 'order', at, order, basis, meters: metersOfSale(basis, shared), draw: turn.before.draw ?? 0 }).uses
}

function close(turn: Turn, seq: number): void {
  const { open = {}, ...rest } = turn.progress
  const { [seq]: _, ...others } = open
  turn.progress = Object.keys(others).length === 0 ? rest : { ...rest, open: others }
}
