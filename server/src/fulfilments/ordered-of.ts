import type { Base } from '#kit/base.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { orderedOf } from './fulfilments.sql.ts'

/** What a supplier was asked to deliver in a time, and besides it what its references name. */
export async function orderedFrom(
  ctx: Base,
  { programId, supplier, from, to }: { programId: number; supplier: string; from: Date; to: Date },
  references: readonly string[],
): Promise<{ id: string; reward: string; quantity: number; promised: boolean; inMonth: boolean }[]> {
  const ids = references.flatMap((reference) => decodeId('ful', reference) ?? []).map((id) => uuidText(id))
  const rows = await orderedOf(ctx.slowPool, programId, supplier, from, to, ids)
  return rows.map(({ id, created_at, ...row }) => ({
    ...row,
    id: encodeId('ful', uuidBytes(id)),
    inMonth: created_at >= from && created_at < to,
  }))
}
