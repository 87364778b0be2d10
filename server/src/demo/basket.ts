import type { Order, OrderLine } from '@perennial/engine/decide/command.ts'

/** Something that is sold. Price and margin per piece, minor units of money. */
export interface DemoProduct {
  sku: string
  en: string
  zh: string
  category: string
  brand?: string
  tags?: readonly string[]
  price: number
  margin: number
}

export function lineOf(product: DemoProduct, quantity: number, attributes: Readonly<Record<string, unknown>> = {}): OrderLine {
  const { sku, category, brand = '', tags = [], price, margin } = product
  return { sku, quantity, amount: price * quantity, tags, category, brand, margin: margin * quantity, ...attributes }
}

/** @param paid the part that was paid in points, which earns nothing */
export function orderOf(
  reference: string,
  lines: readonly OrderLine[],
  { paid = 0, ...more }: { channel: string; store: string; payment: string; paid?: number; [attribute: string]: unknown },
): Order {
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  return { reference, total, net: total - paid, lines, ...more }
}
