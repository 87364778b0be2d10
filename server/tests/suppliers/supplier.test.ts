import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOff, isPromised, isSettled, judge, MOVES, STATES, type State } from '../../src/fulfilments/fulfilment.ts'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { filled, filledUrl, holesInHost, readReport, REPORTS, type Placing } from '../../src/suppliers/supplier.ts'
import { openApi, type Answer, type Api } from '../api/open-api.ts'
import { accepted, beansOf, malformed, refused, rich } from '../api/requests.ts'
import { withGadget } from './storm.ts'
import { configOf, signed } from './stub.ts'

describe('the table of moves', () => {
  it('leads from every state only where the way allows, for every word of a supplier', () => {
    for (const state of STATES) {
      for (const status of REPORTS) {
        const to = judge(state, status)
        if (to !== null) expect(MOVES[state], `${state} ${status}`).toContain(to)
        // What was promised is never silently taken back, nor the reverse.
        if (to !== null && isPromised(state) && !isPromised(to)) expect([state, status, to]).toEqual([state, 'failed', 'in_review'])
        if (to !== null && isOff(state)) expect(to).toBe('in_review')
      }
    }
  })

  it('says of all pairs which are allowed', () => {
    const forward: State[] = ['confirmed', 'packed', 'shipped', 'delivered']
    const open: State[] = ['ordered', 'unknown']
    const expected: Record<State, State[]> = {
      reserved: ['lapsed', 'pending'],
      lapsed: ['cancelled', 'pending'],
      pending: ['ordered', 'confirmed', 'failed', 'cancelled', 'in_review'],
      ordered: ['unknown', ...forward, 'failed', 'cancelled', 'in_review'],
      unknown: ['ordered', ...forward, 'failed', 'cancelled', 'in_review'],
      confirmed: ['packed', 'shipped', 'delivered', 'in_review'],
      packed: ['shipped', 'delivered', 'in_review'],
      shipped: ['delivered', 'in_review'],
      delivered: ['in_review'],
      failed: ['in_review'],
      cancelled: ['in_review'],
      in_review: ['confirmed', 'failed'],
    }
    for (const from of STATES) for (const to of STATES) expect(MOVES[from].includes(to), `${from} ${to}`).toBe(expected[from].includes(to))
    for (const state of open) expect(isSettled(state)).toBe(false)
    // From everywhere an end is reached.
    for (const from of STATES) {
      const seen = new Set<State>([from])
      for (const state of seen) for (const next of MOVES[state]) seen.add(next)
      expect([...seen].some((state) => isPromised(state)) && [...seen].some((state) => isOff(state)), from).toBe(true)
    }
  })
})

describe('a template', () => {
  const order: Placing = { reference: 'ful_1', sku: 'A/1', quantity: 2, slot: '', address: { city: '"}, {"x": "' } }
  it('is filled leaf by leaf, so that what fills it stays a text', () => {
    const values = { quantity: 2, reference: 'ful_1', 'address.city': order.address['city']! }
    expect(filled({ a: '{{quantity}}', b: 'x {{quantity}}', c: ['{{address.city}}'], d: '{{nothing}}' }, values)).toEqual({
      a: 2,
      b: 'x 2',
      c: ['"}, {"x": "'],
      d: '',
    })
    expect(filledUrl('https://a.example/{{sku}}?r={{reference}}&c={{address.city}}', order)).toBe('https://a.example/A%2F1?r=ful_1&c=')
    expect([holesInHost('https://{{sku}}.example/'), holesInHost('https://a.example/{{sku}}')]).toEqual([true, false])
  })

  it('is read by paths; a word without a meaning says nothing', () => {
    const reading = { status: 'order.state', statuses: { ok: 'confirmed' as const }, tracking: 'order.parcels.0.id' }
    expect(readReport(reading, { order: { state: 'ok', parcels: [{ id: 7 }] } })).toMatchObject({ status: 'confirmed', tracking: '7' })
    for (const value of [{ order: { state: 'constructor' } }, { order: { state: 'other' } }, {}, null, 5]) {
      expect(readReport(reading, value).status).toBe('unknown')
    }
  })
})

