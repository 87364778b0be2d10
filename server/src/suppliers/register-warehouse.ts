import { randomBytes } from 'node:crypto'
import { newId, uuidText } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { putSupplier, supplierByKey } from './suppliers.sql.ts'

/** Makes the brand's own warehouse a supplier of the program, under this key. One that is there stays as it is. */
export async function registerWarehouse(ctx: Context, programId: number, key: string): Promise<void> {
  if (await supplierByKey(ctx.pool, programId, key)) return
  const now = ctx.clock.now()
  const id = uuidText(newId(now))
  await putSupplier(ctx.pool, {
    id,
    program_id: programId,
    key,
    kind: 'warehouse',
    enabled: true,
    config: {},
    secrets: null,
    callback_secret: ctx.vault.encryptSecret(id, randomBytes(32)),
    created_at: new Date(now),
  })
}
