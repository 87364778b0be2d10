import { int2Array, int4Array, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

/** When anything last happened to anybody, epoch ms; null in a program without history. */
export async function lastActivity(db: Pool, programId: number): Promise<number | null> {
  const { rows } = await db.query<{ at: number | null }>(
    `select ${MS('max(state_time)')} as at from holder_states where program_id = $1 and seq > 0`,
    [programId],
  )
  return rows[0]!.at
}

/** Holders of a bucket who have a history, in the order of their ids, a page at a time. */
export async function holdersOf(db: Client, programId: number, bucket: number, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ holder_id: string }>(
    `select holder_id from holder_states
     where bucket = $1 and program_id = $2 and seq > 0 and ($3::uuid is null or holder_id > $3) order by holder_id limit $4`,
    [bucket, programId, after, limit],
  )
  return rows.map((row) => row.holder_id)
}

/** The command that brought points in: its kind, when it happened, and whether it named the day they end itself. */
export interface OriginRow {
  holder_id: string
  seq: number
  kind: string
  at: number
  dated: boolean
  /** The member's levels then, where rules looked at them. */
  tiers: Record<string, string> | null
}

export async function originsOf(db: Client, places: readonly { key: HolderKey; seq: number }[]): Promise<OriginRow[]> {
  const { rows } = await db.query<OriginRow>(
    `select c.holder_id, c.seq, c.kind, ${MS('least(c.at, c.recorded_at)')} as at,
            case when c.kind = 'adjust' then c.input::jsonb ? 'expiresOn' else false end as dated,
            c.outcome->'basis'->'tiers' as tiers
     from unnest($1::smallint[], $2::uuid[], $3::int[]) h(bucket, holder_id, seq)
     cross join lateral (select * from commands c where c.bucket = h.bucket and c.holder_id = h.holder_id and c.seq = h.seq offset 0) c`,
    [int2Array(places.map((p) => p.key.bucket)), uuidArray(places.map((p) => p.key.id)), int4Array(places.map((p) => p.seq))],
  )
  return rows
}

/** When each of these holders last did something that keeps sliding points alive, epoch ms. */
export async function lastActivities(db: Client, keys: readonly HolderKey[]): Promise<{ holder_id: string; at: number }[]> {
  const { rows } = await db.query<{ holder_id: string; at: number }>(
    `select c.holder_id, ${MS('max(least(c.at, c.recorded_at))')} as at
     from unnest($1::smallint[], $2::uuid[]) h(bucket, holder_id)
     join commands c on c.bucket = h.bucket and c.holder_id = h.holder_id
     where c.kind in ('order', 'event', 'redeem', 'hold', 'send') and not c.refused group by c.holder_id`,
    [int2Array(keys.map((k) => k.bucket)), uuidArray(keys.map((k) => k.id))],
  )
  return rows
}
