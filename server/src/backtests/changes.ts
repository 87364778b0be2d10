import type { Effect, NotFired } from '@perennial/engine/decide/decision.ts'
import type { Pair } from './tally.ts'

/** A member whose points came out otherwise. */
export interface MemberChange {
  /** The holder's id. */
  holder: Uint8Array
  /** What it is ranked by. */
  rank: number
  /** Money value of the difference, in millionths of a minor unit. */
  micros: number
  /** Points net of what came back, by currency. */
  points: Map<string, Pair>
}

/** How an order came out in one arm, and why. */
export interface Outcome {
  refusal: string | null
  effects: readonly Effect[]
  notFired: readonly NotFired[]
  words: Record<'en' | 'zh', string[]>
}

/** An order that came out otherwise. */
export interface OrderChange {
  holder: Uint8Array
  /** Its number in the member's history as it was. */
  seq: number
  reference: string
  at: number
  total: number
  rank: number
  micros: number
  arms: [Outcome, Outcome]
}

/**
 * Decides between equals, so that a list is always the same: by bucket, then id, the order in which members are read. By
 * id alone, each bucket would displace the equals of the one before, and each of them costs an explanation.
 */
const byHolder = (a: Uint8Array, b: Uint8Array): number => a[15]! - b[15]! || Buffer.compare(a, b)

/** Who gained most first. */
export const winnersFirst = (a: MemberChange, b: MemberChange): number => b.rank - a.rank || byHolder(a.holder, b.holder)
export const losersFirst = (a: MemberChange, b: MemberChange): number => a.rank - b.rank || byHolder(a.holder, b.holder)

type Ranked = Pick<OrderChange, 'rank' | 'holder' | 'seq'>
export const mostChangedFirst = (a: Ranked, b: Ranked): number =>
  Math.abs(b.rank) - Math.abs(a.rank) || byHolder(a.holder, b.holder) || a.seq - b.seq
