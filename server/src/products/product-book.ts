import type { Order } from '@perennial/engine/decide/command.ts'
import type { ProductFact } from '@perennial/engine/decide/decision.ts'
import { formatDay, type Day } from '@perennial/engine/time/calendar.ts'
import type { Base } from '#kit/base.ts'
import { hasProducts, productHistory, type ProductRow } from './products.sql.ts'

const FRESH_MS = 30_000

interface Page {
  readAt: number
  rows: readonly ProductRow[]
}

/** Master data by sku and date, kept for half a minute: a chain sells the same few hundred things all day. */
export class ProductBook {
  readonly #base: Base
  readonly #pages = new Map<string, Page>()
  /** Organizations with products, and when the others were last looked at. */
  readonly #filled = new Set<string>()
  readonly #empty = new Map<string, number>()

  constructor(base: Base) {
    this.#base = base
  }

  /** Facts for those lines of an order that do not say what they are, as of the order's day. */
  async factsFor(organizationId: string, order: Order, day: Day): Promise<Record<string, ProductFact> | undefined> {
    const skus = order.lines.flatMap((line) => (line.category === '' || line.brand === '' || line.margin === undefined ? [line.sku] : []))
    if (skus.length === 0 || (await this.#isEmpty(organizationId))) return undefined
    await this.#read(organizationId, [...new Set(skus)])
    const date = formatDay(day)
    const facts: Record<string, ProductFact> = {}
    for (const sku of skus) {
      const row = this.#pages.get(`${organizationId} ${sku}`)?.rows.findLast((r) => r.valid_from <= date)
      if (row) facts[sku] = { category: row.category, brand: row.brand, tags: row.tags, ...(row.margin !== null && { margin: row.margin }) }
    }
    return Object.keys(facts).length > 0 ? facts : undefined
  }

  /** What was recorded here is seen here at once, elsewhere within half a minute. */
  forget(organizationId: string, sku: string): void {
    this.#pages.delete(`${organizationId} ${sku}`)
    this.#empty.delete(organizationId)
  }

  async #isEmpty(organizationId: string): Promise<boolean> {
    if (this.#filled.has(organizationId)) return false
    const now = this.#base.clock.now()
    if ((this.#empty.get(organizationId) ?? -Infinity) > now - FRESH_MS) return true
    if (await hasProducts(this.#base.pool, organizationId)) {
      this.#filled.add(organizationId)
      return false
    }
    this.#empty.set(organizationId, now)
    return true
  }

  async #read(organizationId: string, skus: readonly string[]): Promise<void> {
    const now = this.#base.clock.now()
    const stale = skus.filter((sku) => (this.#pages.get(`${organizationId} ${sku}`)?.readAt ?? -Infinity) <= now - FRESH_MS)
    if (stale.length === 0) return
    if (this.#pages.size > 200_000) this.#pages.clear()
    const rows = await productHistory(this.#base.pool, organizationId, stale)
    for (const sku of stale) this.#pages.set(`${organizationId} ${sku}`, { readAt: now, rows: rows.filter((row) => row.sku === sku) })
  }
}
