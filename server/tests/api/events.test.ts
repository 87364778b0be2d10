import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, grants, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('POST /v1/events', () => {
  it('decides what the program grants for it', async () => {
    const identity = phone()
    const member = await enrol(api.service, { identities: [identity] })
    const visit = accepted(await api.store.post('/v1/events', { member, type: 'visit', attributes: { store: 'S1' } }))
    expect([visit.kind, grants(visit), visit.balances.beans.available]).toEqual(['event', { 'check_in.beans': 2 }, 2])
    const review = accepted(await api.store.post('/v1/events', { identity, type: 'review_published', attributes: { stars: 5 } }))
    expect(review.balances.beans.available).toBe(22)
    const none = accepted(await api.store.post('/v1/events', { member, type: 'review_published', attributes: { stars: 0 } }))
    expect([none.effects, none.balances.beans.available]).toEqual([[], 22])
  })

  it('says where a body is wrong', async () => {
    const member = await enrol(api.service)
    const send = (body: object) => api.store.post('/v1/events', { member, ...body })
    expect(refused(await send({ type: 'jump' }), 422, 'unknown_event').facts).toEqual({ type: 'jump' })
    refused(await send({ type: 'constructor' }), 422, 'unknown_event')
    malformed(await send({ type: 'visit' }), 'body.attributes.store')
    malformed(await send({ type: 'visit', attributes: { store: 7, weather: 'fine' } }), 'body.attributes.store', 'body.attributes.weather')
    for (const stars of [4.5, 9007199254740992, '5'])
      malformed(await send({ type: 'review_published', attributes: { stars } }), 'body.attributes.stars')
    refused(await send({ type: 'visit', attributes: { store: 'S1' }, at: '2026-06-03T00:00:00Z' }), 422, 'in_future')
    refused(await api.store.post('/v1/events', { identity: phone(), type: 'visit', attributes: { store: 'S1' } }), 404, 'not_found')
    refused(await api.partner.post('/v1/events', {}), 403, 'forbidden')
  })
})

