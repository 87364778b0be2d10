import type { Client } from '#kit/pg.ts'
import { readCopy, type CopiedRow } from '#kit/read-copy.ts'

/** Columns of a row, by place. */
export const COLUMN = { holder: 0, seq: 1, kind: 2, at: 3, recordedAt: 4, input: 5, facts: 6, refused: 7 } as const

/**
 * Every command of a bucket's holders in this program that happened before an instant, holder by holder, each holder's
 * in order. Ticks are left out: each arm has its own. By copy, which takes no parameters, so all of them are numbers.
 */
export function readHistory(
  client: Client,
  programId: number,
  bucket: number,
  before: number,
  see: (row: CopiedRow) => void,
): Promise<void> {
  const [program, place, end] = [programId, bucket, before].map(whole) as [number, number, number]
  return readCopy(
    client,
    `select holder_id, seq, kind, at, recorded_at, input, facts, refused::int from commands
     where bucket = ${place} and program_id = ${program} and kind <> 'tick' and at < to_timestamp(${end} / 1000.0)
     order by bucket, holder_id, seq`,
    see,
  )
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} cannot stand in a statement`)
  return value
}
