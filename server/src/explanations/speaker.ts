import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { dateOfDay, type Day } from '@perennial/engine/time/calendar.ts'
import { hasMessage, message, type Language } from '#kit/messages.ts'

export type Names = Partial<Record<string, string>>

const speakers = new WeakMap<CompiledVersion, Record<Language, Speaker>>()

/** 1 January 2024 was one. */
const MONDAY = Date.UTC(2024, 0, 1)

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const

/** Says things in one language, with the names, units and money of one version of a program. */
export class Speaker {
  readonly language: Language
  readonly version: CompiledVersion
  readonly #money: Intl.NumberFormat
  readonly #date: Intl.DateTimeFormat
  readonly #weekday: Intl.DateTimeFormat
  readonly #list: Intl.ListFormat
  /** By decimals. */
  readonly #numbers = new Map<number, Intl.NumberFormat>()

  /** Made once a version and language: its formats take a tenth of a millisecond to set up. */
  static of(version: CompiledVersion, language: Language): Speaker {
    let own = speakers.get(version)
    if (!own) speakers.set(version, (own = { en: new Speaker(version, 'en'), zh: new Speaker(version, 'zh') }))
    return own[language]
  }

  private constructor(version: CompiledVersion, language: Language) {
    this.version = version
    this.language = language
    const { currency, decimals } = version.settings.money
    const [minimumFractionDigits, maximumFractionDigits] = [decimals, decimals]
    const locale = LOCALES[language]
    this.#money = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits,
      maximumFractionDigits,
    })
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
    this.#weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
    this.#list = new Intl.ListFormat(locale, { type: 'conjunction' })
  }

  say(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    return message(this.language, `explain.${key}`, values)
  }

  money(minor: number): string {
    return this.#money.format(minor / 10 ** this.version.settings.money.decimals)
  }

  /** `56 beans`, `1 bean`, `56颗咖啡豆`. Where the program has no word for a single one, English has `1 × beans`. */
  points(currency: string, amount: number): string {
    const known = this.version.document.currencies[currency]
    const number = this.number(currency, amount)
    const name = this.#afterNumber(known ? this.name(known.names, currency) : currency)
    const count = Math.abs(amount) / 10 ** (known?.decimals ?? 0)
    const single = count === 1 ? known?.unit?.[this.language] : undefined
    if (single) return this.say('points_in_units_other', { number, name, unit: this.#afterNumber(single) })
    const unit = known?.units ? this.#afterNumber(this.name(known.units, '')) : ''
    return this.say(unit === '' ? 'points' : 'points_in_units', { count, number, name, unit })
  }

  /** An amount of a currency without its name. */
  number(currency: string, amount: number): string {
    const decimals = this.version.document.currencies[currency]?.decimals ?? 0
    return this.#numberFormat(decimals).format(amount / 10 ** decimals)
  }

  /** Chinese words follow a number at once, Latin ones after a space. */
  #afterNumber(word: string): string {
    return this.language === 'zh' && /^[\x20-\x7e]/.test(word) ? ` ${word}` : word
  }

  date(day: Day): string {
    const { year, month, day: ofMonth } = dateOfDay(day)
    return this.#date.format(Date.UTC(year, month - 1, ofMonth))
  }

  dateOf(at: number): string {
    return this.date(this.version.zone.dayOf(at))
  }

  /** The date and the time of day. */
  moment(at: number): string {
    const { hour, minute } = this.version.zone.local(at)
    return this.say('moment', { date: this.dateOf(at), time: `${hour}:${String(minute).padStart(2, '0')}` })
  }

  /** The name in this language, else in another, else the key. */
  name(names: Names | undefined, key: string): string {
    return names?.[this.language] ?? names?.['en'] ?? Object.values(names ?? {})[0] ?? key
  }

  campaign(key: string): string {
    return this.name(this.version.document.campaigns[key]?.names, key)
  }

  level(set: string, key: string): string {
    const levels = this.version.tierSets.find((s) => s.key === set)?.levels
    return this.name(levels?.find((level) => level.key === key)?.names, key)
  }

  segment(key: string): string {
    return this.name(this.version.document.segments[key]?.names, key)
  }

  attribute(key: string): string {
    return this.name(this.version.document.attributes[key]?.names, key)
  }

  /** Why points were moved by hand: a reward, one of the usual codes, or a code of the program's own as it can be read. */
  reason(code: string): string {
    const reward = this.version.document.rewards[code]
    if (reward) return this.name(reward.names, code)
    return hasMessage(this.language, `explain.reason.${code}`) ? this.say(`reason.${code}`) : code.replaceAll('_', ' ')
  }

  /** `a`, `a and b`, `a, b and c`. */
  list(parts: readonly string[]): string {
    return this.#list.format(parts)
  }

  /** 1 is Monday. */
  weekday(day: number): string {
    return this.#weekday.format(MONDAY + (day - 1) * 86_400_000)
  }

  #numberFormat(decimals: number): Intl.NumberFormat {
    let format = this.#numbers.get(decimals)
    if (!format) {
      const [minimumFractionDigits, maximumFractionDigits] = [decimals, decimals]
      format = new Intl.NumberFormat(LOCALES[this.language], { minimumFractionDigits, maximumFractionDigits })
      this.#numbers.set(decimals, format)
    }
    return format
  }
}
