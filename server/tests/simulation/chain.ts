import { happen } from './deeds.ts'
import { note, roomOf } from './drawing.ts'
import { earnedByEvent, type Earning } from './earnings.ts'
import { meet, type Moment } from './lots.ts'
import { COINS, purseOf, type CoinKey } from './model.ts'
import { give, perform, seenBy } from './trade.ts'

const DEPTH = 4

export type Available = Record<CoinKey, number>

export const availableOf = ({ member }: Moment): Available => ({
  beans: purseOf(member, 'beans').available,
  stars: purseOf(member, 'stars').available,
})

/** What a command brought about may set off rules, and what they bring about others, so many deep. */
export function react(moment: Moment, before: Available): Earning[] {
  const earnings: Earning[] = []
  if (moment.member.status !== 'active') return earnings
  let known = before
  const lookAtBalances = (): void => {
    const now = availableOf(moment)
    for (const coin of COINS)
      if (now[coin] !== known[coin]) happen(moment, 'balance_changed', { currency: coin, before: known[coin], after: now[coin] })
    known = now
  }
  lookAtBalances()
  for (let i = 0; i < moment.happened.length; i++) {
    const { trigger, event, depth } = moment.happened[i]!
    if (depth > DEPTH) {
      meet(moment, 'too deep')
      continue
    }
    moment.depth = depth
    const earned = earnedByEvent(moment.rules, trigger, event, moment.at, seenBy(moment), roomOf(moment))
    // What a return of the sale gives back is not this: it stays.
    note(moment, -moment.member.seq, earned.takes)
    const done = perform(moment, earned.earnings)
    give(moment, done, null)
    earnings.push(...done)
    lookAtBalances()
  }
  return earnings
}
