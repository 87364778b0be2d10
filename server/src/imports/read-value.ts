import { dayOfDate, daysInMonth } from '@perennial/engine/time/calendar.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { message } from '#kit/messages.ts'

/** A cell that cannot be what its field needs; `reason` is the code in the report, and `why` its text (`import.why`) with the facts. */
export class BadValue extends Error {
  readonly reason: string
  readonly why: Why
  constructor(reason: string, key: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message('en', `import.why.${key}`, facts))
    this.reason = reason
    this.why = { key: `import.why.${key}`, facts }
  }
}

/** A text of the catalogue with its values, to be said in the reader's language. */
export interface Why {
  key: string
  facts: Readonly<Record<string, unknown>>
}

const WHOLE = /^[+-]?\d{1,15}$/

export function readWhole(text: string, reason: string): number {
  if (!WHOLE.test(text)) throw new BadValue(reason, 'not_whole', { value: text })
  return Number(text)
}

/** Commas only where they part thousands: `2,55` is a decimal comma, and must not become 255. */
const DECIMAL = /^([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,12}))?$/

/** A decimal of the file as an exact fraction of minor units. */
export interface Exact {
  units: bigint
  scale: bigint
}

export function readDecimal(text: string, reason: string): Exact {
  const match = DECIMAL.exec(text)
  if (!match) throw new BadValue(reason, 'not_decimal', { value: text })
  const [, sign, whole, fraction = ''] = match as unknown as [string, string, string, string?]
  const units = BigInt(whole.replaceAll(',', '') + fraction)
  return { units: sign === '-' ? -units : units, scale: 10n ** BigInt(fraction.length) }
}

/** `value × times` in minor units, rounded half up once. */
export function toMinor({ units, scale }: Exact, times: number, decimals: number): number {
  const product = units * BigInt(times) * 10n ** BigInt(decimals)
  const doubled = product * 2n + (product < 0n ? -scale : scale)
  return Number(doubled / (scale * 2n))
}

const TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/

/** `2010-12-01 08:26`, with or without seconds and offset. Without an offset it is local time of the zone. */
export function readTime(text: string, zoneName: string): number {
  const match = TIME.exec(text)
  if (!match) throw new BadValue('bad_time', 'not_a_time', { value: text })
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) {
    throw new BadValue('bad_time', 'no_such_time', { value: text })
  }
  const local = dayOfDate(year, month, day) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000
  const offset = match[7]
  if (offset === 'Z') return local
  if (offset) return local - offsetMs(offset)
  const zone = zoneOf(zoneName)
  // The offset in force at that local time: guessed as if it were UTC, then corrected once.
  return local - zone.offsetAt(local - zone.offsetAt(local))
}

function offsetMs(offset: string): number {
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))]
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
