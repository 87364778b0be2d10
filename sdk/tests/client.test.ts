import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBatches } from '../../server/src/coupons/make-batches.ts'
import { openApi, type Api } from '../../server/tests/api/open-api.ts'
import { Perennial, PerennialUnreachable, type PerennialOptions, type PerennialProblem } from '../src/client.ts'
import { all, problemOf } from './asking.ts'
import { openLossyProxy } from './lossy-proxy.ts'
import { checkouts, coupons, rewards } from './till-tour.ts'

let api: Api
let url: string
const sent: string[] = []
let perennial: Perennial

const open = (options: Partial<PerennialOptions> = {}): Perennial => new Perennial({ url, key: api.owner.token!, pauseMs: 2, ...options })

beforeAll(async () => {
  api = await openApi((d) => (d['coupons'] = { ...d['coupons'], autumn: { names: { en: 'Autumn', zh: '秋日' }, transferable: true } }))
  url = await api.listen()
  perennial = open({
    fetch: (address, init) => {
      sent.push(`${init?.method} ${new URL(address).pathname}`)
      return fetch(address, init)
    },
  })
})
afterAll(() => api.close())

const latte = (reference: string, quantity = 1) => ({
  reference,
  lines: [{ sku: 'LATTE', quantity, amount: 3200 * quantity, category: 'latte' }],
})
const phone = (value: string) => ({ kind: 'phone', value }) as const

/** Tags of the operations that are the console's. */
const OF_PEOPLE = new Set(['staff', 'data', 'insight', 'segments'])
/** Those of them that stand among the others. */
const CONSOLE =
  /\/(reveal|export|notes|resend|timeline|expiries|goodwill|approve|decline)$|^\/v1\/(members:search|requests|webhooks\/types)|^\/v1\/members\/\{id\}\/(orders|holds)$/

