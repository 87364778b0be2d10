import type { Order } from '@perennial/engine/decide/command.ts'
import type { Base } from '#kit/base.ts'
import { stableJson } from '#kit/hashes.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { recordCustomer } from '../customers/record-customer.ts'
import type { Program } from '../programs/program.ts'
import { insertKeptOrder, keptOrderBy } from './kept-orders.sql.ts'

export interface Keeping {
  /** The same order was kept before. */
  replayed: boolean
  /** What was used for another order, so that this one was not kept. */
  another: 'key' | 'reference' | null
}

/** Keeps the order of a person without membership, so that it can be credited when they join. */
export function keepOrder(
  ctx: Base,
  program: Program,
  identity: NormalIdentity,
  { order, at, key }: { order: Order; at: number | null; key: Buffer | undefined },
): Promise<Keeping> {
  const now = ctx.clock.now()
  return transaction(ctx.pool, async (client) => {
    const { customerId } = await recordCustomer(ctx, client, program.organizationId, { identity })
    const row = {
      programId: program.id,
      customerId,
      reference: order.reference,
      at: new Date(at ?? now),
      recordedAt: new Date(now),
      input: order,
      key: key ?? null,
    }
    if (await insertKeptOrder(client, row)) return { replayed: false, another: null }
    const kept = await keptOrderBy(client, program.id, order.reference)
    if (!kept) return { replayed: false, another: 'key' }
    const same = kept.customer_id === customerId && stableJson(kept.input) === stableJson(order)
    return { replayed: same, another: same ? null : 'reference' }
  })
}

/** @throws Problem where the key or the reference belongs to another order that is kept */
export function refuseAnother({ another }: Keeping, reference: string): void {
  if (another === 'key') throw new Problem('idempotency_key_reused')
  if (another === 'reference') throw new Problem('reference_reused', { reference })
}
