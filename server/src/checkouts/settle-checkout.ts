import type { Reservation } from '@perennial/engine/decide/decision.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { keyHash, stableJson } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { answerFor } from '../decisions/answer.ts'
import { markReply, submitCommand } from '../decisions/submit-command.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { storedDecision, type Stored } from '../intake/stored-decision.ts'
import { reservationOf } from '../intake/stored-sale.ts'
import type { Decided, Draft } from '../intake/submission.ts'
import { CheckoutChanged } from '../intake/write-checkouts.ts'
import { referenceHash } from '../orders/place-order.ts'
import { versionOf } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { billOf, isOpen } from './checkout.ts'
import type { CheckoutRow } from './checkouts.sql.ts'
import { basketOf } from './evaluate-basket.ts'
import type { SettledCheckout } from './evaluation.ts'
import { asOfNow } from './lapse-checkout.ts'

/** A request under its key, and the basket that it is about as the database has it now. */
interface Call {
  request: FastifyRequest
  reply: FastifyReply
  key: Buffer
  read: () => Promise<CheckoutRow>
}

/** For how long, and the revision that the caller has seen, if it said. */
interface Holding {
  seconds: number
  seen: number | null
}

/** Times that a basket may be changed while it is being settled. */
const TRIES = 5

/**
 * Settles a basket as it is: as this process saw it last, and where somebody has changed it since, as the database has it.
 *
 * @throws Problem `precondition_failed` where somebody goes on changing it
 */
async function asItIs<T>(kept: CheckoutRow | null, { read }: Call, act: (row: CheckoutRow) => Promise<T>): Promise<T> {
  let row = kept ?? (await read())
  for (let tries = 1; ; tries++) {
    try {
      return await act(row)
    } catch (error) {
      if (!(error instanceof CheckoutChanged)) throw error
      if (tries === TRIES) throw new Problem('precondition_failed', { revision: row.revision })
    }
    row = await read()
  }
}

/**
 * Sets a basket aside, with the points, coupons and limits that it takes. The same revision is set aside once; what is changed
 * meanwhile is set aside as it is then.
 *
 * @param id of the row
 * @throws Problem `precondition_failed` where it is not the revision that was seen
 */
export function holdCheckout(
  ctx: Context,
  program: LiveProgram,
  id: string,
  call: Call,
  { seconds, seen }: Holding,
): Promise<SettledCheckout> {
  const kept = ctx.keptCheckouts.holdable(program.id, id)
  const current = { ...call, read: async () => asOfNow(ctx, await call.read()) }
  return asItIs(kept && (seen === null || seen === kept.revision) ? kept : null, current, (row) => {
    if (seen !== null && seen !== heldRevision(row)) throw new Problem('precondition_failed', { revision: row.revision })
    return hold(ctx, program, row, call, seconds)
  })
}

async function hold(
  ctx: Context,
  program: LiveProgram,
  row: CheckoutRow,
  { request, reply, key }: Call,
  seconds: number,
): Promise<SettledCheckout> {
  const holder = holderOf(row)
  const now = ctx.clock.now()
  const version = program.timeline.versionAt(null, now)
  const order = basketOf(version, row)
  const products = await ctx.products.factsFor(program.organizationId, order, version.zone.dayOf(now))
  const revision = heldRevision(row)
  const checkout = encodeId('chk', uuidBytes(row.id))
  const draft: Draft = { kind: 'reserve', order, expiresAt: now + seconds * 1000, checkout, revision, at: null }
  const decided = await submitCommand(ctx, request.caller, {
    key,
    holder,
    draft,
    // Two tills that hold the same basket have one hold between them.
    reference: keyHash('checkout', row.id, String(revision)),
    sameAs: stableJson([row.id]),
    facts: products ? { products } : {},
    checkout: row,
  })
  markReply(reply, decided)
  keepHeld(ctx, row, decided)
  return settled(ctx, program, row, request, decided)
}

/** What was set aside just now will be paid soon, and most likely here. */
function keepHeld({ keptCheckouts }: Context, row: CheckoutRow, decided: Decided): void {
  const { command, seq, replayed } = decided
  keptCheckouts.keepReserved(row.id, reservationIn({ ...decided, facts: decided.facts ?? {} }))
  // What became of it since is not known from an answer of before.
  if (replayed || command.kind !== 'reserve') return keptCheckouts.forget(row.id)
  const { revision, state } = row
  if (!isOpen(state)) return keptCheckouts.forget(row.id)
  const expires = new Date(command.expiresAt)
  keptCheckouts.keep({ ...row, state: 'held', revision: revision + 1, held_revision: revision, reserved_seq: seq, expires_at: expires })
}

