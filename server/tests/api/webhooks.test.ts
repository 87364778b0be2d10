import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, malformed, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const URL_ = 'https://hooks.example.com/perennial'
const register = (body: object = {}, key?: string): Promise<Answer> =>
  api.owner.post('/v1/webhooks', { url: URL_, ...body }, key === undefined ? {} : { key })

describe('an endpoint', () => {
  it('is registered, read, changed and removed', async () => {
    const { secret, ...made } = accepted(await register({ description: 'News', types: ['tier.changed'] }))
    expect(made).toEqual({
      id: expect.stringMatching(/^whk_\w{26}$/) as unknown,
      url: URL_,
      description: 'News',
      types: ['tier.changed'],
      enabled: true,
      disabled_because: null,
      failing_since: null,
      previous_secret_until: null,
      created_at: new Date(api.clock.time).toISOString(),
    })
    const at = `/v1/webhooks/${made.id}`
    expect(accepted(await api.service.get(at), 200)).toEqual(made)
    expect(accepted(await api.service.get('/v1/webhooks'), 200).items).toEqual([made])
    expect(accepted(await api.owner.patch(at, { types: null, enabled: false }), 200)).toEqual({ ...made, types: null, enabled: false })
    expect(accepted(await api.owner.send('DELETE', at), 200)).toMatchObject({ id: made.id })
    refused(await api.service.get(at), 404, 'not_found')
    refused(await api.owner.send('DELETE', at), 404, 'not_found')
    expect(secret).toMatch(/^whsec_/)
  })

  it('shows its secret once, and to a retry of the same request', async () => {
    const first = await register({}, 'once')
    const again = await register({}, 'once')
    expect([again.json, again.headers['idempotent-replayed']]).toEqual([first.json, 'true'])
    const { id, secret } = accepted(first)
    expect((await api.owner.get(`/v1/webhooks/${id}`)).text).not.toContain('whsec_')
    const rotated = accepted(await api.owner.post(`/v1/webhooks/${id}/rotate`), 200)
    expect(rotated.secret).not.toBe(secret)
    expect(rotated.previous_secret_until).toBe(new Date(api.clock.time + 86_400_000).toISOString())
    const { rows } = await api.ctx.pool.query<{ text: string }>('select w::text as text from webhooks w')
    const bytes = Buffer.from(secret.slice(6), 'base64').toString('hex')
    expect(rows.some(({ text }) => text.includes(bytes) || text.includes(secret))).toBe(false)
  })

  it('whose address no delivery may go to is refused', async () => {
    for (const url of ['http://example.com', 'https://127.1/', 'https://u:p@example.com/', 'https://example.com:22', 'nonsense']) {
      malformed(await register({ url }), 'body.url')
    }
    const { id } = accepted(await register())
    malformed(await api.owner.patch(`/v1/webhooks/${id}`, { url: 'https://[::1]/' }), 'body.url')
  })

  it('can only ask for events that there are', async () => {
    malformed(await register({ types: ['order.placed'] }), 'body.types.0')
    malformed(await register({ types: [] }), 'body.types')
    malformed(await register({ colour: 'red' }), 'body')
    const { id } = accepted(await register())
    malformed(await api.owner.post(`/v1/webhooks/${id}/replay`, {}), 'body.delivery')
    malformed(await api.owner.post(`/v1/webhooks/${id}/replay`, { delivery: 'dlv_x', from: '2026-06-01T00:00:00Z' }), 'body.delivery')
    refused(await api.owner.post(`/v1/webhooks/${id}/replay`, { delivery: 'dlv_x' }), 404, 'not_found')
  })

  it('is one of at most twenty', async () => {
    const { items } = accepted(await api.owner.get('/v1/webhooks'), 200)
    for (let i = items.length; i < 20; i++) accepted(await register())
    expect(refused(await register(), 409, 'too_many_webhooks').facts).toEqual({ most: 20 })
  })

  it('is tried out by a button, which tells what came back', async () => {
    const [{ id }] = accepted(await api.owner.get('/v1/webhooks'), 200).items
    accepted(await api.owner.patch(`/v1/webhooks/${id}`, { url: 'https://nowhere.invalid/' }), 200)
    expect(accepted(await api.owner.post(`/v1/webhooks/${id}/test`), 200)).toEqual({
      delivered: false,
      event: expect.stringMatching(/^evt_\w{26}$/) as unknown,
      status: null,
      error: expect.stringMatching(/name/) as unknown,
      response: null,
    })
  })
})
