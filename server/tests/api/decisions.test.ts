import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, grants, redeem, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['campaigns'].old = { names: { en: 'Over', zh: '已结束' }, trigger: 'order', to: '2026-05-31', rules: d['campaigns'].everyday.rules }
    d['campaigns'].early = { ...d['campaigns'].old, names: { en: 'Early', zh: '未开始' }, to: undefined, from: '2026-07-01' }
    d['campaigns'].asleep = { ...d['campaigns'].old, names: { en: 'Paused', zh: '暂停' }, to: undefined, state: 'paused' }
    d['campaigns'].broken = { ...d['campaigns'].old, names: { en: 'Fault', zh: '出错' }, to: undefined, when: 'order.total / 0 > 1' }
  })
})
afterAll(() => api.close())

const explain = async (id: string, language = 'en'): Promise<any> =>
  accepted(await api.service.get(`/v1/decisions/${id}`, { 'accept-language': language }), 200)

describe('GET /v1/decisions/{id}', () => {
  it('gives an order’s answer again, with its inputs and what the rules saw', async () => {
    const member = await enrol(api.service, { attributes: { city: 'Suzhou', name: '林晓' }, tags: ['founder'] })
    const order = basket([['LAT', 1, 3000, 'latte']], { channel: 'app', store: 'S1' })
    const placed = accepted(await api.service.post('/v1/orders', { member, order }))
    const told = await explain(placed.decision)
    expect(told.answer).toEqual(placed)
    expect(told.policy_version).toBe(1)
    expect(told.input.order).toMatchObject({ reference: order['reference'], total: 3000, net: 3000, channel: 'app', store: 'S1' })
    expect(told.basis).toMatchObject({ tiers: { status: 'leaf' }, attributes: { city: 'Suzhou' }, tags: ['founder'] })
    expect(told.refusal).toBeNull()
    expect(JSON.stringify(told)).not.toContain('林晓')
  })

  it('names every rule that did nothing, and why, in the language asked for', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 1, 3000, 'latte']]) }))
    const told = await explain(decision)
    const because = Object.fromEntries(told.not_fired.map((n: { campaign: string; because: string }) => [n.campaign, n.because]))
    expect(because).toEqual({
      gold_double: 'condition',
      silver_plus: 'condition',
      latte_monday: 'condition',
      breakfast: 'condition',
      app_tea: 'condition',
      autumn_fifth: 'no_coupon',
      five_fold: 'no_coupon',
      old: 'after_end',
      early: 'before_start',
      asleep: 'paused',
      broken: 'fault',
    })
    const text = (of: any, campaign: string): string => of.not_fired.find((n: { campaign: string }) => n.campaign === campaign).text
    expect(text(told, 'asleep')).toBe('the campaign is paused')
    expect(text(told, 'broken')).toMatch(/^its condition could not be worked out \([a-z_]+\)$/)
    const zh = await explain(decision, 'zh-CN')
    for (const { text: line } of zh.not_fired) expect(line).toMatch(/^[\u4e00-\u9fff]/)
    // The words are another language's; what was decided is the same.
    for (const part of ['answer', 'policy_version', 'input', 'facts', 'basis', 'refusal']) expect(zh[part]).toEqual(told[part])
  })

  it('tells the rule of a campaign whose own condition failed', async () => {
    const member = await enrol(api.service)
    const at = '2026-06-01T12:00:00+08:00'
    const { decision } = accepted(await api.store.post('/v1/orders', { member, at, order: basket([['CRO', 1, 1000, 'bakery']]) }))
    const { not_fired } = await explain(decision)
    expect(not_fired).toContainEqual({ campaign: 'latte_monday', rule: 'latte', because: 'condition', text: 'its condition was not met' })
    const visit = accepted(await api.store.post('/v1/events', { member, type: 'review_published', attributes: { stars: 0 } }))
    const told = await explain(visit.decision)
    expect(told.not_fired).toEqual([{ campaign: 'reviews', rule: 'thanks', because: 'condition', text: 'its condition was not met' }])
    expect(told.input).toEqual({ type: 'review_published', attributes: { stars: 0 } })
  })

  it('explains a refusal, which the problem itself points to', async () => {
    const member = await rich(api.service, 5)
    const problem = refused(await redeem(api.store, member, 9), 422, 'insufficient_points')
    const [{ facts }] = problem.reasons
    expect(facts).toMatchObject({ currency: 'beans', needed: 9, have: 5 })
    const told = await explain(facts.decision)
    expect(told.refusal).toMatchObject({ code: 'insufficient_points', text: '9 beans are needed and 5 are available.', needed: 9, have: 5 })
    expect(told.answer).toMatchObject({ kind: 'redeem', effects: [], balances: { beans: { available: 5 } } })
    expect((await explain(facts.decision, 'zh')).refusal.text).toBe('需要 9 beans，可用 5。')
  })

  it('is kept as it was when the program changes', async () => {
    const member = await enrol(api.service)
    const placed = accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 1, 3000, 'latte']]) }))
    const before = await explain(placed.decision)
    const version = accepted(await api.owner.get('/v1/programs/cafe/versions/1'), 200).document
    version.campaigns.everyday.rules.beans.then[0].grant.amount = 'order.net'
    version.campaigns.asleep.state = 'live'
    const tag = (await api.owner.get('/v1/programs/cafe/draft')).headers['etag']!
    accepted(await api.owner.put('/v1/programs/cafe/draft', version, { 'if-match': tag }), 200)
    api.clock.time += 1000
    accepted(await api.owner.post('/v1/programs/cafe/publish', { note: 'a hundred times as much' }))
    const dear = accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 1, 3000, 'latte']]) }))
    expect([grants(dear)['everyday.beans'], dear.version]).toEqual([3000, 2])
    expect(await explain(placed.decision)).toEqual(before)
    expect((await explain(dear.decision)).not_fired.map((n: { campaign: string }) => n.campaign)).not.toContain('asleep')
  })

  it('is of whatever was decided, and of nothing else', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await adjust(api.service, member, 5, { reason: 'goodwill', expires_on: null }))
    expect((await explain(decision)).input).toEqual({ currency: 'beans', amount: 5, reason: 'goodwill', expiresOn: null })
    for (const id of [
      'dec_x',
      decision.replace(/\d+$/, '99'),
      decision.replace('dec', 'ord'),
      `${decision}_1`,
      decision.replace(/_\d+$/, ''),
    ])
      refused(await api.service.get(`/v1/decisions/${id}`), 404, 'not_found')
    refused(await api.store.get(`/v1/decisions/${decision}`), 403, 'forbidden')
  })
})
