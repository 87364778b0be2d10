import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

/** How many tries fit, and how many drain away in a second. */
export interface Limit {
  most: number
  perSecond: number
}

/** What has not drained away yet. A clock that was set back drains nothing. */
const LEVEL = 'greatest(0, l.level - greatest(0, extract(epoch from ($2 - l.at))::double precision) * $3)'

/** Counts one more try, if it fits. @returns seconds to wait, 0 where it was counted */
export async function takeTry(db: Db, key: Buffer, now: Date, { most, perSecond }: Limit): Promise<number> {
  const values = [key, now, perSecond]
  const { rowCount } = await db.query(
    `insert into sign_in_limits as l (key, level, at) values ($1, 1, $2)
     on conflict (key) do update set level = ${LEVEL} + 1, at = $2 where ${LEVEL} + 1 <= $4`,
    [...values, most],
  )
  if (rowCount === 1) return 0
  const { rows } = await db.query<{ level: number }>(`select ${LEVEL} as level from sign_in_limits l where key = $1`, values)
  return Math.max(1, Math.ceil(((rows[0]?.level ?? 0) + 1 - most) / perSecond))
}

/** Takes one try back: it was no guess. */
export async function giveTryBack(db: Db, key: Buffer): Promise<void> {
  await db.query('update sign_in_limits set level = greatest(0, level - 1) where key = $1', [key])
}

/** Forgets who has not tried since; returns how many. */
export async function pruneLimits(db: Db, before: Date): Promise<number> {
  const { rowCount } = await db.query('delete from sign_in_limits where at < $1', [before])
  return rowCount ?? 0
}