/** The revision that is set aside, or was: one that is held or paid is not set aside again. */
const heldRevision = ({ state, revision, held_revision }: CheckoutRow): number => (isOpen(state) ? revision : held_revision!)

/** Posts a basket as it was set aside. */
export function confirmCheckout(ctx: Context, program: LiveProgram, id: string, call: Call, reference: string): Promise<SettledCheckout> {
  const kept = ctx.keptCheckouts.held(program.id, id, ctx.clock.now())
  return asItIs(kept, call, (row) => confirm(ctx, program, row, call, reference))
}

async function confirm(
  ctx: Context,
  program: LiveProgram,
  row: CheckoutRow,
  { request, reply, key }: Call,
  reference: string,
): Promise<SettledCheckout> {
  const { holder, reserved } = await heldBasket(ctx, row)
  const { seq, at, order } = reserved
  const decided = await submitCommand(ctx, request.caller, {
    key,
    holder,
    draft: { kind: 'order', at, order: { ...order, reference }, reserved: seq },
    reference: referenceHash(reference),
    sameAs: stableJson([row.id, reference]),
    facts: { reservations: { [seq]: reserved } },
    checkout: row,
  })
  ctx.keptCheckouts.forget(row.id)
  markReply(reply, decided)
  return settled(ctx, program, row, request, decided)
}

/** Lets go of a basket that was set aside. */
export function voidCheckout(ctx: Context, program: LiveProgram, id: string, call: Call): Promise<SettledCheckout> {
  const kept = ctx.keptCheckouts.held(program.id, id, ctx.clock.now())
  return asItIs(kept, call, (row) => letGo(ctx, program, row, call))
}

async function letGo(ctx: Context, program: LiveProgram, row: CheckoutRow, { request, reply, key }: Call): Promise<SettledCheckout> {
  const { holder, reserved } = await heldBasket(ctx, row)
  const { seq, rules, order, effects, paid, coupons } = reserved
  const decided = await submitCommand(ctx, request.caller, {
    key,
    holder,
    draft: { kind: 'void', reserved: seq, at: null },
    sameAs: stableJson([row.id]),
    facts: { reservations: { [seq]: reserved } },
    checkout: row,
  })
  ctx.keptCheckouts.forget(row.id)
  markReply(reply, decided)
  const was = { effects, paid, coupons: coupons.map((coupon) => ({ ...coupon, to: 'reserved' as const })) }
  return {
    checkout: encodeId('chk', uuidBytes(row.id)),
    bill: billOf(await versionOf(ctx, program, rules), order, was),
    decision: answerFor(request.caller, decided),
  }
}

/** The basket as it was set aside. It never changes, so it goes with the command instead of being looked up for it. */
async function heldBasket(ctx: Context, row: CheckoutRow): Promise<{ holder: HolderKey; reserved: Reservation }> {
  const holder = holderOf(row)
  const { id, reserved_seq: seq } = row
  if (seq === null) throw new Problem('checkout_closed')
  const kept = ctx.keptCheckouts.reserved(id, seq)
  if (kept) return { holder, reserved: kept }
  const stored = await storedDecision(ctx, holder, seq)
  if (stored?.command.kind !== 'reserve') throw new Problem('checkout_closed')
  return { holder, reserved: reservationIn(stored) }
}

function reservationIn({ seq, command, rulesVersion: rules, facts, outcome }: Stored): Reservation {
  if (command.kind !== 'reserve') throw new Error(`a ${command.kind} sets no basket aside`)
  const at = Math.min(command.at, command.recordedAt)
  return reservationOf({ seq, at, rules, command, facts, outcome: decodeOutcome(outcome) })
}

/** @throws Problem where nobody has said whose it is, or there is nothing in it */
function holderOf({ holder_id, basket }: CheckoutRow): HolderKey {
  if (holder_id === null) throw new Problem('checkout_without_member')
  if (basket.lines.length === 0) throw new Problem('checkout_empty')
  return holderKey(uuidBytes(holder_id))
}

/** What was set aside or posted, as its decision stands. */
async function settled(
  ctx: Context,
  program: LiveProgram,
  row: CheckoutRow,
  { caller }: FastifyRequest,
  decided: Decided,
): Promise<SettledCheckout> {
  const { command, outcome, rulesVersion } = decided
  if (command.kind !== 'reserve' && command.kind !== 'order') throw new Error(`a ${command.kind} settles no basket`)
  const version = await versionOf(ctx, program, rulesVersion)
  return {
    checkout: encodeId('chk', uuidBytes(row.id)),
    ...(command.kind === 'reserve' && { expires_at: new Date(command.expiresAt).toISOString() }),
    bill: billOf(version, command.order, decodeOutcome(outcome)),
    decision: answerFor(caller, decided),
  }
}
