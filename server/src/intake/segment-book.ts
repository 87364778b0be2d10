import type { SegmentFact, SegmentsWanted } from '@perennial/engine/decide/decision.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'
import { segmentFacts } from './segments.sql.ts'

export interface WantedSegments extends SegmentsWanted {
  programId: number
  holder: HolderKey
}

/** Who is in which segment, of those that a batch was asked for. */
export class SegmentBook {
  readonly #facts = new Map<string, SegmentFact>()

  /** The holder's part in these segments, or null where one was not looked up yet. */
  facts(programId: number, holder: HolderKey, { keys, at }: SegmentsWanted): Record<string, SegmentFact> | null {
    const found: Record<string, SegmentFact> = {}
    for (const key of keys) {
      const fact = this.#facts.get(nameOf(programId, holder, key, at))
      if (!fact) return null
      found[key] = fact
    }
    return found
  }

  async load(db: Client | Pool, wants: readonly WantedSegments[]): Promise<void> {
    const asked = wants.flatMap(({ programId, holder, keys, at }) => keys.map((key) => ({ programId, holder, key, at })))
    if (asked.length === 0) return
    const rows = await segmentFacts(db, asked)
    rows.forEach(({ hash, inside }, i) => {
      const { programId, holder, key, at } = asked[i]!
      this.#facts.set(nameOf(programId, holder, key, at), { snapshot: hash, in: inside })
    })
  }
}

const nameOf = (programId: number, { text }: HolderKey, key: string, at: number): string => `${programId} ${text} ${key} ${at}`
