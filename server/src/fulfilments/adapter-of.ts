import { encodeId, uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { decryptFor } from '../customers/personal.ts'
import { findMember } from '../members/find-member.ts'
import { liveProgram } from '../programs/live-program.ts'
import { findSupplier } from '../suppliers/find-supplier.ts'
import { httpAdapter } from '../suppliers/http-adapter.ts'
import type { Adapter, Placing } from '../suppliers/supplier.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'
import { rewardOf } from './reward-of.ts'
import { fulfilmentId } from './settle-points.ts'
import { warehouseAdapter } from './warehouse-adapter.ts'

/** The supplier that every program has: its own warehouse. It may be registered to be disabled. */
const WAREHOUSE = 'warehouse'

/** How its supplier is asked; null where there is none of that name, or it is disabled. */
export async function adapterOf(ctx: Context, row: FulfilmentRow): Promise<Adapter | null> {
  const supplier = await findSupplier(ctx, row.program_id, row.supplier!)
  if (!supplier && row.supplier === WAREHOUSE) return warehouseAdapter(ctx, row)
  if (!supplier?.enabled) return null
  return supplier.kind === 'warehouse' ? warehouseAdapter(ctx, row) : httpAdapter(ctx, supplier)
}

/** The order as suppliers get it: in every try the same. */
export async function placingOf(ctx: Context, row: FulfilmentRow): Promise<Placing> {
  const reward = rewardOf(await liveProgram(ctx, row.program_id), row)
  return {
    reference: fulfilmentId(row),
    sku: reward.sku ?? row.reward,
    quantity: row.quantity,
    slot: row.slot,
    address: await addressOf(ctx, row),
  }
}

/** Where to; empty where there is none, or its person was erased. */
export async function addressOf(ctx: Context, { id, program_id, holder_id, address }: FulfilmentRow): Promise<Record<string, string>> {
  if (!address) return {}
  const program = await liveProgram(ctx, program_id)
  const { customer_id } = await findMember(ctx, program_id, encodeId('mem', uuidBytes(holder_id)))
  const read = await decryptFor(ctx, program.organizationId, customer_id, address, `address ${id}`)
  return (read ?? {}) as Record<string, string>
}
