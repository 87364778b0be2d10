import type { Order, OrderLine } from './command.ts'
import type { ProductFact } from './decision.ts'

/** What the master data said of a sku on the day of the sale completes lines that carry only the sku. */
export function withProducts(order: Order, products: Readonly<Record<string, ProductFact>> | undefined): Order {
  if (!products) return order
  return { ...order, lines: order.lines.map((line) => completed(line, products[line.sku])) }
}

function completed(line: OrderLine, product: ProductFact | undefined): OrderLine {
  if (!product) return line
  const { category, brand, tags, margin } = product
  const known = line.margin ?? (margin === undefined ? undefined : margin * line.quantity)
  return {
    ...line,
    category: line.category || category,
    brand: line.brand || brand,
    tags: line.tags.length > 0 ? line.tags : tags,
    ...(known !== undefined && { margin: known }),
  }
}
