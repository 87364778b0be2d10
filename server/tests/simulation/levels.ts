import { dayOn, monthsAfter, yearOf, type Day } from './days.ts'
import { happen } from './deeds.ts'
import { meet, type Moment } from './lots.ts'
import type { TierTerms } from './terms.ts'

/** The metric over the days from `first` to `last`, both included. */
const countedFrom = ({ member }: Moment, first: Day, last: Day): number =>
  member.counted.filter(({ day }) => day >= first && day <= last).reduce((sum, { value }) => sum + value, 0)

const countedIn = (moment: Moment, year: number): number => countedFrom(moment, dayOn(year, 1, 1), dayOn(year, 12, 31))

/** What counts on a day: this year, the months that end with it, or everything. */
function countedOn(moment: Moment, day: Day): number {
  const { window } = moment.terms.tier
  if (window.period === 'calendar_year') return countedIn(moment, yearOf(day))
  return window.period === 'lifetime'
    ? countedFrom(moment, -Infinity, Infinity)
    : countedFrom(moment, monthsAfter(day, -window.months) + 1, day)
}

const earnedBy = ({ levels }: TierTerms, sum: number): number =>
  Math.max(
    0,
    levels.findLastIndex(({ reach }) => sum >= reach),
  )

/** Until when a level reached on a day stands. */
function until({ window }: TierTerms, index: number, day: Day): Day | null {
  if (index === 0 || window.period === 'lifetime') return null
  return window.period === 'calendar_year' ? dayOn(yearOf(day) + 2, 1, 1) : monthsAfter(day, window.months)
}

function place(moment: Moment, index: number, cause: string, end = until(moment.terms.tier, index, moment.today)): void {
  const { member, today } = moment
  meet(moment, `level ${cause}`)
  member.level = { index, since: today, until: end, cause }
}

export function count(moment: Moment, day: Day, value: number): void {
  if (value === 0) return
  moment.member.counted.push({ day, value })
  noticing(moment, () => (value > 0 ? rise(moment, day) : sink(moment)))
}

/** Whoever is on another level afterwards has changed it, which rules may wait for. */
export function noticing(moment: Moment, change: () => void): void {
  const { member, terms } = moment
  const { index: before } = member.level
  change()
  const { index: after } = member.level
  const { levels } = terms.tier
  if (before !== after)
    happen(moment, 'tier_changed', { set: 'status', from: levels[before]!.key, to: levels[after]!.key, up: after > before })
}

function rise(moment: Moment, day: Day): void {
  const { member, terms, today } = moment
  const { tier } = terms
  const reached = earnedBy(tier, countedOn(moment, today))
  if (reached > member.level.index) return place(moment, reached, 'earned')
  if (tier.window.period !== 'calendar_year' || yearOf(day) >= yearOf(today)) return
  closedYear(moment, yearOf(day))
}

/** A late sale may lift a year that is over across the line, or show that a level which went with it was kept. */
function closedYear(moment: Moment, year: number): void {
  const { member, terms, today } = moment
  const { tier } = terms
  const sum = countedIn(moment, year)
  const late = earnedBy(tier, sum)
  const end = until(tier, late, dayOn(year, 1, 1))
  const { index, cause, since } = member.level
  if (late > index && end !== null && end > today) {
    meet(moment, 'level of a closed year')
    return place(moment, late, 'earned', end)
  }
  const lost = tier.levels[index + 1]
  if (!lost || cause !== 'dropped' || tier.downgrade !== 'one_step' || since !== dayOn(year + 1, 1, 1) || sum < lost.keep) return
  meet(moment, 'level kept after all')
  member.level = { index: index + 1, since, until: dayOn(year + 2, 1, 1), cause: 'kept' }
}

/** A return lowers an earned level only where the program says so, and only if nothing carries it any more. */
function sink(moment: Moment): void {
  const { member, terms, today } = moment
  const { index, since, cause, until: end } = member.level
  if (terms.tier.on_return === 'keep' || cause !== 'earned' || index === 0) return
  const { window } = terms.tier
  const when = window.period === 'calendar_year' ? countedIn(moment, yearOf(end!) - 2) : countedOn(moment, since)
  const left = earnedBy(terms.tier, Math.max(countedOn(moment, today), when))
  if (left < index) place(moment, left, 'dropped')
}

/** Kept or not, the next period is one more year, or the months of the window. */
function renewedUntil({ window }: TierTerms, end: Day): Day {
  return window.period === 'calendar_year'
    ? dayOn(yearOf(end) + 1, 1, 1)
    : monthsAfter(end, window.period === 'rolling' ? window.months : 12)
}

/** The end of a level has come: it is kept, or goes where the program says. */
export const review = (moment: Moment): void => noticing(moment, () => reviewed(moment))

function reviewed(moment: Moment): void {
  const { member, terms, today } = moment
  const { level } = member
  if (level.until === null || level.until > today) return
  const { tier } = terms
  const end = level.until
  const past = countedOn(moment, end - 1)
  // The months before the end, without the day on which the level was reached.
  const sum = tier.window.period === 'rolling' ? countedFrom(moment, monthsAfter(end, -tier.window.months) + 1, end - 1) : past
  const renewed = renewedUntil(tier, end)
  const earned = earnedBy(tier, sum)
  let next = level.index
  if (level.cause === 'manual') next = Math.min(level.index, earned)
  else if (sum < tier.levels[level.index]!.keep && tier.downgrade !== 'never')
    next = tier.downgrade === 'one_step' ? level.index - 1 : earned
  else {
    meet(moment, sum < tier.levels[level.index]!.reach ? 'level kept below its reach' : 'level kept')
    member.level = { ...level, since: end, until: renewed, cause: 'kept' }
    return
  }
  meet(moment, 'level ended')
  member.level = { index: next, since: end, until: next === 0 || tier.window.period === 'lifetime' ? null : renewed, cause: 'dropped' }
}

/** A new version: whoever has what a level now takes has the level at once; nobody loses one. */
export function replace(moment: Moment): void {
  const earned = earnedBy(moment.terms.tier, countedOn(moment, moment.today))
  if (earned > moment.member.level.index) place(moment, earned, 'adopted')
}
