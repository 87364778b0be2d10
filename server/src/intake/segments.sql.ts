import { int2Array, int4Array, int8Array, textArray, uuidArray } from '#kit/arrays.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

export interface AskedSegment {
  programId: number
  holder: HolderKey
  key: string
  /** Epoch ms. */
  at: number
}

/**
 * Whether each holder is in a segment, by the snapshot that held then; in the order in which it was asked. A member's part is
 * kept as spans of snapshots, so this is two look-ups however large the segment is.
 */
export async function segmentFacts(db: Client | Pool, asked: readonly AskedSegment[]): Promise<{ hash: string | null; inside: boolean }[]> {
  const { rows } = await db.query<{ hash: string | null; inside: boolean }>({
    name: 'intake_segments',
    text: `select n.hash, coalesce(m.inside, false) as inside
           from unnest($1::int[], $2::text[], $3::bigint[], $4::smallint[], $5::uuid[]) with ordinality w(program_id, key, ms, bucket, holder_id, i)
           left join lateral (
             select n.segment_id, n.number, n.hash from segments s
             cross join lateral (
               select * from segment_snapshots n
               where n.segment_id = s.id and n.valid_from <= to_timestamp(w.ms / 1000.0) order by n.valid_from desc, n.number desc limit 1
             ) n
             where s.program_id = w.program_id and s.key = w.key offset 0
           ) n on true
           left join lateral (
             select x.until is null or x.until > n.number as inside from segment_spans x
             where x.segment_id = n.segment_id and x.bucket = w.bucket and x.holder_id = w.holder_id and x.since <= n.number
             order by x.since desc limit 1 offset 0
           ) m on true
           order by w.i`,
    values: [
      int4Array(asked.map((a) => a.programId)),
      textArray(asked.map((a) => a.key)),
      int8Array(asked.map((a) => a.at)),
      int2Array(asked.map((a) => a.holder.bucket)),
      uuidArray(asked.map((a) => a.holder.id)),
    ],
  })
  return rows
}
