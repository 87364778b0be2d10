import type { Client, Pool } from '#kit/pg.ts'

export interface ApprovalRow {
  approved_by: string
  approved_at: Date
  note: string
}

/** Keeps that somebody approved a document; again by the same person changes nothing. */
export async function insertApproval(db: Pool, programId: number, hash: Buffer, row: ApprovalRow): Promise<void> {
  await db.query(
    `insert into approvals (program_id, document_hash, approved_by, approved_at, note) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [programId, hash, row.approved_by, row.approved_at, row.note],
  )
}

export async function approvalsOf(db: Pool | Client, programId: number, hash: Buffer): Promise<ApprovalRow[]> {
  const { rows } = await db.query<ApprovalRow>(
    'select approved_by, approved_at, note from approvals where program_id = $1 and document_hash = $2 order by approved_at',
    [programId, hash],
  )
  return rows
}

export interface ApprovalRequestRow {
  revision: number
  note: string
  study: string | null
  asked_by: string
  asked_at: Date
}

/** Lays a document before those who may approve it; asked again, the later words stand. */
export async function putApprovalRequest(db: Pool, programId: number, hash: Buffer, row: ApprovalRequestRow): Promise<void> {
  await db.query(
    `insert into approval_requests (program_id, document_hash, revision, note, study, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (program_id, document_hash) do update set revision = excluded.revision, note = excluded.note, study = excluded.study,
       asked_by = excluded.asked_by, asked_at = excluded.asked_at`,
    [programId, hash, row.revision, row.note, row.study, row.asked_by, row.asked_at],
  )
}

export async function approvalRequestOf(db: Pool, programId: number, hash: Buffer): Promise<ApprovalRequestRow | null> {
  const { rows } = await db.query<ApprovalRequestRow>(
    'select revision, note, study, asked_by, asked_at from approval_requests where program_id = $1 and document_hash = $2',
    [programId, hash],
  )
  return rows[0] ?? null
}