describe('the client', () => {
  it('reaches by its path what has no method', async () => {
    expect(await perennial.request<{ items: unknown[] }>({ method: 'GET', path: '/v1/programs' })).toEqual({
      items: [{ key: 'cafe', latest_version: 1 }],
    })
    const write = {
      method: 'PUT',
      path: '/v1/products/REQUESTED',
      body: { valid_from: '2026-01-01', names: { en: 'Once' } },
      key: 'request-1',
    } as const
    expect(await perennial.request(write)).toEqual(await perennial.request(write))
  })

  it('knows the way to every operation of the API', async () => {
    await tour(perennial)
    const { paths } = JSON.parse(readFileSync(new URL('../../server/openapi.json', import.meta.url), 'utf8')) as {
      paths: Record<string, Record<string, { tags?: string[] }>>
    }
    const operations = Object.entries(paths)
      .filter(([path]) => path.startsWith('/v1/'))
      .flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { tags = [] }]) => ({ method: method.toUpperCase(), path, tags })),
      )
      // What people do who sign in has no methods; `request` reaches it.
      .filter(
        ({ method, tags, path }) =>
          !(method === 'GET' && path === '/v1/orders') && !tags.some((tag) => OF_PEOPLE.has(tag)) && !CONSOLE.test(path),
      )
    const missing = operations.filter(({ method, path }) => {
      const pattern = new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, '[^/:]+')}$`)
      return !sent.some((request) => pattern.test(request))
    })
    expect(missing).toEqual([])
    expect(operations.length).toBeGreaterThan(40)
  })

  it('uses the key it is given, and says when an answer is an old one', async () => {
    const member = (await perennial.members.enrol({})).answer.id
    const first = await perennial.orders.place({ member, order: latte('K-1') }, { key: 'till-1:K-1' })
    const again = await perennial.orders.place({ member, order: latte('K-1') }, { key: 'till-1:K-1' })
    expect([first.key, first.replayed]).toEqual(['till-1:K-1', false])
    expect(again).toEqual({ ...first, replayed: true })
    const other = await problemOf(perennial.orders.place({ member, order: latte('K-1', 2) }, { key: 'till-1:K-1' }))
    expect([other.code, other.status, other.key]).toEqual(['idempotency_key_reused', 422, 'till-1:K-1'])
  })

  it('makes keys that nobody has', async () => {
    const member = (await perennial.members.enrol({})).answer.id
    const given = await Promise.all(
      Array.from({ length: 20 }, () => perennial.adjustments.make(member, { currency: 'beans', amount: 1, reason: 'goodwill' })),
    )
    expect(new Set(given.map(({ key }) => key)).size).toBe(20)
    expect(given.every(({ key }) => /^[0-9a-f]{32}$/.test(key))).toBe(true)
    expect(await perennial.members.balances(member)).toContainEqual(expect.objectContaining({ currency: 'beans', available: 20 }))
  })

  it('throws problems with their facts, in the language asked for', async () => {
    const member = (await perennial.members.enrol({})).answer.id
    const redeem = (client: Perennial) => problemOf(client.redemptions.make({ member, currency: 'beans', amount: 40 }))
    const problem = await redeem(perennial)
    expect(problem).toMatchObject({ code: 'insufficient_points', status: 422, replayed: false })
    expect(problem.facts).toMatchObject({ needed: 40, have: 0 })
    expect(problem.reasons[0]).toMatchObject({ code: 'insufficient_points' })
    expect(problem.message).toBe('40 beans are needed and 0 are available.')
    expect((await redeem(open({ language: 'zh' }))).message).toBe('需要 40 beans，可用 0。')
    const unknown = await problemOf(open({ key: 'pk_0000000000_nobodyhasthiskeynobodyhasthiskey' }).programs.list())
    expect([unknown.code, unknown.key]).toEqual(['unauthenticated', null])
  })

  it('is patient with a server that is busy', async () => {
    const busy = await openApi(undefined, { lanes: 1, laneQueue: 4, batchSize: 1 })
    try {
      const client = new Perennial({ url: await busy.listen(), key: busy.owner.token!, pauseMs: 2 })
      const member = (await client.members.enrol({})).answer.id
      const adjust = (by: Perennial) => by.adjustments.make(member, { currency: 'beans', amount: 1, reason: 'goodwill' })
      const impatient = new Perennial({ url: busyUrl(busy), key: busy.owner.token!, retries: 0 })
      const refused = (await Promise.allSettled(Array.from({ length: 40 }, () => adjust(impatient)))).filter((r) => r.status === 'rejected')
      expect(refused.length).toBeGreaterThan(0)
      expect(refused.every(({ reason }) => (reason as PerennialProblem).code === 'overloaded')).toBe(true)
      const before = 40 - refused.length
      const items = Array.from({ length: 12 }, () => ({ kind: 'event' as const, member, type: 'visit', attributes: { store: 'S1' } }))
      const [, results] = await Promise.all([Promise.all(Array.from({ length: 4 }, () => adjust(client))), client.events.batch(items)])
      expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 201))
      expect(await client.members.balances(member)).toContainEqual(
        expect.objectContaining({ currency: 'beans', available: before + 4 + 24 }),
      )
    } finally {
      await busy.close()
    }
  })

  it('gives up in the end, and says under which key to go on', async () => {
    const proxy = await openLossyProxy(url, 1)
    try {
      const cut = open({ url: proxy.url, retries: 2 })
      const member = (await perennial.members.enrol({})).answer.id
      const order = latte('U-1')
      const error = await cut.orders.place({ member, order }).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(PerennialUnreachable)
      expect(error).toMatchObject({ tries: 3, key: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown })
      const { replayed } = await perennial.orders.place({ member, order }, { key: (error as PerennialUnreachable).key! })
      expect(replayed).toBe(true)
      // Sent again, a draft would meet the revision that it made itself.
      const { revision } = await perennial.programs.draft('cafe')
      expect(await cut.programs.writeDraft('cafe', revision, {}).catch((e: unknown) => e)).toMatchObject({ tries: 1 })
      expect((await perennial.programs.draft('cafe')).revision).toBe(revision + 1)
    } finally {
      await proxy.close()
    }
  })

  it('stops when it is told to', async () => {
    const proxy = await openLossyProxy(url, 1)
    try {
      const stop = new AbortController()
      const call = open({ url: proxy.url, retries: 1000, pauseMs: 5 }).programs.list({ signal: stop.signal })
      setTimeout(() => stop.abort(new Error('the till was closed')), 100)
      await expect(call).rejects.toThrow('the till was closed')
      // One request may have been on its way.
      await wait(100)
      const lost = proxy.lost
      await wait(600)
      expect([proxy.lost, lost > 2]).toEqual([lost, true])
    } finally {
      await proxy.close()
    }
  })

  it('refuses an address that is none', () => {
    expect(() => open({ url: 'localhost' })).toThrow('Invalid URL')
  })
})

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const busyUrl = (busy: Api): string => `http://127.0.0.1:${(busy.doors.server.address() as { port: number }).port}`

