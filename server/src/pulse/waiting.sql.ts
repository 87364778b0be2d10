import type { Pool } from '#kit/pg.ts'

export interface WaitingRow {
  key: string
  count: number
  /** Since when the oldest of them waits; null where that is not known. */
  since: Date | null
}

/**
 * What waits for a person, each counted where it lies. Of none of it there is much: whoever has thousands of anything waiting has
 * another problem than how long it takes to count.
 */
export async function waitingIn(db: Pool, programId: number, now: Date, parkedBefore: Date): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `select 'reviews' as key, count(*)::int as count, min(c.recorded_at) as since
     from lots l join holder_states s on s.bucket = l.bucket and s.holder_id = l.holder_id
     join commands c on c.bucket = l.bucket and c.holder_id = l.holder_id and c.seq = l.seq
     where l.waits = 'review' and l.remaining > 0 and s.program_id = $1
     union all
     select 'fulfilments', count(*), min(m.at) from fulfilments f
     left join lateral (select max(at) as at from fulfilment_moves m where m.fulfilment_id = f.id) m on true
     where f.program_id = $1 and f.state = 'in_review'
     union all
     select 'picking', count(*), min(created_at) from warehouse_tasks
     where program_id = $1 and state in ('open', 'claimed', 'picked', 'packed') and created_at < $2::timestamptz - interval '1 day'
     union all
     select 'webhooks', count(*), min(failing_since) from webhooks
     where program_id = $1 and (disabled_because is not null or (enabled and failing_since < $2::timestamptz - interval '1 hour'))
     union all
     select 'dead_letters', count(*), min(died_at) from dead_letters where program_id = $1
     union all
     select 'parked', count(*), min(parked_at) from parked where program_id = $1 and state = 'waiting' and parked_at < $3
     union all
     select 'stock', count(*), null from stock where program_id = $1 and total - taken < alert_below
     union all
     select 'codes', count(*), null from code_pools p where p.program_id = $1 and p.alert_below > (
       select count(*) from (
         select from pool_codes c where c.program_id = p.program_id and c.pool = p.key and c.fulfilment_id is null
           and (c.expires_on is null or c.expires_on > $2::date) limit p.alert_below
       ) free
     )`,
    [programId, now, parkedBefore],
  )
  return rows
}

/** Drafts that somebody laid before others for approval and that nobody has approved; those of published documents are over. */
export async function draftsWaiting(db: Pool, programId: number): Promise<WaitingRow> {
  const { rows } = await db.query<WaitingRow>(
    `select 'drafts' as key, count(*)::int as count, min(asked_at) as since from approval_requests r
     where program_id = $1
       and not exists (select from approvals a where a.program_id = r.program_id and a.document_hash = r.document_hash and a.approved_by <> r.asked_by)
       and not exists (select from versions v where v.program_id = r.program_id and v.hash = r.document_hash)
       and r.revision = (select draft_revision from programs p where p.id = r.program_id)`,
    [programId],
  )
  return rows[0]!
}
