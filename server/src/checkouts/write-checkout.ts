import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { isOpen } from './checkout.ts'
import { checkoutById, insertCheckout, updateCheckout, type BasketInput, type CheckoutRow } from './checkouts.sql.ts'
import { paymentsFor, type Wish } from './evaluate-basket.ts'

export interface Written {
  holder: HolderKey | null
  basket: BasketInput
  coupons: readonly string[]
  wish: Wish
}

/** Five bits a character: eight of them are 40 bits, among the few baskets of a program that are open. */
const CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TRIES = 5
const codeOf = (id: string, turn: number): string =>
  Array.from(keyHash('checkout code', id, String(turn)).subarray(0, 8), (byte) => CODE[byte & 31]).join('')

/** @param key the request's: doing it twice makes one */
export async function beginCheckout(ctx: Context, program: LiveProgram, key: Buffer, written: Written, by: string): Promise<CheckoutRow> {
  const id = uuidText(key)
  const payments = await paymentsFor(ctx, program, written, written.wish)
  const row = { id, program_id: program.id, ...columnsOf(written, payments), created_by: by, created_at: new Date(ctx.clock.now()) }
  for (let turn = 0; turn < TRIES; turn++) {
    await insertCheckout(ctx.pool, { ...row, code: codeOf(id, turn) })
    const made = await checkoutById(ctx.pool, program.id, id)
    // Another open basket has this code.
    if (made) return made
  }
  throw new Error(`no code for checkout ${id} after ${TRIES} tries`)
}

/**
 * Changes a basket that is not set aside.
 *
 * @throws Problem `precondition_failed` where it is not what the caller has seen, `checkout_not_open` where it is set aside or paid
 */
export async function changeCheckout(
  ctx: Context,
  program: LiveProgram,
  row: CheckoutRow,
  revision: number,
  written: Written,
): Promise<CheckoutRow> {
  if (!isOpen(row.state)) throw new Problem('checkout_not_open', { state: row.state })
  if (row.revision !== revision) throw new Problem('precondition_failed', { revision: row.revision })
  const payments = await paymentsFor(ctx, program, written, written.wish)
  const change = columnsOf(written, payments)
  const now = new Date(ctx.clock.now())
  const next = await updateCheckout(ctx.pool, row.id, revision, change, now)
  // Somebody else was faster; what they made of it decides which of the two it is.
  if (next === null) return changeCheckout(ctx, program, (await checkoutById(ctx.pool, program.id, row.id))!, revision, written)
  return { ...row, ...change, revision: next, updated_at: now }
}

const columnsOf = (
  { holder, basket, coupons }: Written,
  payments: CheckoutRow['payments'] | readonly CheckoutRow['payments'][number][],
) => ({
  state: basket.lines.length === 0 ? ('draft' as const) : ('evaluated' as const),
  bucket: holder?.bucket ?? null,
  holder_id: holder?.text ?? null,
  basket,
  coupons: [...coupons],
  payments: [...payments],
})