/** A day of a shop, in which everything is done once. */
async function tour(p: Perennial): Promise<void> {
  const { answer: lin } = await p.members.enrol({
    identities: [{ ...phone('13800138001'), verified: true }],
    attributes: { city: 'Shanghai' },
  })
  const { answer: wang } = await p.members.enrol({})
  expect(await p.members.find(phone('+86 138 0013 8001'))).toEqual({ member: lin.id, customer: lin.customer })
  expect(await p.members.find(phone('13800138999'))).toBeNull()
  expect((await all(p.members.list({ limit: 1 }))).map(({ id }) => id).toSorted()).toEqual([lin.id, wang.id].toSorted())
  await people(p, lin.id)
  await points(p, lin.id, wang.id)
  await rights(p, lin.id)
  await studies(p)
  await programs(p)
  await webhooks(p)
  await rewards(p, wang.id)
  await coupons(p, lin.id, wang.id, () => makeBatches(api.ctx, new AbortController().signal))
  await checkouts(p, lin.id)
  const day = '2026-01-01'
  expect((await p.products.record('LATTE', { valid_from: day, names: { en: 'Latte' }, category: 'latte' })).history).toHaveLength(1)
  expect((await p.products.get('LATTE')).history[0]).toMatchObject({ category: 'latte', brand: '' })
  expect((await p.stores.record('S1', { valid_from: day, names: { en: 'The Bund' } })).history).toHaveLength(1)
  expect((await p.stores.get('S1')).key).toBe('S1')
  expect((await all(p.stores.list())).map(({ key }) => key)).toContain('S1')
}

async function people(p: Perennial, member: string): Promise<void> {
  await p.members.change(member, { add_tags: ['regular'] })
  const card = { kind: 'card', value: 'C-4711-0815' } as const
  expect((await p.members.addIdentity(member, card)).answer.identities).toHaveLength(2)
  expect((await p.members.removeIdentity(member, card)).answer.identities).toHaveLength(1)
  expect((await p.members.get(member)).tags).toEqual(['regular'])
  const news = { purpose: 'news', channel: 'sms', text: '2026-1', granted: true }
  await p.consents.record(member, { items: [news] })
  expect(await p.consents.of(member)).toHaveLength(1)
  expect(await p.members.contactable(member, { purpose: 'news', channel: 'sms' })).toMatchObject({ contactable: true, because: 'granted' })
  const { answer: customer } = await p.customers.record({ identity: { kind: 'email', value: 'chen@example.cn' } })
  expect((await p.customers.get(customer.id)).id).toBe(customer.id)
  expect((await p.consents.recordForCustomer(customer.id, { items: [news] })).answer).toEqual({ recorded: 1 })
}

async function rights(p: Perennial, member: string): Promise<void> {
  expect(await p.benefits.of(member)).toEqual([])
  const unknown = [
    p.benefits.use(member, 'lounge'),
    p.benefits.restore(member, 'lounge'),
    p.benefits.give(member, 'lounge'),
    p.benefits.take(member, 'lounge'),
    p.plans.change(member, { act: 'start', plan: 'plus' }),
    p.conversions.make({ member, currency: 'beans', to: 'growth', amount: 1 }),
    p.reviews.decide({ decision: 'dec_00000000000000000000000000_1', verdict: 'void', reason: 'test' }),
    p.adjustments.extend(member, { currency: 'growth', expires_on: null, reason: 'goodwill' }),
  ]
  const codes = (await Promise.allSettled(unknown)).map((r) => (r.status === 'rejected' ? (r.reason as PerennialProblem).code : r.status))
  expect(codes).toEqual([
    'unknown_benefit',
    'unknown_benefit',
    'unknown_benefit',
    'unknown_benefit',
    'unknown_plan',
    'no_conversion',
    'not_found',
    'unknown_lot',
  ])
  expect(await p.reviews.waiting()).toEqual([])
  await p.tiers.give(member, { set: 'status', level: 'gold', reason: 'invited' })
  expect((await p.tiers.of(member))[0]).toMatchObject({ set: 'status', level: 'gold', cause: 'manual', next: null })
}

