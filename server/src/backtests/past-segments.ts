import type { SegmentFact } from '@perennial/engine/decide/decision.ts'
import { uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import type { SegmentsOf } from './arm.ts'
import { snapshotsOf, spansOf, type SnapshotRow, type SpanRow } from './segments.sql.ts'

/**
 * Who of a bucket was in which segment when. History from before a segment's first snapshot is asked with that one: else a
 * draft for people who were picked today would come to nothing over any past.
 */
export class PastSegments {
  readonly #snapshots = new Map<string, SnapshotRow[]>()
  readonly #spans = new Map<string, SpanRow[]>()

  static async load(client: Client, programId: number, bucket: number, keys: readonly string[]): Promise<PastSegments> {
    const past = new PastSegments()
    if (keys.length === 0) return past
    const snapshots = await snapshotsOf(client, programId, keys)
    for (const row of snapshots) past.#snapshots.set(row.key, [...(past.#snapshots.get(row.key) ?? []), row])
    const ids = [...new Set(snapshots.map((row) => row.segment_id))]
    for (const row of await spansOf(client, ids, bucket)) {
      const place = `${row.segment_id} ${row.holder_id}`
      past.#spans.set(place, [...(past.#spans.get(place) ?? []), row])
    }
    return past
  }

  of(holder: Uint8Array): SegmentsOf {
    const id = uuidText(holder)
    return ({ keys, at }) => Object.fromEntries(keys.map((key) => [key, this.#fact(id, key, at)]))
  }

  #fact(holder: string, key: string, at: number): SegmentFact {
    const snapshots = this.#snapshots.get(key) ?? []
    const held = snapshots.findLast((row) => row.valid_from <= at) ?? snapshots[0]
    if (!held) return { snapshot: null, in: false }
    const spans = this.#spans.get(`${held.segment_id} ${holder}`) ?? []
    const inside = spans.some(({ since, until }) => since <= held.number && (until === null || until > held.number))
    return { snapshot: held.hash, in: inside }
  }
}
