import type { Order } from '@perennial/engine/decide/command.ts'
import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { recordCustomer } from '../customers/record-customer.ts'
import type { Program } from '../programs/program.ts'
import { insertKeptOrder } from './kept-orders.sql.ts'

/** Keeps the order of a person without membership, so that it can be credited when they join. Returns whether it was kept before. */
export function keepOrder(ctx: Base, program: Program, identity: NormalIdentity, order: Order, at: number | null): Promise<boolean> {
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
    }
    return !(await insertKeptOrder(client, row))
  })
}
