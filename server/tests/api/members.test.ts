import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, freshPhone, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const GONE = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'

describe('POST /v1/members', () => {
  it('enrols a person with identities, attributes, tags and consents', async () => {
    const value = freshPhone()
    const enrolled = accepted(
      await api.service.post('/v1/members', {
        identities: [
          { ...phone(value), verified: true },
          { kind: 'email', value: 'Xiao.Lin@Example.CN' },
        ],
        attributes: { name: '林晓', city: 'Suzhou', favourite_store: 'S1' },
        tags: ['founder'],
        consents: [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }],
        source: 'app',
        joined_at: '2026-05-20T10:00:00+08:00',
      }),
    )
    expect(enrolled).toMatchObject({
      status: 'active',
      joined_at: '2026-05-20T02:00:00.000Z',
      source: 'app',
      attributes: { city: 'Suzhou', favourite_store: 'S1' },
      personal: { name: '林晓' },
      tags: ['founder'],
      credited_orders: 0,
    })
    const masks = enrolled.identities.map((i: { kind: string; masked: string; verified: boolean }) => [i.kind, i.masked, i.verified])
    expect(masks.toSorted()).toEqual([
      ['email', 'x***@example.cn', false],
      ['phone', `+86 *** ${value.slice(-4)}`, true],
    ])
    const { credited_orders: _, ...member } = enrolled
    expect(accepted(await api.service.get(`/v1/members/${enrolled.id}`), 200)).toEqual(member)
    const contact = await api.service.get(`/v1/members/${enrolled.id}/contactable?purpose=marketing&channel=sms`)
    expect(accepted(contact, 200)).toMatchObject({ contactable: true, text: 'v1' })
  })

  it('takes somebody of whom nothing is known', async () => {
    const enrolled = accepted(await api.service.post('/v1/members', {}))
    expect(enrolled).toMatchObject({ identities: [], personal: {}, attributes: {}, tags: [], source: 'api' })
  })

  it('refuses a second membership and people mixed up', async () => {
    const [a, b] = [phone(), phone()]
    const member = await enrol(api.service, { identities: [a] })
    await enrol(api.service, { identities: [b] })
    const problem = refused(await api.service.post('/v1/members', { identities: [a] }), 409, 'already_enrolled')
    expect(problem.facts).toEqual({ member })
    expect(problem.detail).toContain(member)
    refused(await api.service.post('/v1/members', { identities: [a, b] }), 409, 'identity_conflict')
  })

  it('says where a body is wrong', async () => {
    const send = (body: unknown) => api.service.post('/v1/members', body)
    malformed(await send({ attributes: { shoe_size: 41 } }), 'body.attributes.shoe_size')
    malformed(await send({ attributes: { city: 5, birthday: '2 May' } }), 'body.attributes.city', 'body.attributes.birthday')
    malformed(await send({ attributes: { birthday: '1990-02-30' } }), 'body.attributes.birthday')
    malformed(await send({ identities: [{ kind: 'pigeon', value: 'x' }] }), 'body.identities.0.kind')
    malformed(await send({ tags: [''], source: 'The App' }), 'body.tags.0', 'body.source')
    malformed(await send({ phone: '+8613800138000' }), 'body')
    refused(await send({ identities: [{ kind: 'email', value: 'nobody' }] }), 400, 'invalid_identity')
    refused(await send({ joined_at: '2026-06-02T04:06:00Z' }), 422, 'in_future')
    refused(await api.store.post('/v1/members', {}), 403, 'forbidden')
  })
})

describe('GET /v1/members/{id} and POST /v1/members:find', () => {
  it('find a member by id and by any way of writing an identity', async () => {
    const value = freshPhone()
    const member = await enrol(api.service, { identities: [phone(value), { kind: 'card', value: 'ab 12-34 c' }] })
    const found = accepted(await api.service.post('/v1/members:find', { identity: phone(value.replace('+86', '0086 ')) }), 200)
    expect(found.member).toBe(member)
    expect(found.customer).toBe(accepted(await api.service.get(`/v1/members/${member}`), 200).customer)
    expect(accepted(await api.service.post('/v1/members:find', { identity: { kind: 'card', value: 'AB1234C' } }), 200)).toEqual(found)
    // Known by another kind, channel or app is another identity.
    for (const identity of [
      { kind: 'external', value: 'AB1234C' },
      { ...phone(value), channel: 'tmall' },
      { ...phone(value), app: 'wx1' },
    ])
      refused(await api.service.post('/v1/members:find', { identity }), 404, 'not_found')
  })

  it('are not found, or not allowed', async () => {
    for (const id of [GONE, 'mem_', 'mem_nonsense', GONE.replace('mem', 'cus'), 'x'.repeat(150)])
      refused(await api.service.get(`/v1/members/${id}`), 404, 'not_found')
    refused(await api.store.get(`/v1/members/${GONE}`), 403, 'forbidden')
    refused(await api.store.post('/v1/members:find', { identity: phone() }), 403, 'forbidden')
    malformed(await api.service.post('/v1/members:find', {}), 'body.identity')
  })
})

