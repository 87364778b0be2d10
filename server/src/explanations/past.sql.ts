import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

export interface PastRow {
  kind: string
  at: number
  recorded_at: number
  policy_version: number
  rules_version: number
  input: object
  facts: object | null
  /** As it stands, to the letter. */
  outcome: string
}

/** A holder's commands in order, up to and with one of them. */
export async function pastOf(db: Pool | Client, key: HolderKey, seq: number): Promise<PastRow[]> {
  const { rows } = await db.query<PastRow>(
    `select kind, ${MS('at')} as at, ${MS('recorded_at')} as recorded_at, policy_version, rules_version, input, facts, outcome::text as outcome
     from commands where bucket = $1 and holder_id = $2 and seq <= $3 order by seq`,
    [key.bucket, key.text, seq],
  )
  return rows
}
