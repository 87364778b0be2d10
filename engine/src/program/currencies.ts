import { addMonths, dateOfDay, dayOfDate, daysInMonth, startOfNext, type Day } from '../time/calendar.ts'
import type { CurrencyDocument, SettingsDocument } from './document.ts'

export interface CompiledCurrency {
  key: string
  spendable: boolean
  sendable: boolean
  /** Millionths of a minor unit of money per point. */
  unitValueMicros: number
  /** Months after the last activity at which the whole wallet expires, or null. */
  slidingMonths: number | null
  /** First day on which points earned on `day` can be spent. */
  usableOn(day: Day): Day
  /** First day on which points earned on `day` are gone, or null for never. */
  expiresOn(day: Day): Day | null
}

export function compileCurrency(key: string, currency: CurrencyDocument, settings: SettingsDocument): CompiledCurrency {
  const { pending, expiry } = currency
  const wait = pending.policy === 'days' ? pending.days : pending.policy === 'return_window' ? settings.return_window_days + 1 : 0
  return {
    key,
    spendable: currency.spendable,
    sendable: currency.sendable,
    unitValueMicros: Math.round(currency.value * 1_000_000),
    slidingMonths: expiry.policy === 'sliding' ? expiry.months : null,
    usableOn: (day) => day + wait,
    expiresOn: remembered(expiresOn(expiry)),
  }
}

/** Nearly every order of a day asks for the same day; the calendar is worked out once. */
function remembered(f: (day: Day) => Day | null): (day: Day) => Day | null {
  let [asked, answer] = [NaN, null as Day | null]
  return (day) => {
    if (day !== asked) [asked, answer] = [day, f(day)]
    return answer
  }
}

function expiresOn(expiry: CurrencyDocument['expiry']): (day: Day) => Day | null {
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
