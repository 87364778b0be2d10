import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface WebhookRow {
  id: string
  program_id: number
  url: string
  description: string
  types: string[] | null
  enabled: boolean
  disabled_because: 'gone' | 'failing' | null
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
  failing_since: Date | null
  created_at: Date
}

const COLUMNS =
  'id, program_id, url, description, types, enabled, disabled_because, secret, previous_secret, previous_until, failing_since, created_at'

export type NewWebhook = Pick<WebhookRow, 'id' | 'program_id' | 'url' | 'description' | 'types' | 'enabled' | 'secret' | 'created_at'>

/** Registers it, unless the program has so many others; the same id again gets the secret shown now. @returns null where there are too many */
export async function insertWebhook(db: Db, row: NewWebhook, most: number): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(
    `insert into webhooks (id, program_id, url, description, types, enabled, secret, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8 where (select count(*) from webhooks where program_id = $2 and id <> $1) < $9
     on conflict (id) do update set secret = excluded.secret
     returning ${COLUMNS}`,
    [row.id, row.program_id, row.url, row.description, row.types, row.enabled, row.secret, row.created_at, most],
  )
  return rows[0] ?? null
}

export async function webhooksOf(db: Db, programId: number): Promise<WebhookRow[]> {
  const { rows } = await db.query<WebhookRow>(`select ${COLUMNS} from webhooks where program_id = $1 order by created_at, id`, [programId])
  return rows
}

export async function webhookById(db: Db, programId: number, id: string): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(`select ${COLUMNS} from webhooks where program_id = $1 and id = $2`, [programId, id])
  return rows[0] ?? null
}

/** Whoever is enabled again begins anew: what it failed at before does not count. */
export async function updateWebhook(
  db: Db,
  { id, program_id, url, description, types, enabled }: Pick<WebhookRow, 'id' | 'program_id' | 'url' | 'description' | 'types' | 'enabled'>,
): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(
    `update webhooks set url = $3, description = $4, types = $5, enabled = $6,
            disabled_because = case when $6 then null else disabled_because end,
            failures = case when $6 and (not enabled or url <> $3) then 0 else failures end,
            failing_since = case when $6 and (not enabled or url <> $3) then null else failing_since end,
            rests_until = case when $6 and (not enabled or url <> $3) then null else rests_until end
     where program_id = $1 and id = $2 returning ${COLUMNS}`,
    [program_id, id, url, description, types, enabled],
  )
  return rows[0] ?? null
}

/** The new secret signs at once, the one before beside it until `until`. @returns null where somebody else was faster */
export async function rotateSecret(db: Db, before: WebhookRow, secret: Buffer, until: Date): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(
    `update webhooks set secret = $4, previous_secret = $5, previous_until = $6
     where program_id = $1 and id = $2 and secret = $3 returning ${COLUMNS}`,
    [before.program_id, before.id, before.secret, secret, before.secret, until],
  )
  return rows[0] ?? null
}

/** Takes its deliveries along. */
export async function deleteWebhook(db: Db, programId: number, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from webhooks where program_id = $1 and id = $2', [programId, id])
  return rowCount === 1
}

/** What is listened to, by all programs together: as many rows as there are endpoints. */
export async function listeningTo(db: Db): Promise<{ program_id: number; types: string[] | null }[]> {
  const { rows } = await db.query<{ program_id: number; types: string[] | null }>('select program_id, types from webhooks where enabled')
  return rows
}

export async function markWell(db: Db, id: string): Promise<void> {
  await db.query('update webhooks set failures = 0, failing_since = null, rests_until = null where id = $1 and failures > 0', [id])
}

/** Counts a failure; from the fifth in a row on it is left alone until `rests`. @returns since when it fails */
export async function markFailing(db: Db, id: string, now: Date, rests: Date, patience: number): Promise<Date | null> {
  const { rows } = await db.query<{ failing_since: Date }>(
    `update webhooks set failures = failures + 1, failing_since = coalesce(failing_since, $2),
            rests_until = case when failures + 1 >= $4::int then $3::timestamptz end
     where id = $1 returning failing_since`,
    [id, now, rests, patience],
  )
  return rows[0]?.failing_since ?? null
}

export async function disable(db: Db, id: string, because: 'gone' | 'failing'): Promise<void> {
  await db.query('update webhooks set enabled = false, disabled_because = $2 where id = $1 and enabled', [id, because])
}
