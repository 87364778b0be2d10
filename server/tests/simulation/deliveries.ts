import type { Caller } from '../../src/access/api-key.ts'
import { applyReport } from '../../src/fulfilments/apply-report.ts'
import { cancelFulfilment, resolveFulfilment } from '../../src/fulfilments/close-fulfilment.ts'
import { fulfilmentById } from '../../src/fulfilments/fulfilments.sql.ts'
import { redeemReward } from '../../src/fulfilments/redeem-reward.ts'
import { moveTask } from '../../src/fulfilments/warehouse.sql.ts'
import { workFulfilments, workOne } from '../../src/fulfilments/work-fulfilments.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId } from '../../src/kit/ids.ts'
import { Problem } from '../../src/kit/refusals.ts'
import type { OpenContext } from '../../src/open-context.ts'
import { fillStock } from '../../src/stock/fill-stock.ts'

/** What happens to rewards on their way to members: chosen, worked on, taken in hand by the warehouse or not, called off, settled by a person. */
export type Delivery =
  | { act: 'redeem'; member: string; reward: string; quantity: number; price: number | null; key: string }
  | { act: 'pick' | 'lack' | 'cancel' | 'capture' | 'release'; id: string }
  | { act: 'work' }
  | { act: 'fill'; total: number }

const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }

/** Does it at the server. @returns the id of a redemption, and the code of the problem where there was one */
export async function doDelivery(
  ctx: OpenContext,
  programId: number,
  delivery: Delivery,
): Promise<{ id: string | null; problem: string | null }> {
  try {
    return { id: await done(ctx, programId, delivery), problem: null }
  } catch (error) {
    if (error instanceof Problem) return { id: null, problem: error.code }
    throw error
  }
}

async function done(ctx: OpenContext, programId: number, delivery: Delivery): Promise<string | null> {
  switch (delivery.act) {
    case 'redeem': {
      const caller: Caller = { keyId: '', client: 'simulation', programId, role: 'service', scopes: [] }
      const { member, reward, quantity, price, key } = delivery
      const asked = { key: keyHash('rewards', key), holder: holderKey(decodeId('mem', member)!), reward, quantity, slot: '', address }
      const { row } = await redeemReward(ctx, caller, { ...asked, ...(price !== null && { price }) })
      return row.id
    }
    case 'work':
      await workFulfilments(ctx)
      return null
    case 'fill':
      await fillStock(ctx, programId, 'mug', delivery.total, 0)
      return null
    case 'pick':
    case 'lack':
      await report(ctx, programId, delivery.id, delivery.act)
      return null
    default: {
      const row = (await fulfilmentById(ctx.pool, delivery.id))!
      if (delivery.act === 'cancel') await cancelFulfilment(ctx, row, 'simulation', false)
      else await resolveFulfilment(ctx, row, delivery.act, 'test', 'simulation')
      return null
    }
  }
}

/** Somebody in the warehouse has it in hand, or finds that there is none. */
async function report(ctx: OpenContext, programId: number, id: string, act: 'pick' | 'lack'): Promise<void> {
  const [to, status] = act === 'pick' ? (['picked', 'confirmed'] as const) : (['out_of_stock', 'failed'] as const)
  const move = { programId, id, from: ['open'] as const, to, worker: null, tracking: null, now: new Date(ctx.clock.now()) }
  if (!(await moveTask(ctx.pool, move))) throw new Problem('wrong_task_state', { state: '' })
  await applyReport(ctx, id, { status, note: to }, 'warehouse')
  await workOne(ctx, id)
}
