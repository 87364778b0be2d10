import type { Client, Pool } from '#kit/pg.ts'

export interface DueRow {
  holder_id: string
  program_id: number
}

/** Holders for whom something falls due by now, longest overdue first. */
export async function dueHolders(db: Pool | Client, now: Date, limit: number): Promise<DueRow[]> {
  const { rows } = await db.query<DueRow>('select holder_id, program_id from holder_states where due_at <= $1 order by due_at limit $2', [
    now,
    limit,
  ])
  return rows
}

/** The last day whose personal dates were told; null before the first. */
export async function keptTo(db: Pool, programId: number): Promise<string | null> {
  const { rows } = await db.query<{ kept_to: string }>('select kept_to from personal_days where program_id = $1', [programId])
  return rows[0]?.kept_to ?? null
}

export async function putKeptTo(db: Pool, programId: number, day: string): Promise<void> {
  await db.query(
    `insert into personal_days (program_id, kept_to) values ($1, $2)
     on conflict (program_id) do update set kept_to = greatest(personal_days.kept_to, excluded.kept_to)`,
    [programId, day],
  )
}

export interface PersonRow {
  holder_id: string
  created_at: Date
  wrapped_key: Buffer
  personal: Buffer
}

/** Members of whom something personal is known, in the order in which they joined, a page at a time. */
export async function personsOf(db: Pool, programId: number, after: PersonRow | null, limit: number): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>(
    `select m.holder_id, m.created_at, c.wrapped_key, c.personal from members m join customers c on c.id = m.customer_id
     where m.program_id = $1 and c.personal is not null and c.wrapped_key is not null
       and ($2::timestamptz is null or (m.created_at, m.holder_id) > ($2, $3::uuid))
     order by m.created_at, m.holder_id limit $4`,
    [programId, after?.created_at ?? null, after?.holder_id ?? null, limit],
  )
  return rows
}
