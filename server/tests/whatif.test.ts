import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { studyBacktest } from '../src/backtests/study-backtest.ts'
import { studyExport } from '../src/exports/study-export.ts'
import { runStudies } from '../src/studies/run-studies.ts'
import { BadChange, withChange } from '../src/whatifs/change.ts'
import { studyWhatif } from '../src/whatifs/study-whatif.ts'
import { openApi, type Api } from './api/open-api.ts'
import { accepted, adjust, basket, enrol, malformed, redeem, refused } from './api/requests.ts'
import { fingerprint } from './studies/studying.ts'

describe('a change', () => {
  const document = {
    currencies: { points: { expiry: { policy: 'span', months: 12, end_of: 'month' }, value: 1 } },
    tiers: {
      status: {
        levels: [
          { key: 'leaf', reach: 0 },
          { key: 'gold', reach: 500, keep: 300 },
        ],
      },
    },
  }
  const levels = (of: unknown): unknown => (of as typeof document).tiers.status.levels

  it('says only what is to be otherwise, by name or by path', () => {
    expect(withChange(document, { currencies: { points: { value: 2 } } })).toEqual({
      ...document,
      currencies: { points: { ...document.currencies.points, value: 2 } },
    })
    expect(withChange(document, { 'currencies.points.value': 2 })).toEqual(withChange(document, { currencies: { points: { value: 2 } } }))
    expect(withChange(document, { 'currencies.points.value': null })).toEqual({
      ...document,
      currencies: { points: { expiry: document.currencies.points.expiry } },
    })
    expect(withChange(document, {})).toEqual(document)
  })

  it('reaches into lists by place or by key, or gives a list whole', () => {
    const gold = [
      { key: 'leaf', reach: 0 },
      { key: 'gold', reach: 600, keep: 300 },
    ]
    expect(levels(withChange(document, { 'tiers.status.levels.1.reach': 600 }))).toEqual(gold)
    expect(levels(withChange(document, { tiers: { status: { levels: { gold: { reach: 600 } } } } }))).toEqual(gold)
    expect(levels(withChange(document, { 'tiers.status.levels.gold': null }))).toEqual([{ key: 'leaf', reach: 0 }])
    expect(levels(withChange(document, { 'tiers.status.levels': [] }))).toEqual([])
    expect(() => withChange(document, { 'tiers.status.levels.platinum.reach': 1 })).toThrow(BadChange)
    expect(() => withChange(document, { 'tiers.status.levels.2.reach': 1 })).toThrow(BadChange)
  })

  it('that names its policy is whole', () => {
    const { expiry } = (withChange(document, { 'currencies.points.expiry': { policy: 'never' } }) as typeof document).currencies.points
    expect(expiry).toEqual({ policy: 'never' })
  })

  it('leaves the document that it is laid over as it is', () => {
    const before = structuredClone(document)
    withChange(document, { 'tiers.status.levels.0.reach': 5, currencies: { points: null, stamps: { value: 1 } } })
    expect(document).toEqual(before)
  })
})

/** June 2, 2026: what members have, by the day on which they got it. */
let api: Api
let ids: Record<'ana' | 'bo' | 'cy', string>
beforeAll(async () => {
  api = await openApi()
  const on = async (date: string, work: () => Promise<unknown>): Promise<void> => {
    api.clock.time = Date.parse(`${date}T12:00:00+08:00`)
    await work()
  }
  const buy = async (member: string, yuan: number): Promise<unknown> =>
    accepted(await api.store.post('/v1/orders', { member, order: basket([['B1', 1, yuan * 100]]) }))
  api.clock.time = Date.parse('2025-06-04T12:00:00+08:00')
  ids = { ana: await enrol(api.service), bo: await enrol(api.service), cy: await enrol(api.service) }
  // Wednesdays again. Ana: 700 in August makes her silver; Bo: 300 and 320; Cy: a little, spent, and given.
  await on('2025-08-06', () => buy(ids.ana, 700))
  await on('2025-12-03', () => buy(ids.bo, 300))
  await on('2026-02-04', () => buy(ids.cy, 50))
  await on('2026-03-04', async () => accepted(await redeem(api.store, ids.cy, 20)))
  await on('2026-03-11', async () => accepted(await adjust(api.service, ids.cy, 10, { expires_on: '2026-09-01' })))
  await on('2026-04-01', () => buy(ids.bo, 320))
  // No activity that keeps points alive, but a sign of life of the program.
  await on('2026-05-27', async () => accepted(await api.service.patch(`/v1/members/${ids.cy}`, { add_tags: ['vip'] })))
  api.clock.time = Date.parse('2026-06-02T12:00:00+08:00')
})
afterAll(() => api.close())

