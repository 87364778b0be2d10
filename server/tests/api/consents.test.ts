import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOON } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, enrol, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const MAY = (day: number): number => Date.parse(`2026-05-${String(day).padStart(2, '0')}T12:00:00+08:00`)
const sms = (granted: boolean, text = 'v1') => ({ purpose: 'marketing', channel: 'sms', text, granted })
const ask = async (member: string, at?: string, more = 'purpose=marketing&channel=sms'): Promise<unknown> =>
  accepted(await api.service.get(`/v1/members/${member}/contactable?${more}${at ? `&at=${encodeURIComponent(at)}` : ''}`), 200)

describe('consents of a member', () => {
  it('answer whether we could write to her on 3 May', async () => {
    api.clock.time = MAY(1)
    const member = await enrol(api.service)
    const record = async (day: number, granted: boolean, text: string) => {
      api.clock.time = MAY(day)
      const decided = accepted(await api.service.post(`/v1/members/${member}/consents`, { items: [sms(granted, text)] }))
      expect(decided).toMatchObject({ kind: 'consent', effects: [] })
    }
    await record(2, true, 'v1')
    await record(10, false, 'v1')
    await record(20, true, 'v2')
    api.clock.time = NOON
    const [second, tenth, twentieth] = [MAY(2), MAY(10), MAY(20)].map((t) => new Date(t).toISOString())
    expect(await ask(member, '2026-05-01T12:00:00+08:00')).toEqual({ contactable: false, because: 'never_asked', text: null, since: null })
    expect(await ask(member, '2026-05-03T00:00:00+08:00')).toEqual({ contactable: true, because: 'granted', text: 'v1', since: second })
    expect(await ask(member, '2026-05-15T12:00:00Z')).toEqual({ contactable: false, because: 'withdrawn', text: 'v1', since: tenth })
    expect(await ask(member)).toEqual({ contactable: true, because: 'granted', text: 'v2', since: twentieth })
    const { items } = accepted(await api.service.get(`/v1/members/${member}/consents`), 200)
    expect(items.map((i: { granted: boolean; text: string; at: string }) => [i.granted, i.text, i.at])).toEqual([
      [true, 'v1', second],
      [false, 'v1', tenth],
      [true, 'v2', twentieth],
    ])
  })

  it('are for one purpose and one channel', async () => {
    const member = await enrol(api.service, { consents: [sms(true)] })
    expect(await ask(member)).toMatchObject({ contactable: true })
    expect(await ask(member, undefined, 'purpose=marketing&channel=email')).toMatchObject({ because: 'never_asked' })
    expect(await ask(member, undefined, 'purpose=survey&channel=sms')).toMatchObject({ because: 'never_asked' })
  })

  it('and terms are apart: neither implies the other', async () => {
    const member = await enrol(api.service)
    const terms = { terms: '2026-01', hash: 'b5d4045c3f466fa9', accepted: true }
    accepted(await api.service.post(`/v1/members/${member}/consents`, { items: [terms] }))
    expect(await ask(member)).toMatchObject({ contactable: false, because: 'never_asked' })
    const { items } = accepted(await api.service.get(`/v1/members/${member}/consents`), 200)
    expect(items).toMatchObject([{ purpose: 'terms', channel: '', text: '2026-01', granted: true }])
    accepted(await api.service.post(`/v1/members/${member}/consents`, { items: [sms(true), { ...terms, accepted: false }] }))
    expect(await ask(member)).toMatchObject({ contactable: true })
  })

  it('given and withdrawn in one breath are withdrawn', async () => {
    for (let i = 0; i < 5; i++) {
      const member = await enrol(api.service)
      accepted(await api.service.post(`/v1/members/${member}/consents`, { items: [sms(true), sms(true, 'v2'), sms(false, 'v3')] }))
      expect(await ask(member)).toMatchObject({ because: 'withdrawn', text: 'v3' })
    }
  })

  it('reported late stand from the day they were given', async () => {
    api.clock.time = MAY(1)
    const member = await enrol(api.service)
    api.clock.time = NOON
    const consent = { at: new Date(MAY(12)).toISOString(), items: [sms(true)] }
    accepted(await api.service.post(`/v1/members/${member}/consents`, consent))
    expect([await ask(member, '2026-05-11T00:00:00Z'), await ask(member, '2026-05-13T00:00:00Z')]).toMatchObject([
      { contactable: false },
      { contactable: true, since: consent.at },
    ])
    const { items } = accepted(await api.service.get(`/v1/members/${member}/consents`), 200)
    expect(items[0]).toMatchObject({ at: consent.at, recorded_at: new Date(NOON).toISOString() })
  })

  it('are refused where something is wrong', async () => {
    const member = await enrol(api.service)
    const send = (body: object) => api.service.post(`/v1/members/${member}/consents`, body)
    malformed(await send({ items: [] }), 'body.items')
    malformed(await send({ items: [{ purpose: 'marketing', channel: 'sms', text: 'v1' }] }), 'body.items.0')
    malformed(await send({ items: [{ ...sms(true), terms: 'x' }] }), 'body.items.0')
    malformed(await api.service.get(`/v1/members/${member}/contactable?channel=sms`), 'querystring.purpose')
    malformed(await api.service.get(`/v1/members/${member}/contactable?purpose=marketing&channel=sms&at=3%20May`), 'querystring.at')
    refused(await send({ at: '2026-06-03T04:00:00Z', items: [sms(true)] }), 422, 'in_future')
    for (const path of ['consents', 'contactable?purpose=a&channel=b']) {
      refused(await api.service.get(`/v1/members/mem_7zzzzzzzzzzzzzzzzzzzzzzzzz/${path}`), 404, 'not_found')
      refused(await api.store.get(`/v1/members/${member}/${path}`), 403, 'forbidden')
    }
    refused(await api.store.post(`/v1/members/${member}/consents`, { items: [sms(true)] }), 403, 'forbidden')
  })
})

