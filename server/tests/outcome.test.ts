import type { Basis } from '@perennial/engine/decide/decision.ts'
import { blankState } from '@perennial/engine/decide/state.ts'
import { describe, expect, it } from 'vitest'
import { decodeOutcome, encodeOutcome } from '../src/intake/outcome.ts'

/** Every field, so that the compiler asks for one that is new: a return decides with what its sale's row has kept of it. */
const BASIS: Required<Basis> = {
  tiers: { status: 'gold' },
  attributes: { city: 'Hangzhou' },
  tags: ['vip'],
  joined: 20_000,
  id: 'mem_01',
  badges: ['early'],
  unlocked: ['lounge'],
  plan: 'plus',
  points: { beans: 12 },
  counters: { visits: 3 },
  segments: ['regulars'],
  coupons: ['ten_off'],
  used: { 'campaigns.a.limits.0': 2 },
}

describe('a stored outcome', () => {
  it('keeps everything that the rules saw of the member', () => {
    const decided = {
      effects: [],
      exposures: [],
      sales: [],
      unmatched: [],
      paid: [],
      coupons: [],
      announcements: [],
      transfers: [],
      state: blankState(),
    }
    const stored = encodeOutcome({ outcome: 'accepted', ...decided, basis: BASIS } as never)
    expect(decodeOutcome(JSON.parse(JSON.stringify(stored))).basis).toEqual(BASIS)
  })
})
