import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cafeDocument } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol } from './requests.ts'

const only = (amount: string, when?: string) => ({
  all: {
    names: { en: 'All', zh: '全部' },
    trigger: 'order',
    ...(when !== undefined && { when }),
    rules: { r: { then: [{ grant: { currency: 'beans', amount } }] } },
  },
})

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['counters'] = { orders: { names: { en: 'Orders', zh: '订单数' }, trigger: 'order', period: 'month' } }
    // A tenth of the price for the first order of a month, a fifth for the second ...
    d['campaigns'] = only('order.net / 1000 * (member.counters.orders + 1)')
  })
})
afterAll(() => api.close())

const buy = async (member: string, yuan: number, pieces = 1) => {
  const order = basket([['A', pieces, yuan * 100]])
  return accepted(await api.store.post('/v1/orders', { member, order })) && (order['reference'] as string)
}

describe('a counter', () => {
  it('is what it was at the sale when a part of that comes back', async () => {
    const member = await enrol(api.service)
    await buy(member, 100)
    const second = await buy(member, 200, 2)
    await buy(member, 100)
    expect(await beansOf(api.service, member)).toBe(10 + 40 + 30)
    accepted(await api.store.post('/v1/returns', { order: { reference: second }, lines: [{ sku: 'A', quantity: 1 }] }))
    expect(await beansOf(api.service, member)).toBe(10 + 20 + 30)
    accepted(await api.store.post('/v1/returns', { order: { reference: second } }))
    expect(await beansOf(api.service, member)).toBe(10 + 30)
    await buy(member, 100)
    expect(await beansOf(api.service, member)).toBe(10 + 30 + 30)
  })
})

describe('a list of members', () => {
  it('is asked by their ids, in returns too', async () => {
    const [friend, other] = [await enrol(api.service), await enrol(api.service)]
    const document = cafeDocument((d) => {
      d['collections'] = { friends: [friend] }
      d['campaigns'] = only('order.net / 100', 'member.id in collections.friends')
    })
    const { headers } = await api.owner.get('/v1/programs/cafe/draft')
    accepted(await api.owner.put('/v1/programs/cafe/draft', document, { 'if-match': headers['etag']! }), 200)
    accepted(await api.owner.post('/v1/programs/cafe/publish', { note: 'friends' }))
    api.clock.time += 1000
    const reference = await buy(friend, 200, 2)
    await buy(other, 200)
    expect([await beansOf(api.service, friend), await beansOf(api.service, other)]).toEqual([200, 0])
    accepted(await api.store.post('/v1/returns', { order: { reference }, lines: [{ sku: 'A', quantity: 1 }] }))
    expect(await beansOf(api.service, friend)).toBe(100)
  })
})
