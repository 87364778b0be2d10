import type { CouponDocument } from '@perennial/engine/program/coupon-schema.ts'
import { formatDay, parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { Names } from '#kit/names.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { CouponRow } from './coupons.sql.ts'

export const STATES = ['issued', 'active', 'reserved', 'used', 'returned', 'expired', 'cancelled'] as const
export type CouponState = (typeof STATES)[number]

/** In which it can still be used, given away or cancelled. */
export const OPEN_STATES: readonly CouponState[] = ['issued', 'active', 'returned']

const shown = {
  id: z.string(),
  coupon: z.string().meta({ description: 'Its kind: the key in the program’s document' }),
  names: Names,
  kind: z.string().meta({ description: 'How it is shown: discount, free_item ...' }),
  state: z.enum(STATES).meta({ description: 'As of now: what has lapsed is expired, whatever was written down' }),
  usable: z.boolean().meta({ description: 'Whether an order of now could use it, if nothing else stands against it' }),
  personal: z.boolean().meta({ description: 'Only the member it belongs to may use it' }),
  usable_from: z.string().nullable().meta({ description: 'First day on which it can be used' }),
  expires_on: z.string().nullable().meta({ description: 'First day on which it is gone' }),
  issued_at: z.iso.datetime(),
  used_at: z.iso.datetime().nullable(),
  source: z.enum(['batch', 'import', 'rule', 'hand', 'transfer']),
  batch: z.string().nullable(),
  member: z.string().nullable().meta({ description: 'Whose it is; null where it is nobody’s, and for keys that see no people' }),
}
export const CouponAnswer = z.object(shown).meta({ id: 'Coupon' })
export const CouponWithCode = z
  .object({ ...shown, code: z.string().nullable().meta({ description: 'Null for keys that see no people' }) })
  .meta({ id: 'CouponWithCode' })

/** What the program says of a kind of coupon; `living` where the version in force still has it. */
export interface CouponKind {
  document: CouponDocument
  living: boolean
}

/** A kind by its key, as it is now; one that was taken out of the program as it last was. */
export function kindOf(program: LiveProgram, key: string, now: number): CouponKind | null {
  const current = program.timeline.versionAt(null, now).document.coupons[key]
  if (current) return { document: current, living: true }
  const last = program.timeline.published.findLast(({ version }) => version.document.coupons[key] !== undefined)
  return last ? { document: last.version.document.coupons[key]!, living: false } : null
}

export const todayOf = (program: LiveProgram, now: number): Day => program.timeline.versionAt(null, now).zone.dayOf(now)

/** From when until when one that is issued today can be used: the earliest of the ends that there are. */
export function validity(
  { from, to, valid_days }: Partial<Pick<CouponDocument, 'from' | 'to' | 'valid_days'>>,
  today: Day,
  expiresOn: string | null,
): { usable_from: string | null; expires_on: string | null } {
  const ends = [
    ...(to === undefined ? [] : [parseDay(to)! + 1]),
    ...(valid_days === undefined ? [] : [today + valid_days]),
    ...(expiresOn === null ? [] : [parseDay(expiresOn)!]),
  ]
  return { usable_from: from ?? null, expires_on: ends.length === 0 ? null : formatDay(Math.min(...ends)) }
}

type Dated = Pick<CouponRow, 'state' | 'expires_on' | 'usable_from' | 'reserved_until'>

/** What a coupon is now: no job has to run for a day to be over, or for a basket's time. */
export function stateNow({ state, expires_on, reserved_until }: Dated, today: Day, now: number): CouponState {
  const free = state === 'reserved' && reserved_until!.getTime() <= now ? 'issued' : state
  const gone = expires_on !== null && parseDay(expires_on)! <= today
  return gone && OPEN_STATES.includes(free) ? 'expired' : free
}

/** Renders a coupon as of now. */
export function couponAnswer(program: LiveProgram, row: CouponRow, now: number, seesPeople: boolean): z.infer<typeof CouponAnswer> {
  const { coupon, usable_from, expires_on, issued_at, used_at, source, batch_id, holder_id } = row
  const kind = kindOf(program, coupon, now)
  const today = todayOf(program, now)
  const activate = kind?.document.activate ?? false
  const state = stateNow(row, today, now)
  const begun = usable_from === null || parseDay(usable_from)! <= today
  return {
    id: encodeId('cpn', uuidBytes(row.code_hash)),
    coupon,
    names: kind?.document.names ?? {},
    kind: kind?.document.kind ?? 'discount',
    state,
    usable: (kind?.living ?? false) && begun && (activate ? state === 'active' : OPEN_STATES.includes(state)),
    personal: kind?.document.personal ?? false,
    usable_from,
    expires_on,
    issued_at: issued_at.toISOString(),
    used_at: used_at?.toISOString() ?? null,
    source,
    batch: batch_id && encodeId('cpb', uuidBytes(batch_id)),
    member: seesPeople && holder_id ? encodeId('mem', uuidBytes(holder_id)) : null,
  }
}
