import type { Client } from '#kit/pg.ts'

export interface SnapshotRow {
  key: string
  segment_id: number
  number: number
  hash: string
  /** Epoch ms. */
  valid_from: number
}

/** The snapshots of these segments, the first first. */
export async function snapshotsOf(client: Client, programId: number, keys: readonly string[]): Promise<SnapshotRow[]> {
  const { rows } = await client.query<SnapshotRow>(
    `select s.key, n.segment_id, n.number, n.hash, (extract(epoch from n.valid_from) * 1000)::bigint as valid_from
     from segments s join segment_snapshots n on n.segment_id = s.id
     where s.program_id = $1 and s.key = any($2::text[]) order by n.segment_id, n.number`,
    [programId, keys],
  )
  return rows
}

export interface SpanRow {
  segment_id: number
  holder_id: string
  since: number
  until: number | null
}

/** When the members of a bucket were in these segments. */
export async function spansOf(client: Client, segments: readonly number[], bucket: number): Promise<SpanRow[]> {
  const { rows } = await client.query<SpanRow>(
    'select segment_id, holder_id, since, until from segment_spans where segment_id = any($1::int[]) and bucket = $2',
    [segments, bucket],
  )
  return rows
}
