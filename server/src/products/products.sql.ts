import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export interface ProductRow {
  sku: string
  valid_from: string
  names: Record<string, string>
  category: string
  brand: string
  tags: string[]
  price: number | null
  margin: number | null
}

const COLUMNS = 'sku, valid_from, names, category, brand, tags, price, margin'

/** Returns whether anything changed. */
export async function upsertProduct(db: Db, organizationId: string, row: ProductRow): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into products as p (organization_id, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (organization_id, sku, valid_from) do update
     set names = excluded.names, category = excluded.category, brand = excluded.brand, tags = excluded.tags, price = excluded.price, margin = excluded.margin
     where p is distinct from excluded`,
    [organizationId, row.sku, row.valid_from, JSON.stringify(row.names), row.category, row.brand, row.tags, row.price, row.margin],
  )
  return rowCount === 1
}

/** All that is known of these skus, oldest first. */
export async function productHistory(db: Db, organizationId: string, skus: readonly string[]): Promise<ProductRow[]> {
  const { rows } = await db.query<ProductRow>(
    `select ${COLUMNS} from products where organization_id = $1 and sku = any($2::text[]) order by sku, valid_from`,
    [organizationId, skus],
  )
  return rows
}

export async function hasProducts(db: Db, organizationId: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from products where organization_id = $1 limit 1', [organizationId])
  return rowCount === 1
}