describe('POST /v1/events:batch', () => {
  const batch = async (items: unknown[]): Promise<any[]> =>
    accepted(await api.store.post('/v1/events:batch', { items }, { key: null }), 200).results

  it('decides orders, returns and events in their order, each under its own key', async () => {
    const member = await enrol(api.service)
    const order = basket([['LAT', 2, 4000]])
    const items = [
      { kind: 'order', key: 'b1', member, order },
      { kind: 'return', key: 'b2', order: { reference: order['reference'] }, lines: [{ sku: 'LAT', quantity: 1 }] },
      { kind: 'event', key: 'b3', member, type: 'visit', attributes: { store: 'S1' } },
    ]
    const first = await batch([items[0], items[2]])
    expect(first.map((r) => [r.status, r.replayed, r.answer.balances.beans.available])).toEqual([
      [201, false, 40],
      [201, false, 42],
    ])
    const all = await batch(items)
    expect(all.map((r) => [r.status, r.replayed])).toEqual([
      [201, true],
      [201, false],
      [201, true],
    ])
    expect([all[0].answer, all[2].answer]).toEqual([first[0].answer, first[1].answer])
    expect(await beansOf(api.service, member)).toBe(22)
  })

  it('takes an order of somebody new, its return and a visit together', async () => {
    const identity = phone()
    const order = basket([['LAT', 2, 4000]])
    const results = await batch([
      { kind: 'order', key: 'n1', identity, order },
      { kind: 'return', key: 'n2', order: { reference: order['reference'] }, lines: [{ sku: 'LAT', quantity: 1 }] },
      { kind: 'event', key: 'n3', identity, type: 'visit', attributes: { store: 'S1' } },
    ])
    expect(results.map((r) => [r.status, r.answer?.kind])).toEqual([
      [201, 'order'],
      [201, 'return'],
      [201, 'event'],
    ])
    expect(await beansOf(api.service, results[0].answer.member)).toBe(22)
  })

  it('judges every item alone', async () => {
    const member = await enrol(api.service)
    const line = { sku: 'L', quantity: 1, amount: 1000 }
    const results = await batch([
      { kind: 'order', key: 'c1', member, order: basket([['L', 1, 1000]]) },
      { kind: 'order', key: 'c2', member, order: { reference: 'x', lines: [{ ...line, amount: -1 }] } },
      { kind: 'dance', key: 'c3' },
      'nonsense',
      { kind: 'event', key: 'c5', member, type: 'jump' },
      { kind: 'order', key: 'c6', member: 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz', order: basket([['L', 1, 1000]]) },
      { kind: 'order', key: 'c7', member, order: basket([['L', 1, 1000]]), at: '2026-01-01T00:00:00Z' },
      { kind: 'order', key: 'c1', member, order: basket([['L', 1, 9999]]) },
    ])
    expect(results.map((r) => [r.status, r.problem?.code])).toEqual([
      [201, undefined],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [422, 'unknown_event'],
      [404, 'not_found'],
      [422, 'too_late'],
      [422, 'idempotency_key_reused'],
    ])
    expect(results[1].problem.reasons).toMatchObject([{ path: 'order.lines.0.amount' }])
    expect(await beansOf(api.service, member)).toBe(10)
  })

  it('knows an order again that came by the single door, and the other way round', async () => {
    const member = await enrol(api.service)
    const body = { member, order: basket([['L', 1, 1000]]) }
    const single = accepted(await api.store.post('/v1/orders', body, { key: 'either door' }))
    for (const key of ['either door', 'another key']) {
      const [result] = await batch([{ kind: 'order', key, ...body }])
      expect([result.status, result.replayed, result.answer]).toEqual([201, true, single])
    }
    const visit = { member, type: 'visit', attributes: { store: 'S1' } }
    const [batched] = await batch([{ kind: 'event', key: 'a visit', ...visit }])
    const again = await api.store.post('/v1/events', visit, { key: 'a visit' })
    expect([again.json, again.headers['idempotent-replayed']]).toEqual([batched.answer, 'true'])
  })

  it('takes a thousand at once', async () => {
    const members = await Promise.all(Array.from({ length: 100 }, () => enrol(api.service)))
    const visit = (i: number) => ({ kind: 'event', key: `many ${i}`, member: members[i % 100], type: 'visit', attributes: { store: 'S1' } })
    const results = await batch(Array.from({ length: 1000 }, (_, i) => visit(i % 900)))
    expect(results.every((r) => r.status === 201)).toBe(true)
    expect(results.filter((r) => r.replayed)).toHaveLength(100)
    for (const member of members) expect(await beansOf(api.service, member)).toBe(18)
    const many = Array.from({ length: 1001 }, (_, i) => visit(i))
    malformed(await api.store.post('/v1/events:batch', { items: many }), 'body.items')
    malformed(await api.store.post('/v1/events:batch', { items: [] }), 'body.items')
    refused(await api.partner.post('/v1/events:batch', { items: many }), 403, 'forbidden')
  })
})

describe('an event about an order', () => {
  it('lets points through that waited for it, by the order’s id or reference', async () => {
    const tenant = await api.tenant('parcels', 'cafe', (d) => {
      d['events'].shipped = { names: { en: 'Shipped', zh: '已发货' }, attributes: {} }
      d['currencies'].beans.pending = { policy: 'event', event: 'shipped' }
    })
    const member = await enrol(tenant.service)
    const [first, second] = [basket([['L', 1, 1000]]), basket([['L', 1, 500]])]
    const { order } = accepted(await tenant.store.post('/v1/orders', { member, order: first }))
    accepted(await tenant.store.post('/v1/orders', { member, order: second }))
    expect(await beansOf(tenant.service, member)).toBe(0)
    const shipped = (ref: object) => tenant.service.post('/v1/events', { type: 'shipped', order: ref })
    expect(accepted(await shipped({ id: order })).balances['beans']).toMatchObject({ available: 10, pending: 5 })
    const item = { kind: 'event', key: 'shipped 2', type: 'shipped', order: { reference: second['reference'] } }
    const { results } = accepted(await tenant.service.post('/v1/events:batch', { items: [item] }, { key: null }), 200)
    expect(results[0].answer.balances['beans']).toMatchObject({ available: 15, pending: 0 })
    expect(accepted(await shipped({ reference: 'NEVER' }), 202)).toMatchObject({ parked: true })
    refused(await shipped({ id: 'ord_nothing' }), 404, 'not_found')
  })
})
