import type { Order } from '@perennial/engine/decide/command.ts'
import type { Effect } from '@perennial/engine/decide/decision.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { withoutDiscounts } from '@perennial/engine/rules/discounts.ts'

/** Points that an order earns, by currency. */
export function earnedBy(effects: readonly Effect[]): Record<string, number> {
  const earns: Record<string, number> = {}
  for (const { kind, currency, granted } of effects)
    if (kind === undefined && granted > 0) earns[currency] = (earns[currency] ?? 0) + granted
  return earns
}

/**
 * What comes back to the customer in points, at the value of a point, and in discounts, as a share of what the order costs after
 * discounts: 0.01 is 1 %, a point a pound where a point is worth a penny. To four decimals.
 */
export function returnRate({ currencies }: CompiledVersion, order: Order, effects: readonly Effect[]): number {
  const { total } = withoutDiscounts({ ...order, net: order.total }, effects)
  if (total === 0) return 0
  const points = Object.entries(earnedBy(effects)).reduce(
    (sum, [key, amount]) => sum + (amount * (currencies.get(key)?.unitValueMicros ?? 0)) / 1e6,
    0,
  )
  return Math.round(((points + order.total - total) / total) * 10_000) / 10_000
}
