import type { Client, Pool } from '#kit/pg.ts'
import type { GoodwillLimit, StaffRole, Within } from '../access/staff-role.ts'
import type { StaffState } from './staff.ts'

type Db = Pool | Client

export interface StaffRow {
  id: string
  organization_id: string
  email: string
  name: string
  language: 'en' | 'zh' | null
  state: StaffState
  password: string | null
  totp: Buffer | null
  totp_begun: Buffer | null
  demo: boolean
  created_at: Date
}

const COLUMNS = 'id, organization_id, email, name, language, state, password, totp, totp_begun, demo, created_at'

/** Adds one, unless somebody has the address already. @returns whether it was added */
export async function insertStaff(db: Db, row: Omit<StaffRow, 'totp' | 'totp_begun'>): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into staff (id, organization_id, email, name, language, state, password, demo, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (email) do nothing`,
    [row.id, row.organization_id, row.email, row.name, row.language, row.state, row.password, row.demo, row.created_at],
  )
  return rowCount === 1
}

export async function staffByEmail(db: Db, email: string): Promise<StaffRow | null> {
  const { rows } = await db.query<StaffRow>(`select ${COLUMNS} from staff where email = $1`, [email])
  return rows[0] ?? null
}

/** Without an organization, whoever it is. */
export async function staffById(db: Db, id: string, organizationId: string | null = null): Promise<StaffRow | null> {
  const { rows } = await db.query<StaffRow>(`select ${COLUMNS} from staff where id = $1 and ($2::uuid is null or organization_id = $2)`, [
    id,
    organizationId,
  ])
  return rows[0] ?? null
}

/** Waits for whoever else adds the first, so that there is but one first. @returns whether there is nobody yet */
export async function nobodyYet(client: Client): Promise<boolean> {
  await client.query('lock table staff in share row exclusive mode')
  return !(await anybody(client))
}

export async function anybody(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>('select exists (select 1 from staff) as found')
  return rows[0]!.found
}

export interface DemoLoginRow {
  organization_id: string
  email: string
  role: StaffRole
}

/** Logins that were made for a demo and that nobody has made their own, by demo and in the order of the roles. */
export async function demoLogins(db: Db, roles: readonly StaffRole[]): Promise<DemoLoginRow[]> {
  const { rows } = await db.query<DemoLoginRow>(
    `select t.organization_id, t.email, r.role from staff t join staff_roles r on r.staff_id = t.id
     where t.demo and t.state = 'active' order by t.organization_id, array_position($1::text[], r.role), t.id`,
    [roles],
  )
  return rows
}

/** The password they sign in with from now on; whoever was invited has come. */
export async function setPassword(db: Db, id: string, password: string): Promise<void> {
  await db.query(
    `update staff set password = $2, demo = false, state = case state when 'invited' then 'active' else state end where id = $1`,
    [id, password],
  )
}

export interface RoleRow {
  staff_id: string
  program_id: number | null
  role: StaffRole
  within_kind: Within['kind']
  within_keys: string[]
  goodwill: Record<string, GoodwillLimit> | null
}

export async function insertRole(db: Db, row: RoleRow): Promise<void> {
  await db.query(
    'insert into staff_roles (staff_id, program_id, role, within_kind, within_keys, goodwill) values ($1, $2, $3, $4, $5, $6)',
    [row.staff_id, row.program_id, row.role, row.within_kind, row.within_keys, row.goodwill && JSON.stringify(row.goodwill)],
  )
}

/** Replaces what somebody may do. */
export async function deleteRoles(db: Db, staffId: string): Promise<void> {
  await db.query('delete from staff_roles where staff_id = $1', [staffId])
}

export interface ListedStaff extends StaffRow {
  created_micros: number
  seen_at: Date | null
}

export interface ListedRole extends RoleRow {
  program: string | null
}

const LISTED = `${COLUMNS}, (extract(epoch from created_at) * 1000000)::bigint as created_micros,
  (select max(s.seen_at) from staff_sessions s where s.staff_id = staff.id) as seen_at`

/** Everybody of an organization, the oldest first; a page at a time. */
export async function staffOf(
  db: Db,
  organizationId: string,
  after: { micros: number; id: string } | null,
  limit: number,
): Promise<ListedStaff[]> {
  const { rows } = await db.query<ListedStaff>(
    `select ${LISTED} from staff
     where organization_id = $1 and (created_at, id) > (to_timestamp(0) + $2 * interval '1 microsecond', $3::uuid)
     order by created_at, id limit $4`,
    [organizationId, after?.micros ?? -1, after?.id ?? '00000000-0000-0000-0000-000000000000', limit],
  )
  return rows
}

export async function listedById(db: Db, organizationId: string, id: string): Promise<ListedStaff | null> {
  const { rows } = await db.query<ListedStaff>(`select ${LISTED} from staff where organization_id = $1 and id = $2`, [organizationId, id])
  return rows[0] ?? null
}

export async function rolesOf(db: Db, staffIds: readonly string[]): Promise<ListedRole[]> {
  const { rows } = await db.query<ListedRole>(
    `select r.staff_id, r.program_id, p.key as program, r.role, r.within_kind, r.within_keys, r.goodwill
     from staff_roles r left join programs p on p.id = r.program_id
     where r.staff_id = any($1) order by r.staff_id, r.program_id nulls first`,
    [staffIds],
  )
  return rows
}

/** Waits for whoever else changes the staff of an organization, so that two cannot take away the last two owners. */
export async function lockStaffOf(client: Client, organizationId: string): Promise<void> {
  await client.query('select 1 from organizations where id = $1 for update', [organizationId])
}

/** Owners who can sign in. */
export async function ownersLeft(db: Db, organizationId: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from staff t join staff_roles r on r.staff_id = t.id
     where t.organization_id = $1 and t.state = 'active' and r.role = 'owner'`,
    [organizationId],
  )
  return rows[0]!.count
}

export async function updateStaff(db: Db, id: string, change: Pick<StaffRow, 'name' | 'language' | 'state'>): Promise<void> {
  await db.query('update staff set name = $2, language = $3, state = $4 where id = $1', [id, change.name, change.language, change.state])
}

/** Names of everybody, for whoever reads what somebody did. */
export async function namesOf(db: Db, organizationId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from staff where organization_id = $1 order by created_at, id limit 5000',
    [organizationId],
  )
  return rows
}

/** Whoever was invited has come. */
export async function setActive(db: Db, id: string): Promise<void> {
  await db.query("update staff set state = 'active' where id = $1 and state = 'invited'", [id])
}

/** The names of these people of an organization. */
export async function namesOfStaff(db: Db, organizationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>(
    'select id, name from staff where organization_id = $1 and id = any($2::uuid[])',
    [organizationId, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
