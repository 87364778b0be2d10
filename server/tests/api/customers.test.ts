import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, grants, malformed, phone, refused, statuses } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['settings'].unknown_identity = 'keep'))
})
afterAll(() => api.close())

const DAY = 86_400_000

describe('POST /v1/customers', () => {
  it('records a person who is no member, once', async () => {
    const identity = { kind: 'email', value: 'Lin.Xiao@example.cn' }
    const recorded = accepted(await api.service.post('/v1/customers', { identity, verified: true, personal: { name: '林晓' } }))
    expect(recorded).toEqual({
      id: expect.stringMatching(/^cus_/) as unknown,
      created_at: '2026-06-02T04:00:00.000Z',
      personal: { name: '林晓' },
      identities: [{ kind: 'email', channel: '', app: '', masked: 'l***@example.cn', verified: true }],
    })
    expect(accepted(await api.service.get(`/v1/customers/${recorded.id}`), 200)).toEqual(recorded)
    const again = accepted(await api.service.post('/v1/customers', { identity: { kind: 'email', value: ' lin.xiao@EXAMPLE.cn' } }), 200)
    expect(again).toEqual(recorded)
    expect(accepted(await api.service.post('/v1/members:find', { identity }), 200)).toEqual({ member: null, customer: recorded.id })
  })

  it('recorded by many at once is one person', async () => {
    const identity = phone()
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.service.post('/v1/customers', { identity })))
    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    expect(new Set(answers.map((a) => a.json.id)).size).toBe(1)
  })

  it('becomes a member with the same person behind it', async () => {
    const identity = phone()
    const { id } = accepted(await api.service.post('/v1/customers', { identity, personal: { name: '王芳' } }))
    const member = accepted(await api.service.post('/v1/members', { identities: [identity] }))
    expect([member.customer, member.personal]).toEqual([id, { name: '王芳' }])
  })

  it('says where a body is wrong', async () => {
    const send = (body: unknown) => api.service.post('/v1/customers', body)
    malformed(await send({}), 'body.identity')
    malformed(await send({ identity: phone(), personal: { 'First Name': 'x', age: 3 } }), 'body.personal.First Name', 'body.personal.age')
    refused(await send({ identity: { kind: 'email', value: 'x' } }), 400, 'invalid_identity')
    for (const id of ['cus_7zzzzzzzzzzzzzzzzzzzzzzzzz', 'cus_x', 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'])
      refused(await api.service.get(`/v1/customers/${id}`), 404, 'not_found')
    refused(await api.store.post('/v1/customers', { identity: phone() }), 403, 'forbidden')
    refused(await api.store.get('/v1/customers/cus_x'), 403, 'forbidden')
  })
})

