import { randomBytes } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { From } from './browser.ts'
import { insertSession, type NewSession } from './sessions.sql.ts'

/** A working day. */
export const SESSION_MS = 12 * 3_600_000
/** Who does nothing for so long is signed out. */
export const IDLE_MS = 2 * 3_600_000

export interface BegunSession {
  token: string
  id: string
  expiresAt: Date
}

/** A session for somebody who has proved who they are. Only the hash of its token is stored. */
export async function beginSession(
  ctx: Base,
  staffId: string,
  means: NewSession['means'],
  from: From,
  db: Pool | Client = ctx.pool,
): Promise<BegunSession> {
  const now = ctx.clock.now()
  const token = randomBytes(32).toString('base64url')
  const id = uuidText(newId(now))
  const expiresAt = new Date(now + SESSION_MS)
  await insertSession(db, { id, staff_id: staffId, hash: sha256(token), means, ...from, created_at: new Date(now), expires_at: expiresAt })
  return { token, id, expiresAt }
}
