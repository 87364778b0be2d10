import type { CouponChange, CouponFact } from '@perennial/engine/decide/decision.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { decodeId, uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { lockCoupons, updateCoupons, type CouponPlace, type CouponRow, type CouponUpdate } from './coupons.sql.ts'

/** The coupons that a batch has to do with. Their rows stay locked until it commits. */
export class CouponBook {
  /** Null for a coupon that does not exist. */
  readonly #rows = new Map<string, CouponRow | null>()
  readonly #updates = new Map<string, CouponUpdate>()

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
    for (const [name, { programId, hash }] of places) this.#rows.set(name, byPlace.get(`${programId} ${hash.toString('hex')}`) ?? null)
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
      const [until, by] = to === 'reserved' ? [at.until, seq] : [null, null]
      if (row) this.#rows.set(name, { ...row, state: to, reserved_until: until, used_holder: taken ? key.text : null, reserved_by_seq: by })
      this.#updates.set(name, {
        programId,
        hash,
        state: to,
        holder: taken ? Buffer.from(key.id) : null,
        seq: taken ? seq : null,
        reservedUntil: to === 'reserved' ? at.until : 0,
        usedAt: to === 'used' ? at.now : 0,
      })
    }
  }

  write(client: Client): Promise<unknown> {
    return this.#updates.size === 0 ? Promise.resolve() : updateCoupons(client, [...this.#updates.values()])
  }
}

/** A coupon as a holder finds it. A basket that has let its time pass no longer has it, whether or not that was noticed. */
export function factOf(row: CouponRow, holder: HolderKey, now: number): CouponFact {
  const lapsed = row.state === 'reserved' && row.reserved_until !== null && row.reserved_until <= now
  const owner = row.holder_id === null ? 'nobody' : uuidBytes(row.holder_id).equals(holder.id) ? 'own' : 'other'
  return {
    coupon: row.coupon,
    state: lapsed ? 'issued' : row.state,
    owner,
    from: row.usable_from,
    until: row.expires_on,
    shared: row.shared,
    ...(row.state === 'reserved' && row.used_holder === holder.text && { by: row.reserved_by_seq! }),
  }
}

const nameOf = (programId: number, id: string): string => `${programId} ${id}`
