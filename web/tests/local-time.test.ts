import { describe, expect, it } from 'vitest'
import { dayIn, instantOf, localOf, startOfDay } from '../kit/local-time.ts'

describe('the time that a form means', () => {
  it.each([
    ['2026-11-22T09:30', 'Asia/Shanghai', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T09:30', 'UTC', '2026-11-22T09:30:00.000Z'],
    ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
    ['2026-06-01T12:00', 'Asia/Kathmandu', '2026-06-01T06:15:00.000Z'],
    // Clocks go from 02:00 to 03:00: what they skip is an hour later.
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // Clocks go from 02:00 back to 01:00: of what they show twice it is the first.
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-04-05T02:30', 'Australia/Sydney', '2026-04-04T15:30:00.000Z'],
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant)
  })

  it('is shown again as it was typed, unless clocks skip it', () => {
    for (const zone of ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia'])
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 7_900_000 * 60) {
        const local = localOf(at, zone)
        expect(localOf(Date.parse(instantOf(local, zone)), zone), `${local} ${zone}`).toBe(local)
      }
    expect(localOf(Date.parse(instantOf('2026-03-08T02:30', 'America/New_York')), 'America/New_York')).toBe('2026-03-08T03:30')
  })

  it('of a day is where it begins there', () => {
    expect(startOfDay('2026-11-22', 'Asia/Shanghai')).toBe('2026-11-21T16:00:00.000Z')
    // Clocks skip midnight.
    expect(startOfDay('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z')
  })

  it('of today is the program’s', () => {
    const late = Date.parse('2026-11-22T20:00:00Z')
    expect([dayIn('Asia/Shanghai', 0, late), dayIn('America/New_York', 0, late), dayIn('Asia/Shanghai', -90, late)]).toEqual([
      '2026-11-23',
      '2026-11-22',
      '2026-08-25',
    ])
  })
})
