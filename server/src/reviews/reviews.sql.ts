import type { Pool } from '#kit/pg.ts'

export interface WaitingRow {
  holder_id: string
  seq: number
  currency: string
  amount: number
  campaign: string | null
  recorded_at: Date
}

/** Awards that wait for a review, the oldest first. */
export async function awardsToReview(db: Pool, programId: number, limit: number): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `select l.holder_id, l.seq, l.currency, l.remaining as amount, l.campaign, c.recorded_at
     from lots l
     join holder_states s on s.bucket = l.bucket and s.holder_id = l.holder_id
     join commands c on c.bucket = l.bucket and c.holder_id = l.holder_id and c.seq = l.seq
     where l.waits = 'review' and l.remaining > 0 and s.program_id = $1
     order by c.recorded_at limit $2`,
    [programId, limit],
  )
  return rows
}
