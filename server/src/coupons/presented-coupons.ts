import type { FastifyRequest } from 'fastify'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { couponOfCode } from './find-coupon.ts'

/**
 * Ids of the coupons presented with a basket, by their codes as they were typed or scanned, or by their ids. Whether they may be
 * used is the engine's to say.
 *
 * @throws Problem `no_coupon` for a code that leads nowhere, `rate_limited` for whoever tries many
 */
export async function presentedCoupons(
  ctx: Context,
  program: LiveProgram,
  { caller, ip }: Pick<FastifyRequest, 'caller' | 'ip'>,
  codes: readonly string[] = [],
): Promise<string[]> {
  const ids = new Set<string>()
  for (const code of codes) ids.add(code.startsWith('cpn_') ? code : await idOf(ctx, program, { caller, ip }, code))
  return [...ids]
}

async function idOf(
  ctx: Context,
  program: LiveProgram,
  { caller, ip }: Pick<FastifyRequest, 'caller' | 'ip'>,
  code: string,
): Promise<string> {
  const row = await ctx.couponMisses.guard(caller.keyId, ip, () => couponOfCode(ctx, program, code))
  if (!row) throw new Problem('no_coupon')
  return encodeId('cpn', uuidBytes(row.code_hash))
}
