import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cafeDocument } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, grants, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

/** How many rows every table holds. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await api.ctx.pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await api.ctx.pool.query<{ n: number }>(`select count(*)::int as n from "${name}"`)
    counts[name] = rows[0]!.n
  }
  return counts
}

const because = (json: { not_fired: { campaign: string; because: string }[] }): Record<string, string> =>
  Object.fromEntries(json.not_fired.map((n) => [n.campaign, n.because]))

describe.each([
  ['POST /v1/quotes', '/v1/quotes'],
  ['POST /v1/orders?dry_run=true', '/v1/orders?dry_run=true'],
])('%s', (_, url) => {
  it('foretells exactly what placing then gives, and writes nothing', async () => {
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 61_250]]) }))
    const body = {
      member,
      at: '2026-06-01T09:59:59+08:00',
      order: basket([
        ['L', 2, 5650, 'latte'],
        ['C', 1, 1225, 'bakery'],
      ]),
    }
    const before = await rowCounts()
    const quoted = accepted(await api.store.post(url, body, { key: null }), 200)
    expect(await rowCounts()).toEqual(before)
    expect(quoted.promised).toBe(false)
    // 68.75 yuan: 68, half as much again for silver, Latte Monday, breakfast pair.
    expect(grants(quoted.answer)).toEqual({
      'everyday.beans': 68,
      'everyday.growth': 68,
      'silver_plus.beans': 34,
      'latte_monday.beans': 15,
      'breakfast.beans': 10,
    })
    expect(because(quoted)).toEqual({ gold_double: 'condition', app_tea: 'condition', autumn_fifth: 'no_coupon', five_fold: 'no_coupon' })
    const { decision, order: _id, ...placed } = accepted(await api.store.post('/v1/orders', body))
    expect(placed).toEqual(quoted.answer)
    expect(because(accepted(await api.service.get(`/v1/decisions/${decision}`), 200))).toEqual(because(quoted))
  })

  it('answers for somebody whom the order would enrol, without enrolling them', async () => {
    const identity = phone(freshPhone())
    const before = await rowCounts()
    const quoted = accepted(await api.store.post(url, { identity, order: basket([['L', 1, 1999]]) }, { key: null }), 200)
    expect(quoted.answer.balances.beans.available).toBe(19)
    expect(await rowCounts()).toEqual(before)
    refused(await api.service.post('/v1/members:find', { identity }), 404, 'not_found')
  })

  it('lets time pass before it, as placing would', async () => {
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 10_000]]) }))
    const noon = api.clock.time
    api.clock.time = Date.parse('2027-07-01T00:00:00+08:00')
    try {
      // Beans of June 2026 are gone with July 2027; 20 new ones come.
      const quoted = accepted(await api.store.post(url, { member, order: basket([['L', 1, 2000]]) }, { key: null }), 200)
      expect(quoted.answer.balances.beans.available).toBe(20)
      expect(await beansOf(api.service, member)).toBe(100)
    } finally {
      api.clock.time = noon
    }
  })

  it('tells a refusal instead of being one', async () => {
    const member = await enrol(api.service)
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'closed' }))
    const quoted = accepted(await api.store.post(url, { member, order: basket([['L', 1, 100]]) }, { key: null }), 200)
    expect(quoted.refusal).toMatchObject({ code: 'member_not_active', facts: { status: 'closed' } })
    expect(quoted.answer.effects).toEqual([])
  })

  it('is refused for a member there is not, and where a field is wrong', async () => {
    refused(await api.store.post(url, { member: 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz', order: basket([['L', 1, 1]]) }), 404, 'not_found')
    malformed(await api.store.post(url, { order: basket([['L', 1, 1]]) }), 'body.member')
    malformed(await api.store.post(url, { member: 7, order: basket([['L', 1, 1]]) }), 'body.member')
    refused(await api.partner.post(url, { order: basket([['L', 1, 1]]) }), 403, 'forbidden')
  })
})

describe('a quote', () => {
  it('for somebody invented follows their tier and attributes', async () => {
    const invented = { tiers: { status: 'gold' } }
    const quoted = accepted(await api.store.post('/v1/quotes', { invented, order: basket([['L', 1, 3333]]) }), 200)
    expect(grants(quoted.answer)).toEqual({ 'everyday.beans': 33, 'everyday.growth': 33, 'gold_double.beans': 33 })
  })

  it('for somebody who cannot be says so', async () => {
    const ask = (invented: object) => api.store.post('/v1/quotes', { invented, order: basket([['L', 1, 100]]) })
    for (const [set, level] of [
      ['status', 'platinum'],
      ['rank', 'gold'],
      ['toString', 'gold'],
    ] as const)
      expect(refused(await ask({ tiers: { [set]: level } }), 422, 'unknown_level').facts).toEqual({ set, level })
    malformed(await ask({ attributes: { city: 5, shoe_size: 41 } }), 'body.invented.attributes.city', 'body.invented.attributes.shoe_size')
  })

  it('says in the language asked for why a rule does nothing', async () => {
    const body = { invented: {}, order: basket([['L', 1, 100]]) }
    const texts = async (language: string): Promise<string[]> => {
      const quoted = accepted(await api.store.post('/v1/quotes', body, { headers: { 'accept-language': language } }), 200)
      return quoted.not_fired.map((n: { text: string }) => n.text)
    }
    expect(new Set(await texts('en'))).toEqual(
      new Set(['its condition was not met', 'it needs the coupon autumn', 'it needs the coupon five_fold']),
    )
    for (const text of await texts('zh-CN,zh;q=0.9,en;q=0.8')) expect(text).toMatch(/^[\u4e00-\u9fff]/)
  })

  it('on the draft decides by the draft, and leaves the live program alone', async () => {
    const member = await enrol(api.service)
    const ask = (version: string) => api.store.post('/v1/quotes', { member, version, order: basket([['L', 1, 1000]]) })
    refused(await ask('draft'), 404, 'not_found')
    const draft = cafeDocument((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'))
    accepted(await api.owner.put('/v1/programs/cafe/draft', draft, { 'if-match': '"0"' }), 200)
    const [live, drafted] = [accepted(await ask('live'), 200), accepted(await ask('draft'), 200)]
    expect([live.answer.balances.beans.available, live.answer.version]).toEqual([10, 1])
    expect([drafted.answer.balances.beans.available, drafted.answer.version]).toEqual([20, 2])
    accepted(await api.owner.put('/v1/programs/cafe/draft', { ...draft, campaigns: { wrong: {} } }, { 'if-match': '"1"' }), 200)
    const problem = refused(await ask('draft'), 422, 'invalid_program')
    expect(problem.reasons.map((r: { path: string }) => r.path)).toContain('campaigns.wrong.trigger')
  })
})
