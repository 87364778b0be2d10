import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import { staffIdText, type SignedIn, type SignedInProgram } from '../access/staff-role.ts'
import { IDLE_MS } from './begin-session.ts'
import { programRolesOf, sessionByHash, touchSession, type ProgramRoleRow } from './sessions.sql.ts'

const TOUCHED_MS = 60_000

/** Whose session a token is of, with what they may do where as of now; null where it is over. */
export async function readSession(ctx: Base, token: string): Promise<SignedIn | null> {
  const now = ctx.clock.now()
  const row = await sessionByHash(ctx.pool, sha256(token), new Date(now), new Date(now - IDLE_MS))
  if (!row) return null
  if (now - row.seen_at.getTime() > TOUCHED_MS) await touchSession(ctx.pool, row.id, new Date(now))
  const programs = await programRolesOf(ctx.pool, row.staff_id, row.organization_id, new Date(now).toISOString().slice(0, 10))
  return {
    sessionId: row.id,
    staffId: row.staff_id,
    publicId: staffIdText(row.staff_id),
    organizationId: row.organization_id,
    name: row.name,
    owner: row.owner,
    expiresAt: row.expires_at,
    programs: programs.map(programOf),
    over: false,
  }
}

const programOf = ({ id, key, role, within_kind: kind, within_keys: keys, stores, goodwill, demo }: ProgramRoleRow): SignedInProgram => ({
  id,
  key,
  role,
  within: { kind, keys, stores },
  goodwill: goodwill ?? {},
  demo,
})
