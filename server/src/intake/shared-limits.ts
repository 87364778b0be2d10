import type { SharedLimit, SharedUse } from '@perennial/engine/decide/decision.ts'
import type { Client } from '#kit/pg.ts'
import { addToLimits, lockLimits } from './shared-limits.sql.ts'

interface Row {
  programId: number
  key: string
  used: number
  most: number
  /** Taken by this batch, not yet written. */
  taken: number
}

/** The limits and budgets of all members that a batch has to do with. Their rows stay locked until it commits. */
export class SharedLimits {
  readonly #rows = new Map<string, Row>()

  /** What is left of each, or null when one of them was not read yet. */
  left(programId: number, limits: readonly SharedLimit[]): Record<string, number> | null {
    const left: Record<string, number> = {}
    for (const { key, max } of limits) {
      const row = this.#rows.get(nameOf(programId, key))
      if (!row) return null
      row.most = Math.max(row.most, max)
      left[key] = Math.max(0, max - row.used - row.taken)
    }
    return left
  }

  /** Reads and locks them, in the order of their keys, so that batches rarely wait for each other crosswise. */
  async load(client: Client, programId: number, limits: readonly SharedLimit[]): Promise<void> {
    const wanted = limits.filter(({ key }) => !this.#rows.has(nameOf(programId, key)))
    const keys = [...new Set(wanted.map(({ key }) => key))].toSorted()
    for (const { key, used, most } of await lockLimits(client, programId, keys)) {
      this.#rows.set(nameOf(programId, key), { programId, key, used, most, taken: 0 })
    }
  }

  take(programId: number, uses: readonly SharedUse[]): void {
    for (const { key, amount } of uses) {
      const row = this.#rows.get(nameOf(programId, key))
      if (row) row.taken += amount
      else this.#rows.set(nameOf(programId, key), { programId, key, used: 0, most: 0, taken: amount })
    }
  }

  async write(client: Client): Promise<void> {
    const changed = [...this.#rows.values()].filter(({ taken }) => taken !== 0)
    if (changed.length > 0)
      await addToLimits(
        client,
        changed.map(({ programId, key, most, taken }) => ({ programId, key, most, amount: taken })),
      )
  }
}

const nameOf = (programId: number, key: string): string => `${programId} ${key}`
