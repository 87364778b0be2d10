import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Worker } from '../../src/worker.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, adjust, beansOf, enrol, malformed, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['currencies'].growth.spendable = true
  })
})
afterAll(() => api.close())

const send = (from: string, to: string, amount: number, more: object = {}): Promise<Answer> =>
  api.store.post('/v1/gifts', { from, to, currency: 'beans', amount, ...more })

/** What has left one member and not arrived at another: credits less debits of the account between them. */
async function inTransit(): Promise<number> {
  const { rows } = await api.ctx.pool.query<{ sum: number }>(
    `select coalesce(sum(case when credit = 'in_transit' then amount else -amount end), 0)::bigint as sum
     from transfers where 'in_transit' in (debit, credit)`,
  )
  return rows[0]!.sum
}

describe('POST /v1/gifts', () => {
  it('leaves the one at once and reaches the other soon after, with its dates', async () => {
    const [a, b] = [await enrol(api.service), await enrol(api.service)]
    accepted(await adjust(api.service, a, 10, { expires_on: '2026-08-01' }))
    accepted(await adjust(api.service, a, 10, { expires_on: null }))
    const sent = accepted(await send(a, b, 15))
    expect([sent.kind, sent.member, sent.balances.beans.available]).toEqual(['send', a, 5])
    expect([await beansOf(api.service, b), await inTransit()]).toEqual([0, 15])
    await api.settle()
    expect([await beansOf(api.service, b), await inTransit()]).toEqual([15, 0])
    const { items } = accepted(await api.service.get(`/v1/members/${b}/lots`), 200)
    expect(items.map((l: { amount: number; expires_on: string }) => [l.amount, l.expires_on])).toEqual([
      [10, '2026-08-01'],
      [5, null],
    ])
  })

  it('comes home to the lots it left when the other cannot take it', async () => {
    const [a, b] = [await enrol(api.service), await enrol(api.service)]
    accepted(await adjust(api.service, a, 10, { expires_on: '2026-08-01' }))
    accepted(await send(a, b, 8))
    accepted(await api.service.patch(`/v1/members/${b}`, { status: 'suspended' }))
    await api.settle()
    expect([await beansOf(api.service, a), await beansOf(api.service, b), await inTransit()]).toEqual([10, 0, 0])
    const { items } = accepted(await api.service.get(`/v1/members/${a}/lots`), 200)
    expect(items).toMatchObject([{ amount: 10, remaining: 10, expires_on: '2026-08-01' }])
  })

  it('is refused where something is wrong', async () => {
    const [a, b] = [await rich(api.service, 10), await enrol(api.service)]
    const gone = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'
    expect(refused(await send(a, b, 11), 422, 'insufficient_points').facts).toEqual({ currency: 'beans', needed: 11, have: 10 })
    expect(refused(await send(a, b, 1, { currency: 'cocoa' }), 422, 'unknown_currency').facts).toEqual({ currency: 'cocoa' })
    refused(await send(a, gone, 1), 404, 'not_found')
    refused(await send(gone, b, 1), 404, 'not_found')
    refused(await send('a', b, 1), 404, 'not_found')
    malformed(await send(a, a, 1), 'body.to')
    malformed(await send(a, b, 0), 'body.amount')
    malformed(await send(a, b, 1, { message: 'for you' }), 'body')
    accepted(await adjust(api.service, a, 5, { currency: 'growth' }))
    refused(await send(a, b, 1, { currency: 'growth' }), 422, 'not_sendable')
    refused(await api.partner.post('/v1/gifts', {}), 403, 'forbidden')
    expect(await beansOf(api.service, a)).toBe(10)
  })
})

describe('gifts in both directions', () => {
  let worker: Worker
  beforeEach(() => {
    worker = new Worker(api.ctx)
    api.ctx.onAnnounced = () => worker.poke('outbox')
    worker.start()
  })
  afterEach(async () => {
    api.ctx.onAnnounced = () => undefined
    await worker.stop()
  })

  it('by 32 clients at once neither lock each other out nor lose a bean', async () => {
    const members = await Promise.all(Array.from({ length: 6 }, () => rich(api.service, 1000)))
    const until = Date.now() + 2000
    let sent = 0
    const client = async (n: number): Promise<void> => {
      while (Date.now() < until) {
        const from = members[n % 6]!
        const to = members[(n + 1 + (n % 5)) % 6]!
        const [there, back] = await Promise.all([send(from, to, 1 + (n % 3)), send(to, from, 1 + (n % 3))])
        // Nobody runs out: each gives as much as comes back in the end, and has a thousand to begin with.
        for (const answer of [there, back]) expect(answer.status, answer.text).toBe(201)
        sent += 2
      }
    }
    await Promise.all(Array.from({ length: 32 }, (_, n) => client(n)))
    expect(sent).toBeGreaterThan(64)
    for (let i = 0; i < 500 && (await inTransit()) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await inTransit()).toBe(0)
    const balances = await Promise.all(members.map((m) => beansOf(api.service, m)))
    expect(balances).toEqual([1000, 1000, 1000, 1000, 1000, 1000])
    const { rows } = await api.ctx.pool.query(
      'select (select count(*)::int from outbox) as waiting, (select count(*)::int from dead_letters) as dead',
    )
    expect(rows).toEqual([{ waiting: 0, dead: 0 }])
  }, 60_000)
})

describe('a currency that stays in the family', () => {
  let kin: Api
  beforeAll(async () => {
    kin = await openApi((d) => {
      d['attributes'].family = { type: 'string' }
      d['currencies'].beans.send_within = 'family'
    })
  })
  afterAll(() => kin.close())
  const of = (family?: string): Promise<string> => enrol(kin.service, family === undefined ? {} : { attributes: { family } })
  const give = (from: string, to: string): Promise<Answer> => kin.store.post('/v1/gifts', { from, to, currency: 'beans', amount: 5 })

  it('reaches its members, and comes home from others', async () => {
    const [a, b, other, nobody] = [await of('F-1'), await of('F-1'), await of('F-2'), await of()]
    accepted(await adjust(kin.service, a, 10))
    accepted(await give(a, b))
    await kin.settle()
    expect([await beansOf(kin.service, a), await beansOf(kin.service, b)]).toEqual([5, 5])
    for (const to of [other, nobody]) {
      accepted(await give(a, to))
      await kin.settle()
      expect([await beansOf(kin.service, a), await beansOf(kin.service, to)]).toEqual([5, 0])
    }
  })

  it('is not sent by who has none', async () => {
    const [a, b] = [await of(), await of()]
    accepted(await adjust(kin.service, a, 10))
    refused(await give(a, b), 422, 'outside_group')
  })
})