const never = new AbortController().signal
async function ask(change: object, more: object = {}, language = 'en'): Promise<any> {
  const { id } = accepted(await api.owner.post('/v1/whatifs', { change, ...more }), 202)
  expect(await runStudies(api.ctx, { backtest: studyBacktest, whatif: studyWhatif, export: studyExport }, never)).toBe(1)
  const study = accepted(await api.service.get(`/v1/whatifs/${id}`, { 'accept-language': language }), 200)
  expect(study, study.error).toMatchObject({ state: 'done', progress: 1, change })
  return study.report
}
const pointsBy = (months: { month: string; points: Record<string, number> }[], arm: string): Record<string, number> =>
  Object.fromEntries(months.filter(({ points }) => points[arm] !== 0).map(({ month, points }) => [month, points[arm]!]))

describe('another expiry', () => {
  it('is worked out on the lots that members have, from the day each was earned', async () => {
    const report = await ask({ 'currencies.beans.expiry': { policy: 'span', months: 6 } })
    expect(report).toMatchObject({ as_of: '2026-06-02', members: 3, tiers: null, earning: null })
    const [beans] = report.expiry
    // 700 + 300 + 50 − 20 + 10 + 320, and as silver Bo had half as much again for none of it.
    expect(beans).toMatchObject({ currency: 'beans', outstanding: { points: 1360, value: 6800 } })
    expect(beans.months).toHaveLength(24)
    expect(pointsBy(beans.months, 'live')).toEqual({ '2026-09': 710, '2027-01': 300, '2027-03': 30, '2027-05': 320 })
    // August's were gone in February, December's today; Cy's ten keep the day they were given.
    expect(pointsBy(beans.months, 'changed')).toEqual({ '2026-06': 700 + 300, '2026-08': 30, '2026-09': 10, '2026-10': 320 })
    expect(beans.months[0]).toMatchObject({ month: '2026-06', value: { live: 0, changed: 5000 }, liability: { live: 6800, changed: 1800 } })
    expect(beans.remaining).toEqual({ live: 0, changed: 0, difference: 0 })
    expect(report.assumptions).toHaveLength(2)
  })

  it('by inactivity counts from the last thing a member did', async () => {
    const [beans] = (await ask({ 'currencies.beans.expiry': { policy: 'sliding', months: 4 } })).expiry
    // Ana was last here in August, Bo on 1 April, Cy spent on 4 March.
    expect(pointsBy(beans.months, 'changed')).toEqual({ '2026-06': 700, '2026-07': 40, '2026-08': 620 })
  })

  it('never leaves what was to go', async () => {
    const [beans] = (await ask({ 'currencies.beans.expiry': { policy: 'never' } }, {}, 'zh')).expiry
    expect(pointsBy(beans.months, 'changed')).toEqual({ '2026-09': 10 })
    expect(beans.remaining).toEqual({ live: 0, changed: 1350, difference: 1350 })
  })
})

describe('other thresholds', () => {
  it('lift at once who reaches them, and show at a review who does not', async () => {
    const { tiers, expiry } = await ask({
      tiers: { status: { levels: { silver: { reach: 500, keep: 500 }, gold: { reach: 680, keep: 680 } } } },
    })
    expect(expiry).toBeNull()
    // Ana has 700, all of it in her window; Bo 620, which made him silver in April.
    expect(tiers).toMatchObject([{ set: 'status', levels: ['leaf', 'silver', 'gold'] }])
    expect(tiers[0].now).toEqual({
      moved: 1,
      cells: [
        { live: 'leaf', changed: 'leaf', members: 1 },
        { live: 'silver', changed: 'silver', members: 1 },
        { live: 'silver', changed: 'gold', members: 1 },
      ],
    })
    const harder = await ask({ tiers: { status: { levels: { silver: { reach: 2000, keep: 650 }, gold: { reach: 3000 } } } } })
    expect(harder.tiers[0].now.moved).toBe(0)
    // Under the live version both keep silver with 400; with 650, Bo does not.
    expect(harder.tiers[0].reviewed).toEqual({
      moved: 1,
      cells: [
        { live: 'leaf', changed: 'leaf', members: 1 },
        { live: 'silver', changed: 'leaf', members: 1 },
        { live: 'silver', changed: 'silver', members: 1 },
      ],
    })
  })
})