describe('orders of people who are no members', () => {
  const keep = (identity: object, amount: number, at?: number, key?: string) => {
    const order = basket([['L', 1, amount]])
    const body = { identity, order, ...(at && { at: new Date(at).toISOString() }) }
    return api.store.post('/v1/orders', body, key === undefined ? {} : { key }).then((answer) => ({ answer, body, order }))
  }

  it('are kept, and credited when they join within the window', async () => {
    const identity = phone()
    const now = api.clock.now()
    for (const [amount, at] of [
      [1000, now - 30 * DAY],
      [2000, now - 30 * DAY - 1],
      [3000, now],
    ] as const) {
      const { answer, order } = await keep(identity, amount, at)
      expect(accepted(answer, 202)).toEqual({ kept: true, reference: order['reference'] })
    }
    const joined = accepted(await api.service.post('/v1/members', { identities: [identity] }))
    expect(joined.credited_orders).toBe(2)
    expect(await beansOf(api.service, joined.id)).toBe(40)
    const { items } = accepted(await api.service.get(`/v1/members/${joined.id}/statement`), 200)
    expect(items.map((i: { kind: string; at: string }) => [i.kind, Date.parse(i.at)])).toEqual([
      ['order', now],
      ['order', now - 30 * DAY],
    ])
  })

  it('are credited by what the products were on their day', async () => {
    const identity = phone()
    const product = { valid_from: '2026-01-01', names: { en: 'Latte' }, category: 'latte' }
    accepted(await api.service.put('/v1/products/LAT', product), 200)
    const order = basket([['LAT', 1, 2000]])
    accepted(await api.store.post('/v1/orders', { identity, at: '2026-06-01T12:00:00+08:00', order }), 202)
    const joined = accepted(await api.service.post('/v1/members', { identities: [identity] }))
    // 20 for the amount and 15 for a latte on a Monday.
    expect(await beansOf(api.service, joined.id)).toBe(35)
  })

  it('are kept once, and only one under a key', async () => {
    const identity = phone(freshPhone())
    const first = { identity, order: basket([['L', 1, 500]]) }
    for (const again of [false, true]) {
      const answer = await api.store.post('/v1/orders', first, { key: 'one key' })
      expect(accepted(answer, 202)).toMatchObject({ kept: true })
      expect(answer.headers['idempotent-replayed'] === 'true').toBe(again)
    }
    const other = { identity, order: basket([['L', 1, 900]]) }
    refused(await api.store.post('/v1/orders', other, { key: 'one key' }), 422, 'idempotency_key_reused')
    const { rows } = await api.ctx.pool.query('select reference from kept_orders where reference = any($1)', [
      [first, other].map(({ order }) => order['reference']),
    ])
    expect(rows).toEqual([{ reference: first.order['reference'] }])
  })

  it('are kept once, and only under one reference', async () => {
    const { answer, body, order } = await keep(phone(), 1000)
    const again = await api.store.post('/v1/orders', body)
    expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([202, answer.text, 'true'])
    for (const other of [
      { ...body, identity: phone() },
      { ...body, order: { ...order, lines: [{ sku: 'L', quantity: 2, amount: 1 }] } },
    ])
      expect(refused(await api.store.post('/v1/orders', other), 409, 'reference_reused').facts).toEqual({ reference: order['reference'] })
  })

  it('go through the batch alike', async () => {
    const identity = phone()
    const items = [{ kind: 'order', key: 'kept 1', identity, order: basket([['L', 1, 700]]) }]
    for (let i = 0; i < 2; i++) {
      const { results } = accepted(await api.store.post('/v1/events:batch', { items }, { key: null }), 200)
      expect(results).toEqual([expect.objectContaining({ status: 202, kept: true })])
    }
    const joined = accepted(await api.service.post('/v1/members', { identities: [identity] }))
    expect([joined.credited_orders, await beansOf(api.service, joined.id)]).toEqual([1, 7])
  })

  it('cannot be quoted as if they were', async () => {
    const body = { identity: phone(), order: basket([['L', 1, 700]]) }
    refused(await api.store.post('/v1/quotes', body), 409, 'no_membership')
    expect(await api.ctx.pool.query('select 1 from kept_orders where reference = $1', [body.order['reference']])).toMatchObject({
      rowCount: 0,
    })
  })

  it('are refused where the program says so, and the person is known to the organization all the same', async () => {
    const strict = await api.tenant('strict', 'cafe', (d) => (d['settings'].unknown_identity = 'refuse'))
    const identity = phone(freshPhone())
    const send = () => strict.store.post('/v1/orders', { identity, order: basket([['L', 1, 1000]]) })
    refused(await send(), 409, 'no_membership')
    accepted(await strict.service.post('/v1/customers', { identity }))
    refused(await send(), 409, 'no_membership')
    await enrol(strict.service, { identities: [identity] })
    expect(grants(accepted(await send()))).toEqual({ 'everyday.beans': 10, 'everyday.growth': 10 })
  })
})

describe('an order kept under a reference that a member’s order has', () => {
  it('does not stand in the way of joining', async () => {
    const identity = phone()
    const order = basket([['L', 1, 900]])
    accepted(await api.store.post('/v1/orders', { identity, order }), 202)
    accepted(await api.store.post('/v1/orders', { member: await enrol(api.service), order }))
    const joined = accepted(await api.service.post('/v1/members', { identities: [identity] }))
    expect([joined.credited_orders, await beansOf(api.service, joined.id)]).toEqual([0, 0])
  })
})
