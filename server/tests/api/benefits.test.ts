import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    const everybody = { status: d['tiers'].status.levels.map(({ key }: { key: string }) => key) }
    const benefit = (en: string, zh: string, max: number) => ({
      names: { en, zh },
      tiers: everybody,
      quota: { max, period: 'month' },
      unit_cost: 3000,
    })
    d['benefits'] = { lounge: benefit('Lounge', '休息室', 2), delivery: benefit('Free delivery', '免运费', 10) }
  })
})
afterAll(() => api.close())

const use = (member: string, benefit: string, body: object = {}) => api.store.post(`/v1/members/${member}/benefits/${benefit}/uses`, body)
const left = async (member: string, benefit: string): Promise<number> => {
  const { items } = accepted(await api.store.get(`/v1/members/${member}/benefits`), 200)
  const { used, of } = items.find((item: { benefit: string }) => item.benefit === benefit)
  return of - used
}

describe('a benefit', () => {
  it('is used as often as its quota says; then the answer says when it is there again', async () => {
    const member = await enrol(api.service)
    accepted(await use(member, 'lounge'))
    accepted(await use(member, 'lounge'))
    const { reasons } = refused(await use(member, 'lounge'), 422, 'quota_used')
    expect(reasons).toMatchObject([{ facts: { used: 2, of: 2, resets_on: '2026-07-01' } }])
    expect(await left(member, 'lounge')).toBe(0)
  })

  it('with a quota of ten is used ten times by a hundred at once', async () => {
    const member = await enrol(api.service)
    const answers = await Promise.all(Array.from({ length: 100 }, () => use(member, 'delivery')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(90)
    expect(await left(member, 'delivery')).toBe(0)
  })

  it('used with a sale can be used again when that comes back whole', async () => {
    const member = await enrol(api.service)
    const order = basket([
      ['L1', 1, 4000],
      ['L2', 1, 4000],
    ])
    accepted(await api.store.post('/v1/orders', { member, order }))
    const { reference } = order
    accepted(await use(member, 'delivery', { order: { reference } }))
    expect(await left(member, 'delivery')).toBe(9)
    accepted(await api.store.post('/v1/returns', { order: { reference }, lines: [{ sku: 'L1', quantity: 1 }] }))
    expect(await left(member, 'delivery')).toBe(9)
    accepted(await api.store.post('/v1/returns', { order: { reference } }))
    expect(await left(member, 'delivery')).toBe(10)
  })

  it('is reported: how often, by how many, at what cost', async () => {
    const usage = async (): Promise<Record<string, any>> => {
      const { items } = accepted(await api.service.get('/v1/programs/cafe/benefits?from=2026-06-01&to=2026-06-30'), 200)
      return items.find((item: { benefit: string }) => item.benefit === 'lounge')
    }
    const before = await usage()
    const member = await enrol(api.service)
    const order = basket([['L1', 1, 4000]])
    accepted(await api.store.post('/v1/orders', { member, order }))
    accepted(await use(member, 'lounge', { order: { reference: order['reference'] } }))
    accepted(await use(member, 'lounge'))
    const { used, members, cost } = await usage()
    expect([used - before['used'], members - before['members'], cost - before['cost']]).toEqual([2, 1, 6000])
    accepted(await api.store.post('/v1/returns', { order: { reference: order['reference'] } }))
    expect(await usage()).toMatchObject({ used, restored: before['restored'] + 1, cost: cost - 3000 })
  })

  it('does not go with the sale of somebody else', async () => {
    const [member, other] = [await enrol(api.service), await enrol(api.service)]
    const order = basket([['L1', 1, 4000]])
    accepted(await api.store.post('/v1/orders', { member: other, order }))
    refused(await use(member, 'delivery', { order: { reference: order.reference } }), 422, 'no_sale')
    expect(await left(member, 'delivery')).toBe(10)
  })
})
