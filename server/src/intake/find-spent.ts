import type { AdjustCommand, RefundCommand, VoidAdjustmentCommand } from '@perennial/engine/decide/command.ts'
import type { Adjusted, Facts, Spent } from '@perennial/engine/decide/decision.ts'
import { adjustedBy } from '@perennial/engine/decide/void-adjustment.ts'
import { together, type Client } from '#kit/pg.ts'
import { loadCommands, loadRefunded, loadRewardUses, loadSpent, loadTaken, wasVoided } from './intake.sql.ts'
import { loadMore } from './load-states.ts'
import type { Loaded } from './loaded.ts'
import type { WriteSet } from './write-set.ts'

/** What the decision that a refund or a voiding is of had done, and with it the lots it touched, though they are closed. */
export async function findUndone(
  client: Client,
  holder: Loaded,
  command: RefundCommand | VoidAdjustmentCommand,
  set: WriteSet,
): Promise<Pick<Facts, 'spent' | 'adjusted'>> {
  const { of } = command
  // What this batch itself has decided is newer, and not in the database yet.
  const writes = set.of(holder)
  const found =
    command.kind === 'refund'
      ? { spent: writes.spent?.get(of) ?? (await storedSpent(client, holder, of)) }
      : { adjusted: writes.adjusted?.get(of) ?? (await storedAdjustment(client, holder, of)) }
  const { parts } = found.spent ?? found.adjusted ?? { parts: [] }
  const opened = [of, ...parts.map(({ seq }) => seq)]
  await loadMore(client, [{ holder, needs: { lots: true, holds: true }, opened }], set)
  return found.spent || found.adjusted ? (found as Pick<Facts, 'spent' | 'adjusted'>) : {}
}

async function storedAdjustment(client: Client, { key }: Loaded, of: number): Promise<Adjusted | undefined> {
  const [rows, taken, voided] = await together([
    loadCommands(client, [{ key, seq: of }]),
    loadTaken(client, key, of),
    wasVoided(client, key, of),
  ])
  const [row] = rows
  if (row?.[3] !== 'adjust' || 'refusal' in row[10]) return undefined
  const transfers = taken.map(([debit, credit, currency, amount, seq, n]) => ({ debit, credit, currency, amount, lot: { seq, n } }))
  return { ...adjustedBy(of, row[8] as AdjustCommand, transfers), voided }
}

async function storedSpent(client: Client, { key }: Loaded, of: number): Promise<Spent> {
  const [rows, refunded, uses] = await together([
    loadSpent(client, key, of),
    loadRefunded(client, key, of),
    loadRewardUses(client, key, of),
  ])
  const [, at = 0, recordedAt = 0] = rows[0] ?? []
  return {
    seq: of,
    at: Math.min(at, recordedAt),
    parts: rows.map(([, , , currency, amount, seq, n]) => ({ currency, seq, n, amount })),
    back: Object.fromEntries(refunded),
    ...(uses.length > 0 && { uses }),
  }
}
