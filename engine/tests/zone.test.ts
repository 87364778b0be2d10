import { describe, expect, it } from 'vitest'
import { addMonths, dayOfDate, formatDay, parseDay, startOfNext, weekdayOf } from '../src/time/calendar.ts'
import { Zone } from '../src/time/zone.ts'

const DAY = 86_400_000

describe('days of every time zone', () => {
  const zones = Intl.supportedValuesOf('timeZone')

  it('join without gap and rise over twelve years, in every IANA zone', () => {
    expect(zones.length).toBeGreaterThan(300)
    const from = dayOfDate(2019, 1, 1)
    const to = dayOfDate(2031, 1, 1)
    for (const name of zones) {
      const zone = new Zone(name)
      let previous = zone.startOf(from)
      for (let day = from; day < to; day++) {
        const end = zone.startOf(day + 1)
        const hours = (end - previous) / 3_600_000
        // Casey station moved its clocks by three hours at once, twice.
        if (!(hours >= 21 && hours <= 27)) throw new Error(`${name} ${formatDay(day)} has ${hours} hours`)
        if (zone.dayOf(previous) !== day) throw new Error(`${name} ${formatDay(day)} does not begin in itself`)
        if (zone.dayOf(end - 1) !== day) throw new Error(`${name} ${formatDay(day)} does not end in itself`)
        previous = end
      }
    }
  }, 240_000)

  it('knows the odd days: 23, 24.5 and 25 hours, a midnight that does not exist', () => {
    const length = (name: string, y: number, m: number, d: number): number => {
      const zone = new Zone(name)
      return (zone.startOf(dayOfDate(y, m, d) + 1) - zone.startOf(dayOfDate(y, m, d))) / 60_000
    }
    expect(length('Europe/Berlin', 2026, 3, 29)).toBe(1380)
    expect(length('Europe/Berlin', 2026, 10, 25)).toBe(1500)
    expect(length('Australia/Lord_Howe', 2026, 4, 5)).toBe(1470)
    expect(length('Asia/Shanghai', 2026, 6, 1)).toBe(1440)
    const beirut = new Zone('Asia/Beirut')
    const gap = beirut.startOf(dayOfDate(2026, 3, 29))
    expect(beirut.local(gap).hour).toBe(1)
    expect(beirut.dayOf(gap - 1)).toBe(dayOfDate(2026, 3, 28))
  })

  it('gives repeated minutes across midnight to the later day', () => {
    const zone = new Zone('America/St_Johns')
    const day = dayOfDate(2010, 11, 7)
    expect(zone.startOf(day + 1) - zone.startOf(day)).toBeGreaterThan(22 * 3_600_000)
    for (let at = zone.startOf(day) - DAY; at < zone.startOf(day) + 2 * DAY; at += 30_000) {
      expect(zone.dayOf(at)).toBeLessThanOrEqual(zone.dayOf(at + 30_000))
    }
  })
})

describe('the calendar', () => {
  it('clamps to the end of the month and keeps leap days', () => {
    const add = (date: string, months: number): string => formatDay(addMonths(parseDay(date)!, months))
    expect(add('2026-01-31', 1)).toBe('2026-02-28')
    expect(add('2024-02-29', 12)).toBe('2025-02-28')
    expect(add('2024-02-29', 48)).toBe('2028-02-29')
    expect(add('2026-03-31', -1)).toBe('2026-02-28')
    expect(add('2026-11-15', 14)).toBe('2028-01-15')
  })

  it('agrees with the runtime calendar on every day of two centuries', () => {
    for (let day = dayOfDate(1900, 1, 1); day < dayOfDate(2100, 1, 1); day++) {
      const date = new Date(day * DAY)
      const text = date.toISOString().slice(0, 10)
      if (formatDay(day) !== text || parseDay(text) !== day) throw new Error(text)
      if (weekdayOf(day) !== (date.getUTCDay() || 7)) throw new Error(`weekday of ${text}`)
    }
  })

  it('finds the start of the next month, quarter and year', () => {
    const day = parseDay('2026-11-22')!
    expect(formatDay(startOfNext('month', day))).toBe('2026-12-01')
    expect(formatDay(startOfNext('quarter', day))).toBe('2027-01-01')
    expect(formatDay(startOfNext('year', day))).toBe('2027-01-01')
    expect(formatDay(startOfNext('quarter', parseDay('2026-03-31')!))).toBe('2026-04-01')
  })

  it('refuses dates that do not exist', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'today']) expect(parseDay(text)).toBeNull()
  })
})
