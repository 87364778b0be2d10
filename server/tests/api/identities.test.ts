import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, freshPhone, malformed, phone, refused, statuses } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const GONE = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'
const find = async (identity: object): Promise<string> => accepted(await api.service.post('/v1/members:find', { identity }), 200).member

describe('POST /v1/members/{id}/identities', () => {
  it('adds an identity, and verifies one that is there', async () => {
    const [value, openid] = [freshPhone(), { kind: 'wechat_openid', value: 'oX7aBcDeF', channel: 'wechat', app: 'wx01' }]
    const member = await enrol(api.service, { identities: [phone(value)] })
    const add = (body: object) => api.service.post(`/v1/members/${member}/identities`, body)
    accepted(await add(openid), 200)
    const { identities } = accepted(await add({ ...phone(value), verified: true }), 200)
    expect(identities).toHaveLength(2)
    expect(identities).toContainEqual({ kind: 'phone', channel: '', app: '', masked: `+86 *** ${value.slice(-4)}`, verified: true })
    expect(identities).toContainEqual({ kind: 'wechat_openid', channel: 'wechat', app: 'wx01', masked: '***cDeF', verified: false })
    expect([await find(phone(value)), await find(openid)]).toEqual([member, member])
    // Once verified, adding it again unverified takes nothing away.
    expect(accepted(await add(phone(value)), 200).identities).toContainEqual(expect.objectContaining({ kind: 'phone', verified: true }))
  })

  it('never merges people: an identity stays with whoever had it first, verified or not', async () => {
    const shared = phone()
    const [first, second] = [await enrol(api.service, { identities: [shared] }), await enrol(api.service)]
    for (const verified of [false, true]) {
      const problem = refused(await api.service.post(`/v1/members/${second}/identities`, { ...shared, verified }), 409, 'identity_taken')
      expect(problem.facts).toEqual({ masked: `+86 *** ${shared.value.slice(-4)}` })
      expect(problem.detail).not.toContain(shared.value)
    }
    expect(await find(shared)).toBe(first)
    expect(accepted(await api.service.get(`/v1/members/${second}`), 200).identities).toEqual([])
  })

  it('goes to one person when two want it at once', async () => {
    const wanted = phone()
    const members = await Promise.all([1, 2, 3, 4].map(() => enrol(api.service)))
    const answers = await Promise.all(members.map((m) => api.service.post(`/v1/members/${m}/identities`, wanted)))
    expect(statuses(answers)).toEqual([200, 409, 409, 409])
    expect(await find(wanted)).toBe(members[answers.findIndex((a) => a.status === 200)])
  })

  it('says where a body is wrong', async () => {
    const member = await enrol(api.service)
    const add = (body: object, of = member) => api.service.post(`/v1/members/${of}/identities`, body)
    malformed(await add({}), 'body.kind', 'body.value')
    malformed(await add({ kind: 'phone', value: '' }), 'body.value')
    refused(await add({ kind: 'phone', value: '123' }), 400, 'invalid_identity')
    refused(await add(phone(), GONE), 404, 'not_found')
    refused(await api.store.post(`/v1/members/${member}/identities`, phone()), 403, 'forbidden')
  })
})

describe('POST /v1/members/{id}/identities/remove', () => {
  it('takes an identity away, which somebody else may have from then on', async () => {
    const [lost, kept] = [phone(), phone()]
    const member = await enrol(api.service, { identities: [lost, kept] })
    const removed = accepted(await api.service.post(`/v1/members/${member}/identities/remove`, lost), 200)
    expect(removed.identities.map((i: { masked: string }) => i.masked)).toEqual([`+86 *** ${kept.value.slice(-4)}`])
    refused(await api.service.post('/v1/members:find', { identity: lost }), 404, 'not_found')
    const next = accepted(await api.store.post('/v1/orders', { identity: lost, order: basket([['L', 1, 500]]) })).member
    expect(next).not.toBe(member)
    expect([await find(lost), await find(kept)]).toEqual([next, member])
  })

  it('is not found where it is not theirs', async () => {
    const [theirs, member] = [phone(), await enrol(api.service)]
    const other = await enrol(api.service, { identities: [theirs] })
    refused(await api.service.post(`/v1/members/${member}/identities/remove`, theirs), 404, 'not_found')
    expect(await find(theirs)).toBe(other)
    refused(await api.service.post(`/v1/members/${GONE}/identities/remove`, theirs), 404, 'not_found')
    malformed(await api.service.post(`/v1/members/${member}/identities/remove`, { ...theirs, verified: true }), 'body')
    refused(await api.store.post(`/v1/members/${member}/identities/remove`, theirs), 403, 'forbidden')
  })

  it('sent five times at once is done once, and answered alike', async () => {
    for (let round = 0; round < 10; round++) {
      const identity = phone()
      const member = await enrol(api.service, { identities: [identity] })
      const remove = () => api.service.post(`/v1/members/${member}/identities/remove`, identity, { key: `remove ${member}` })
      const answers = await Promise.all([1, 2, 3, 4, 5].map(remove))
      expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200, 200])
      expect(new Set(answers.map((a) => a.text)).size).toBe(1)
      expect(answers.filter((a) => a.headers['idempotent-replayed'] === 'true')).toHaveLength(4)
    }
  })
})
