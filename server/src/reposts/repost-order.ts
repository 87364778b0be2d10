import type { Order } from '@perennial/engine/decide/command.ts'
import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { findStored } from '../decisions/find-stored.ts'
import { submitCommand } from '../decisions/submit-command.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { readState, simulate } from '../intake/simulate.ts'
import type { Decided, Draft } from '../intake/submission.ts'
import type { OrderPlace } from '../orders/find-order.ts'
import { isReturned } from '../orders/find-returned.ts'
import type { LiveProgram } from '../programs/program.ts'
import { deleteRepost, finishRepost, insertRepost, repostOf, toldOf, type RepostRow } from './reposts.sql.ts'

/** A sale that moves: what it was, and when. */
interface Sale {
  order: Order
  at: number
}

/**
 * Moves a sale to the member whose it is: all of it comes back from the wrong one, and it is decided anew for the right one, at its own
 * time, with what has been told about it since. Each step has a key made from the request's, so that whoever asks again after a
 * crash goes on where it broke off.
 *
 * @throws Problem where it cannot be moved; then nothing has happened
 */
export async function repostOrder(
  ctx: Context,
  program: LiveProgram,
  { caller, key }: { caller: Caller; key: Buffer },
  from: OrderPlace,
  to: HolderKey,
): Promise<{ returned: Decided; placed: Decided }> {
  const sale = await saleAt(ctx, program, from)
  const row = (await repostOf(ctx.pool, from.holder, from.seq)) ?? (await begin(ctx, program, key, from, to, sale))
  // Whoever asks under another key finishes what is not finished, and does nothing anew.
  if (row.to_holder !== to.text || (row.to_seq !== null && !row.key_hash.equals(key))) throw new Problem('already_reposted')
  const decide = (step: string, holder: HolderKey, draft: Draft): Promise<Decided> =>
    submitCommand(ctx, caller, { key: keyHash('repost', row.key_hash.toString('hex'), step), holder, draft, facts: {} })
  // Line by line, so that it is refused if a part has come back since it was asked about.
  const lines = sale.order.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const returned = await decide('return', from.holder, { kind: 'return', order: from.seq, lines, at: null, imported: true }).catch(
    async (error: unknown) => {
      if (error instanceof Problem && error.reasons.some(({ facts }) => facts?.['decision'])) await deleteRepost(ctx.pool, row)
      throw error
    },
  )
  const draft = await draftOf(ctx, program, sale)
  const place = (step: string, holder: HolderKey): Promise<Decided> =>
    submitCommand(ctx, caller, { key: keyHash('repost', row.key_hash.toString('hex'), step), holder, ...draft })
  const placed = await place('order', to).catch(async (error: unknown) => {
    // It could be decided a moment ago. The sale goes back to where it was rather than to nobody.
    if (error instanceof Problem && error.reasons.some(({ facts }) => facts?.['decision']))
      await finishRepost(ctx.pool, row, from.holder, (await place('back', from.holder)).seq)
    throw error
  })
  for (const { seq, at, input } of await toldOf(ctx.pool, from.holder, from.seq)) {
    const event: Draft = {
      kind: 'event',
      type: input.type,
      attributes: input.attributes,
      order: placed.seq,
      at: at.getTime(),
      imported: true,
    }
    await decide(`event ${seq}`, to, event).catch((error: unknown) => {
      // A type that the program has dropped since.
      if (!(error instanceof Problem && error.code === 'unknown_event')) throw error
    })
  }
  await finishRepost(ctx.pool, row, to, placed.seq)
  return { returned, placed }
}

async function saleAt(ctx: Context, program: LiveProgram, { holder, seq }: OrderPlace): Promise<Sale> {
  const stored = await findStored(ctx, program.id, holder.id, seq)
  if (stored?.command.kind !== 'order' || stored.outcome.refusal) throw new Problem('not_found', { what: 'order' })
  const { paid = [], coupons = [] } = decodeOutcome(stored.outcome)
  if (paid.length > 0 || coupons.length > 0) throw new Problem('repost_paid')
  const { at, recordedAt, order } = stored.command
  // Coupons that were presented and gave nothing stay with whose they are.
  const { coupons: _, payments: __, ...rest } = order
  return { order: rest, at: Math.min(at, recordedAt) }
}

/** @throws Problem where the sale cannot be moved */
async function begin(ctx: Context, program: LiveProgram, key: Buffer, from: OrderPlace, to: HolderKey, sale: Sale): Promise<RepostRow> {
  const { holder, seq } = from
  if (holder.text === to.text)
    throw new Problem('invalid_request', {}, [{ code: 'same_member', path: 'body.member', message: 'The sale is this member’s already.' }])
  if (await isReturned(ctx, holder, seq)) throw new Problem('repost_returned')
  await refuseUnfit(ctx, program, to, sale)
  const now = new Date(ctx.clock.now())
  const places = { bucket: holder.bucket, holder_id: holder.text, order_seq: seq, to_bucket: to.bucket, to_holder: to.text }
  await insertRepost(ctx.pool, { ...places, program_id: program.id, key_hash: key }, now)
  return (await repostOf(ctx.pool, holder, seq))!
}

/** Decides it for the right member without writing it: what they cannot have must not be taken from the other. */
async function refuseUnfit(ctx: Context, program: LiveProgram, to: HolderKey, sale: Sale): Promise<void> {
  const { timeline } = program
  const state = await readState(ctx.pool, program.id, to)
  if (!state) throw new Problem('not_found', { what: 'member' })
  const { draft, facts } = await draftOf(ctx, program, sale)
  const command = { ...draft, at: sale.at, recordedAt: ctx.clock.now() }
  const { decided } = await simulate(ctx.pool, { programId: program.id, timeline }, to, state, command, facts, false)
  const { refusal } = decided.outcome
  if (refusal) throw new Problem(refusal.code, refusal.facts, [{ code: refusal.code, facts: refusal.facts }])
}

/** No reference is claimed for it: that of the sale stays where it is, and leads on from there. The late window was kept once. */
async function draftOf(ctx: Context, program: LiveProgram, { order, at }: Sale) {
  const day = program.timeline.versionAt(at, ctx.clock.now()).zone.dayOf(at)
  const products = await ctx.products.factsFor(program.organizationId, order, day)
  return { draft: { kind: 'order' as const, at, order, imported: true }, facts: products ? { products } : {} }
}