describe('consents of a person without membership', () => {
  it('are known when the person joins', async () => {
    const identity = phone()
    const { id } = accepted(await api.service.post('/v1/customers', { identity }))
    const given = { items: [sms(true), { ...sms(false), channel: 'email' }] }
    expect(accepted(await api.service.post(`/v1/customers/${id}/consents`, given))).toEqual({ recorded: 2 })
    const member = await enrol(api.service, { identities: [identity] })
    expect(await ask(member)).toMatchObject({ contactable: true, text: 'v1' })
    expect(await ask(member, undefined, 'purpose=marketing&channel=email')).toMatchObject({ because: 'withdrawn' })
  })

  it('cannot be to the terms of a program, and then none of them is recorded', async () => {
    const identity = phone()
    const { id } = accepted(await api.service.post('/v1/customers', { identity }))
    const items = [sms(true), { terms: '2026-01', hash: 'b5d4045c3f466fa9', accepted: true }]
    const send = (given: object[]) => api.service.post(`/v1/customers/${id}/consents`, { items: given }, { key: `consent ${id}` })
    const { reasons } = refused(await send(items), 409, 'no_membership')
    expect(reasons).toMatchObject([{ path: 'body.items.1' }])
    // Corrected, under the same key, it is what was sent the second time.
    accepted(await send([{ ...sms(true), channel: 'email' }]))
    const member = await enrol(api.service, { identities: [identity] })
    expect(await ask(member)).toMatchObject({ because: 'never_asked' })
    expect(await ask(member, undefined, 'purpose=marketing&channel=email')).toMatchObject({ contactable: true })
  })

  it('are refused where something is wrong', async () => {
    const { id } = accepted(await api.service.post('/v1/customers', { identity: phone() }))
    const send = (body: object, of = id) => api.service.post(`/v1/customers/${of}/consents`, body)
    malformed(await send({ items: [{ ...sms(true), channel: 'SMS!' }] }), 'body.items.0.channel')
    refused(await send({ at: '2026-06-03T04:00:00Z', items: [sms(true)] }), 422, 'in_future')
    refused(await send({ items: [sms(true)] }, 'cus_7zzzzzzzzzzzzzzzzzzzzzzzzz'), 404, 'not_found')
    refused(await api.store.post(`/v1/customers/${id}/consents`, { items: [sms(true)] }), 403, 'forbidden')
  })
})
