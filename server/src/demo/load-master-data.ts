import type { Context } from '../context.ts'
import { recordProduct } from '../products/record-product.ts'
import { recordStore } from '../stores/record-store.ts'
import type { DemoTemplate } from './template.ts'

const ALWAYS = '2020-01-01'

/** What a template's brand sells, and where. Doing it again changes nothing. */
export async function loadMasterData(ctx: Context, organizationId: string, { products, stores, timeZone }: DemoTemplate): Promise<void> {
  for (const { sku, en, zh, category, brand = '', tags = [], price, margin } of products) {
    const names = { en, zh }
    await recordProduct(ctx, organizationId, { sku, valid_from: ALWAYS, names, category, brand, tags: [...tags], price, margin })
  }
  for (const { key, en, zh, region, timeZone: own = timeZone } of stores) {
    await recordStore(ctx, organizationId, { key, valid_from: ALWAYS, names: { en, zh }, region, time_zone: own, hours: null })
  }
}