describe('a supplier by HTTP', () => {
  let api: Api
  let asked: { url: string; headers: Record<string, unknown>; body: any }[]
  let answer: (url: string) => [status: number, body: unknown]
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked.push({ url: request.url!, headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) })
      const [status, body] = answer(request.url!)
      response.writeHead(status, { 'content-type': 'application/json' }).end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  let secret: Buffer
  let callbacks: string
  const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }
  const redeem = async (): Promise<{ id: string; member: string }> => {
    asked = []
    const member = await rich(api.service, 10)
    const { id } = accepted(await api.store.post('/v1/rewards/gadget/redemptions', { member, address }))
    await workFulfilments(api.ctx)
    return { id, member }
  }
  const stateOf = async (id: string): Promise<unknown[]> => {
    const { state, points, note } = accepted(await api.service.get(`/v1/fulfilments/${id}`), 200)
    return [state, points, note]
  }
  const call = (body: unknown, id = 'evt_1', more: { secret?: Buffer; at?: number } = {}): Promise<Answer> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = signed(more.secret ?? secret, id, text, more.at ?? api.clock.time)
    return api.nobody.send('POST', callbacks, text, { key: null, headers })
  }

  beforeAll(async () => {
    api = await openApi(withGadget, { webhooksPrivate: true })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const body = { kind: 'http', config: configOf(url), secrets: { key: 's3cret-token' } }
    const made = accepted(await api.owner.put('/v1/suppliers/acme', body), 200)
    secret = Buffer.from(made.callback_secret.replace('whsec_', ''), 'base64')
    callbacks = made.callback_path
    accepted(await api.service.put('/v1/stock/gadget', { total: 100 }), 200)
  })
  afterAll(async () => {
    server.close()
    await api.close()
  })

  it('is asked under our reference, with its secret, and shows that to nobody', async () => {
    answer = () => [200, { state: 'promised', number: 'N-1' }]
    const { id } = await redeem()
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({
      url: '/place',
      body: { reference: id, quantity: 1, to: '上海' },
      headers: { 'x-key': 's3cret-token', 'idempotency-key': id },
    })
    expect(await stateOf(id)).toEqual(['confirmed', 'captured', 'confirmed'])
    const shown = await api.owner.get('/v1/suppliers/acme')
    expect(accepted(shown, 200).secrets).toEqual(['key'])
    expect(shown.text).not.toMatch(/s3cret|whsec/)
    const { rows } = await api.ctx.pool.query<{ text: string }>('select string_agg(x::text, $1) as text from (select * from suppliers) x', [
      ',',
    ])
    expect(rows[0]!.text).not.toContain('s3cret-token')
    // Where it is sent is readable with the person's key only.
    const { rows: addresses } = await api.ctx.pool.query<{ text: string }>(
      "select encode(address, 'escape') as text from fulfilments where address is not null",
    )
    expect(addresses[0]!.text).not.toContain('Bund')
  })

  it('that refuses lets the points go; that answers nonsense or fails is asked what became of it', async () => {
    answer = () => [422, { state: 'refused' }]
    const no = await redeem()
    expect(await stateOf(no.id)).toEqual(['failed', 'released', 'failed: Status 422.'])
    expect(await beansOf(api.service, no.member)).toBe(10)
    for (const [status, body] of [
      [500, {}],
      [200, 'not json'],
      [200, { state: 'hm' }],
      [302, {}],
      [429, {}],
    ] as const) {
      answer = () => [status, body]
      const { id } = await redeem()
      expect((await stateOf(id)).slice(0, 2), String(status)).toEqual(['unknown', 'held'])
      answer = (url) => (url === '/ask' ? [404, {}] : [200, { state: 'promised' }])
      api.clock.time += 60_000
      asked = []
      await workFulfilments(api.ctx)
      expect(asked.map(({ url, body: sent }) => [url, sent.reference])).toEqual([
        ['/ask', id],
        ['/place', id],
      ])
      expect((await stateOf(id)).slice(0, 2)).toEqual(['confirmed', 'captured'])
    }
  })

  it('from which nothing final is heard until the hold ends is for a person', async () => {
    answer = () => [200, { state: 'working' }]
    const { id } = await redeem()
    api.clock.time += 24 * 3_600_000
    await workFulfilments(api.ctx)
    expect((await stateOf(id)).slice(0, 1)).toEqual(['in_review'])
    expect(accepted(await api.service.post(`/v1/fulfilments/${id}/resolve`, { verdict: 'release', reason: 'silent' }), 200)).toMatchObject({
      state: 'failed',
      points: 'released',
    })
  })

  it('reports by callbacks that are signed, fresh, and heard once', async () => {
    answer = () => [200, { state: 'working' }]
    const { id } = await redeem()
    const body = { reference: id, state: 'promised' }
    refused(await call(body, 'evt_a', { secret: Buffer.alloc(32) }), 401, 'unsigned')
    refused(await call(body, 'evt_a', { at: api.clock.time - 301_000 }), 401, 'unsigned')
    refused(await call(body, 'evt_a', { at: api.clock.time + 301_000 }), 401, 'unsigned')
    const headers = signed(secret, 'evt_a', JSON.stringify(body), api.clock.time)
    // The same words, but other bytes than were signed.
    refused(await api.nobody.send('POST', callbacks, JSON.stringify(body, null, 1), { key: null, headers }), 401, 'unsigned')
    refused(
      await api.nobody.send('POST', callbacks.replace(/sup_.*/, 'sup_00000000000000000000000000'), JSON.stringify(body), {
        key: null,
        headers,
      }),
      401,
      'unsigned',
    )
    expect((await stateOf(id))[0]).toBe('ordered')
    expect(accepted(await call(body, 'evt_a'), 200)).toEqual({ heard: false })
    expect(accepted(await call({ ...body, state: 'refused' }, 'evt_a'), 200)).toEqual({ heard: true })
    await workFulfilments(api.ctx)
    expect((await stateOf(id)).slice(0, 2)).toEqual(['confirmed', 'captured'])
    malformed(await call({ reference: id, state: 'what' }, 'evt_b'), 'body.state')
    refused(await call('{"reference":1,"reference":2}', 'evt_c'), 400, 'duplicate_key')
    // Of orders it does not have it may say what it likes.
    expect(accepted(await call({ reference: 'ful_00000000000000000000000000', state: 'refused' }, 'evt_d'), 200)).toEqual({ heard: false })
    accepted(await call({ ...body, state: 'refused' }, 'evt_e'), 200)
    expect(await stateOf(id)).toEqual(['in_review', 'captured', 'contradiction: failed after confirmed'])
  })

  it('of another program has no say here', async () => {
    answer = () => [200, { state: 'working' }]
    const { id } = await redeem()
    const other = await api.tenant('elsewhere', 'cafe')
    const made = accepted(await other.owner.put('/v1/suppliers/acme', { kind: 'http', config: configOf('http://127.0.0.1:1') }), 200)
    const theirs = Buffer.from(made.callback_secret.replace('whsec_', ''), 'base64')
    const body = JSON.stringify({ reference: id, state: 'promised' })
    const answered = await api.nobody.send('POST', made.callback_path, body, {
      key: null,
      headers: signed(theirs, 'e', body, api.clock.time),
    })
    expect(accepted(answered, 200)).toEqual({ heard: false })
    expect((await stateOf(id))[0]).toBe('ordered')
  })

  it('is registered only with addresses that may be called', async () => {
    const strict = await openApi(withGadget)
    const put = (url: string): Promise<Answer> => strict.owner.put('/v1/suppliers/acme', { kind: 'http', config: configOf(url) })
    for (const url of [
      'http://acme.example',
      'https://127.0.0.1',
      'https://169.254.169.254',
      'https://{{sku}}.example',
      'https://a:b@acme.example',
    ])
      expect(refused(await put(url), 400, 'invalid_request').reasons[0].code).toBe('unfit_url')
    accepted(await put('https://acme.example'), 200)
    refused(await strict.service.put('/v1/suppliers/acme', { kind: 'warehouse' }), 403, 'forbidden')
    await strict.close()
  })
})
