import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOON } from '../world.ts'
import { openApi, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const [ONE, MANY] = ['application/cloudevents+json', 'application/cloudevents-batch+json']
const typed = (type: string) => ({ key: null, headers: { 'content-type': type } })
let ids = 0
const event = (type: string, data: object, more: object = {}): object => ({
  specversion: '1.0',
  id: `${(ids += 1)}`,
  source: '/erp/shanghai',
  type: `perennial.${type}`,
  data,
  ...more,
})
const one = (body: unknown, caller: Caller = api.store): Promise<Answer> => caller.post('/v1/cloudevents', body, typed(ONE))
const many = async (body: unknown[]): Promise<any[]> => accepted(await api.store.post('/v1/cloudevents', body, typed(MANY)), 200).results
const statusesOf = (results: { status: number }[]): number[] => results.map(({ status }) => status)

describe('POST /v1/cloudevents', () => {
  it('takes one event, at the time that it says, once', async () => {
    const member = await enrol(api.service)
    const order = basket([['LATTE', 2, 6400]])
    const time = new Date(NOON - 3_600_000).toISOString()
    const sent = event('order', { member, order }, { time, subject: 'whatever', traceparent: '00-1', datacontenttype: 'application/json' })
    const { results } = accepted(await one(sent), 200)
    expect(results).toMatchObject([{ status: 201, replayed: false, answer: { member, kind: 'order', at: time } }])
    const earned = await beansOf(api.service, member)
    expect(earned).toBeGreaterThan(0)
    expect(accepted(await one(sent), 200).results).toEqual([{ ...results[0], replayed: true }])
    expect(await beansOf(api.service, member)).toBe(earned)

    refused(await one({ ...sent, data: { member, order: basket([['LATTE', 1, 3200]]) } }), 422, 'idempotency_key_reused')
    refused(
      await one({ ...sent, type: 'perennial.event.visit', data: { member, attributes: { store: 'S1' } } }),
      422,
      'idempotency_key_reused',
    )
    refused(await one({ ...sent, time: new Date(NOON).toISOString() }), 422, 'idempotency_key_reused')
    // The id of another source is another event, and its order is the same one.
    refused(await one({ ...sent, source: '/erp/beijing', data: { member, order: { ...order, store: 'S2' } } }), 409, 'reference_reused')
    expect(await beansOf(api.service, member)).toBe(earned)
  })

  it('believes what the data says of the time before the envelope', async () => {
    const member = await enrol(api.service)
    const at = new Date(NOON - 7_200_000).toISOString()
    const sent = event('event.visit', { member, attributes: { store: 'S1' }, at }, { time: new Date(NOON).toISOString() })
    expect(accepted(await one(sent), 200).results[0].answer).toMatchObject({ kind: 'event', at })
  })

  it('takes many, each for itself and those of one order in their order', async () => {
    const identity = phone(freshPhone())
    const member = await enrol(api.service, { identities: [identity] })
    const order = basket([['LATTE', 2, 6400]])
    const sale = event('order', { identity, order })
    const results = await many([
      sale,
      event('return', { order: { reference: order['reference'] } }),
      event('event.visit', { identity, attributes: { store: 'S1' } }),
      sale,
      event('event.visit', { identity, attributes: { store: 7 } }),
      event('event.parade', { identity }),
      event('return', { order: { reference: 'NEVER-SEEN' } }),
      'nonsense',
    ])
    expect(statusesOf(results)).toEqual([201, 201, 201, 201, 400, 422, 202, 400])
    expect(results.map(({ replayed }) => replayed)).toEqual([false, false, false, true, undefined, undefined, false, undefined])
    expect(results[6].parked).toBe(true)
    expect(results[4].problem.reasons).toMatchObject([{ path: 'body.attributes.store' }])
    // All that the sale earned came back; what is left is the visit's.
    expect(await beansOf(api.service, member)).toBe(2)
    expect(await many([event('event.visit', { identity, attributes: { store: 'S1' } })])).toMatchObject([{ status: 201 }])
  })

  it('takes an envelope in headers', async () => {
    const member = await enrol(api.service)
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'B-1',
      'ce-source': '/%E4%B8%8A%E6%B5%B7',
      'ce-type': 'perennial.event.visit',
      'ce-time': new Date(NOON - 60_000).toISOString(),
    }
    const data = { member, attributes: { store: 'S1' } }
    const send = (more: object = {}, body: object = data) =>
      api.store.post('/v1/cloudevents', body, { key: null, headers: { ...headers, ...more } })
    const { results } = accepted(await send(), 200)
    expect(results[0]).toMatchObject({ status: 201, replayed: false, answer: { at: headers['ce-time'] } })
    expect(accepted(await send(), 200).results[0]).toMatchObject({ replayed: true })
    // The same event in the other mode is the same.
    const whole = { specversion: '1.0', id: 'B-1', source: '/上海', type: 'perennial.event.visit', time: headers['ce-time'], data }
    expect(accepted(await one(whole), 200).results[0]).toMatchObject({ replayed: true })
    malformed(await send({ 'ce-source': '%E4%B8' }), 'headers.ce-source')
    malformed(await send({ 'ce-specversion': '0.3' }), 'specversion')
    malformed(await api.store.post('/v1/cloudevents', data, { key: null }), 'specversion', 'id', 'source', 'type')
  })

  it('refuses what is no such event, and says where', async () => {
    const member = await enrol(api.service)
    const visit = event('event.visit', { member, attributes: { store: 'S1' } })
    const wrong: [object, ...string[]][] = [
      [{ specversion: '0.3' }, 'specversion'],
      [{ id: '' }, 'id'],
      [{ source: undefined }, 'source'],
      [{ type: 'com.example.order' }, 'type'],
      [{ type: 'perennial.event.' }, 'type'],
      [{ time: 'yesterday' }, 'time'],
      [{ datacontenttype: 'text/xml' }, 'datacontenttype'],
      [{ data: undefined, data_base64: 'e30=' }, 'data'],
      [{ data: { member, type: 'birthday' } }, 'data.type'],
      [{ type: 'perennial.order', data: { member } }, 'data.order'],
      [{ type: 'perennial.return', data: { member, lines: [{ sku: 'A', quantity: 0 }] } }, 'data.lines.0.quantity'],
    ]
    for (const [change, ...paths] of wrong) malformed(await one({ ...visit, ...change }), ...paths)
    malformed(await one([visit]), '')
    malformed(await api.store.post('/v1/cloudevents', [], typed(MANY)), 'body')
    malformed(
      await api.store.post(
        '/v1/cloudevents',
        Array.from({ length: 1001 }, () => visit),
        typed(MANY),
      ),
      'body',
    )
    refused(await api.store.post('/v1/cloudevents', 'a,b', typed('text/csv')), 415, 'unsupported_media_type')
    refused(await api.store.post('/v1/cloudevents', '{"a":1,"a":2}', typed(ONE)), 400, 'duplicate_key')
    // What these doors take, no other does.
    refused(
      await api.store.post('/v1/events', { member, type: 'visit' }, { headers: { 'content-type': ONE } }),
      415,
      'unsupported_media_type',
    )
    expect(await beansOf(api.service, member)).toBe(0)
  })

  it('is of one client and one program', async () => {
    const member = await enrol(api.service)
    const sent = event('event.visit', { member, attributes: { store: 'S1' } })
    accepted(await one(sent), 200)
    const stranger = await api.tenant('elsewhere', 'cafe')
    refused(await one(sent, stranger.store), 404, 'not_found')
    const other = await enrol(stranger.service)
    expect(
      accepted(await one({ ...sent, data: { member: other, attributes: { store: 'S1' } } }, stranger.store), 200).results,
    ).toMatchObject([{ status: 201, replayed: false }])
    refused(await one(sent, api.partner), 403, 'forbidden')
    refused(await one(sent, api.nobody), 401, 'unauthenticated')
  })
})
