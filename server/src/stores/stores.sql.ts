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

/** Stores as they are on a day, by key; one that opens later as it will be. */
export async function storesOf(db: Db, organizationId: string, day: string, after: string, limit: number): Promise<StoreRow[]> {
  const { rows } = await db.query<StoreRow>(
    `select distinct on (key) ${COLUMNS} from stores where organization_id = $1 and key > $3
      order by key, valid_from <= $2 desc, case when valid_from <= $2 then valid_from end desc, valid_from limit $4`,
    [organizationId, day, after, limit],
  )
  return rows
}

/** Those of the given keys and regions that are none of the organization. */
export async function unknownPlacesOf(
  db: Db,
  organizationId: string,
  kind: 'region' | 'store',
  names: readonly string[],
): Promise<string[]> {
  const column = kind === 'store' ? 'key' : 'region'
  const { rows } = await db.query<{ name: string }>(
    `select name from unnest($2::text[]) as name
      where not exists (select from stores where organization_id = $1 and ${column} = name)`,
    [organizationId, names],
  )
  return rows.map(({ name }) => name)
}
