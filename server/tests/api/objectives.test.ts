import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measureObjectives } from '../../src/objectives/measure-objectives.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, phone, refused } from './requests.ts'

const DAY_MS = 86_400_000
const of = (metric: string, more: object = {}) => ({ metric, target: 1, by: '2027-12-31', ...more })

/** One campaign for each thing that can be measured; they begin on 1 June 2026. */
const METRICS = ['orders', 'active_members', 'new_members', 'repeat_rate', 'average_order', 'members_share_of_sales', 'redemption_rate']

let api: Api
let start: number
beforeAll(async () => {
  api = await openApi((d) => {
    const campaign = (objective: object) => ({
      names: { en: 'X', zh: 'X' },
      trigger: 'order',
      from: '2026-06-01',
      objective,
      rules: { r: { then: [{ grant: { currency: 'beans', amount: 'order.net / 100' } }] } },
    })
    d['attributes'].city = { type: 'string' }
    Object.assign(d['settings'], { late_window_days: 3660, unknown_identity: 'keep' })
    const entries = METRICS.map((metric) => [`for_${metric}`, campaign(of(metric))] as const)
    const shanghai = campaign(of('active_members', { population: 'member.city == "Shanghai"' }))
    d['campaigns'] = { ...Object.fromEntries(entries), in_shanghai: shanghai }
    d['benefits'] = { lounge: { names: { en: 'Lounge', zh: '休息室' }, objective: of('orders') } }
  })
  start = api.clock.time
})
afterAll(() => api.close())

const measured = async (): Promise<Record<string, any>> => {
  const { items } = accepted(await api.service.get('/v1/programs/cafe/objectives'), 200)
  return Object.fromEntries(items.map((item: { subject: string }) => [item.subject.replace(/^\w+\.(for_)?/, ''), item]))
}
const run = () => measureObjectives(api.ctx, new AbortController().signal)
const at = (date: string): string => `${date}T12:00:00+08:00`

describe('objectives', () => {
  it('are measured as it was before they began, and as it is', async () => {
    api.clock.time = Date.parse(at('2026-03-10'))
    const [ana, bo] = [await enrol(api.service, { attributes: { city: 'Shanghai' } }), await enrol(api.service)]
    await enrol(api.service)
    const buy = async (member: string, date: string, yuan: number) => {
      api.clock.time = Date.parse(at(date))
      accepted(await api.store.post('/v1/orders', { member, order: basket([['A', 1, yuan * 100]]) }))
    }
    await buy(ana, '2026-03-12', 100)
    await buy(bo, '2026-04-01', 200)
    await buy(ana, '2026-05-31', 300)
    accepted(await api.store.post('/v1/orders', { identity: phone(), order: basket([['A', 1, 20_000]]) }), 202)
    await buy(bo, '2026-06-01', 999)
    api.clock.time = start + 2 * DAY_MS
    expect(await run()).toBe(METRICS.length + 2)
    const found = await measured()
    expect(found['orders']).toMatchObject({
      baseline: 0.5, // three orders of two members in three months
      baseline_from: '2026-03-03',
      baseline_to: '2026-05-31',
      current: 0.6667,
      target: 1,
      reached: false,
      names: { en: 'X' },
    })
    expect(found['active_members'].baseline).toBe(0.6667)
    expect(found['new_members'].baseline).toBe(3)
    expect(found['repeat_rate'].baseline).toBe(0.5)
    expect(found['average_order'].baseline).toBe(20_000)
    expect(found['members_share_of_sales'].baseline).toBe(0.75)
    expect(found['redemption_rate'].baseline).toBeNull()
    const population = 'member.city == "Shanghai"'
    expect(found['in_shanghai']).toMatchObject({ baseline: 1, current: 1, population, target: 1, reached: true })
    expect(found['lounge']).toMatchObject({ subject: 'benefits.lounge', current: 0.6667 })
  })

  it('are measured again the next day, with what of before was heard of only now', async () => {
    expect(await run()).toBe(0)
    api.clock.time += DAY_MS
    const member = await enrol(api.service)
    const late = { at: '2026-05-30T12:00:00+08:00', order: basket([['A', 1, 5000]]) }
    accepted(await api.store.post('/v1/orders', { member, ...late }))
    accepted(await api.store.post('/v1/orders', { member, order: basket([['A', 1, 5000]]) }))
    api.clock.time += DAY_MS
    expect(await run()).toBe(METRICS.length + 2)
    expect((await measured())['orders']).toMatchObject({ baseline: 0.4444, current: 0.6667 })
  })

  it('of another program are nobody else’s', async () => {
    refused(await api.service.get('/v1/programs/elsewhere/objectives'), 404, 'not_found')
  })
})
