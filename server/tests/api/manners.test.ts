import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerAt, openApi, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, phone, refused } from './requests.ts'

let api: Api
let owner: Caller
beforeAll(async () => {
  api = await openApi()
  owner = callerAt(await api.listen(), api.owner.token)
})
afterAll(() => api.close())

const order = (more = ''): string =>
  `{"identity":{"kind":"phone","value":"${freshPhone()}"},"order":{"reference":"${freshPhone()}","lines":[{"sku":"L","quantity":1,"amount":100${more}}]}}`
const post = (body: string | Buffer, headers: Record<string, string> = {}, url = '/v1/orders'): Promise<Answer> =>
  owner.send('POST', url, body, { headers })
const bytes = (...parts: (string | number[])[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part as string)))

describe('a body', () => {
  it('is taken up to 64 kB, and up to 1 MB where many things come together', async () => {
    const padded = (size: number): string => {
      const body = order()
      return body + ' '.repeat(size - body.length)
    }
    accepted(await post(padded(65_536)))
    expect(refused(await post(padded(65_537)), 413, 'body_too_large').facts).toEqual({ limit: 65_536 })
    const item = `{"kind":"order","key":"big",${order().slice(1)}`
    const batch = (size: number): string => `{"items":[${item}]}`.padEnd(size, ' ')
    accepted(await post(batch(1_048_576), {}, '/v1/events:batch'), 200)
    expect(refused(await post(batch(1_048_577), {}, '/v1/events:batch'), 413, 'body_too_large').facts).toEqual({ limit: 1_048_576 })
  })

  it('nests 32 levels deep at most, however much deeper it tries to go', async () => {
    for (const depth of [33, 20_000]) {
      for (const middle of ['', '"\\u0041"', '{"constructor":1}'])
        refused(await post(`${'['.repeat(depth)}${middle}${']'.repeat(depth)}`), 400, 'too_deep')
      refused(await post(`{"items":[${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}]}`, {}, '/v1/events:batch'), 400, 'too_deep')
    }
    expect((await post(`${'['.repeat(32)}${']'.repeat(32)}`)).json.code).toBe('invalid_request')
  })

  it('has a bounded number of keys', async () => {
    const keys = (n: number): string => `{"items":[{${Array.from({ length: n }, (_, i) => `"k${i}":1`).join(',')}}]}`
    refused(await post(keys(20_000), {}, '/v1/events:batch'), 400, 'too_many_keys')
    expect((await post(keys(19_999), {}, '/v1/events:batch')).status).toBe(200)
  })

  it('comes as plain JSON: not compressed, and not as anything else', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'identity'])
      refused(await post(order(), { 'content-encoding': encoding }), 415, 'unsupported_media_type')
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])
      refused(await post(order(), { 'content-type': type }), 415, 'unsupported_media_type')
    accepted(await post(order(), { 'content-type': 'application/json; charset=utf-8' }))
  })

  it.each([
    ['nothing', '', 'invalid_request'],
    ['null', 'null', 'invalid_request'],
    ['a list', '[]', 'invalid_request'],
    ['half an object', '{"order":', 'not_json'],
    ['a comment', '{} // yes', 'not_json'],
    ['a byte order mark', '\ufeff{}', 'not_json'],
    ['NaN', order(',"margin":NaN'), 'not_json'],
    ['a key that stands twice', order(',"amount":100000'), 'duplicate_key'],
    ['a key that stands twice, once in disguise', order(',"\\u0061mount":100000'), 'duplicate_key'],
    ['NUL', order(',"brand":"\\u0000"'), 'malformed_text'],
    ['half a surrogate pair', order(',"brand":"\\ud83d"'), 'malformed_text'],
    ['the other half', order(',"brand":"\\ude00"'), 'malformed_text'],
    ['a bare surrogate in a key', order(',"\\ud83d":1'), 'malformed_text'],
    ['a control character', order(',"brand":"\u0001"'), 'not_json'],
    ['latin-1', bytes('{"a":"caf', [0xe9], '"}'), 'malformed_text'],
    ['a character that is cut off', bytes('{"a":"', [0xf0, 0x9f, 0x98], '"}'), 'malformed_text'],
    ['an overlong slash', bytes('{"a":"', [0xc0, 0xaf], '"}'), 'malformed_text'],
    ['a surrogate in UTF-8', bytes('{"a":"', [0xed, 0xa0, 0x80], '"}'), 'malformed_text'],
    ['UTF-16', Buffer.from(order(), 'utf16le'), 'not_json'],
  ])('that is %s is a problem, never an error of the server', async (_, body, code) => {
    refused(await post(body), 400, code)
  })

  it('may hold any other text, which comes back as it was sent', async () => {
    const member = await enrol(api.service)
    const city = 'İzmir 👩🏽‍🚀 苏州 \u202e \ufffd e\u0301 \' " \\ ; drop table members; --'
    accepted(await owner.patch(`/v1/members/${member}`, { attributes: { city, name: city } }))
    expect(accepted(await owner.get(`/v1/members/${member}`), 200)).toMatchObject({ attributes: { city }, personal: { name: city } })
  })
})

describe('an address', () => {
  it.each([
    ['/v1/products/%00', 400, 'malformed_text'],
    ['/v1/members?cursor=%00', 400, 'malformed_text'],
    ['/v1/products/%ff', 400, 'malformed_text'],
    ['/v1/products/%ed%a0%80', 400, 'malformed_text'],
    ['/v1/products/%', 400, 'malformed_text'],
    [`/v1/products/${'x'.repeat(201)}`, 400, 'invalid_request'],
    ['/v1/nowhere', 404, 'not_found'],
    ['/v1', 404, 'not_found'],
    ['/v1/members/', 404, 'not_found'],
    ['//v1/members', 404, 'not_found'],
    ['/v1/members?limit=1&limit=2', 400, 'invalid_request'],
  ])('%s is %i %s', async (url, status, code) => {
    refused(await api.owner.get(url), status, code)
  })

  it('with a method that it does not have is not found', async () => {
    for (const [method, url] of [
      ['DELETE', '/v1/members'],
      ['PUT', '/v1/orders'],
      ['GET', '/v1/quotes'],
    ])
      refused(await api.owner.send(method!, url!), 404, 'not_found')
  })
})

describe('a problem', () => {
  it('never shows what went wrong inside', async () => {
    const { pool } = api.ctx
    const query = pool.query.bind(pool)
    pool.query = () => Promise.reject(new Error('password=hunter2 at 10.1.2.3'))
    const answer = await owner.get('/v1/members')
    pool.query = query
    const problem = refused(answer, 500, 'internal')
    expect(problem.facts).toBeUndefined()
    expect(problem.detail).toContain(problem.instance)
    expect(answer.text).not.toMatch(/hunter2|10\.1\.2\.3|stack|\.ts/)
    accepted(await owner.get('/v1/members'), 200)
  })

  it('on a real connection leaves the connection usable', async () => {
    const identity = phone()
    for (let i = 0; i < 20; i++) {
      refused(await post('{'), 400, 'not_json')
      accepted(await owner.post('/v1/orders', { identity, order: basket([['L', 1, 100]]) }))
    }
    const { member } = accepted(await owner.post('/v1/members:find', { identity }), 200)
    expect(await beansOf(owner, member)).toBe(20)
  })
})
