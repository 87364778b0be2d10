import type { Order } from '@perennial/engine/decide/command.ts'
import type { Moment } from './lots.ts'

/** A basket that a till has begun, as the table has it. */
export interface Checkout {
  id: string
  member: string
  order: Order
  state: 'evaluated' | 'held' | 'confirmed' | 'voided' | 'expired' | 'partly_returned' | 'returned'
  /** The command that set it aside last, the one that sold it, and until when it is set aside. */
  reserved: number | null
  sold: number | null
  until: number | null
}

/** A decision has brought a basket on. */
export function moveCheckout(
  { checkouts, member }: Moment,
  id: string | null,
  state: Checkout['state'],
  until: number | null = null,
): void {
  const checkout = id === null ? undefined : checkouts.get(id)
  if (!checkout) return
  checkout.state = state
  checkout.until = until
  if (state === 'held') checkout.reserved = member.seq
  if (state === 'confirmed') checkout.sold = member.seq
}
