import type { Client, Pool } from '#kit/pg.ts'
import type { GoodwillLimit, StaffRole, Within } from '../access/staff-role.ts'

type Db = Pool | Client

export interface NewSession {
  id: string
  staff_id: string
  hash: Buffer
  means: 'password' | 'oidc' | 'link'
  address: string
  browser: string
  created_at: Date
  expires_at: Date
}

export async function insertSession(db: Db, row: NewSession): Promise<void> {
  await db.query(
    `insert into staff_sessions (id, staff_id, hash, means, address, browser, created_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [row.id, row.staff_id, row.hash, row.means, row.address, row.browser, row.created_at, row.expires_at],
  )
}

export interface LivingSession {
  id: string
  staff_id: string
  organization_id: string
  name: string
  owner: boolean
  seen_at: Date
  expires_at: Date
}

/** The session of that token, if it holds and was used since `busySince`. */
export async function sessionByHash(db: Db, hash: Buffer, now: Date, busySince: Date): Promise<LivingSession | null> {
  const { rows } = await db.query<LivingSession>({
    name: 'staff_session',
    text: `select s.id, s.staff_id, t.organization_id, t.name, s.seen_at, s.expires_at,
             exists (select 1 from staff_roles r where r.staff_id = t.id and r.role = 'owner') as owner
           from staff_sessions s join staff t on t.id = s.staff_id
           where s.hash = $1 and s.ended_at is null and s.expires_at > $2 and s.seen_at > $3 and t.state = 'active'`,
    values: [hash, now, busySince],
  })
  return rows[0] ?? null
}

export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db.query('update staff_sessions set seen_at = $2 where id = $1 and seen_at < $2', [id, now])
}

export interface ProgramRoleRow {
  id: number
  key: string
  role: StaffRole
  within_kind: Within['kind']
  within_keys: string[]
  goodwill: Record<string, GoodwillLimit> | null
  stores: string[] | null
  demo: boolean
}

/**
 * The programs somebody works in, the oldest first: a role of the program's own goes before that for the whole
 * organization. Regions are those that the stores are in on that day.
 */
export async function programRolesOf(db: Db, staffId: string, organizationId: string, day: string): Promise<ProgramRoleRow[]> {
  const { rows } = await db.query<ProgramRoleRow>({
    name: 'staff_programs',
    text: `select p.id, p.key, r.role, r.within_kind, r.within_keys, r.goodwill,
             case r.within_kind
               when 'store' then r.within_keys
               when 'region' then array(
                 select s.key from (
                   select distinct on (key) key, region from stores
                   where organization_id = $2 and valid_from <= $3 order by key, valid_from desc) s
                 where s.region = any(r.within_keys))
             end as stores,
             exists (select 1 from demos d where d.program_id = p.id) as demo
           from programs p
           join lateral (
             select * from staff_roles where staff_id = $1 and (program_id = p.id or program_id is null)
             order by program_id nulls last limit 1) r on true
           where p.organization_id = $2 order by p.id`,
    values: [staffId, organizationId, day],
  })
  return rows
}

export interface SessionRow {
  id: string
  staff_id: string
  means: string
  address: string
  browser: string
  created_at: Date
  seen_at: Date
  expires_at: Date
}

/** Sessions that hold: of one person, or with null of everybody in the organization; the newest first. */
export async function sessionsOf(
  db: Db,
  organizationId: string,
  staffId: string | null,
  now: Date,
  busySince: Date,
): Promise<SessionRow[]> {
  const { rows } = await db.query<SessionRow>(
    `select s.id, s.staff_id, s.means, s.address, s.browser, s.created_at, s.seen_at, s.expires_at
     from staff t join staff_sessions s on s.staff_id = t.id
     where t.organization_id = $1 and ($2::uuid is null or t.id = $2) and t.state = 'active'
       and s.ended_at is null and s.expires_at > $3 and s.seen_at > $4
     order by s.created_at desc, s.id limit 500`,
    [organizationId, staffId, now, busySince],
  )
  return rows
}

/** Ends one; of anybody in the organization, or of one person. @returns whose it was, or null */
export async function endSession(db: Db, id: string, organizationId: string, staffId: string | null, now: Date): Promise<string | null> {
  const { rows } = await db.query<{ staff_id: string }>(
    `update staff_sessions s set ended_at = $4 from staff t
     where s.id = $1 and t.id = s.staff_id and t.organization_id = $2 and ($3::uuid is null or t.id = $3) and s.ended_at is null
     returning s.staff_id`,
    [id, organizationId, staffId, now],
  )
  return rows[0]?.staff_id ?? null
}

/** Ends all sessions of somebody, but one. */
export async function endSessionsOf(db: Db, staffId: string, except: string | null, now: Date): Promise<void> {
  await db.query('update staff_sessions set ended_at = $3 where staff_id = $1 and ended_at is null and ($2::uuid is null or id <> $2)', [
    staffId,
    except,
    now,
  ])
}

/** Whether somebody signed in from that network before. */
export async function knowsAddress(db: Db, email: string, address: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `select exists (select 1 from staff t join staff_sessions s on s.staff_id = t.id where t.email = $1 and s.address = $2) as found`,
    [email, address],
  )
  return rows[0]!.found
}

/** Forgets those that were over by then; returns how many. */
export async function pruneSessions(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query('delete from staff_sessions where expires_at < $1', [before])
  return rowCount ?? 0
}
