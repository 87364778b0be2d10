import type { HoldReward } from '@perennial/engine/decide/state.ts'
import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { loadHolds } from './intake.sql.ts'

/** A hold as it was made: how much of which currency is still set aside, and what for. Null where there is none. */
export async function findHold(
  ctx: Base,
  holder: HolderKey,
  seq: number,
): Promise<{ amounts: Record<string, number>; reward: HoldReward | null } | null> {
  const rows = (await loadHolds(ctx.slowPool as never, [holder])).filter((row) => row[2] === seq)
  if (rows.length === 0) return null
  return { amounts: Object.fromEntries(rows.map((row) => [row[4], row[5]])), reward: rows[0]![8] }
}
