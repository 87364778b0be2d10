import type { Facts } from '@perennial/engine/decide/decision.ts'
import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { loadCommands } from './intake.sql.ts'
import { decidedOf } from './recalled.ts'
import type { Decided } from './submission.ts'

export type Stored = Decided & { facts: Facts }

/** A decision as it was stored, with the facts it was decided by; null when there is none of that number. */
export async function storedDecision(ctx: Base, key: HolderKey, seq: number): Promise<Stored | null> {
  const [row] = await loadCommands(ctx.pool as never, [{ key, seq }])
  return row ? { ...decidedOf(row, key.id), facts: row[9] ?? {} } : null
}
