import { note, roomOf } from './drawing.ts'
import { byCurrency, earnedByEvent, earnedByOrder, type Earned, type Earning, type Seen } from './earnings.ts'
import { no, type Expected, type Of } from './expected.ts'
import { count } from './levels.ts'
import { gain, goneOn, meet, touch, usableOn, type Moment } from './lots.ts'

/** What the rules see of the member now. */
function seenBy({ member, rules }: Moment): Seen {
  return { level: rules.tier.levels[member.level.index]!.key, tags: [...member.tags], city: member.city }
}

export function order(moment: Moment, { order: bought }: Of<'order'>): Expected {
  const { member, rules, at } = moment
  if (member.status !== 'active') return no('member_not_active')
  const seen = seenBy(moment)
  const rooms = new Map<string, number>()
  const earned = earnedByOrder(rules, bought, seen, at, roomOf(moment, rooms))
  const { earnings, takes: sold } = earned
  const returned = bought.lines.map(() => 0)
  member.sales.push({ seq: member.seq, at, terms: rules, order: bought, seen, returned, earnings, sold, rooms })
  touch(moment)
  keep(moment, earned, member.seq)
  const { metric } = moment.terms.tier
  if (metric === 'spent') count(moment, moment.day, bought.net)
  if (metric === 'orders') count(moment, moment.day, 1)
  return { refused: null, earnings }
}

export function event(moment: Moment, { type, attributes }: Of<'event'>): Expected {
  const { member, rules, at } = moment
  if (member.status !== 'active') return no('member_not_active')
  if (type !== 'visit' && type !== 'review') return no('unknown_event')
  const earned = earnedByEvent(rules, type, attributes, at, roomOf(moment))
  touch(moment)
  keep(moment, earned, null)
  return { refused: null, earnings: earned.earnings }
}

/** Books what was earned, and what it took of limits. */
function keep(moment: Moment, { earnings, takes, met }: Earned, sale: number | null): void {
  for (const corner of met) meet(moment, corner)
  note(moment, moment.member.seq, takes)
  earn(moment, earnings, sale)
}

function earn(moment: Moment, earnings: readonly Earning[], sale: number | null): void {
  const { terms, day } = moment
  for (const [coin, amount] of byCurrency(earnings)) {
    const dates = { usable: usableOn(terms.currencies[coin], terms, day), gone: goneOn(terms.currencies[coin], day) }
    gain(moment, 'issued', coin, amount, dates, sale)
    if (terms.tier.metric === 'earned' && coin === 'stars') count(moment, day, amount)
  }
}
