import type { Limit } from '../rules/limits.ts'
import { addMonths, dateOfDay, dayOfDate, daysInMonth, formatDay, parseDay, startOfNext, type Day } from '../time/calendar.ts'
import type { CurrencyDocument } from './currency-schema.ts'
import type { SettingsDocument } from './document.ts'
import type { ExpiryDocument } from './parts.ts'

export interface CompiledCurrency {
  key: string
  document: CurrencyDocument
  spendable: boolean
  sendable: boolean
  /** Millionths of a minor unit of money per point. */
  unitValueMicros: number
  /** Months after the last activity at which the whole wallet expires, or null. */
  slidingMonths: number | null
  /** The event that lets points through which wait for it. */
  waitsFor: string | null
  /** Days after that event. */
  waitsDays: number
  earnCap: Limit | null
  spendCap: Limit | null
  sendCap: Limit | null
  /** First day on which points earned on `day` can be spent. */
  usableOn(day: Day): Day
  /** First day on which points earned on `day` are gone, or null for never; `tiers` are the levels of the member. */
  expiresOn(day: Day, tiers?: Readonly<Record<string, string>>): Day | null
  mayCollect(day: Day): boolean
  maySpend(day: Day): boolean
  /** First day from `day` on on which it may be spent. */
  spendFrom(day: Day): Day
}

/** What waits for an event has no day. The last day that a database and JavaScript agree on being one. */
export const NO_DAY: Day = 2_932_896

export function compileCurrency(key: string, currency: CurrencyDocument, settings: SettingsDocument): CompiledCurrency {
  const { expiry, collect, spend } = currency
  return {
    key,
    document: currency,
    spendable: currency.spendable && !currency.lifetime,
    sendable: currency.sendable && !currency.lifetime,
    unitValueMicros: Math.round(currency.value * 1_000_000),
    slidingMonths: expiry.policy === 'sliding' ? expiry.months : null,
    waitsFor: currency.pending.policy === 'event' ? currency.pending.event : null,
    waitsDays: currency.pending.policy === 'event' ? currency.pending.days : 0,
    earnCap: capOf(`earn:${key}`, currency.earn_cap),
    spendCap: capOf(`spend:${key}`, currency.spend_cap),
    sendCap: capOf(`send:${key}`, currency.send_cap),
    usableOn: usableOn(currency, settings),
    expiresOn: byTier(currency),
    mayCollect: (day) => collect === undefined || inSeason(collect, day),
    maySpend: (day) => spend === undefined || inSeason(spend, day),
    spendFrom: (day) => (spend === undefined || inSeason(spend, day) ? day : nextMonthDay(spend.from, day)),
  }
}

function usableOn({ pending }: CurrencyDocument, settings: SettingsDocument): (day: Day) => Day {
  switch (pending.policy) {
    case 'none':
      return (day) => day
    case 'days':
      return (day) => day + pending.days
    case 'date': {
      const date = parseDay(pending.date) ?? 0
      return (day) => Math.max(day, date)
    }
    case 'event':
      return () => NO_DAY
    case 'return_window':
      return (day) => day + settings.return_window_days + 1
  }
}

const capOf = (key: string, cap: CurrencyDocument['earn_cap']): Limit | null =>
  cap ? { key, max: cap.max, of: 'points', currency: null, per: 'member', by: null, period: cap.period, whole: false } : null

function byTier({ expiry, expiry_by_tier }: CurrencyDocument): CompiledCurrency['expiresOn'] {
  const usual = remembered(expiresOn(expiry))
  const special = Object.entries(expiry_by_tier).flatMap(([set, levels]) =>
    Object.entries(levels).map(([level, rule]) => ({ set, level, on: remembered(expiresOn(rule)) })),
  )
  if (special.length === 0) return usual
  return (day, tiers) => (special.find(({ set, level }) => tiers?.[set] === level)?.on ?? usual)(day)
}

interface SeasonDocument {
  from: string
  to: string
}

/** Both ends inclusive; a season that ends before it begins runs over New Year. */
function inSeason({ from, to }: SeasonDocument, day: Day): boolean {
  const today = formatDay(day).slice(5)
  return from <= to ? today >= from && today <= to : today >= from || today <= to
}

function nextMonthDay(monthDay: string, day: Day): Day {
  const [month, ofMonth] = monthDay.split('-').map(Number) as [number, number]
  const { year } = dateOfDay(day)
  const inYear = (y: number): Day => dayOfDate(y, month, Math.min(ofMonth, daysInMonth(y, month)))
  return inYear(year) >= day ? inYear(year) : inYear(year + 1)
}

/** Nearly every order of a day asks for the same day; the calendar is worked out once. */
function remembered(f: (day: Day) => Day | null): (day: Day) => Day | null {
  let [asked, answer] = [NaN, null as Day | null]
  return (day) => {
    if (day !== asked) [asked, answer] = [day, f(day)]
    return answer
  }
}

/** The rule by which points end: the day earned to the first day on which they are gone. */
export function expiresOn(expiry: ExpiryDocument): (day: Day) => Day | null {
  switch (expiry.policy) {
    case 'never':
    case 'sliding':
      return () => null
    case 'span': {
      const { days = 0, months = 0, end_of } = expiry
      return (day) => {
        const end = addMonths(day, months) + days
        return end_of ? startOfNext(end_of, end) : end
      }
    }
    case 'dates':
      return (day) => firstDateFrom(addMonths(day, expiry.min_months), expiry.dates)
  }
}

/** The day after the first of the listed days of the year that is on or after `day`; 29 February falls back to the 28th. */
function firstDateFrom(day: Day, dates: readonly string[]): Day {
  const { year } = dateOfDay(day)
  const candidates = [year, year + 1].flatMap((y) =>
    dates.map((text) => {
      const [month, ofMonth] = text.split('-').map(Number) as [number, number]
      return dayOfDate(y, month, Math.min(ofMonth, daysInMonth(y, month)))
    }),
  )
  return Math.min(...candidates.filter((candidate) => candidate >= day)) + 1
}
