import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface SupplierRow {
  id: string
  program_id: number
  key: string
  kind: 'http' | 'warehouse'
  enabled: boolean
  config: Record<string, unknown>
  secrets: Buffer | null
  callback_secret: Buffer
  created_at: Date
}

const COLUMNS = 'id, program_id, key, kind, enabled, config, secrets, callback_secret, created_at'

/** Registers a supplier or changes it; id and callback secret are those of the first time. `fresh` says whether it was. */
export async function putSupplier(db: Db, row: SupplierRow): Promise<SupplierRow & { fresh: boolean }> {
  const { rows } = await db.query<SupplierRow & { fresh: boolean }>(
    `insert into suppliers as s (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (program_id, key) do update
     set kind = excluded.kind, enabled = excluded.enabled, config = excluded.config, secrets = coalesce(excluded.secrets, s.secrets)
     returning ${COLUMNS}, (xmax = 0) as fresh`,
    [row.id, row.program_id, row.key, row.kind, row.enabled, JSON.stringify(row.config), row.secrets, row.callback_secret, row.created_at],
  )
  return rows[0]!
}

export async function supplierByKey(db: Db, programId: number, key: string): Promise<SupplierRow | null> {
  const { rows } = await db.query<SupplierRow>(`select ${COLUMNS} from suppliers where program_id = $1 and key = $2`, [programId, key])
  return rows[0] ?? null
}

export async function supplierById(db: Db, id: string): Promise<SupplierRow | null> {
  const { rows } = await db.query<SupplierRow>(`select ${COLUMNS} from suppliers where id = $1`, [id])
  return rows[0] ?? null
}

export async function suppliersOf(db: Db, programId: number): Promise<SupplierRow[]> {
  const { rows } = await db.query<SupplierRow>(`select ${COLUMNS} from suppliers where program_id = $1 order by key`, [programId])
  return rows
}

/** Notes a callback. @returns false where it was noted before */
export async function noteEvent(
  db: Db,
  supplierId: string,
  eventId: string,
  fulfilment: string | null,
  status: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into supplier_events (supplier_id, event_id, fulfilment_id, status, received_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [supplierId, eventId, fulfilment, status, now],
  )
  return rowCount === 1
}
