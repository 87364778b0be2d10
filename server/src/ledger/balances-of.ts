import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { balancesOfHolders, type BalanceRow } from './ledger.sql.ts'

/** What these holders have, by their ids. */
export async function balancesOf(ctx: Base, holders: readonly HolderKey[]): Promise<Map<string, BalanceRow[]>> {
  const found = new Map(holders.map(({ text }): [string, BalanceRow[]] => [text, []]))
  for (const { holder_id, ...balance } of await balancesOfHolders(ctx.pool, holders)) found.get(holder_id)!.push(balance)
  return found
}
