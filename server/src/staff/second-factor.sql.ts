import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export async function setBegun(db: Db, staffId: string, secret: Buffer): Promise<void> {
  await db.query('update staff set totp_begun = $2 where id = $1', [staffId, secret])
}

/** Takes the step of a code, unless it or a later one was taken. @returns whether it was taken now */
export async function takeStep(db: Db, staffId: string, step: number): Promise<boolean> {
  const { rowCount } = await db.query('update staff set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2)', [
    staffId,
    step,
  ])
  return rowCount === 1
}

/** Makes the secret that was begun the second factor, as long as it is still that one. @returns whether it was */
export async function confirmBegun(db: Db, staffId: string, begun: Buffer, step: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff set totp = totp_begun, totp_begun = null, totp_step = $3 where id = $1 and totp_begun = $2',
    [staffId, begun, step],
  )
  return rowCount === 1
}

export async function dropSecondFactor(db: Db, staffId: string): Promise<void> {
  await db.query('update staff set totp = null, totp_begun = null, totp_step = null where id = $1', [staffId])
  await db.query('delete from staff_recovery_codes where staff_id = $1', [staffId])
}

export async function replaceRecoveryCodes(db: Db, staffId: string, hashes: readonly Buffer[]): Promise<void> {
  await db.query('delete from staff_recovery_codes where staff_id = $1', [staffId])
  await db.query('insert into staff_recovery_codes (staff_id, hash) select $1, unnest($2::bytea[])', [staffId, hashes])
}

/** Uses one up. @returns whether it was there and free */
export async function useRecoveryCode(db: Db, staffId: string, hash: Buffer, now: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    'update staff_recovery_codes set used_at = $3 where staff_id = $1 and hash = $2 and used_at is null',
    [staffId, hash, now],
  )
  return rowCount === 1
}

export async function recoveryCodesLeft(db: Db, staffId: string): Promise<number> {
  const { rows } = await db.query<{ left: number }>(
    'select count(*)::int as left from staff_recovery_codes where staff_id = $1 and used_at is null',
    [staffId],
  )
  return rows[0]!.left
}