describe('GET /v1/members', () => {
  it('lists everybody once, while people go on joining', async () => {
    const list = await openApi()
    try {
      const first = await Promise.all(Array.from({ length: 23 }, () => enrol(list.service)))
      const seen: string[] = []
      const later: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: any = accepted(await list.service.get(`/v1/members?limit=5${cursor && `&cursor=${cursor}`}`), 200)
        expect(page.items.length).toBeLessThanOrEqual(5)
        seen.push(...page.items.map((m: { id: string }) => m.id))
        cursor = page.next
        if (later.length < 4) {
          list.clock.time += 1
          later.push(await enrol(list.service))
        }
      }
      expect(seen.toSorted()).toEqual([...first, ...later].toSorted())
      expect(seen.slice(-4)).toEqual(later)
    } finally {
      await list.close()
    }
  })

  it('refuses a page that cannot be one, and a cursor that is not its own', async () => {
    for (const limit of ['0', '201', '1.5', 'ten', '٥', ''])
      malformed(await api.service.get(`/v1/members?limit=${encodeURIComponent(limit)}`), 'querystring.limit')
    const forged = [['x', 'y'], [1, 'y'], [1e300, GONE], [0], {}, null, [0, '0'.repeat(36)]].map((c) =>
      Buffer.from(JSON.stringify(c)).toString('base64url'),
    )
    for (const cursor of ['x', '%20', ...forged]) refused(await api.service.get(`/v1/members?cursor=${cursor}`), 400, 'invalid_cursor')
    refused(await api.store.get('/v1/members'), 403, 'forbidden')
  })
})

describe('PATCH /v1/members/{id}', () => {
  it('sets and removes attributes and tags, and rules see them at once', async () => {
    const member = await enrol(api.service, { attributes: { city: 'Suzhou', name: '林晓' }, tags: ['a', 'b'] })
    const change = {
      attributes: { city: null, favourite_store: 'S7', name: '林晓晓', birthday: '1990-05-03' },
      add_tags: ['c', 'a'],
      remove_tags: ['b'],
    }
    accepted(await api.service.patch(`/v1/members/${member}`, change))
    expect(accepted(await api.service.get(`/v1/members/${member}`), 200)).toMatchObject({
      attributes: { favourite_store: 'S7' },
      personal: { name: '林晓晓', birthday: '1990-05-03' },
      tags: ['a', 'c'],
    })
    accepted(await api.service.patch(`/v1/members/${member}`, { attributes: { name: null } }))
    const { personal } = accepted(await api.service.get(`/v1/members/${member}`), 200)
    expect(personal).toEqual({ birthday: '1990-05-03' })
  })

  it('under a key that was used changes nothing more', async () => {
    const member = await enrol(api.service)
    const patch = (name: string) => api.service.patch(`/v1/members/${member}`, { attributes: { name } }, { key: `patch ${member}` })
    accepted(await patch('林晓'))
    refused(await patch('王芳'), 422, 'idempotency_key_reused')
    expect(accepted(await api.service.get(`/v1/members/${member}`), 200).personal).toEqual({ name: '林晓' })
  })

  it('suspends, closes and restores a membership: only an active one earns and spends', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 50))
    for (const status of ['suspended', 'closed']) {
      accepted(await api.service.patch(`/v1/members/${member}`, { status }))
      expect(accepted(await api.service.get(`/v1/members/${member}`), 200).status).toBe(status)
      const tries = [
        api.store.post('/v1/orders', { member, order: basket([['L', 1, 1000]]) }),
        api.store.post('/v1/events', { member, type: 'visit', attributes: { store: 'S1' } }),
        api.store.post('/v1/redemptions', { member, currency: 'beans', amount: 1 }),
        api.store.post('/v1/holds', { member, currency: 'beans', amount: 1 }),
      ]
      for (const answer of await Promise.all(tries)) expect(refused(answer, 422, 'member_not_active').facts).toEqual({ status })
    }
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'active' }))
    accepted(await api.store.post('/v1/redemptions', { member, currency: 'beans', amount: 50 }))
  })

  it('says where a body is wrong', async () => {
    const member = await enrol(api.service)
    const send = (body: unknown) => api.service.patch(`/v1/members/${member}`, body)
    malformed(await send({ attributes: { shoe_size: null } }), 'body.attributes.shoe_size')
    malformed(await send({ status: 'happy', add_tags: 'x' }), 'body.status', 'body.add_tags')
    malformed(await send({ points: 5 }), 'body')
    refused(await api.service.patch(`/v1/members/${GONE}`, {}), 404, 'not_found')
    refused(await api.store.patch(`/v1/members/${member}`, {}), 403, 'forbidden')
  })
})
