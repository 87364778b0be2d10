import type { Command } from '@perennial/engine/decide/command.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { decodeCommand } from './input.ts'
import { loadCommands, type CommandRow } from './intake.sql.ts'
import type { StoredOutcome } from './outcome.ts'
import type { Decided } from './submission.ts'

interface Place {
  key: HolderKey
  seq: number
}

/** The decisions of keys that were used before. */
export class Recalled {
  readonly #decided = new Map<string, Decided>()

  /** Reads them, and with an order that was bought in exchange the return that came before it. */
  async load(client: Client, places: readonly Place[]): Promise<void> {
    const decided = await this.#read(client, places)
    await this.#read(client, decided.flatMap(exchangedFor))
  }

  async #read(client: Client, places: readonly Place[]): Promise<Decided[]> {
    const rows = places.length > 0 ? await loadCommands(client, places) : []
    return rows.map((row) => {
      const decided = decidedOf(row, uuidBytes(row[1]))
      this.#decided.set(placeOf(row[1], row[2]), decided)
      return decided
    })
  }

  /** Remembers a decision of this batch. */
  keep({ text }: HolderKey, decided: Decided): void {
    this.#decided.set(placeOf(text, decided.seq), { ...decided, replayed: true })
  }

  at({ key, seq }: Place): Decided | undefined {
    return this.#decided.get(placeOf(key.text, seq))
  }

  /** The return for which an order was bought. */
  before(order: Decided): Decided | undefined {
    const [place] = exchangedFor(order)
    return place && this.at(place)
  }
}

const exchangedFor = ({ holder, command }: Decided): Place[] =>
  command.kind === 'order' && command.exchange !== undefined ? [{ key: holderKey(holder), seq: command.exchange }] : []

const placeOf = (holder: string, seq: number): string => `${holder} ${seq}`

/** The decision that a stored row holds. */
export function decidedOf(row: CommandRow, holder: Buffer): Decided {
  const [, , seq, kind, at, recordedAt, policyVersion, rulesVersion, input, facts, outcome] = row
  const command = decodeCommand({ kind: kind as Command['kind'], at, recordedAt, input })
  return { holder, seq, command, policyVersion, rulesVersion, outcome: outcome as StoredOutcome, replayed: true, facts }
}
