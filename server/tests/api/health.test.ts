import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { count } from './count.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, phone, refused } from './requests.ts'

const DAY_MS = 86_400_000

let api: Api
beforeAll(async () => {
  api = await openApi((d) => Object.assign(d['settings'], { unknown_identity: 'keep', late_window_days: 400, join_credit_days: 30 }))
})
afterAll(() => api.close())

const health = async (query = '', language = 'en'): Promise<any> =>
  accepted(await api.owner.get(`/v1/programs/cafe/health${query}`, { 'accept-language': language }), 200)
const wordsAbout = ({ sentences }: any, about: string): string =>
  sentences
    .filter((s: any) => s.about === about)
    .map((s: any) => s.text)
    .join(' ')

describe('the health check', () => {
  it('says that there is nothing yet', async () => {
    const report = await health()
    expect(wordsAbout(report, 'people')).toBe('The program has no members yet.')
    expect(wordsAbout(report, 'return')).toBe('No member bought in this time.')
    expect(wordsAbout(report, 'joining')).toMatch(/^Nobody joined long enough ago/)
    expect(report.rewards.every((r: any) => r.times === 0 && r.cost === null)).toBe(true)
  })

  it('tells who buys, who comes back, which rewards are used, and what members spent before and after', async () => {
    const start = api.clock.time
    // Known by telephone, and no member yet: what is older than the program credits stays with nobody.
    const identity = phone()
    const at = (days: number): string => new Date(start + days * DAY_MS).toISOString()
    const buy = (whom: object, yuan: number) => api.store.post('/v1/orders', { ...whom, order: basket([['A', 1, yuan * 100]]) })
    accepted(await buy({ identity }, 100), 202)
    api.clock.time = start + 60 * DAY_MS
    accepted(await buy({ identity }, 50), 202)
    api.clock.time = start + 70 * DAY_MS
    const member = await enrol(api.service, { identities: [{ ...identity, verified: true }] })
    const other = await enrol(api.service)
    const quiet = await enrol(api.service)
    api.clock.time = start + 100 * DAY_MS
    for (const yuan of [60, 60, 105]) accepted(await buy({ member }, yuan))
    accepted(await buy({ member: other }, 30))
    accepted(await adjust(api.service, quiet, 2000))
    accepted(await api.owner.put('/v1/suppliers/warehouse', { kind: 'warehouse' }), 200)
    accepted(await api.owner.put('/v1/suppliers/warehouse/prices', { prices: { mug: 2500 } }), 200)
    accepted(await api.service.put('/v1/stock/mug', { total: 20 }), 200)
    const address = { name: 'Lin', line1: 'Road 1', city: 'Shanghai', country: 'CN' }
    accepted(await api.store.post('/v1/rewards/mug/redemptions', { member: quiet, address }))
    accepted(await api.store.post('/v1/rewards/tree/redemptions', { member: quiet }))
    await workFulfilments(api.ctx)
    accepted(await api.store.post('/v1/redemptions', { member: quiet, currency: 'beans', amount: 40, reason: 'sample' }))
    api.clock.time = start + 170 * DAY_MS
    await count(api.ctx)
    const report = await health()
    expect(report).toMatchObject({ members: 3, frequency: { once: 1, more: 1, never: 1 } })
    const reward = (key: string): any => report.rewards.find((r: any) => r.reward === key)
    expect(reward('mug')).toMatchObject({ times: 1, pieces: 1, members: 1, points: { beans: 900 }, cost: 2500, live: true })
    expect(reward('tree')).toMatchObject({ times: 1, points: { beans: 500 }, cost: 2000 })
    expect(reward('coffee')).toMatchObject({ times: 0, cost: null, last_at: null })
    expect(report.uses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'redeem', name: 'By hand: sample', currency: 'beans', times: 1, points: 40 }),
      ]),
    )
    expect(report.uses.reduce((sum: number, use: any) => sum + use.points, 0)).toBe(
      report.figures.find((f: any) => f.key === 'burned' && f.currency === 'beans').value,
    )
    // 100 and 50 before joining; the 50 was credited then. 225 in the ninety days after.
    expect(report.joining).toEqual({ days: 90, members: 3, known: 1, before: 15_000, after: 22_500, others_after: 1500, causal: false })
    expect(wordsAbout(report, 'people')).toMatch(/Of 3 members, 2 bought in this time: 66\.7/)
    expect(wordsAbout(report, 'return')).toMatch(/50.?% of those who bought did so more than once; 1 bought a single time/)
    expect(wordsAbout(report, 'rewards')).toMatch(/cost ¥45\.00.*Nobody redeemed A coffee/)
    expect(wordsAbout(report, 'joining')).toMatch(
      /1 of 3 members .* paid ¥150\.00 in the 90 days before joining, and ¥225\.00 in the 90 days after \(\+50.?%\)\. That is not what joining caused/,
    )
    expect(report.sentences.filter((s: any) => s.causal === false)).toHaveLength(1)
    const chinese = await health('', 'zh-CN')
    for (const { text } of chinese.sentences) expect(text).toMatch(/^[^{}]*[\u4e00-\u9fff]{4,}[^{}]*$/)
    expect(at(0)).toMatch(/^2026/)
  })

  it('is for those who may read reports, of their own program', async () => {
    refused(await api.service.get('/v1/programs/cafe/health'), 403, 'forbidden')
    refused(await api.owner.get('/v1/programs/tea/health'), 404, 'not_found')
  })
})

describe('what waits for somebody', () => {
  it('is counted where it lies', async () => {
    const waiting = async (): Promise<Record<string, any>> =>
      Object.fromEntries(accepted(await api.owner.get('/v1/programs/cafe/waiting'), 200).items.map((w: any) => [w.key, w]))
    const before = await waiting()
    expect(before['picking']).toMatchObject({ count: 1 })
    expect(before['stock']).toMatchObject({ count: 0, since: null, made_of: '/v1/stock' })
    accepted(await api.service.put('/v1/stock/mug', { total: 20, alert_below: 50 }), 200)
    accepted(await api.store.post('/v1/returns', { identity: phone(), order: { reference: 'NOT-YET' } }), 202)
    api.clock.time += 2 * DAY_MS
    const after = await waiting()
    expect(after['stock'].count).toBe(1)
    expect(after['parked']).toMatchObject({ count: 1, made_of: '/v1/parked?state=waiting' })
    for (const { made_of } of Object.values(after)) if (made_of !== null) accepted(await api.owner.get(made_of), 200)
  })
})
