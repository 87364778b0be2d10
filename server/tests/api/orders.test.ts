import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansAfter, beansOf, enrol, freshPhone, grants, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const MONDAY_BREAKFAST = '2026-06-01T08:30:00+08:00'

describe('POST /v1/orders', () => {
  it('earns a bean and a point of growth per whole yuan', async () => {
    const member = await enrol(api.service)
    const order = basket([
      ['LAT-R', 2, 5600, 'latte'],
      ['CRO', 1, 1290, 'bakery'],
    ])
    const placed = accepted(await api.store.post('/v1/orders', { member, order }))
    expect(grants(placed)).toEqual({ 'everyday.beans': 68, 'everyday.growth': 68 })
    expect(placed.balances).toMatchObject({ beans: { available: 68 }, growth: { available: 68 } })
    expect(placed).toMatchObject({
      member,
      kind: 'order',
      version: 1,
      at: '2026-06-02T04:00:00.000Z',
      recorded_at: '2026-06-02T04:00:00.000Z',
    })
    expect(accepted(await api.service.get(`/v1/orders/${placed.order}`), 200)).toEqual({
      id: placed.order,
      member,
      decision: placed.decision,
      reference: order['reference'],
      at: '2026-06-02T04:00:00.000Z',
      total: 6890,
      net: 6890,
      channel: '',
      store: '',
      lines: [
        { sku: 'LAT-R', quantity: 2, amount: 5600, category: 'latte', returned: 0 },
        { sku: 'CRO', quantity: 1, amount: 1290, category: 'bakery', returned: 0 },
      ],
    })
  })

  it.each([
    ['a latte on a Monday', { at: '2026-06-01T12:00:00+08:00' }, ['latte'], {}, { everyday: 20, latte_monday: 15 }],
    [
      'a latte on Monday in Shanghai, still Sunday in London',
      { at: '2026-05-31T16:30:00Z' },
      ['latte'],
      {},
      { everyday: 20, latte_monday: 15 },
    ],
    ['breakfast', { at: '2026-05-26T07:00:00+08:00' }, ['bakery', 'tea'], {}, { everyday: 40, breakfast: 10 }],
    ['breakfast at ten, which is too late', { at: '2026-05-26T10:00:00+08:00' }, ['bakery', 'tea'], {}, { everyday: 40 }],
    ['tea in the app', {}, ['tea', 'tea', 'bakery'], { channel: 'app' }, { everyday: 60, app_tea: 20 }],
    [
      'everything at once',
      { at: MONDAY_BREAKFAST },
      ['latte', 'bakery', 'tea'],
      { channel: 'app' },
      { everyday: 60, latte_monday: 15, breakfast: 10, app_tea: 10 },
    ],
    ['a part paid in points', {}, ['bakery'], { paid_with_points: 650 }, { everyday: 13 }],
  ])('%s', async (_, when, categories, more, expected) => {
    const order = basket(
      categories.map((category, i) => [`S${i}`, 1, 2000, category]),
      more,
    )
    const placed = accepted(await api.store.post('/v1/orders', { member: await enrol(api.service), ...when, order }))
    const beans = Object.entries(grants(placed)).filter(([key]) => key.endsWith('.beans'))
    expect(Object.fromEntries(beans.map(([key, n]) => [key.replace('.beans', ''), n]))).toEqual(expected)
    expect(placed.balances.beans.available).toBe(Object.values(expected).reduce((a, b) => a + b, 0))
  })

  it('multiplies base beans, not bonuses, by the tier the member had before it', async () => {
    const member = await enrol(api.service)
    const buy = (amount: number, at?: string) =>
      api.store.post('/v1/orders', { member, ...(at && { at }), order: basket([['L', 1, amount, 'latte']]) })
    const first = accepted(await buy(60_000))
    expect([first.balances.beans.available, first.tiers]).toEqual([600, { status: { from: 'leaf', to: 'silver' } }])
    const silver = accepted(await buy(3333))
    expect(grants(silver)).toEqual({ 'everyday.beans': 33, 'everyday.growth': 33, 'silver_plus.beans': 16 })
    const risen = accepted(await buy(140_000))
    expect([grants(risen)['silver_plus.beans'], risen.tiers]).toEqual([700, { status: { from: 'silver', to: 'gold' } }])
    const gold = accepted(await buy(3333, '2026-06-01T12:00:00+08:00'))
    expect(grants(gold)).toEqual({ 'everyday.beans': 33, 'everyday.growth': 33, 'gold_double.beans': 33, 'latte_monday.beans': 15 })
    expect(gold.balances.beans.available).toBe(600 + 49 + 2100 + 81)
  })

  it('enrols somebody new by identity, and knows them however it is written', async () => {
    const value = freshPhone()
    const first = accepted(await api.store.post('/v1/orders', { identity: phone(value), order: basket([['L', 1, 1000]]) }))
    const local = value.replace('+86', '').replace(/(\d{3})(\d{4})/, '$1 $2-')
    const second = accepted(await api.store.post('/v1/orders', { identity: phone(local), order: basket([['L', 1, 1000]]) }))
    expect(second.member).toBe(first.member)
    expect(second.balances.beans.available).toBe(20)
    expect(accepted(await api.service.get(`/v1/members/${first.member}`), 200)).toMatchObject({ source: 'order', status: 'active' })
  })

  it('has a reference that belongs to one order for ever', async () => {
    const member = await enrol(api.service)
    const body = { member, order: basket([['L', 1, 1000]]) }
    const placed = await api.store.post('/v1/orders', body)
    const again = await api.store.post('/v1/orders', body)
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([placed.text, 'true'])
    const other = { member, order: { ...body.order, lines: [{ sku: 'L', quantity: 1, amount: 9000 }] } }
    const { reference } = body.order as { reference: string }
    expect(refused(await api.store.post('/v1/orders', other), 409, 'reference_reused').facts).toEqual({ reference })
    expect(await beansOf(api.service, member)).toBe(10)
  })

  it.each([
    ['longer ago than the late window', '2026-05-03T03:59:59Z', 'too_late', { late_window_days: 30 }],
    ['further ahead than a clock runs', '2026-06-02T04:05:01Z', 'in_future', { minutes: 6 }],
    ['before the program began', '1969-12-31T23:59:59Z', 'before_program', {}],
  ])('refuses what happened %s, and frees its reference', async (_, at, code, facts) => {
    const member = await enrol(api.service)
    const order = basket([['L', 1, 1000]])
    const { reasons } = refused(await api.store.post('/v1/orders', { member, at, order }), 422, code)
    expect(reasons).toMatchObject([{ code, facts }])
    expect(beansAfter(await api.store.post('/v1/orders', { member, order }))).toBe(10)
  })

  it('takes what is just within the windows', async () => {
    const member = await enrol(api.service)
    for (const at of ['2026-05-03T04:00:00Z', '2026-06-02T04:05:00Z'])
      accepted(await api.store.post('/v1/orders', { member, at, order: basket([['L', 1, 1000]]) }))
  })

  it('is refused for a member who is not active', async () => {
    const member = await enrol(api.service)
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }))
    const problem = refused(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 1000]]) }), 422, 'member_not_active')
    expect(problem.facts).toEqual({ status: 'suspended' })
    expect(problem.detail).toContain('suspended')
  })

  it('says where a body is wrong and what stands there', async () => {
    const member = await enrol(api.service)
    const send = (body: unknown) => api.store.post('/v1/orders', body)
    const line = { sku: 'L', quantity: 1, amount: 100 }
    malformed(await send({ member }), 'body.order')
    malformed(await send({ order: basket([['L', 1, 1000]]) }), 'body.member')
    malformed(await send({ member, identity: phone(), order: basket([['L', 1, 1000]]) }), 'body.member')
    malformed(await send({ member, order: { reference: '', lines: [] } }), 'body.order.reference', 'body.order.lines')
    malformed(await send({ member, order: { reference: 'x', lines: [{ ...line, quantity: 0 }] } }), 'body.order.lines.0.quantity')
    malformed(await send({ member, order: { reference: 'x', lines: [{ ...line, colour: 'red' }] } }), 'body.order.lines.0')
    malformed(await send({ member, order: { reference: 'x', lines: [line], paid_with_points: 101 } }), 'body.order.paid_with_points')
    malformed(await send({ member, at: '2 June', order: { reference: 'x', lines: [line] } }), 'body.at')
    const attributes = { reference: 'x', lines: [{ ...line, attributes: { size: 'huge' } }], attributes: { dine_in: 'yes', table: 4 } }
    malformed(
      await send({ member, order: attributes }),
      'body.order.lines.0.attributes.size',
      'body.order.attributes.dine_in',
      'body.order.attributes.table',
    )
    expect(refused(await send({ identity: phone('12'), order: basket([['L', 1, 100]]) }), 400, 'invalid_identity').facts.kind).toBe('phone')
    malformed(await api.store.post('/v1/orders?dry_run=maybe', { member, order: basket([['L', 1, 100]]) }), 'querystring.dry_run')
  })

  it('needs a member or order that exists', async () => {
    const gone = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'
    refused(await api.store.post('/v1/orders', { member: gone, order: basket([['L', 1, 100]]) }), 404, 'not_found')
    for (const id of ['ord_nonsense', `${gone.replace('mem', 'ord')}_1`, gone])
      refused(await api.service.get(`/v1/orders/${id}`), 404, 'not_found')
    const member = await enrol(api.service)
    refused(await api.service.get(`/v1/orders/${member.replace('mem', 'ord')}_1`), 404, 'not_found')
  })
})

