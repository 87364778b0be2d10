import type { Reservation } from '@perennial/engine/decide/decision.ts'
import type { CheckoutRow } from './checkouts.sql.ts'

/** A basket takes about 3 kB, and most are paid within a minute at the till that began them. */
const KEPT_MAX = 4096

/**
 * The open baskets that this process began or set aside last. It spares holding and confirming one a look-up each; another
 * process may have changed it since, so whoever decides by what is kept says which revision that was.
 */
export class KeptCheckouts {
  readonly #rows = new Map<string, CheckoutRow>()
  /** By checkout, what was set aside. A decision never changes, so what is kept here is never old. */
  readonly #reserved = new Map<string, Reservation>()

  keep(row: CheckoutRow): void {
    put(this.#rows, row.id, row)
  }

  forget(id: string): void {
    this.#rows.delete(id)
  }

  /** The basket as it was seen last, if it could be held then. */
  holdable(programId: number, id: string): CheckoutRow | null {
    const row = this.#of(programId, id)
    return row?.state === 'evaluated' && row.holder_id !== null ? row : null
  }

  /** The basket as it was set aside, if its time is not over. */
  held(programId: number, id: string, now: number): CheckoutRow | null {
    const row = this.#of(programId, id)
    return row?.state === 'held' && row.expires_at!.getTime() > now ? row : null
  }

  keepReserved(id: string, reserved: Reservation): void {
    put(this.#reserved, id, reserved)
  }

  /** What was set aside by that decision, if it was here and not long ago. */
  reserved(id: string, seq: number): Reservation | null {
    const reserved = this.#reserved.get(id)
    return reserved?.seq === seq ? reserved : null
  }

  #of(programId: number, id: string): CheckoutRow | null {
    const row = this.#rows.get(id)
    return row?.program_id === programId ? row : null
  }
}

function put<T>(kept: Map<string, T>, id: string, value: T): void {
  kept.delete(id)
  kept.set(id, value)
  if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!)
}
