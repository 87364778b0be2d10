import type { Base } from '#kit/base.ts'
import { ensurePool, insertCodes, type NewCode } from './pool-codes.sql.ts'

export interface GivenCode {
  code: string
  expires_on?: string | undefined
}

const AT_ONCE = 1000

/** Takes codes into a pool. One that is there already is left as it is, so that a file may be given twice. */
export async function importCodes(
  ctx: Base,
  programId: number,
  pool: string,
  codes: readonly GivenCode[],
  alertBelow: number | null = null,
): Promise<{ added: number; known: number }> {
  await ensurePool(ctx.slowPool, programId, pool, alertBelow)
  let added = 0
  for (let i = 0; i < codes.length; i += AT_ONCE) {
    const rows = codes.slice(i, i + AT_ONCE).map((given) => kept(ctx, programId, pool, given))
    added += await insertCodes(ctx.slowPool, programId, pool, rows)
  }
  return { added, known: codes.length - added }
}

/** A code as it is stored: found by its keyed hash, read only with the master key. */
export function kept(ctx: Base, programId: number, pool: string, { code, expires_on }: GivenCode): NewCode {
  const hash = ctx.vault.identityHash(String(programId), `code:${pool}`, code)
  return { hash, code: ctx.vault.encryptSecret(hash.toString('hex'), Buffer.from(code)), expires_on: expires_on ?? null }
}

/** A code as it was taken in. */
export const readCode = (ctx: Base, { hash, code }: { hash: Buffer; code: Buffer }): string =>
  ctx.vault.decryptSecret(hash.toString('hex'), code).toString()
