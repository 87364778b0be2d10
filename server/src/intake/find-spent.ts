import type { RefundCommand } from '@perennial/engine/decide/command.ts'
import type { Spent } from '@perennial/engine/decide/decision.ts'
import { together, type Client } from '#kit/pg.ts'
import { loadRefunded, loadSpent } from './intake.sql.ts'
import { loadMore } from './load-states.ts'
import type { Loaded } from './loaded.ts'
import type { WriteSet } from './write-set.ts'

/** What the decision behind a refund spent and what of it has come back, and with it the lots it came from, though they are closed. */
export async function findSpent(client: Client, holder: Loaded, { of }: RefundCommand, set: WriteSet): Promise<Spent> {
  // What this batch itself has decided is newer, and not in the database yet.
  const spent = set.of(holder).spent?.get(of) ?? (await storedSpent(client, holder, of))
  await loadMore(client, [{ holder, needs: { lots: true, holds: true }, opened: spent.parts.map(({ seq }) => seq) }], set)
  return spent
}

async function storedSpent(client: Client, { key }: Loaded, of: number): Promise<Spent> {
  const [rows, refunded] = await together([loadSpent(client, key, of), loadRefunded(client, key, of)])
  const [, at = 0, recordedAt = 0] = rows[0] ?? []
  return {
    seq: of,
    at: Math.min(at, recordedAt),
    parts: rows.map(([, , , currency, amount, seq, n]) => ({ currency, seq, n, amount })),
    back: Object.fromEntries(refunded),
  }
}
