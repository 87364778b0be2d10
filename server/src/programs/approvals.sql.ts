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
