import type { Reservation } from '@perennial/engine/decide/decision.ts'

/** A basket takes about 3 kB, and most are paid within a minute at the till that set them aside. */
const KEPT_MAX = 4096

/**
 * What this process set aside last, by checkout. A decision never changes, so what is kept is never old; it spares the
 * confirmation a look-up and the parsing of what it finds.
 */
export class HeldBaskets {
  readonly #kept = new Map<string, Reservation>()

  keep(checkoutId: string, reserved: Reservation): void {
    this.#kept.set(checkoutId, reserved)
    if (this.#kept.size > KEPT_MAX) this.#kept.delete(this.#kept.keys().next().value!)
  }

  /** The basket as it was set aside by that decision, if it was here and not long ago. */
  find(checkoutId: string, seq: number): Reservation | null {
    const reserved = this.#kept.get(checkoutId)
    return reserved?.seq === seq ? reserved : null
  }
}
