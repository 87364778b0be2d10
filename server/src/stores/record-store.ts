import type { Base } from '#kit/base.ts'
import { upsertStore, type StoreRow } from './stores.sql.ts'

/** What a store is from a day on; saying it again changes nothing. Returns whether it did. */
export const recordStore = (ctx: Base, organizationId: string, row: StoreRow): Promise<boolean> =>
  upsertStore(ctx.pool, organizationId, row)