describe('the order of somebody unknown', () => {
  it('enrols nobody where its key or its reference was used for another', async () => {
    const tenant = await api.tenant('open house', 'cafe', (d) => (d['settings'].unknown_identity = 'enrol'))
    const body = { identity: phone(freshPhone()), order: basket([['L', 1, 500]]) }
    accepted(await tenant.store.post('/v1/orders', body, { key: 'taken' }))
    const members = async (): Promise<number> => accepted(await tenant.owner.get('/v1/members'), 200).items.length
    const before = await members()
    const stranger = phone(freshPhone())
    const other = { identity: stranger, order: basket([['L', 1, 500]]) }
    refused(await tenant.store.post('/v1/orders', other, { key: 'taken' }), 422, 'idempotency_key_reused')
    refused(await tenant.store.post('/v1/orders', { identity: stranger, order: body.order }), 409, 'reference_reused')
    expect(await members()).toBe(before)
    accepted(await tenant.store.post('/v1/orders', other))
    expect(await members()).toBe(before + 1)
  })
})

describe('a store', () => {
  it('is told what can be spent after an order, and nothing else of the member', async () => {
    const member = await enrol(api.service)
    const body = { member, order: basket([['L', 1, 500]]) }
    expect(accepted(await api.store.post('/v1/orders', body)).balances['beans']).toEqual({ available: 5 })
    const quote = accepted(await api.store.post('/v1/quotes', body), 200)
    expect(Object.keys(quote.answer.balances['beans'])).toEqual(['available'])
    const seen = accepted(await api.service.post('/v1/orders', { member, order: basket([['L', 1, 500]]) })).balances['beans']
    expect(seen).toEqual({ available: 10, pending: 0, held: 0, debt: 0 })
  })
})
