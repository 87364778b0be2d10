import { useMemo } from 'react'
import { useProgram } from './session.ts'
import { useLanguage, type Language } from './texts.ts'

export interface Format {
  count(value: number): string
  /** Of an amount in minor units. */
  money(minor: number): string
  /** Without the part behind the point: for pictures and cards. */
  moneyRough(minor: number): string
  share(value: number, digits?: number): string
  /** Points of a currency with so many decimals. */
  points(minor: number, decimals?: number): string
  /** Of a day, `2026-11-22`, or a moment, in the program's time zone. */
  day(at: string | number | Date): string
  moment(at: string | number | Date): string
  /** `3 hours ago`. */
  ago(at: string | number | Date, now?: number): string
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How amounts and times of a program are written in a language. */
export function formatOf(language: Language, zone: string, money = { currency: 'CNY', decimals: 2 }): Format {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const number = new Intl.NumberFormat(locale)
  const currency = new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' })
  const rough = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
  })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone })
  const plainDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const unit = 10 ** money.decimals
  return {
    count: (value) => number.format(value),
    money: (minor) => currency.format(minor / unit),
    moneyRough: (minor) => rough.format(minor / unit),
    share: (value, digits = 1) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(value),
    points: (minor, decimals = 0) => number.format(minor / 10 ** decimals),
    day: (at) => (typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at) ? plainDay.format(new Date(at)) : day.format(new Date(at))),
    moment: (at) => moment.format(new Date(at)),
    ago: (at, now = Date.now()) => {
      const apart = new Date(at).getTime() - now
      const [name, length] = UNITS.find(([, ms]) => Math.abs(apart) >= ms) ?? ['second', 1000]
      return relative.format(Math.round(apart / length), name)
    },
  }
}

export function useFormat(): Format {
  const language = useLanguage()
  const { time_zone: zone, money } = useProgram()
  return useMemo(() => formatOf(language, zone, money), [language, zone, money])
}
