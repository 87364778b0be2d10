import type { ReportStatus } from '../suppliers/supplier.ts'

/** Where a redemption stands on its way to the member. */
export const STATES = [
  'reserved',
  'lapsed',
  'pending',
  'ordered',
  'unknown',
  'confirmed',
  'packed',
  'shipped',
  'delivered',
  'failed',
  'cancelled',
  'in_review',
] as const
export type State = (typeof STATES)[number]

/** THE table of which state allows which move. What is not here does not happen. */
export const MOVES: Readonly<Record<State, readonly State[]>> = {
  // Stock is taken, and the engine asked to hold the points.
  reserved: ['pending', 'lapsed'],
  // Nothing was heard of the hold in time, and the stock went back.
  lapsed: ['pending', 'cancelled'],
  // The points are held.
  pending: ['ordered', 'confirmed', 'failed', 'cancelled', 'in_review'],
  // The supplier was asked, or is being asked.
  ordered: ['unknown', 'confirmed', 'packed', 'shipped', 'delivered', 'failed', 'cancelled', 'in_review'],
  // Nobody can tell whether the supplier did it.
  unknown: ['ordered', 'confirmed', 'packed', 'shipped', 'delivered', 'failed', 'cancelled', 'in_review'],
  // It will come: from here on the points are spent.
  confirmed: ['packed', 'shipped', 'delivered', 'in_review'],
  packed: ['shipped', 'delivered', 'in_review'],
  shipped: ['delivered', 'in_review'],
  delivered: ['in_review'],
  // It will not come: the points are let go.
  failed: ['in_review'],
  cancelled: ['in_review'],
  // A person decides which of the two it is.
  in_review: ['confirmed', 'failed'],
}

/** The way of a promise: later ones imply the ones before. */
const WAY: readonly State[] = ['confirmed', 'packed', 'shipped', 'delivered']
const NOT_COMING: ReadonlySet<State> = new Set(['failed', 'cancelled'])

export const isPromised = (state: State): boolean => WAY.includes(state)
export const isOff = (state: State): boolean => NOT_COMING.has(state)
/** Nothing more is done about it, unless something is heard or somebody acts. */
export const isSettled = (state: State): boolean => isPromised(state) || isOff(state) || state === 'in_review'

/**
 * Where a supplier's word takes a fulfilment; null where it changes nothing, because it says what is known, or comes
 * late. What contradicts what was said before, and was acted on, is for a person.
 */
export function judge(state: State, status: ReportStatus): State | null {
  if (state === 'in_review' || state === 'reserved' || state === 'lapsed' || state === 'pending') return null
  if (status === 'failed') return isOff(state) ? null : isPromised(state) ? 'in_review' : 'failed'
  if (status === 'accepted') return state === 'unknown' ? 'ordered' : null
  // Promised after all, when the points had been let go.
  if (isOff(state)) return 'in_review'
  return WAY.indexOf(status) > WAY.indexOf(state) ? status : null
}
