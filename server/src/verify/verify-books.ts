import type { Transfer } from '@perennial/engine/decide/decision.ts'
import { createHash } from 'node:crypto'
import { CopyRows } from '#kit/copy.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { addCommandRow, addTransferRow } from '../intake/ledger-rows.ts'
import { Sums } from '../intake/sums.ts'
import { sealHash } from '../seals/seal-batches.ts'
import {
  batchesAfter,
  batchesOfSeals,
  commandsOf,
  countSealedAfter,
  missingBatches,
  sealsAfter,
  transfersBetween,
  type BatchRow,
  type BookedCommand,
  type BookedTransfer,
} from './books.sql.ts'

const AT_ONCE = 50

export interface BookFindings {
  batches: number
  commands: number
  breaches: string[]
  /** Sums of all batches, by "program account currency", and of those not yet folded. */
  totals: Map<string, number>
  unsealed: Map<string, number>
}

/**
 * Goes through all batches: builds their rows again, byte for byte, and holds hash, count and sums against what was
 * written with them. A row that was changed, added or removed since shows here.
 */
export async function verifyBatches(client: Client, at: (batches: number) => void): Promise<BookFindings> {
  const found: BookFindings = { batches: 0, commands: 0, breaches: [], totals: new Map(), unsealed: new Map() }
  let last = 0
  for (;;) {
    const batches = await batchesAfter(client, last, AT_ONCE)
    if (batches.length === 0) break
    last = batches.at(-1)!.id
    const [from, to] = [Math.min(...batches.map((b) => b.recorded_at)), Math.max(...batches.map((b) => b.recorded_at))]
    const commands = group(
      await commandsOf(
        client,
        batches.map((b) => b.id),
        from,
        to,
      ),
      (c) => c.batch_id,
    )
    const transfers = group(await transfersBetween(client, from, to), (t) => `${t.holder_id} ${t.seq}`)
    for (const batch of batches) checkBatch(batch, commands.get(batch.id) ?? [], transfers, found)
    at(found.batches)
  }
  for (const { id, commands } of await missingBatches(client))
    found.breaches.push(`batch ${id}: it is gone, and ${commands} commands were written with it`)
  return found
}

function checkBatch(
  batch: BatchRow,
  commands: readonly BookedCommand[],
  transfers: ReadonlyMap<string, BookedTransfer[]>,
  found: BookFindings,
): void {
  const rows = new CopyRows(1 << 16)
  const moves = new CopyRows(1 << 14)
  const sums = new Sums()
  for (const c of commands) {
    const place = { bucket: c.bucket, id: uuidBytes(c.holder_id) }
    addCommandRow(rows, place, {
      seq: c.seq,
      batchId: c.batch_id,
      programId: c.program_id,
      kind: c.kind,
      at: c.at,
      recordedAt: c.recorded_at,
      policyVersion: c.policy_version,
      rulesVersion: c.rules_version,
      client: c.client,
      refused: c.refused,
      input: c.input,
      facts: c.facts,
      outcome: c.outcome,
    })
    for (const t of transfers.get(`${c.holder_id} ${c.seq}`) ?? []) {
      const transfer = transferOf(t)
      addTransferRow(moves, place, c.seq, t.n, transfer, t.at, t.recorded_at)
      sums.add(c.program_id, transfer)
    }
  }
  const hash = createHash('sha256').update(rows.view()).update(moves.view()).digest()
  if (commands.length !== batch.commands)
    found.breaches.push(`batch ${batch.id}: ${commands.length} commands where ${batch.commands} were written`)
  if (!hash.equals(batch.hash)) found.breaches.push(`batch ${batch.id}: its rows are no longer those that were written`)
  if (!sameSums(JSON.parse(sums.json()) as Record<string, number>, batch.sums))
    found.breaches.push(`batch ${batch.id}: its sums are not those of its transfers`)
  found.batches += 1
  found.commands += commands.length
  add(found.totals, batch.sums)
  if (batch.seal === null) add(found.unsealed, batch.sums)
}

function transferOf(t: BookedTransfer): Transfer {
  const lot = t.lot_seq === null || t.lot_n === null ? null : { seq: t.lot_seq, n: t.lot_n }
  return { debit: t.debit as Transfer['debit'], credit: t.credit as Transfer['credit'], currency: t.currency, amount: t.amount, lot }
}

function sameSums(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => (a[key] ?? 0) === (b[key] ?? 0))
}

function add(totals: Map<string, number>, sums: Readonly<Record<string, number>>): void {
  for (const [key, amount] of Object.entries(sums)) totals.set(key, (totals.get(key) ?? 0) + amount)
}

/** Follows the chain of seals from its beginning: a batch changed or taken out since breaks every link after it. */
export async function verifySeals(client: Client): Promise<string[]> {
  const breaches: string[] = []
  let last: { number: number; hash: Buffer } | null = null
  for (;;) {
    const seals = await sealsAfter(client, last?.number ?? 0, 200)
    if (seals.length === 0) break
    const batches = group(await batchesOfSeals(client, seals[0]!.number, seals.at(-1)!.number), (b) => b.seal)
    for (const seal of seals) {
      const own = batches.get(seal.number) ?? []
      if (seal.number !== (last?.number ?? 0) + 1) breaches.push(`seal ${seal.number}: the one before it is missing`)
      if (own.length !== seal.batches || !sealHash(last, own).equals(seal.hash))
        breaches.push(`seal ${seal.number}: its batches are not those that were sealed`)
      last = seal
    }
  }
  const number = last?.number ?? 0
  const cut = await countSealedAfter(client, number)
  if (cut > 0) breaches.push(`seal ${number + 1}: it is gone, and ${cut} batches were sealed with it or later`)
  return breaches
}

function group<R, K>(rows: readonly R[], by: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>()
  for (const row of rows) {
    const known = groups.get(by(row))
    if (known) known.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}
