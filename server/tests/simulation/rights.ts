import { periodOf, takenOn, type Take } from './caps.ts'
import { monthsAfter, type Day } from './days.ts'
import { happen } from './deeds.ts'
import { DONE, no, type Expected, type Of } from './expected.ts'
import type { Period } from './hedges.ts'
import { meet, type Moment } from './lots.ts'

interface Benefit {
  levels: readonly string[]
  tags: readonly string[]
  plans: readonly string[]
  quota: { max: number; period: Period } | null
}

export const BENEFITS: Readonly<Record<string, Benefit>> = {
  lounge: { levels: ['gold'], tags: [], plans: ['plus'], quota: { max: 2, period: 'month' } },
  gift: { levels: ['silver', 'gold'], tags: ['vip'], plans: [], quota: { max: 1, period: { days: 30 } } },
  parking: { levels: [], tags: [], plans: ['plus'], quota: null },
}

export const PLUS = { months: 1, trial_days: 5 }

/** A right is used, given by hand, taken away, or a use of it given back. */
export function benefit(moment: Moment, { act, benefit: key, until = null, usedOn }: Of<'benefit'>): Expected {
  const { member, day } = moment
  const own = BENEFITS[key]
  if (!own) return no('unknown_benefit')
  const period = own.quota?.period ?? 'lifetime'
  const note = (amount: number, on: Day): void => {
    member.takes.push({ name: `benefit:${key}`, day: on, amount, per: 'member', period, seq: member.seq })
  }
  if (act === 'give') member.benefits[key] = until
  if (act === 'take') {
    if (!(key in member.benefits)) return no('benefit_not_held')
    delete member.benefits[key]
  }
  if (act === 'restore') {
    const on = usedOn ?? day
    if (!member.takes.some((take) => isUse(take, key, period, on)) || left(member.takes, key, period, on) < 1) return no('benefit_not_used')
    note(-1, on)
    meet(moment, 'use given back')
  }
  if (act !== 'use') return DONE
  if (member.status !== 'active') return no('member_not_active')
  if (!has(moment, key, own)) return no('benefit_not_held')
  if (own.quota && takenOn(member.takes, `benefit:${key}`, period, day) >= own.quota.max) return no('quota_used')
  note(1, day)
  happen(moment, 'benefit_used', { benefit: key })
  return DONE
}

const isUse = ({ name, day }: Take, key: string, period: Period, on: Day): boolean =>
  name === `benefit:${key}` && periodOf(period, day) === periodOf(period, on)

const left = (takes: readonly Take[], key: string, period: Period, on: Day): number =>
  takes.filter((take) => isUse(take, key, period, on)).reduce((sum, { amount }) => sum + amount, 0)

function has({ member, terms, day }: Moment, key: string, { levels, tags, plans }: Benefit): boolean {
  const until = member.benefits[key]
  if (until === null || (until !== undefined && until > day)) return true
  if (member.plan && member.plan.until > day && plans.includes(member.plan.key)) return true
  return tags.some((tag) => member.tags.includes(tag)) || levels.includes(terms.tier.levels[member.level.index]!.key)
}

/** A paid membership begins, is paid again, or is called off. */
export function plan(moment: Moment, { act, plan: key, trial = false }: Of<'plan'>): Expected {
  const { member, today, day, terms } = moment
  if (key !== 'plus') return no('unknown_plan')
  if (act === 'start') {
    const tried = member.takes.some(({ name }) => name === 'trial:plus')
    const running = member.plan !== null && member.plan.until > today ? member.plan : null
    if (trial && (tried || running)) return no('trial_used')
    if (running && !running.trial) {
      member.plan = { ...running, until: monthsAfter(running.until, PLUS.months), cancelled: false }
      return DONE
    }
    if (trial) member.takes.push({ name: 'trial:plus', day, amount: 1, per: 'member', period: { days: 1 }, seq: member.seq })
    const until = trial ? today + PLUS.trial_days : monthsAfter(today, PLUS.months)
    member.plan = { key, since: today, until, trial, cancelled: false }
    happen(moment, 'plan_started', { plan: key, trial })
    return DONE
  }
  const { plan: own } = member
  if (!own) return no('no_plan')
  if (act === 'renew') {
    member.plan = { ...own, until: monthsAfter(Math.max(own.until, today), PLUS.months), trial: false, cancelled: false }
    return DONE
  }
  member.plan = { ...own, cancelled: true, until: terms.endsAtOnce ? today : own.until }
  endPlan(moment)
  return DONE
}

/** A paid membership whose time is over ends. */
export function endPlan(moment: Moment): void {
  const { member, today } = moment
  if (!member.plan || member.plan.until > today) return
  member.plan = null
  happen(moment, 'plan_ended', { plan: 'plus' })
}

/** Benefits and the plan, as the document says them. */
export function rightsDocument(endsAtOnce: boolean): object {
  const names = { en: 'A right' }
  const benefits = Object.entries(BENEFITS).map(([key, { levels, tags, plans, quota }]) => [
    key,
    { names, tags, plans, ...(levels.length > 0 && { tiers: { status: levels } }), ...(quota && { quota }) },
  ])
  return {
    benefits: Object.fromEntries(benefits) as object,
    plans: { plus: { names, price: 990, ...PLUS, on_cancel: endsAtOnce ? 'at_once' : 'until_end' } },
  }
}
