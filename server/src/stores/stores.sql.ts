import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface StoreRow {
  key: string
  valid_from: string
  names: Record<string, string>
  region: string
  time_zone: string | null
  hours: unknown
}

const COLUMNS = 'key, valid_from, names, region, time_zone, hours'

/** Returns whether anything changed. */
export async function upsertStore(db: Db, organizationId: string, row: StoreRow): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into stores as s (organization_id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (organization_id, key, valid_from) do update
     set names = excluded.names, region = excluded.region, time_zone = excluded.time_zone, hours = excluded.hours
     where s is distinct from excluded`,
    [organizationId, row.key, row.valid_from, JSON.stringify(row.names), row.region, row.time_zone, JSON.stringify(row.hours)],
  )
  return rowCount === 1
}

export async function storeHistory(db: Db, organizationId: string, key: string): Promise<StoreRow[]> {
  const { rows } = await db.query<StoreRow>(`select ${COLUMNS} from stores where organization_id = $1 and key = $2 order by valid_from`, [
    organizationId,
    key,
  ])
  return rows
}
