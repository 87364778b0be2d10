import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['coupons'] = { ...d['coupons'], autumn: { names: { en: 'Autumn', zh: '秋日' } } }))
})
afterAll(() => api.close())

const WHY = { 'perennial-reason': encodeURIComponent('会员来信索取') }

describe('GET /v1/members/{id}/export', () => {
  it('gives everything that is held on a member, in clear, and keeps who asked', async () => {
    const identity = phone('+8613712349999')
    const member = await enrol(api.service, {
      identities: [identity],
      attributes: { name: '林晓', city: 'Suzhou' },
      consents: [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }],
    })
    const order = basket([['LAT', 4, 4000]])
    accepted(await api.store.post('/v1/orders', { member, order }))
    accepted(await adjust(api.service, member, 5000))
    // More decisions than are read at once.
    for (let i = 0; i < 6; i++) await Promise.all(Array.from({ length: 100 }, () => adjust(api.service, member, 1)))
    const coupon = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'autumn' }))
    accepted(await api.service.put('/v1/stock/mug', { total: 20 }), 200)
    const address = { name: '林晓', line1: 'Nanjing Rd 1', city: 'Shanghai', country: 'CN' }
    accepted(await api.store.post('/v1/rewards/mug/redemptions', { member, address }))
    accepted(await api.service.post(`/v1/members/${member}/notes`, { text: 'Prefers oat milk.' }))

    const agent = await api.person('agent', { goodwill: { beans: { per_act: 10, per_day: 10 } } })
    accepted(await agent.post(`/v1/members/${member}/goodwill`, { currency: 'beans', amount: 3, reason: 'sorry' }))
    const answer = await agent.get(`/v1/members/${member}/export`, WHY)
    const held = accepted(answer, 200)
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${member}.json"`)
    expect(held).toMatchObject({
      program: 'cafe',
      member: { id: member, personal: { name: '林晓' }, identities: [{ kind: 'phone', value: '+8613712349999' }] },
      consents: [{ purpose: 'marketing', granted: true }],
      coupons: [{ id: coupon.id, code: coupon.code }],
      fulfilments: [{ reward: 'mug', address }],
      notes: [{ text: 'Prefers oat milk.' }],
      goodwill: [{ amount: 3, reason: 'sorry', state: 'given' }],
      shown_in_clear: [{ what: 'export', by: 'The agent', reason: '会员来信索取' }],
      other_memberships: [],
    })
    expect(held.decisions).toHaveLength(607)
    expect(new Set(held.decisions.map(({ id }: { id: string }) => id)).size).toBe(607)
    expect(held.decisions.find(({ kind }: { kind: string }) => kind === 'order').input.order.reference).toBe(order['reference'])
    const beans = held.transfers.filter(({ currency, debit }: any) => currency === 'beans' && debit === 'adjusted')
    expect(beans).toHaveLength(602)
    expect(held.balances.find(({ currency }: any) => currency === 'beans')).toBeDefined()
  })

  it('takes a person, a scope and a reason', async () => {
    const member = await enrol(api.service)
    const agent = await api.person('agent')
    refused(await agent.get(`/v1/members/${member}/export`), 400, 'reason_missing')
    refused(await agent.get(`/v1/members/${member}/export`, { 'perennial-reason': '%' }), 400, 'invalid_request')
    refused(await api.owner.get(`/v1/members/${member}/export`, WHY), 403, 'forbidden')
    refused(await (await api.person('auditor')).get(`/v1/members/${member}/export`, WHY), 403, 'forbidden')
    const stranger = await (await api.tenant('elsewhere', 'cafe')).person('agent')
    refused(await stranger.get(`/v1/members/${member}/export`, WHY), 404, 'not_found')
  })
})

describe('POST /v1/members/{id}/resend', () => {
  it('tells whoever sends the messages, once a key, and says where nobody does', async () => {
    const member = await enrol(api.service)
    const { id: coupon } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'autumn' }))
    const { decision } = accepted(await adjust(api.service, member, 5))
    const resend = (body: unknown, key?: string, to = member) =>
      api.service.post(`/v1/members/${to}/resend`, body, key === undefined ? {} : { key })
    refused(await resend({ coupon }), 409, 'nobody_listens')
    const { id: webhook } = accepted(
      await api.owner.post('/v1/webhooks', { url: 'https://hooks.invalid/mail', types: ['message.resend_wanted'] }),
    )
    const { event } = accepted(await resend({ coupon }, 'k'), 202)
    expect(accepted(await resend({ coupon }, 'k'), 202)).toEqual({ event })
    accepted(await resend({ decision }), 202)
    const { items } = accepted(await api.owner.get(`/v1/webhooks/${webhook}/deliveries`), 200)
    expect(items).toHaveLength(2)
    const first = items.find((delivery: { event: string }) => delivery.event === event)
    const { payload } = accepted(await api.owner.get(`/v1/deliveries/${first.id}`), 200)
    expect(payload).toMatchObject({ type: 'message.resend_wanted', data: { member, coupon } })
    refused(await resend({ coupon }, undefined, await enrol(api.service)), 404, 'not_found')
    malformed(await resend({ coupon, decision }), 'body')
  })
})
