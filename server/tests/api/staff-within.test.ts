import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Answer, type Api, type Sending, type SignedInCaller } from './open-api.ts'
import { accepted, basket, enrol, refused, rich } from './requests.ts'

let api: Api
/** Somebody at the tills of S1 and S2, and somebody of the region North, which is S3. */
let associate: SignedInCaller
let regional: SignedInCaller
beforeAll(async () => {
  api = await openApi()
  for (const [key, region] of [
    ['S1', 'South'],
    ['S2', 'South'],
    ['S3', 'North'],
    ['S4', 'East'],
  ])
    accepted(await api.service.put(`/v1/stores/${key}`, { valid_from: '2026-01-01', names: { en: key }, region }), 200)
  associate = await api.person('associate', { within: { kind: 'store', keys: ['S1', 'S2'] } })
  regional = await api.person('agent', { within: { kind: 'region', keys: ['North'] } })
})
afterAll(() => api.close())

const AT: Sending = { headers: { 'perennial-store': 'S1' } }
const LINES: [string, number, number][] = [['LAT', 1, 3000]]
const sell = (store: string | undefined, sending?: Sending): Promise<Answer> =>
  enrol(api.service).then((member) => associate.post('/v1/orders', { member, order: basket(LINES, store ? { store } : {}) }, sending))

describe('somebody of some stores', () => {
  it('sells there and nowhere else', async () => {
    accepted(await sell('S1'))
    const { facts } = refused(await sell('S3'), 403, 'not_your_store')
    expect(facts).toEqual({ store: 'S3', stores: 'S1, S2' })
    refused(await sell(undefined), 422, 'store_missing')
    // A sale names its store itself: it is part of what is decided.
    refused(await sell(undefined, AT), 422, 'store_missing')
    refused(await sell('S1', { headers: { 'perennial-store': 'S4' } }), 403, 'not_your_store')
  })

  it('redeems there, naming the store beside the request', async () => {
    const member = await rich(api.service, 100)
    const body = { member, currency: 'beans', amount: 10 }
    refused(await associate.post('/v1/redemptions', body), 422, 'store_missing')
    refused(await associate.post('/v1/redemptions', body, { headers: { 'perennial-store': 'S3' } }), 403, 'not_your_store')
    accepted(await associate.post('/v1/redemptions', body, AT))
    refused(await associate.post('/v1/holds', body), 422, 'store_missing')
    const { items } = accepted(await (await api.person('auditor')).get('/v1/audit?target=store:S1&route=POST%20/v1/redemptions'), 200)
    expect(items).toMatchObject([{ targets: expect.arrayContaining([member, 'store:S1']) as unknown }])
  })

  it('sends batches in which every item is of their stores', async () => {
    const member = await enrol(api.service)
    const item = (key: string, store: string): object => ({ kind: 'order', key, member, order: basket(LINES, { store }) })
    const visit = { kind: 'event', key: 'v', member, type: 'visit', attributes: { store: 'S2' } }
    accepted(await associate.post('/v1/events:batch', { items: [item('a', 'S1'), visit] }, { key: null }), 200)
    refused(await associate.post('/v1/events:batch', { items: [item('b', 'S1'), item('c', 'S3')] }, { key: null }), 403, 'not_your_store')
    const event = {
      specversion: '1.0',
      id: '1',
      source: '/x',
      type: 'perennial.event.visit',
      data: { member, attributes: { store: 'S4' } },
    }
    const headers = { 'content-type': 'application/cloudevents+json' }
    refused(await associate.post('/v1/cloudevents', event, { key: null, headers }), 403, 'not_your_store')
  })

  it('sees and settles the baskets of their stores, and knows nothing of others', async () => {
    const member = await enrol(api.service)
    const [here, there] = await Promise.all(
      ['S1', 'S3'].map(
        async (store) => accepted(await api.store.post('/v1/checkouts', { member, basket: { lines: basket(LINES)['lines'], store } })).id,
      ),
    )
    accepted(await associate.get(`/v1/checkouts/${here}`), 200)
    refused(await associate.get(`/v1/checkouts/${there}`), 404, 'not_found')
    const { checkouts } = accepted(await associate.get(`/v1/checkouts?member=${member}`), 200)
    expect(checkouts.map(({ id }: { id: string }) => id)).toEqual([here])
    refused(await associate.post(`/v1/checkouts/${there}/hold`, {}, AT), 404, 'not_found')
    refused(await associate.post(`/v1/checkouts/${there}/evaluate`, {}, { ...AT, key: null }), 404, 'not_found')
    accepted(await associate.post(`/v1/checkouts/${here}/hold`, {}, AT))
  })

  it('asks what a basket would give without naming a store, and not for others', async () => {
    const member = await enrol(api.service)
    accepted(await associate.post('/v1/quotes', { member, order: basket(LINES) }, { key: null }), 200)
    refused(await associate.post('/v1/quotes', { member, order: basket(LINES, { store: 'S3' }) }, { key: null }), 403, 'not_your_store')
  })
})

describe('somebody of a region', () => {
  it('works in the stores that are in it today', async () => {
    const member = await enrol(api.service)
    const sellIn = (store: string): Promise<Answer> => regional.post('/v1/orders', { member, order: basket(LINES, { store }) })
    accepted(await sellIn('S3'))
    refused(await sellIn('S4'), 403, 'not_your_store')
    accepted(await api.service.put('/v1/stores/S4', { valid_from: '2026-06-01', names: { en: 'S4' }, region: 'North' }), 200)
    api.clock.time += 10_001
    accepted(await sellIn('S4'))
    // Members are of no store.
    accepted(await regional.patch(`/v1/members/${member}`, { add_tags: ['seen'] }))
  })

  it('sees the orders of it', async () => {
    const member = await enrol(api.service)
    const place = async (store: string): Promise<string> =>
      accepted(await api.store.post('/v1/orders', { member, order: basket(LINES, { store }) })).order as string
    const [near, far] = [await place('S3'), await place('S1')]
    accepted(await regional.get(`/v1/orders/${near}`), 200)
    refused(await regional.get(`/v1/orders/${far}`), 404, 'not_found')
  })
})
