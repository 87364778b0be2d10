import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol } from './requests.ts'
import { idsOf, rowsOf, withCoupon, type Row } from './rows.ts'

let api: Api
let rows: [string, Row][]
beforeAll(async () => {
  api = await openApi(withCoupon)
  rows = Object.entries(rowsOf(await idsOf(api, 'cafe')))
})
afterAll(() => api.close())

describe('names that reach into the language', () => {
  const clean = (): void => {
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  }

  it('are refused in the body of every route that takes one', async () => {
    for (const [door, { url, body, headers }] of rows) {
      // A text is a file, and no document of fields.
      if (body === undefined || typeof body === 'string') continue
      const [method] = door.split(' ')
      for (const text of [
        '{"__proto__":{"x":1}}',
        '{"a":{"__proto__":{"x":1}}}',
        '{"\\u005f_proto__":{"x":1}}',
        '{"constructor":{"prototype":{"x":1}}}',
        '{"a":[{"constructor":{"prototype":{"x":1}}}]}',
        '{"constr\\u0075ctor":{"prototype":{"x":1}}}',
      ]) {
        const answer = await api.owner.send(method!.toUpperCase(), url, text, { ...(headers && { headers }) })
        expect([answer.status, answer.json.code], `${door} ${text}`).toEqual([400, 'forbidden_key'])
        clean()
      }
    }
  })

  it('are refused in the query of every route', async () => {
    for (const [door, { url, body, headers }] of rows) {
      for (const query of [
        '__proto__[x]=1',
        '__proto__=1',
        'constructor.prototype.x=1',
        'constructor[prototype][x]=1',
        '%5F_proto__.x=1',
      ]) {
        const answer = await api.owner.send(door.split(' ')[0]!.toUpperCase(), `${url}${url.includes('?') ? '&' : '?'}${query}`, body, {
          ...(headers && { headers }),
        })
        expect([answer.status, answer.json.code], `${door} ${query}`).toEqual([400, 'forbidden_key'])
        clean()
      }
    }
  })

  it('are nothing special as values, or as keys of what a program declares', async () => {
    const member = await enrol(api.service)
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      const tries = await Promise.all([
        api.owner.patch(`/v1/members/${member}`, { attributes: { [name]: 'x' } }),
        api.owner.post('/v1/events', { member, type: name }),
        api.owner.post('/v1/redemptions', { member, currency: name, amount: 1 }),
        api.owner.post('/v1/orders', { member, order: basket([['L', 1, 1]], { attributes: { [name]: true } }) }),
        api.owner.post('/v1/quotes', {
          invented: { tiers: { [name]: 'gold' }, attributes: { [name]: 'x' } },
          order: basket([['L', 1, 100]]),
        }),
      ])
      expect(tries.map((a) => a.status)).toEqual([400, 422, 422, 400, 422])
      const tagged = accepted(await api.owner.patch(`/v1/members/${member}`, { add_tags: [name] }))
      expect(tagged.kind).toBe('profile')
      clean()
    }
  })
})
