import type { Base } from '#kit/base.ts'
import type { Client } from '#kit/pg.ts'
import { noteEvent, supplierById, supplierByKey, type SupplierRow } from './suppliers.sql.ts'

export const findSupplier = (ctx: Base, programId: number, key: string): Promise<SupplierRow | null> =>
  supplierByKey(ctx.slowPool, programId, key)

export const supplierOf = (ctx: Base, id: string): Promise<SupplierRow | null> => supplierById(ctx.pool, id)

/** Notes a callback in the transaction that acts on it. @returns false where it was noted before */
export const noteCallback = (
  client: Client,
  { id }: SupplierRow,
  eventId: string,
  fulfilment: string | null,
  status: string,
  now: Date,
): Promise<boolean> => noteEvent(client, id, eventId, fulfilment, status, now)
