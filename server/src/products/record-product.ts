import type { Base } from '#kit/base.ts'
import { upsertProduct, type ProductRow } from './products.sql.ts'

/** What a product is from a day on; saying it again changes nothing. Returns whether it did. */
export const recordProduct = (ctx: Base, organizationId: string, row: ProductRow): Promise<boolean> =>
  upsertProduct(ctx.pool, organizationId, row)
