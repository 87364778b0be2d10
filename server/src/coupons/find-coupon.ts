import { decodeId, uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { couponHash, normalCode } from './coupon-code.ts'
import { kindOf, todayOf, validity } from './coupon.ts'
import { couponByHash, upsertShared, type CouponRow } from './coupons.sql.ts'

/** A coupon of the program by its id. @throws Problem `not_found`, also for one of another program */
export async function findCoupon(ctx: Context, programId: number, id: string): Promise<CouponRow> {
  const hash = decodeId('cpn', id)
  const row = hash && (await couponByHash(ctx.pool, programId, hash))
  if (!row) throw new Problem('not_found', { what: 'coupon' })
  return row
}

/** The coupon of a code, or null. A code that everybody types in has its row from the first time that somebody does. */
export async function couponOfCode(ctx: Context, program: LiveProgram, code: string): Promise<CouponRow | null> {
  // What cannot be a code is looked up like any other, so that both answers take equally long.
  const hash = couponHash(ctx.vault, program.id, code) ?? ctx.vault.couponHash(program.id, '')
  const now = ctx.clock.now()
  const row = await couponByHash(ctx.pool, program.id, hash)
  const key = sharedKey(program, code, now)
  if (key === null || row?.code) return row
  // It has no days of its own: from first to last day it is as the program says now.
  const { from, to } = kindOf(program, key, now)!.document
  const days = validity({ from, to }, todayOf(program, now), null)
  if (row?.coupon === key && row.usable_from === days.usable_from && row.expires_on === days.expires_on) return row
  await upsertShared(ctx.pool, { hash, program_id: program.id, coupon: key, issued_at: new Date(now), ...days })
  return couponByHash(ctx.pool, program.id, hash)
}

/** The kind of coupon that everybody uses by this code. */
function sharedKey(program: LiveProgram, code: string, now: number): string | null {
  const { coupons } = program.timeline.versionAt(null, now).document
  const normal = normalCode(code)
  const found = Object.entries(coupons).find(([, { code: shared }]) => shared !== undefined && normalCode(shared) === normal)
  return found?.[0] ?? null
}

/** The code itself, to be shown to whoever it belongs to. */
export function shownCode(
  ctx: Context,
  program: LiveProgram,
  { code, code_hash, coupon }: Pick<CouponRow, 'code' | 'code_hash' | 'coupon'>,
): string {
  if (code) return ctx.vault.decryptCode(uuidBytes(code_hash), code)
  return kindOf(program, coupon, ctx.clock.now())?.document.code ?? ''
}
