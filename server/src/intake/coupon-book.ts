import type { CouponChange, CouponFact } from '@perennial/engine/decide/decision.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { decodeId, uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { lockCoupons, updateCoupons, type CouponPlace, type CouponRow, type CouponUpdate } from './coupons.sql.ts'

/** The coupons that a batch has to do with. Their rows stay locked until it commits. */
export class CouponBook {
  /** Null for a coupon that does not exist. */
  #rows = new Map<string, CouponRow | null>()
  #updates = new Map<string, CouponUpdate>()

  /** The coupons as this holder finds them, or null when one of them was not read yet. */
  facts(programId: number, holder: HolderKey, ids: readonly string[], now: number): Record<string, CouponFact | null> | null {
    const facts: Record<string, CouponFact | null> = {}
    for (const id of ids) {
      const row = this.#rows.get(nameOf(programId, id))
      if (row === undefined) return null
      facts[id] = row && factOf(row, holder, now)
    }
    return facts
  }

  async load(client: Client, wants: readonly { programId: number; ids: readonly string[] }[]): Promise<void> {
    const places = new Map<string, CouponPlace>()
    for (const { programId, ids } of wants) {
      for (const id of ids) {
        const name = nameOf(programId, id)
        const hash = decodeId('cpn', id)
        if (this.#rows.has(name)) continue
        this.#rows.set(name, null)
        if (hash) places.set(name, { programId, hash })
      }
    }
    if (places.size === 0) return
    const rows = await lockCoupons(client, [...places.values()])
    const byPlace = new Map(rows.map((row) => [`${row.program_id} ${row.code_hash.replaceAll('-', '')}`, row]))
    for (const [name, { programId, hash }] of places) {
      const row = byPlace.get(`${programId} ${hash.toString('hex')}`) ?? null
      // A return changes coupons without having looked at them; what is read after it is older than what it made of them.
      const update = this.#updates.get(name)
      this.#rows.set(name, row && update ? after(row, update) : row)
    }
  }

  /** Notes what a decision made of coupons. */
  take(
    holder: { programId: number; key: HolderKey },
    seq: number,
    changes: readonly CouponChange[],
    at: { now: number; until: number },
  ): void {
    const { programId, key } = holder
    for (const { id, to } of changes) {
      const hash = decodeId('cpn', id)!
      const name = nameOf(programId, id)
      const row = this.#rows.get(name)
      if (row?.shared) continue
      const taken = to === 'used' || to === 'reserved'
      const update: CouponUpdate = {
        programId,
        hash,
        state: to,
        holder: taken ? key.text : null,
        seq: taken ? seq : null,
        reservedUntil: to === 'reserved' ? at.until : 0,
        usedAt: to === 'used' ? at.now : 0,
      }
      this.#updates.set(name, update)
      if (row) this.#rows.set(name, after(row, update))
    }
  }

  /** Where they stand now; what is returned brings them back to there. */
  mark(): () => void {
    const [rows, updates] = [new Map(this.#rows), new Map(this.#updates)]
    return () => {
      this.#rows = rows
      this.#updates = updates
    }
  }

  write(client: Client): Promise<unknown> {
    return this.#updates.size === 0 ? Promise.resolve() : updateCoupons(client, [...this.#updates.values()])
  }
}

/**
 * A coupon as a holder finds it. A basket that has let its time pass no longer has it, whether or not that was noticed; and whether
 * it is over is told by its days, whether or not a job has written it down: a sale of yesterday that is heard of today was in time.
 */
export function factOf(row: CouponRow, holder: HolderKey, now: number): CouponFact {
  const lapsed = row.state === 'reserved' && row.reserved_until !== null && row.reserved_until <= now
  const owner = row.holder_id === null ? 'nobody' : uuidBytes(row.holder_id).equals(holder.id) ? 'own' : 'other'
  return {
    coupon: row.coupon,
    state: lapsed || row.state === 'expired' ? 'issued' : row.state,
    owner,
    from: row.usable_from,
    until: row.expires_on,
    shared: row.shared,
    ...(row.state === 'reserved' && row.used_holder === holder.text && { by: row.reserved_by_seq! }),
  }
}

/** A coupon as it is after an update of this batch. One that everybody types in stays as it is. */
function after(row: CouponRow, { state, holder, seq, reservedUntil }: CouponUpdate): CouponRow {
  if (row.shared) return row
  const [until, by] = state === 'reserved' ? [reservedUntil, seq] : [null, null]
  return { ...row, state, reserved_until: until, used_holder: holder, reserved_by_seq: by }
}

const nameOf = (programId: number, id: string): string => `${programId} ${id}`
