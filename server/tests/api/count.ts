import type { OpenContext } from '../../src/open-context.ts'
import { countSales } from '../../src/sales/count-sales.ts'
import { sealBatches } from '../../src/seals/seal-batches.ts'

/** Lets reports catch up with what was decided, as the jobs would. */
export async function count(ctx: OpenContext): Promise<void> {
  while ((await sealBatches(ctx)) > 0);
  while ((await countSales(ctx)) > 0);
}

/** All that is counted, in an order of its own. */
export async function counted(ctx: OpenContext): Promise<Record<string, unknown[]>> {
  const tables = ['sales', 'other_sales', 'day_figures', 'member_levels']
  const found = await Promise.all(
    tables.map(
      async (table) =>
        (await ctx.slowPool.query(`select x::text from ${table} x ${table === 'day_figures' ? 'where value <> 0' : ''} order by 1`)).rows,
    ),
  )
  return Object.fromEntries(tables.map((table, i) => [table, found[i]!.map((row: { x: string }) => row.x)]))
}

/** Forgets it, so that it can be counted again. */
export async function forgetCounted(ctx: OpenContext): Promise<void> {
  await ctx.slowPool.query('truncate sales, other_sales, day_figures, member_levels')
  await ctx.slowPool.query('update sales_place set seal = 0, batch = 0')
  await ctx.slowPool.query('update receipts set counted = false')
  await ctx.slowPool.query('update kept_orders set counted = false')
}
