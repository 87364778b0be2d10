import type { Client, Pool } from '#kit/pg.ts'

export interface NewAct {
  at: Date
  organization_id: string
  program_id: number | null
  staff_id: string | null
  role: string | null
  kind: string
  request: string
  route: string | null
  targets: readonly string[]
  reason: string | null
  status: number | null
  before: unknown
  after: unknown
}

export async function insertAct(db: Pool | Client, act: NewAct): Promise<void> {
  await db.query(
    `insert into staff_acts (at, organization_id, program_id, staff_id, role, kind, request, route, targets, reason, status, before, after)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      act.at,
      act.organization_id,
      act.program_id,
      act.staff_id,
      act.role,
      act.kind,
      act.request,
      act.route,
      act.targets,
      act.reason,
      act.status,
      json(act.before),
      json(act.after),
    ],
  )
}

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

export interface ActRow extends NewAct {
  id: number
  name: string | null
}

export interface ActFilter {
  organizationId: string
  programId: number
  staffId: string | null
  kind: string | null
  target: string | null
  route: string | null
  from: Date | null
  to: Date | null
}

/** What was done in a program, and what concerns the organization; the newest first. */
export async function actsOf(db: Pool, filter: ActFilter, before: number, limit: number): Promise<ActRow[]> {
  const { rows } = await db.query<ActRow>(
    `select a.id, a.at, a.organization_id, a.program_id, a.staff_id, t.name, a.role, a.kind, a.request, a.route, a.targets, a.reason,
            a.status, a.before, a.after
     from staff_acts a left join staff t on t.id = a.staff_id
     where a.organization_id = $1 and (a.program_id = $2 or a.program_id is null)
       and ($3::uuid is null or a.staff_id = $3) and ($4::text is null or a.kind = $4)
       and ($5::text is null or a.targets @> array[$5]) and ($6::text is null or a.route = $6)
       and ($7::timestamptz is null or a.at >= $7) and ($8::timestamptz is null or a.at < $8)
       and a.id < $9
     order by a.id desc limit $10`,
    [
      filter.organizationId,
      filter.programId,
      filter.staffId,
      filter.kind,
      filter.target,
      filter.route,
      filter.from,
      filter.to,
      before,
      limit,
    ],
  )
  return rows
}
