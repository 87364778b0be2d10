import { randomBytes } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import { newId, uuidText } from '#kit/ids.ts'
import { ROLE_SCOPES, type Role, type Scope } from './api-key.ts'
import { insertApiKey } from './api-keys.sql.ts'

/** A new key, shown once: only its hash is stored. */
export async function createApiKey(
  ctx: Base,
  given: { programId: number; name: string; role: Role; scopes?: readonly Scope[]; id?: string },
): Promise<{ id: string; prefix: string; key: string; scopes: readonly Scope[] }> {
  const now = ctx.clock.now()
  const prefix = `pk_${randomBytes(5).toString('hex')}`
  const key = `${prefix}_${randomBytes(24).toString('base64url')}`
  const allowed = ROLE_SCOPES[given.role]
  const scopes = given.scopes ? allowed.filter((scope) => given.scopes!.includes(scope)) : allowed
  const id = given.id ?? uuidText(newId(now))
  await insertApiKey(ctx.pool, {
    id,
    program_id: given.programId,
    name: given.name,
    role: given.role,
    prefix,
    hash: sha256(key),
    scopes: [...scopes],
    created_at: new Date(now),
  })
  return { id, prefix, key, scopes }
}
