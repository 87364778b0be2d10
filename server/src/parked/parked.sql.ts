import type { Pool } from '#kit/pg.ts'

export interface ParkedRow {
  id: number
  program_id: number
  key_hash: Buffer
  reference: string
  reference_hash: Buffer
  kind: 'return' | 'event'
  draft: unknown
  same_as: string
  client: string
  parked_at: Date
  lapses_at: Date
  state: 'waiting' | 'done' | 'refused' | 'lapsed'
  refusal: string | null
  settled_at: Date | null
}

export type NewRow = Omit<ParkedRow, 'id' | 'state' | 'refusal' | 'settled_at'>

const COLUMNS =
  'id, program_id, key_hash, reference, reference_hash, kind, draft, same_as, client, parked_at, lapses_at, state, refusal, settled_at'

/** Keeps it; returns what stands under its key already, or null where nothing did. */
export async function insertParked(db: Pool, row: NewRow): Promise<ParkedRow | null> {
  const { rowCount } = await db.query(
    `insert into parked (program_id, key_hash, reference, reference_hash, kind, draft, same_as, client, parked_at, lapses_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      row.program_id,
      row.key_hash,
      row.reference,
      row.reference_hash,
      row.kind,
      JSON.stringify(row.draft),
      row.same_as,
      row.client,
      row.parked_at,
      row.lapses_at,
    ],
  )
  if (rowCount === 1) return null
  const { rows } = await db.query<ParkedRow>(`select ${COLUMNS} from parked where program_id = $1 and key_hash = $2`, [
    row.program_id,
    row.key_hash,
  ])
  return rows[0]!
}

/** What waits, the oldest first, so that a part return is decided before the return of the rest; a page at a time. */
export async function waitingRows(db: Pool, after: number, limit: number): Promise<ParkedRow[]> {
  const { rows } = await db.query<ParkedRow>(`select ${COLUMNS} from parked where state = 'waiting' and id > $1 order by id limit $2`, [
    after,
    limit,
  ])
  return rows
}

export interface Settled {
  row: ParkedRow
  state: 'done' | 'refused' | 'lapsed'
  refusal: string | null
}

/** Marks how they ended, all in one statement. */
export async function settle(db: Pool, ends: readonly Settled[], now: Date): Promise<void> {
  if (ends.length === 0) return
  await db.query(
    `update parked p set state = t.state, refusal = t.refusal, settled_at = $4
     from unnest($1::bigint[], $2::text[], $3::text[]) t(id, state, refusal) where p.id = t.id and p.state = 'waiting'`,
    [ends.map(({ row }) => row.id), ends.map(({ state }) => state), ends.map(({ refusal }) => refusal), now],
  )
}

export async function parkedOf(db: Pool, programId: number, state: string | null, before: number, limit: number): Promise<ParkedRow[]> {
  const { rows } = await db.query<ParkedRow>(
    `select ${COLUMNS} from parked where program_id = $1 and ($2::text is null or state = $2) and id < $3
     order by id desc limit $4`,
    [programId, state, before, limit],
  )
  return rows
}
