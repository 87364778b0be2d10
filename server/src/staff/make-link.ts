import { randomBytes } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import type { Client, Pool } from '#kit/pg.ts'
import { replaceLink } from './links.sql.ts'

/** Long enough for somebody who is on leave over the weekend. */
const LINK_MS = 3 * 86_400_000

export interface MadeLink {
  /** Where to open it, on this server. What proves it stands behind `#`, which no server's log ever sees. */
  link: string
  expires_at: string
}

/** A link by which somebody sets a password, once. Only its hash is stored. */
export async function makeLink(ctx: Base, staffId: string, db: Pool | Client = ctx.pool): Promise<MadeLink> {
  const now = ctx.clock.now()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now + LINK_MS)
  await replaceLink(db, staffId, sha256(token), new Date(now), expiresAt)
  return { link: `${ctx.config.publicUrl ?? ''}/console/set-password#${token}`, expires_at: expiresAt.toISOString() }
}
