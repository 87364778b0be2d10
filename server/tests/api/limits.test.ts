import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeByPrefix } from '../../src/access/api-keys.sql.ts'
import { openApi, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, basket, beansOf, enrol, freshPhone, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const STORE_DOOR = '/v1/programs'
/** Asks as many times as that, a hundred at once. */
async function often(times: number, ask: (n: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let n = 0; n < times; n += 100)
    answers.push(...(await Promise.all(Array.from({ length: Math.min(100, times - n) }, (_, i) => ask(n + i)))))
  return answers
}
const count = (answers: Answer[], status: number): number => answers.filter((a) => a.status === status).length
const guess = (n: number): string => `pk_0123456789_${String(n).padStart(32, 'x')}`
const withKey = (caller: Caller, token: string, address = '10.0.0.1'): Promise<Answer> =>
  api.doors
    .inject({ url: STORE_DOOR, headers: { authorization: `Bearer ${token}` }, remoteAddress: address })
    .then(
      (r) =>
        ({ status: r.statusCode, headers: r.headers as Record<string, string>, text: r.body, json: r.json<unknown>(), caller }) as Answer,
    )

describe('a key', () => {
  it('that asks more than 4,000 times at once has to wait, and then goes on', async () => {
    // A door that is shut to this key costs least: what is counted is the asking.
    const answers = await often(4100, () => api.partner.get(STORE_DOOR))
    expect([count(answers, 403), count(answers, 429)]).toEqual([4000, 100])
    const problem = refused(
      answers.find((a) => a.status === 429)!,
      429,
      'rate_limited',
    )
    expect([answers.find((a) => a.status === 429)!.headers['retry-after'], problem.facts]).toEqual(['1', { seconds: 1 }])
    refused(await api.store.get(STORE_DOOR), 403, 'forbidden')
    api.clock.time += 10
    const later = await often(25, () => api.partner.get(STORE_DOOR))
    expect([count(later, 403), count(later, 429)]).toEqual([20, 5])
    // Set back, the clock neither gives nor takes.
    api.clock.time -= 3_600_000
    refused(await api.partner.get(STORE_DOOR), 429, 'rate_limited')
    api.clock.time += 1000
    refused(await api.partner.get(STORE_DOOR), 403, 'forbidden')
    api.clock.time += 3_599_000 - 10
  }, 60_000)

  it('is refused alike whatever is wrong with it', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${api.owner.token}`,
      `Bearer ${'x'.repeat(201)}`,
      `Bearer ${api.owner.token!.slice(0, -1)}`,
    ]) {
      const answer = await api.nobody.get('/v1/members', { authorization })
      refused(answer, 401, 'unauthenticated')
      expect(answer.headers['www-authenticate']).toBe('Bearer')
    }
    accepted(await api.nobody.get('/v1/members', { authorization: `bearer ${api.owner.token}` }), 200)
  })

  it('that was revoked stops working within ten seconds', async () => {
    const caller = await api.caller('owner')
    accepted(await caller.get('/v1/members'), 200)
    await revokeByPrefix(api.ctx.pool, caller.token!.split('_').slice(0, 2).join('_'), new Date(api.clock.now()))
    api.clock.time += 10_001
    refused(await caller.get('/v1/members'), 401, 'unauthenticated')
  })
})

describe('an address that tries keys', () => {
  it('has to wait after 200 in vain; keys in use there, and other addresses, are let through', async () => {
    const known = await api.caller('service')
    expect((await withKey(known, known.token!)).status).toBe(200)
    const answers = await often(300, (n) => withKey(api.nobody, guess(n)))
    expect([count(answers, 401), count(answers, 429)]).toEqual([200, 100])
    const late = answers.find((a) => a.status === 429)!
    expect([late.headers['retry-after'], late.headers['content-type']]).toEqual(['1', 'application/problem+json; charset=utf-8'])
    expect((await withKey(known, known.token!)).status).toBe(200)
    expect((await withKey(api.nobody, guess(1), '10.0.0.2')).status).toBe(401)
    api.clock.time += 1000
    expect([count(await often(12, (n) => withKey(api.nobody, guess(n))), 401)]).toEqual([10])
  })

  it('with a good key is never made to wait, though a thousand tills begin at once', async () => {
    // A door that is shut to them: what is looked at is the look-up of the key alone.
    const callers = await Promise.all(Array.from({ length: 20 }, (_, i) => api.caller('store', undefined, `till ${i}`)))
    const answers = await Promise.all(callers.flatMap((c) => Array.from({ length: 50 }, () => withKey(c, c.token!, '10.0.0.3'))))
    expect(count(answers, 403)).toBe(1000)
  })
})

describe('an overloaded server', () => {
  it('refuses what it cannot queue, and the same requests again are done once', async () => {
    const small = await openApi(undefined, { lanes: 1, laneQueue: 10, batchSize: 5 })
    try {
      const member = await enrol(small.service)
      const orders = Array.from({ length: 60 }, (_, i) => ({ key: `busy ${i}`, body: { member, order: basket([['L', 1, 100]]) } }))
      const send = (some: typeof orders) => Promise.all(some.map(({ key, body }) => small.store.post('/v1/orders', body, { key })))
      const first = await send(orders)
      const shed = first.filter((a) => a.status === 503)
      expect(shed.length).toBeGreaterThan(0)
      expect(count(first, 201) + shed.length).toBe(60)
      for (const answer of shed) {
        refused(answer, 503, 'overloaded')
        expect(answer.headers['retry-after']).toBe('1')
      }
      expect(await beansOf(small.service, member)).toBe(60 - shed.length)
      let left = orders.filter((_, i) => first[i]!.status === 503)
      for (let tries = 0; left.length > 0 && tries < 60; tries++) {
        const answers = await send(left)
        left = left.filter((_, i) => answers[i]!.status === 503)
      }
      for (const order of orders) expect((await send([order]))[0]!.headers['idempotent-replayed']).toBe('true')
      expect(await beansOf(small.service, member)).toBe(60)
    } finally {
      await small.close()
    }
  })

  it('lets a burst from many people through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, () => api.store.post('/v1/orders', { identity: phone(freshPhone()), order: basket([['L', 1, 100]]) })),
    )
    expect(count(answers, 201)).toBe(300)
  })

  it('says so too where the database has no connection to spare', async () => {
    const held = await Promise.all(Array.from({ length: 8 }, () => api.ctx.pool.connect()))
    const answer = await api.service.get('/v1/members')
    for (const client of held) client.release()
    refused(answer, 503, 'overloaded')
    expect(answer.headers['retry-after']).toBe('1')
    accepted(await api.service.get('/v1/members'), 200)
  })
})
