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
  /** Whether it was read and locked. What a return gives back, or takes again, is only added, so it needs neither. */
  read: boolean
}

/** The limits and budgets of all members that a batch has to do with. Their rows stay locked until it commits. */
export class SharedLimits {
  readonly #rows = new Map<string, Row>()

  /** What is left of each, or null when one of them was not read yet. */
  left(programId: number, limits: readonly SharedLimit[]): Record<string, number> | null {
    const left: Record<string, number> = {}
    for (const { key, max } of limits) {
      const row = this.#rows.get(nameOf(programId, key))
      if (!row?.read) return null
      row.most = Math.max(row.most, max)
      left[key] = Math.max(0, max - row.used - row.taken)
    }
    return left
  }

  /** Reads and locks them, in the order of their keys, so that batches rarely wait for each other crosswise. */
  async load(client: Client, wants: readonly { programId: number; limits: readonly SharedLimit[] }[]): Promise<void> {
    const programs = new Map<number, Set<string>>()
    for (const { programId, limits } of wants) {
      const keys = programs.get(programId) ?? new Set()
      for (const { key } of limits) if (!this.#rows.get(nameOf(programId, key))?.read) keys.add(key)
      programs.set(programId, keys)
    }
    for (const [programId, keys] of [...programs].toSorted(([a], [b]) => a - b)) {
      for (const { key, used, most } of await lockLimits(client, programId, [...keys].toSorted())) {
        const taken = this.#rows.get(nameOf(programId, key))?.taken ?? 0
        this.#rows.set(nameOf(programId, key), { programId, key, used, most, taken, read: true })
      }
    }
  }

  take(programId: number, uses: readonly SharedUse[]): void {
    for (const { key, amount } of uses) {
      const row = this.#rows.get(nameOf(programId, key))
      if (row) row.taken += amount
      else this.#rows.set(nameOf(programId, key), { programId, key, used: 0, most: 0, taken: amount, read: false })
    }
  }

  /** What is taken by now; what is returned brings it back to that. What was read stays. */
  mark(): () => void {
    const before = new Map([...this.#rows].map(([name, { taken }]) => [name, taken]))
    return () => {
      for (const [name, row] of this.#rows) row.taken = before.get(name) ?? 0
    }
  }

  write(client: Client): Promise<unknown> {
    const changed = [...this.#rows.values()].filter(({ taken }) => taken !== 0)
    if (changed.length === 0) return Promise.resolve()
    return addToLimits(
      client,
      changed.map(({ programId, key, most, taken, read }) => ({ programId, key, most, amount: taken, read })),
    )
  }
}

const nameOf = (programId: number, key: string): string => `${programId} ${key}`
