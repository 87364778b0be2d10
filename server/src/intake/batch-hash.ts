import { createHash } from 'node:crypto'
import type { Transfer } from '@perennial/engine/decide/decision.ts'

/** What a batch's hash covers of one command: every column that says what was decided, and its transfers. */
export interface HashedCommand {
  holder: string
  seq: number
  programId: number
  kind: string
  at: number
  recordedAt: number
  policyVersion: number
  rulesVersion: number
  client: string | null
  refused: boolean
  input: string
  facts: string | null
  outcome: string
  transfers: readonly Transfer[]
}

/** SHA-256 over a batch's commands in order of bucket, holder and seq. Changing any stored field changes it. */
export class BatchHash {
  readonly #hash = createHash('sha256')

  add(c: HashedCommand): void {
    const head = `${c.holder} ${c.seq} ${c.programId} ${c.kind} ${c.at} ${c.recordedAt} ${c.policyVersion} ${c.rulesVersion} ${c.client} ${c.refused}`
    const moves = c.transfers.map((t) => `${t.debit} ${t.credit} ${t.currency} ${t.amount} ${t.lot ? `${t.lot.seq}.${t.lot.n}` : ''}`)
    this.#hash.update(`${head}\n${c.input}\n${c.facts}\n${c.outcome}\n${moves.join('\n')}\n\u0000`)
  }

  digest(): Buffer {
    return this.#hash.digest()
  }
}

/** The order in which a batch is hashed: as its rows are keyed. */
export function byPlace(a: { bucket: number; holder: string; seq: number }, b: { bucket: number; holder: string; seq: number }): number {
  return a.bucket - b.bucket || (a.holder < b.holder ? -1 : a.holder > b.holder ? 1 : a.seq - b.seq)
}
