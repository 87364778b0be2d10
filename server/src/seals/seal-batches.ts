import { createHash } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { transaction, type Client } from '#kit/pg.ts'
import { addTotals, insertSeal, lastSeal, lockSeals, markSealed, unsealedBatches, type BatchRow, type SealRow } from './seals.sql.ts'

const AT_ONCE = 2000

/**
 * Folds committed batches into the account totals and links them into a chain: each seal hashes the one before it and
 * the hashes of its batches, so that no batch can be changed or left out later without every seal after it changing.
 * Returns how many batches were folded.
 */
export function sealBatches(ctx: Base): Promise<number> {
  return transaction(ctx.slowPool, async (client: Client) => {
    if (!(await lockSeals(client))) return 0
    const batches = await unsealedBatches(client, AT_ONCE)
    if (batches.length === 0) return 0
    const last = await lastSeal(client)
    const number = (last?.number ?? 0) + 1
    await addTotals(client, sumOf(batches))
    await insertSeal(client, { number, hash: sealHash(last, batches), batches: batches.length, sealed_at: new Date(ctx.clock.now()) })
    await markSealed(
      client,
      batches.map((b) => b.id),
      number,
    )
    return batches.length
  })
}

/** Seals all that waits. @returns how many batches that were */
export async function sealWaiting(ctx: Base, stopping: AbortSignal): Promise<number> {
  for (let sealed = 0; ;) {
    const folded = await sealBatches(ctx)
    sealed += folded
    if (folded < AT_ONCE || stopping.aborted) return sealed
  }
}

export function sealHash(last: Pick<SealRow, 'hash'> | null, batches: readonly Pick<BatchRow, 'id' | 'hash'>[]): Buffer {
  const hash = createHash('sha256').update(last?.hash ?? Buffer.alloc(32))
  for (const batch of batches) hash.update(`${batch.id}`).update(batch.hash)
  return hash.digest()
}

/** Sums by "program account currency". */
export function sumOf(batches: readonly { sums: Readonly<Record<string, number>> }[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { sums } of batches) for (const [key, amount] of Object.entries(sums)) totals.set(key, (totals.get(key) ?? 0) + amount)
  return totals
}
