import { createConnection, createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerAt, openApi, type Answer, type Api } from './open-api.ts'
import { accepted, adjust, basket, beansOf, enrol, phone, redeem, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const replayed = (answer: Answer): boolean => answer.headers['idempotent-replayed'] === 'true'
const COPIES = 5

describe('an idempotency key', () => {
  it('has one effect and one answer, byte for byte, however many copies come at once; another body is refused', async () => {
    const keys = 400
    const members = await Promise.all(Array.from({ length: 20 }, () => enrol(api.service)))
    const placed: Answer[][] = []
    for (let from = 0; from < keys; from += 50) {
      // Time passes, so that the key's own rate is kept.
      api.clock.time += 1000
      const group = Array.from({ length: 50 }, (_, i) => {
        const n = from + i
        const member = members[n % members.length]!
        const body = { member, order: basket([['L', 1, 100]]) }
        const changed = { ...body, order: { ...body.order, lines: [{ sku: 'L', quantity: 1, amount: 100_000 }] } }
        // One copy in five has another body.
        return Promise.all(
          Array.from({ length: COPIES }, (_copy, c) => api.store.post('/v1/orders', c === 3 ? changed : body, { key: `once ${n}` })),
        )
      })
      placed.push(...(await Promise.all(group)))
    }
    let beans = 0
    for (const copies of placed) {
      const won = copies.filter((a) => a.status === 201)
      const lost = copies.filter((a) => a.status !== 201)
      // Whichever body came first is the key's; copies of the other are refused.
      expect([1, COPIES - 1]).toContain(won.length)
      expect(new Set(won.map((a) => a.text)).size).toBe(1)
      expect(won.filter(replayed)).toHaveLength(won.length - 1)
      for (const answer of lost) refused(answer, 422, 'idempotency_key_reused')
      for (const { currency, granted } of won[0]!.json.effects) if (currency === 'beans') beans += granted
    }
    const balances = await Promise.all(members.map((m) => beansOf(api.service, m)))
    expect(balances.reduce((a, b) => a + b, 0)).toBe(beans)
    const { rows } = await api.ctx.pool.query("select count(*)::int as n from commands where kind = 'order'")
    expect(rows).toEqual([{ n: keys }])
  })

  it('of a refusal gives the same refusal again, even when it would be granted now', async () => {
    const member = await rich(api.service, 5)
    const ask = () => api.store.post('/v1/redemptions', { member, currency: 'beans', amount: 9 }, { key: 'too much' })
    const copies = await Promise.all(Array.from({ length: COPIES }, ask))
    accepted(await adjust(api.service, member, 100))
    for (const copy of [...copies, await ask()]) {
      expect(refused(copy, 422, 'insufficient_points').facts).toEqual({ currency: 'beans', needed: 9, have: 5 })
      expect(copy.text).toBe(copies[0]!.text)
    }
    expect(copies.filter(replayed)).toHaveLength(COPIES - 1)
    expect(await beansOf(api.service, member)).toBe(105)
  })

  it('is taken with every write, in the header, and has 1 to 200 characters', async () => {
    const member = await rich(api.service, 5)
    const writes: [string, object][] = [
      ['/v1/orders', { member, order: basket([['L', 1, 100]]) }],
      ['/v1/returns', { member, lines: [{ sku: 'L', quantity: 1 }] }],
      ['/v1/events', { member, type: 'visit', attributes: { store: 'S' } }],
      ['/v1/members', {}],
      ['/v1/customers', { identity: phone() }],
      ['/v1/redemptions', { member, currency: 'beans', amount: 1 }],
      ['/v1/holds', { member, currency: 'beans', amount: 1 }],
      ['/v1/gifts', { from: member, to: await enrol(api.service), currency: 'beans', amount: 1 }],
      [`/v1/members/${member}/adjustments`, { currency: 'beans', amount: 1, reason: 'x' }],
      [`/v1/members/${member}/consents`, { items: [{ purpose: 'a', channel: 'b', text: 'c', granted: true }] }],
      [`/v1/members/${member}/identities`, phone()],
      ['/v1/programs/cafe/versions/1/roll-back', { note: 'x' }],
    ]
    for (const [url, body] of writes) {
      for (const key of [null, '', 'k'.repeat(201)]) refused(await api.owner.post(url, body, { key }), 400, 'idempotency_key_missing')
    }
    refused(await api.owner.patch(`/v1/members/${member}`, {}, { key: null }), 400, 'idempotency_key_missing')
    accepted(await api.owner.post('/v1/members', {}, { key: 'k'.repeat(200) }))
    expect(await beansOf(api.service, member)).toBe(5)
  })

  it('belongs to one client and one operation, and outlives the client’s keys', async () => {
    const member = await rich(api.service, 50)
    const [till, other, renewed] = await Promise.all(['till 1', 'till 2', 'till 1'].map((name) => api.caller('store', undefined, name)))
    const body = { member, currency: 'beans', amount: 1 }
    const first = await till!.post('/v1/redemptions', body, { key: 'mine' })
    expect([replayed(first), replayed(await other!.post('/v1/redemptions', body, { key: 'mine' }))]).toEqual([false, false])
    expect(replayed(await till!.post('/v1/holds', body, { key: 'mine' }))).toBe(false)
    const again = await renewed!.post('/v1/redemptions', body, { key: 'mine' })
    expect([again.text, replayed(again)]).toEqual([first.text, true])
    // The same body in another order of its fields is the same body; for another member it is not.
    const shuffled = { amount: 1, member, currency: 'beans' }
    expect((await till!.post('/v1/redemptions', shuffled, { key: 'mine' })).text).toBe(first.text)
    const elsewhere = { ...body, member: await rich(api.service, 5) }
    refused(await till!.post('/v1/redemptions', elsewhere, { key: 'mine' }), 422, 'idempotency_key_reused')
  })

  it('in the address counts as part of the request', async () => {
    const [a, b] = [await enrol(api.service), await enrol(api.service)]
    const give = (member: string) =>
      api.service.post(`/v1/members/${member}/adjustments`, { currency: 'beans', amount: 3, reason: 'x' }, { key: 'one key' })
    accepted(await give(a))
    refused(await give(b), 422, 'idempotency_key_reused')
    expect([await beansOf(api.service, a), await beansOf(api.service, b)]).toEqual([3, 0])
  })
})

/** Passes requests on, and loses a third of the answers on their way back: the connection just ends. */
function lossyProxy(port: number): Promise<Server> {
  let n = 0
  const server = createServer((near) => {
    const far = createConnection(port, '127.0.0.1')
    const loses = (n += 1) % 3 === 0
    near.pipe(far)
    if (loses) far.once('data', () => near.destroy())
    else far.pipe(near)
    for (const [one, two] of [[near, far], [far, near]] as const) one.on('error', () => two.destroy()).on('close', () => two.destroy()) // prettier-ignore
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

describe('a client whose answers get lost', () => {
  it('sends again until it hears one, and everything is done once', async () => {
    const member = await rich(api.service, 500)
    const proxy = await lossyProxy(Number(new URL(await api.listen()).port))
    const caller = callerAt(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, api.store.token)
    let lost = 0
    const spend = async (n: number): Promise<Answer> => {
      for (;;) {
        const request = caller.post(
          '/v1/redemptions',
          { member, currency: 'beans', amount: 1 },
          { key: `lossy ${n}`, headers: { connection: 'close' } },
        )
        const answer = await request.catch(() => null)
        if (answer) return answer
        lost += 1
      }
    }
    const answers: Answer[] = []
    for (let n = 0; n < 200; n += 10) answers.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => spend(n + i)))))
    expect(lost).toBeGreaterThan(50)
    expect(answers.every((a) => a.status === 201)).toBe(true)
    expect(answers.filter(replayed).length).toBeGreaterThan(0)
    expect(await beansOf(api.service, member)).toBe(300)
    refused(await redeem(api.store, member, 301), 422, 'insufficient_points')
    await new Promise((resolve) => proxy.close(resolve))
  })
})
