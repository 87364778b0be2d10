import { parseDay } from '@perennial/engine/time/calendar.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAnniversary, keepPersonalDates } from '../../src/clock/keep-personal-dates.ts'
import { openApi, type Api } from './open-api.ts'
import { beansOf, enrol } from './requests.ts'

const DAY_MS = 86_400_000

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    const gift = (amount: string, days: object) => ({
      names: { en: 'Birthday', zh: '生日' },
      trigger: { anniversary: 'birthday', ...days },
      rules: { r: { then: [{ grant: { currency: 'beans', amount } }] } },
    })
    d['attributes'].birthday = { type: 'date', personal: true }
    d['settings'].late_window_days = 0
    d['campaigns'] = { day: gift('100', {}), week_before: gift('7', { lead_days: 7 }) }
  })
  api.clock.time = Date.parse('2026-06-02T09:00:00+08:00')
})
afterAll(() => api.close())

const keep = () => keepPersonalDates(api.ctx, new AbortController().signal)
const born = (birthday: string) => enrol(api.service, { attributes: { birthday } })

describe('a personal birthday', () => {
  it('is a day of its campaigns, once, and nobody else’s', async () => {
    const [today, inAWeek, other, unknown] = [
      await born('1990-06-02'),
      await born('1985-06-09'),
      await born('1990-06-03'),
      await enrol(api.service),
    ]
    expect(await keep()).toBe(2)
    const beans = () => Promise.all([today, inAWeek, other, unknown].map((member) => beansOf(api.service, member)))
    expect(await beans()).toEqual([100, 7, 0, 0])
    expect(await keep()).toBe(0)
    api.clock.time += DAY_MS
    expect(await keep()).toBe(1)
    expect(await beans()).toEqual([100, 7, 100, 0])
  })

  it('is made up for when nobody looked for some days, and not after weeks', async () => {
    await keep()
    const [soon, late] = [await born('1990-06-06'), await born('1990-06-20')]
    api.clock.time = Date.parse('2026-06-10T09:00:00+08:00')
    await keep()
    expect(await beansOf(api.service, soon)).toBe(100)
    api.clock.time = Date.parse('2026-07-10T09:00:00+08:00')
    await keep()
    expect(await beansOf(api.service, late)).toBe(0)
  })

  it('stands in no command', async () => {
    const { rows } = await api.ctx.pool.query(
      "select count(*)::int as n from commands where input::text like '%1990%' or outcome::text like '%1990%'",
    )
    expect(rows[0].n).toBe(0)
  })

  it('of 29 February is the 28th in other years', () => {
    const on = (date: string, day: string): boolean => isAnniversary(date, parseDay(day)!)
    expect([on('2000-02-29', '2026-02-28'), on('2000-02-29', '2028-02-28'), on('2000-02-29', '2028-02-29')]).toEqual([true, false, true])
    expect([on('2026-06-02', '2026-06-02'), on('not a day', '2026-06-02')]).toEqual([false, false])
  })
})
