import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { message } from '#kit/messages.ts'
import type { Speaker } from '../explanations/speaker.ts'
import type { Note } from '../notes/note.ts'
import type { ConsentRow, CouponRow, FulfilmentRow } from './timeline.sql.ts'
import type { TimelineItem } from './timeline.ts'

const NOTHING = { refused: false, changes: [], money: null, channel: null, store: null, by: null, decision: null, order: null }

/** A reward on its way, as far as it has come. */
export function tellFulfilment(speaker: Speaker, holder: Buffer, row: FulfilmentRow, by: string | null): TimelineItem {
  const { id, reward, quantity, state, amounts, hold_seq, created_at } = row
  const name = speaker.name(speaker.version.document.rewards[reward]?.names, reward)
  const stands = message(speaker.language, `fulfilment_state.${state}`)
  const said = { date: speaker.dateOf(created_at.getTime()), reward: quantity > 1 ? `${quantity} × ${name}` : name, state: stands }
  return {
    ...NOTHING,
    id: encodeId('ful', uuidBytes(id)),
    kind: 'reward',
    what: state,
    at: created_at.toISOString(),
    recorded_at: created_at.toISOString(),
    text: message(speaker.language, 'timeline.reward', said),
    changes: Object.entries(amounts ?? {}).map(([currency, amount]) => ({ currency, account: 'available', amount: -amount })),
    by,
    decision: hold_seq === null ? null : encodeRowId('dec', holder, hold_seq),
  }
}

/** A coupon that the member got. */
export function tellCoupon(speaker: Speaker, { code_hash, coupon, state, source, issued_at }: CouponRow): TimelineItem {
  const name = speaker.name(speaker.version.document.coupons[coupon]?.names, coupon)
  return {
    ...NOTHING,
    id: encodeId('cpn', uuidBytes(code_hash)),
    kind: 'coupon',
    what: state,
    at: issued_at.toISOString(),
    recorded_at: issued_at.toISOString(),
    text: message(speaker.language, `timeline.coupon.${source}`, { date: speaker.dateOf(issued_at.getTime()), coupon: name }),
  }
}

export function tellConsent(speaker: Speaker, { id, purpose, channel, text_version, granted, at, recorded_at }: ConsentRow): TimelineItem {
  const date = speaker.dateOf(at.getTime())
  const terms = purpose === 'terms' && channel === ''
  const key = terms ? (granted ? 'terms_accepted' : 'terms_declined') : granted ? 'consent_granted' : 'consent_withdrawn'
  return {
    ...NOTHING,
    id,
    kind: 'consent',
    what: granted ? 'granted' : 'withdrawn',
    at: at.toISOString(),
    recorded_at: recorded_at.toISOString(),
    text: speaker.say(key, terms ? { date, terms: text_version } : { date, purpose, channel }),
  }
}

export const tellNote = ({ id, text, by, at }: Note): TimelineItem => ({
  ...NOTHING,
  id,
  kind: 'note',
  what: 'note',
  at,
  recorded_at: at,
  text,
  by,
})
