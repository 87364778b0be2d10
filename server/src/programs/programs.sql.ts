import { uuidText } from '#kit/ids.ts'
import type { Pool, Client } from '#kit/pg.ts'

type Db = Pool | Client

export interface ProgramRow {
  id: number
  key: string
  organization_id: string
  latest_version: number
}

const COLUMNS = 'id, key, organization_id, latest_version'

export async function programById(db: Db, id: number): Promise<ProgramRow | null> {
  const { rows } = await db.query<ProgramRow>(`select ${COLUMNS} from programs where id = $1`, [id])
  return rows[0] ?? null
}

/** Programs of a key: several organizations may have one each. */
export async function programsByKey(
  db: Db,
  key: string,
  organization: string | null = null,
): Promise<(ProgramRow & { organization: string })[]> {
  const { rows } = await db.query<ProgramRow & { organization: string }>(
    `select p.id, p.key, p.organization_id, p.latest_version, o.key as organization
     from programs p join organizations o on o.id = p.organization_id
     where p.key = $1 and ($2::text is null or o.key = $2) order by p.id`,
    [key, organization],
  )
  return rows
}

export async function programOfKey(db: Db, organizationId: string, key: string): Promise<ProgramRow | null> {
  const { rows } = await db.query<ProgramRow>(`select ${COLUMNS} from programs where organization_id = $1 and key = $2`, [
    organizationId,
    key,
  ])
  return rows[0] ?? null
}

export async function allPrograms(db: Db): Promise<ProgramRow[]> {
  const { rows } = await db.query<ProgramRow>(`select ${COLUMNS} from programs order by id`)
  return rows
}

export async function insertProgram(db: Db, organizationId: string, key: string, now: Date): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    `insert into programs (organization_id, key, created_at) values ($1, $2, $3)
     on conflict (organization_id, key) do update set key = excluded.key returning id`,
    [organizationId, key, now],
  )
  return rows[0]!.id
}

export interface VersionRow {
  number: number
  document: unknown
  hash: Buffer
  effective_from: Date
  published_at: Date
  published_by: string
  note: string
}

export async function versionsOf(db: Db, programId: number): Promise<VersionRow[]> {
  const { rows } = await db.query<VersionRow>(
    `select number, document, hash, effective_from, published_at, published_by, note
     from versions where program_id = $1 order by number`,
    [programId],
  )
  return rows
}

export async function insertVersion(db: Db, programId: number, row: VersionRow & { publish_key: string | null }): Promise<void> {
  await db.query(
    `insert into versions (program_id, number, document, hash, effective_from, published_at, published_by, note, publish_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      programId,
      row.number,
      JSON.stringify(row.document),
      row.hash,
      row.effective_from,
      row.published_at,
      row.published_by,
      row.note,
      row.publish_key,
    ],
  )
}

export async function versionByKey(db: Db, programId: number, key: Buffer): Promise<{ number: number; effective_from: Date } | null> {
  const { rows } = await db.query<{ number: number; effective_from: Date }>(
    'select number, effective_from from versions where program_id = $1 and publish_key = $2',
    [programId, uuidText(key)],
  )
  return rows[0] ?? null
}

/** Locks the program against a second publisher; returns its newest version and when that began. */
export async function lockProgram(db: Db, programId: number): Promise<{ latest_version: number; effective_from: Date | null }> {
  const { rows } = await db.query<{ latest_version: number; effective_from: Date | null }>(
    `select p.latest_version, v.effective_from
     from programs p left join versions v on v.program_id = p.id and v.number = p.latest_version
     where p.id = $1 for update of p`,
    [programId],
  )
  return rows[0]!
}

export async function setLatestVersion(db: Db, programId: number, number: number): Promise<void> {
  await db.query('update programs set latest_version = $2 where id = $1', [programId, number])
}

export interface DraftRow {
  draft: unknown
  draft_revision: number
}

export async function draftOf(db: Db, programId: number): Promise<DraftRow> {
  const { rows } = await db.query<DraftRow>('select draft, draft_revision from programs where id = $1', [programId])
  return rows[0]!
}

/** Writes the draft if nobody wrote it since `revision`; returns whether it did. */
export async function updateDraft(db: Db, programId: number, draft: unknown, revision: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update programs set draft = $2, draft_revision = draft_revision + 1 where id = $1 and draft_revision = $3',
    [programId, JSON.stringify(draft), revision],
  )
  return rowCount === 1
}

/** Keys of the segments that a program has. */
export async function knownSegments(db: Client, programId: number): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>('select key from segments where program_id = $1', [programId])
  return rows.map((row) => row.key)
}