describe('another earn rate', () => {
  it('is the last whole months decided again', async () => {
    const report = await ask({ 'campaigns.everyday.rules.beans.then.0.grant.amount': 'order.net / 50' }, { months: 6 })
    expect([report.expiry, report.tiers]).toEqual([null, null])
    expect(report.earning).toMatchObject({
      from: '2025-12-01',
      to: '2026-05-31',
      orders: 3,
      cost: { live: 3350, changed: 6700, difference: 3350 },
      per_month: { live: 558, changed: 1117, difference: 559 },
      months: [
        { month: '2025-12', orders: 1, cost: { live: 1500, changed: 3000, difference: 1500 } },
        { month: '2026-02', orders: 1, cost: { live: 250, changed: 500, difference: 250 } },
        { month: '2026-04', orders: 1, cost: { live: 1600, changed: 3200, difference: 1600 } },
      ],
    })
    expect(report.assumptions[0]).toMatch(/^Changed behaviour is not modelled/)
  })

  it('of a history that ended long ago is looked at from its last day', async () => {
    const noon = api.clock.time
    api.clock.time += 60 * 86_400_000
    try {
      const report = await ask({ 'currencies.beans.value': 10 }, { months: 2 })
      expect(report).toMatchObject({
        as_of: '2026-05-27',
        earning: { from: '2026-03-01', to: '2026-04-30', cost: { live: 1600, changed: 3200 } },
      })
      const [beans] = (await ask({ 'currencies.beans.expiry': { policy: 'never' } }, { as_of: '2026-07-01' })).expiry
      expect(beans.months[0].month).toBe('2026-07')
    } finally {
      api.clock.time = noon
    }
  })
})

describe('POST /v1/whatifs', () => {
  it('says at once what cannot be answered', async () => {
    const post = (body: object) => api.owner.post('/v1/whatifs', body)
    malformed(await post({ change: {} }), 'body.change')
    malformed(await post({ change: { 'currencies.beans.value': 5 } }), 'body.change')
    malformed(await post({ change: { 'tiers.status.levels.platinum.reach': 5 } }), 'body.change')
    malformed(await post({ change: { 'currencies.beans.value': 6 }, as_of: '2026-06-03' }), 'body.as_of')
    malformed(await post({ change: { 'currencies.beans.value': 6 }, as_of: '2026-03-31' }), 'body.as_of')
    malformed(await post({ change: { 'currencies.beans.value': 6 }, months: 0 }), 'body.months')
    refused(await post({ change: { 'tiers.status.levels.silver.reach': 9000 } }), 422, 'invalid_program')
    refused(await api.service.post('/v1/whatifs', { change: { 'currencies.beans.value': 6 } }), 403, 'forbidden')
  })

  it('touches no table, can be cancelled, and is listed', async () => {
    const before = await fingerprint(api.ctx.databaseUrl)
    api.clock.time = Date.parse('2026-09-01T12:00:00+08:00')
    const { id } = accepted(
      await api.owner.post('/v1/whatifs', { change: { 'currencies.beans.expiry.months': 3, 'currencies.beans.value': 7 } }),
      202,
    )
    const { given_answers: _, ...tables } = await fingerprint(api.ctx.databaseUrl)
    expect(await runStudies(api.ctx, { backtest: studyBacktest, whatif: studyWhatif, export: studyExport }, never)).toBe(1)
    const { given_answers: __, ...after } = await fingerprint(api.ctx.databaseUrl)
    expect(after).toEqual(tables)
    expect(after['lots']).toBe(before['lots'])
    api.clock.time += 1000
    const waiting = accepted(await api.owner.post('/v1/whatifs', { change: { 'currencies.beans.value': 6 } }), 202)
    expect(accepted(await api.owner.post(`/v1/whatifs/${waiting.id}/cancel`), 200).state).toBe('cancelled')
    const { items } = accepted(await api.service.get('/v1/whatifs?limit=2'), 200)
    expect(items.map((item: { id: string; state: string }) => [item.id, item.state])).toEqual([
      [waiting.id, 'cancelled'],
      [id, 'done'],
    ])
    refused(await api.service.get(`/v1/backtests/${id}`), 404, 'not_found')
  })
})
