import { keyHash } from '#kit/hashes.ts'
import { transaction } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { recordTold } from '../webhooks/record-event.ts'
import { forgetFullPools, markLowPools } from './pool-codes.sql.ts'
import { markLowStock } from './stock.sql.ts'

/** Tells programs that something runs low, once until there is more again. Returns how many were told. */
export const watchStock = (ctx: Context): Promise<number> =>
  transaction(ctx.slowPool, async (client) => {
    const at = new Date(ctx.clock.now())
    await forgetFullPools(client)
    const low = [
      ...(await markLowStock(client)).map(({ program_id, reward, slot, left }) => ({ program_id, data: { reward, slot, pool: '', left } })),
      ...(await markLowPools(client)).map(({ program_id, pool, left }) => ({ program_id, data: { reward: '', slot: '', pool, left } })),
    ]
    for (const { program_id: programId, data } of low) {
      const id = keyHash('stock.low', String(programId), JSON.stringify(data), at.toISOString())
      await recordTold(ctx, client, { programId, id, type: 'stock.low', data, at })
    }
    return low.length
  })
