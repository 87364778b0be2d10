import type { Payment } from '@perennial/engine/decide/command.ts'
import { bodyHash, keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { uuidText } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { ALPHABET } from '../coupons/check-character.ts'
import { isMember } from '../members/find-member.ts'
import { resolveTarget } from '../members/resolve-member.ts'
import type { LiveProgram } from '../programs/program.ts'
import { isOpen } from './checkout.ts'
import { begunById, checkoutById, insertCheckout, updateCheckout, type CheckoutRow } from './checkouts.sql.ts'
import { evaluateBasket, type Asked } from './evaluate-basket.ts'
import type { EvaluatedCheckout, Evaluation } from './evaluation.ts'
import { checkoutAnswer } from './show-checkout.ts'

export interface Call {
  program: LiveProgram
  asked: Asked
  language: Language
  explain: boolean
}

/** Five bits a character: eight of them are 40 bits, among the few baskets of a program that are open. */
const TRIES = 5
const codeOf = (id: string, turn: number): string =>
  Array.from(keyHash('checkout code', id, String(turn)).subarray(0, 8), (byte) => ALPHABET[byte & 31]).join('')

/**
 * Begins a basket. Its answer is kept with it, so a repeated request gets the same bytes, for one commit in all.
 *
 * @param key the request's, and `sameAs` the request, by which another one under the same key is known
 * @throws Problem `idempotency_key_reused`
 */
export async function beginCheckout(
  ctx: Context,
  call: Call,
  { key, sameAs, by }: { key: Buffer; sameAs: string; by: string },
): Promise<{ answer: EvaluatedCheckout; replayed: boolean }> {
  const { program, asked } = call
  const id = uuidText(key)
  const body = String(bodyHash(sameAs))
  const { holder, payments, evaluation } = await evaluated(ctx, call)
  const now = new Date(ctx.clock.now())
  const columns = { id, program_id: program.id, ...columnsOf(asked, holder, payments), created_by: by, created_at: now }
  const fresh = { revision: 1, reserved_seq: null, held_revision: null, order_seq: null, expires_at: null, updated_at: now }
  for (let turn = 0; turn < TRIES; turn++) {
    const row = { ...columns, code: codeOf(id, turn) }
    const answer = { ...checkoutAnswer({ ...row, ...fresh }), evaluation }
    if (await insertCheckout(ctx.pool, row, body, answer)) {
      ctx.keptCheckouts.keep({ ...row, ...fresh })
      return { answer, replayed: false }
    }
    const made = await begunById(ctx.pool, program.id, id)
    // Else another open basket has this code.
    if (made) return again(made, body)
  }
  throw new Error(`no code for checkout ${id} after ${TRIES} tries`)
}

function again(
  { begun, body_hash }: { begun: EvaluatedCheckout; body_hash: string },
  body: string,
): { answer: EvaluatedCheckout; replayed: true } {
  if (body_hash !== body) throw new Problem('idempotency_key_reused')
  return { answer: begun, replayed: true }
}

/**
 * Changes a basket that is not set aside.
 *
 * @throws Problem `precondition_failed` where it is not what the caller has seen, `checkout_not_open` where it is set aside or paid
 */
export async function changeCheckout(ctx: Context, call: Call, row: CheckoutRow, revision: number): Promise<EvaluatedCheckout> {
  if (!isOpen(row.state)) throw new Problem('checkout_not_open', { state: row.state })
  if (row.revision !== revision) throw new Problem('precondition_failed', { revision: row.revision })
  const { holder, payments, evaluation } = await evaluated(ctx, call)
  const change = columnsOf(call.asked, holder, payments)
  const now = new Date(ctx.clock.now())
  const next = await updateCheckout(ctx.pool, row.id, revision, change, now)
  // Somebody else was faster; what they made of it decides which of the two it is.
  if (next === null) return changeCheckout(ctx, call, (await checkoutById(ctx.pool, call.program.id, row.id))!, revision)
  const changed = { ...row, ...change, revision: next, updated_at: now }
  ctx.keptCheckouts.keep(changed)
  return { ...checkoutAnswer(changed), evaluation }
}

/** An empty basket costs nothing, and is somebody's all the same. */
async function evaluated(
  ctx: Context,
  { program, asked, ...how }: Call,
): Promise<{ holder: HolderKey | null; payments: readonly Payment[]; evaluation: Evaluation | null }> {
  if (asked.basket.lines.length > 0) return evaluateBasket(ctx, program, asked, how)
  const holder = asked.whose && (await resolveTarget(ctx, program, asked.whose))
  if (holder && !(await isMember(ctx, program.id, holder))) throw new Problem('not_found', { what: 'member' })
  return { holder, payments: 'points' in asked.wish ? asked.wish.points : [], evaluation: null }
}

const columnsOf = ({ basket, coupons }: Asked, holder: HolderKey | null, payments: readonly Payment[]) => ({
  state: basket.lines.length === 0 ? ('draft' as const) : ('evaluated' as const),
  bucket: holder?.bucket ?? null,
  holder_id: holder?.text ?? null,
  basket,
  coupons: [...coupons],
  payments: [...payments],
})
