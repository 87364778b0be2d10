import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface ConsentRow {
  purpose: string
  channel: string
  text_version: string
  granted: boolean
  at: Date
  recorded_at: Date
}

/** The consent that stood at an instant: the last one given or withdrawn by then, as far as is known today. */
export async function consentAt(
  db: Db,
  customerId: string,
  programId: number,
  purpose: string,
  channel: string,
  at: Date,
): Promise<ConsentRow | null> {
  const { rows } = await db.query<ConsentRow>(
    `select purpose, channel, text_version, granted, at, recorded_at from consents
     where customer_id = $1 and program_id = $2 and purpose = $3 and channel = $4 and at <= $5
     order by at desc, recorded_at desc, id desc limit 1`,
    [customerId, programId, purpose, channel, at],
  )
  return rows[0] ?? null
}

export async function consentsOf(db: Db, customerId: string, programId: number): Promise<ConsentRow[]> {
  const { rows } = await db.query<ConsentRow>(
    `select purpose, channel, text_version, granted, at, recorded_at from consents
     where customer_id = $1 and program_id = $2 order by at, recorded_at, id`,
    [customerId, programId],
  )
  return rows
}

export async function insertConsent(
  db: Db,
  row: {
    customerId: string
    programId: number
    id: string
    purpose: string
    channel: string
    textVersion: string
    granted: boolean
    at: Date
    now: Date
  },
): Promise<void> {
  await db.query(
    `insert into consents (customer_id, program_id, id, purpose, channel, text_version, granted, at, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [row.customerId, row.programId, row.id, row.purpose, row.channel, row.textVersion, row.granted, row.at, row.now],
  )
}