async function studies(p: Perennial): Promise<void> {
  const bad = { from: 'never', to: 'never' } as never
  const nobody = 'std_00000000000000000000000000'
  const tried = await Promise.allSettled([
    p.backtests.ask(bad),
    p.backtests.get(nobody),
    p.backtests.cancel(nobody),
    p.whatifs.ask({ nonsense: true } as never),
    p.whatifs.get(nobody),
    p.whatifs.cancel(nobody),
  ])
  const codes = tried.map((r) => (r.status === 'rejected' ? (r.reason as PerennialProblem).code : r.status))
  expect(codes).toEqual(['invalid_request', 'not_found', 'not_found', 'invalid_request', 'not_found', 'not_found'])
  expect((await p.backtests.list()).items).toEqual([])
  expect((await p.whatifs.list()).items).toEqual([])
}

async function points(p: Perennial, member: string, friend: string): Promise<void> {
  expect((await p.orders.dryRun({ member, order: latte('T-1') })).promised).toBe(false)
  expect((await p.quotes.ask({ member, order: latte('T-1') })).answer.effects.length).toBeGreaterThan(0)
  const { answer } = await p.orders.place({ member, order: latte('T-1', 3) })
  if (!('order' in answer)) throw new Error('the order was kept')
  expect((await p.orders.get(answer.order)).lines[0]).toMatchObject({ sku: 'LATTE', quantity: 3, returned: 0 })
  expect((await p.decisions.explain(answer.decision)).not_fired.length).toBeGreaterThan(0)
  await p.events.report({ member, type: 'visit', attributes: { store: 'S1' } })
  const receipt = { number: 'RCPT-1', amount: 3200 }
  await p.receipts.keep({ ...receipt, at: new Date(api.clock.now()).toISOString(), lines: latte('').lines })
  expect((await p.receipts.claim({ ...receipt, member })).answer).toMatchObject({ kind: 'order', member })
  const astray = await p.orders.place({ member: (await p.members.enrol({})).answer.id, order: latte('T-9') })
  if ('kept' in astray.answer) throw new Error('kept')
  expect((await p.orders.repost(astray.answer.order!, member)).answer.placed.member).toBe(member)
  const batch = await p.events.batch([
    { kind: 'order', member, order: latte('T-2') },
    { kind: 'event', member, type: 'no_such_thing', key: 'mine' },
  ])
  expect(batch.map(({ status, key }) => [status, key === 'mine'])).toEqual([
    [201, false],
    [422, true],
  ])
  const visit = {
    specversion: '1.0',
    id: '1',
    source: '/doors',
    type: 'perennial.event.visit',
    data: { member, attributes: { store: 'S1' } },
  } as const
  expect((await p.events.cloudEvents([visit, visit])).map(({ status, replayed }) => [status, replayed])).toEqual([
    [201, false],
    [201, true],
  ])
  await p.adjustments.make(member, { currency: 'beans', amount: 100, reason: 'goodwill' })
  const mistake = await p.adjustments.make(member, { currency: 'beans', amount: 7, reason: 'typo' })
  expect((await p.adjustments.void(mistake.answer.decision, { reason: 'typo' })).answer.kind).toBe('void_adjustment')
  const held = await p.holds.place({ member, currency: 'beans', amount: 10 })
  await p.holds.capture(held.answer.hold!, { amount: 4 })
  await p.holds.release((await p.holds.place({ member, currency: 'beans', amount: 10 })).answer.hold!)
  const spent = await p.redemptions.make({ member, currency: 'beans', amount: 5 })
  await p.redemptions.refund(spent.answer.decision, { reason: 'broken_cup' })
  await p.gifts.send({ from: member, to: friend, currency: 'beans', amount: 7 })
  expect((await p.returns.dryRun({ order: { reference: 'T-2' } })).bill?.to_pay_back).toBe(3200)
  await p.returns.make({ member, order: { reference: 'T-2' } })
  await p.orders.place({ member, order: latte('X-1', 2) })
  const swap = { returned: { order: { reference: 'X-1' }, lines: [{ sku: 'LATTE', quantity: 1 }] }, order: latte('X-2', 2) }
  expect((await p.exchanges.dryRun(swap)).bill?.to_pay).toBe(3200)
  expect((await p.exchanges.make(swap)).answer).toMatchObject({ placed: { kind: 'order' }, bill: { to_pay: 3200 } })
  expect(await p.returns.make({ order: { reference: 'not yet' } })).toMatchObject({ answer: { parked: true, reference: 'not yet' } })
  expect((await p.parked.list({ state: 'waiting' })).items).toMatchObject([{ kind: 'return', reference: 'not yet' }])
  const beans = (await p.members.balances(member)).find(({ currency }) => currency === 'beans')!.available
  const lots = await all(p.members.lots(member, { limit: 1 }))
  expect(lots.filter(({ currency }) => currency === 'beans').reduce((sum, { remaining }) => sum + remaining, 0)).toBe(beans)
  expect(lots.length).toBeGreaterThan(2)
  const statement = await all(p.members.statement(member, { limit: 3 }))
  expect(statement[0]!.available['beans']).toBe(beans)
  expect(statement.length).toBeGreaterThan(6)
}

