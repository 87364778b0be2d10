import type { NotFired } from '../decide/decision.ts'
import type { CampaignDocument } from '../program/campaign-schema.ts'
import { parseDay, weekdayOf, type Day } from '../time/calendar.ts'
import type { Frame } from './code.ts'

/** When a campaign is open. */
export interface Schedule {
  /** Live, and without any bound: most campaigns, and asking the others cost them as much as a rule. */
  always: boolean
  state: CampaignDocument['state']
  from: Day
  /** First day after the campaign. */
  until: Day
  /** Stretches of the week; none for always. */
  hours: readonly { weekdays: ReadonlySet<number> | null; from: number; to: number }[]
  blackout: ReadonlySet<Day>
}

export function scheduleOf({ state, from, to, hours, blackout }: CampaignDocument): Schedule {
  return {
    always: state === 'live' && from === undefined && to === undefined && hours.length === 0 && blackout.length === 0,
    state,
    from: from ? (parseDay(from) ?? -Infinity) : -Infinity,
    until: to ? (parseDay(to) ?? Infinity) + 1 : Infinity,
    hours: hours.map((h) => ({ weekdays: h.weekdays ? new Set(h.weekdays) : null, from: minuteOf(h.from), to: minuteOf(h.to) })),
    blackout: new Set(blackout.flatMap((date) => parseDay(date) ?? [])),
  }
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

/** Why a campaign is closed at this local moment, or null when it is open. */
export function closedBecause(schedule: Schedule, day: Day, frame: Frame): NotFired['because'] | null {
  if (schedule.always) return null
  if (schedule.state !== 'live') return schedule.state === 'ended' ? 'after_end' : 'paused'
  if (day < schedule.from) return 'before_start'
  if (day >= schedule.until) return 'after_end'
  if (schedule.blackout.size > 0 && schedule.blackout.has(day)) return 'blackout'
  if (schedule.hours.length === 0) return null
  const { hour, minute } = frame['at'] as { hour: number; minute: number }
  const now = hour * 60 + minute
  return schedule.hours.some((h) => isWithin(h, day, now)) ? null : 'outside_hours'
}

/** A stretch that ends before it begins runs over midnight, and belongs to the day on which it began. */
function isWithin({ weekdays, from, to }: Schedule['hours'][number], day: Day, now: number): boolean {
  const on = (d: Day): boolean => weekdays === null || weekdays.has(weekdayOf(d))
  if (from < to) return on(day) && now >= from && now < to
  return (on(day) && now >= from) || (on(day - 1) && now < to)
}
