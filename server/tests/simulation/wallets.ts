import { DONE, isCoin, no, type Expected, type Of } from './expected.ts'
import { closeHold, gain, goneOn, meet, pay, settle, spend, take, touch, type Moment } from './lots.ts'
import { purseOf, type CoinKey, type Gift, type Lot, type Member } from './model.ts'

/** Points are redeemed, set aside or given away. */
export function spendOf(
  moment: Moment,
  draft: Of<'redeem' | 'hold' | 'send'>,
  gifts: Gift[],
  members: ReadonlyMap<string, Member>,
): Expected {
  const { member, terms } = moment
  const { currency, amount } = draft
  if (member.status !== 'active') return no('member_not_active')
  if (!isCoin(currency)) return no('unknown_currency')
  if (!terms.currencies[currency].spendable) return no('not_spendable')
  if (purseOf(member, currency).available < amount) return no('insufficient_points')
  if (draft.kind === 'hold' && draft.expiresAt <= member.time) return no('hold_in_past')
  if (draft.kind === 'send' && !terms.currencies[currency].sendable) return no('not_sendable')
  touch(moment)
  if (draft.kind === 'redeem') spend(moment, 'redeemed', currency, amount)
  if (draft.kind === 'hold') setAside(moment, currency, amount, draft.expiresAt)
  if (draft.kind === 'send') {
    const spent = spend(moment, 'in_transit', currency, amount)
    const parts = spent.map(({ lot: { seq, n, gone }, amount: part }) => ({ seq, n, gone, amount: part }))
    gifts.push({ from: member.id, to: draft.to, coin: currency, parts, state: members.has(draft.to) ? 'under way' : 'refused' })
  }
  return DONE
}

function setAside(moment: Moment, coin: CoinKey, amount: number, until: number): void {
  const parts: { lot: Lot; amount: number }[] = []
  take(moment, coin, amount, (lot, part) => {
    lot.held += part
    parts.push({ lot, amount: part })
  })
  moment.member.holds.push({ seq: moment.member.seq, coin, amount, until, parts })
}

export function close(moment: Moment, draft: Of<'capture' | 'release'>): Expected {
  const found = moment.member.holds.find((h) => h.seq === draft.hold)
  if (!found) return no('unknown_hold')
  if (found.amount === 0) return no('hold_closed')
  const amount = draft.kind === 'release' ? 0 : (draft.amount ?? found.amount)
  if (amount > found.amount) return no('over_capture')
  closeHold(moment, found, amount)
  return DONE
}

export function adjust(moment: Moment, { currency, amount, expiresOn }: Of<'adjust'>): Expected {
  const { terms, day, member } = moment
  if (!isCoin(currency)) return no('unknown_currency')
  if (amount > 0) {
    const gone = expiresOn === undefined ? goneOn(terms.currencies[currency], day) : expiresOn
    gain(moment, 'adjusted', currency, amount, { usable: day, gone }, null)
    return DONE
  }
  if (purseOf(member, currency).available < -amount) return no('insufficient_points')
  spend(moment, 'adjusted', currency, -amount)
  return DONE
}

/** Back to the lot it left. */
export function comeHome(moment: Moment, { seq, n, amount }: Gift['parts'][number]): void {
  const lot = moment.member.lots.find((l) => l.seq === seq && l.n === n)!
  meet(moment, lot.remaining === 0 ? 'gift home to a closed lot' : 'gift home')
  lot.remaining += amount
  pay(moment, 'in_transit', lot.coin, -amount)
  settle(moment, lot)
}
