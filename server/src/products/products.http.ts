import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Names } from '#kit/names.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { productHistory } from './products.sql.ts'
import { recordProduct } from './record-product.ts'

export const Product = z
  .strictObject({
    valid_from: z.iso.date().meta({ description: 'From this day on it is so; earlier orders see what was so before' }),
    names: Names,
    category: z.string().max(200).default(''),
    brand: z.string().max(200).default(''),
    tags: z.array(z.string().max(100)).max(100).default([]),
    price: z.int().min(0).max(AMOUNT_MAX).nullable().default(null),
    margin: z.int().min(-AMOUNT_MAX).max(AMOUNT_MAX).nullable().default(null).meta({ description: 'Per piece, minor units' }),
  })
  .meta({ id: 'Product' })

const params = z.object({ sku: z.string().min(1).max(100) })
const History = z.object({ sku: z.string(), history: z.array(Product) })

export function productDoors(doors: Doors, ctx: Context): void {
  const history = async (organizationId: string, sku: string): Promise<z.infer<typeof History>> => {
    const rows = await productHistory(ctx.pool, organizationId, [sku])
    if (rows.length === 0) throw new Problem('not_found', { what: 'product' })
    return { sku, history: rows.map(({ sku: _, ...row }) => row) }
  }

  doors.put(
    '/v1/products/:sku',
    {
      ...allow('master:write', { shows: '/v1/products/:sku' }),
      schema: { summary: 'What a product is from a day on', tags: ['master data'], params, body: Product, response: { 200: History } },
    },
    async (request) => {
      const { organizationId } = (await ctx.programs.get(request.caller.programId))!
      await recordProduct(ctx, organizationId, {
        sku: request.params.sku,
        ...request.body,
        names: request.body.names,
      })
      ctx.products.forget(organizationId, request.params.sku)
      return history(organizationId, request.params.sku)
    },
  )

  doors.get(
    '/v1/products/:sku',
    {
      ...allow('program:read'),
      schema: { summary: 'A product and what it was before', tags: ['master data'], params, response: { 200: History } },
    },
    async (request) => history((await ctx.programs.get(request.caller.programId))!.organizationId, request.params.sku),
  )
}