async function programs(p: Perennial): Promise<void> {
  expect(await p.programs.list()).toEqual([{ key: 'cafe', latest_version: 1 }])
  expect((await p.programs.names()).currencies).toHaveProperty('beans')
  const { revision } = await p.programs.draft('cafe')
  const { document } = await p.programs.version('cafe', 1)
  expect(await p.programs.validate('cafe', { ...document, currencies: {} })).toMatchObject({ valid: false })
  expect(await p.programs.writeDraft('cafe', revision, { ...document, campaigns: {} })).toMatchObject({
    revision: revision + 1,
    valid: true,
  })
  expect((await p.programs.askApproval('cafe', { revision: revision + 1, note: 'please' })).answer.asked).toMatchObject({ note: 'please' })
  expect(await p.programs.draftApproval('cafe')).toMatchObject({ valid: true, approvals: [] })
  expect((await p.programs.approve('cafe', { revision: revision + 1, note: 'looked at' })).answer).toMatchObject({ note: 'looked at' })
  const { changes, words } = await p.programs.diff('cafe', { from: 1, to: 'draft' })
  expect([changes.length, words.length]).toEqual([expect.any(Number), changes.length])
  expect(words[0]!.words).toMatch(/^Gone: Campaign/)
  expect((await p.programs.publish('cafe', { note: 'no campaigns' })).answer.number).toBe(2)
  expect((await p.programs.rollBack('cafe', 1, { note: 'campaigns again' })).answer.number).toBe(3)
  expect(await p.programs.budgets('cafe')).toEqual([])
  expect(await p.programs.benefitUsage('cafe', { from: '2026-06-01', to: '2026-06-30' })).toEqual(expect.any(Array))
  expect(await p.programs.objectives('cafe')).toEqual(expect.any(Array))
  expect((await p.programs.versions('cafe')).map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
}

async function webhooks(p: Perennial): Promise<void> {
  const { answer: made } = await p.webhooks.register({ url: 'https://hooks.invalid/', types: ['tier.changed'] })
  const { id, secret } = made
  expect((await p.webhooks.change(id, { description: 'News' })).answer.description).toBe('News')
  expect((await p.webhooks.rotate(id)).answer.secret).not.toBe(secret)
  expect((await p.webhooks.test(id)).answer.delivered).toBe(false)
  expect(await all(p.webhooks.deliveries(id))).toEqual([])
  expect((await problemOf(p.webhooks.delivery('dlv_00000000000000000000000000'))).code).toBe('not_found')
  expect((await p.webhooks.replay(id, { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' })).answer).toEqual({ replayed: 0 })
  expect([await p.webhooks.get(id)]).toEqual(await p.webhooks.list())
  expect((await p.webhooks.remove(id)).id).toBe(id)
  expect(await p.webhooks.list()).toEqual([])
}
