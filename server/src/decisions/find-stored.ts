import type { Base } from '#kit/base.ts'
import { holderKey } from '#kit/holder-key.ts'
import { loadCommands } from '../intake/intake.sql.ts'
import { decidedOf } from '../intake/run-batch.ts'
import type { Decided } from '../intake/submission.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import { memberById } from '../members/members.sql.ts'

export type Stored = Decided & { facts: Facts }

/** A stored decision of a member of this program, or null; another program's is as good as none. */
export async function findStored(ctx: Base, programId: number, holder: Buffer, seq: number): Promise<Stored | null> {
  const key = holderKey(holder)
  if (!(await memberById(ctx.pool, programId, key.text))) return null
  const [row] = await loadCommands(ctx.pool as never, [{ key, seq }])
  return row ? { ...decidedOf(row, holder), facts: (row[9] ?? {}) as Facts } : null
}
