import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cafeDocument, type Mutation } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, malformed, refused, statuses } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const URL = '/v1/programs/cafe'
const HOUR = 3_600_000
/** A bean for every so many fen. */
const perBean =
  (fen: number): Mutation =>
  (d) =>
    (d['campaigns'].everyday.rules.beans.then[0].grant.amount = `order.net / ${fen}`)

async function draft(change: Mutation, more: object = {}): Promise<any> {
  const { headers } = await api.owner.get(`${URL}/draft`)
  return accepted(await api.owner.put(`${URL}/draft`, { ...cafeDocument(change), ...more }, { 'if-match': headers['etag']! }), 200)
}
const publish = (body: object, key?: string) => api.owner.post(`${URL}/publish`, body, key === undefined ? {} : { key })

/** What a sale of ten yuan brings a new member now. */
async function tenYuan(): Promise<number> {
  const member = await enrol(api.service)
  accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 1000]]) }))
  return beansOf(api.service, member)
}

describe('the draft', () => {
  it('is overwritten by nobody who has not read it', async () => {
    const { json, headers } = await api.owner.get(`${URL}/draft`)
    expect([json, headers['etag']]).toEqual([{ revision: 0, document: null }, '"0"'])
    const document = cafeDocument()
    refused(await api.owner.put(`${URL}/draft`, document), 428, 'precondition_missing')
    refused(await api.owner.put(`${URL}/draft`, document, { 'if-match': '0' }), 428, 'precondition_missing')
    const written = await api.owner.put(`${URL}/draft`, document, { 'if-match': '"0"' })
    expect([accepted(written, 200), written.headers['etag']]).toMatchObject([
      { revision: 1, valid: true, problems: [], findings: expect.any(Array) },
      '"1"',
    ])
    const late = await Promise.all(['"0"', '"1"', '"1"'].map((tag) => api.owner.put(`${URL}/draft`, document, { 'if-match': tag })))
    expect(statuses(late)).toEqual([200, 412, 412])
    expect(refused(late[0]!, 412, 'precondition_failed').facts.revision).toBeGreaterThanOrEqual(1)
    expect(accepted(await api.owner.get(`${URL}/draft`), 200)).toEqual({ revision: 2, document })
  })

  it('may be wrong, and says where and what to do, in the language asked for', async () => {
    const wrong = cafeDocument((d) => {
      d['currencies'].beans.names = { en: 'Beans' }
      d['campaigns'].reviews.rules.thanks.then[0].grant.currency = 'points'
      d['campaigns'].check_in.trigger = 'visits'
    })
    for (const [language, texts] of [
      ['en', ['There is no text in zh. Add it', 'There is no event type visits. Declare it', 'There is no currency points. Add it']],
      ['zh', ['缺少 zh 文本。请补上', '没有事件类型 visits。请在 events 中声明', '没有积分种类 points。请在 currencies 中添加']],
    ] as const) {
      const checked = accepted(await api.owner.post(`${URL}/validate`, wrong, { key: null, headers: { 'accept-language': language } }), 200)
      expect([checked.valid, checked.problems.map((p: { path: string }) => p.path)]).toEqual([
        false,
        ['currencies.beans.names', 'campaigns.check_in.trigger', 'campaigns.reviews.rules.thanks.then.0'],
      ])
      checked.problems.forEach((p: { message: string }, i: number) => expect(p.message).toContain(texts[i]))
    }
  })

  it('points at the characters of an expression that does not hold', async () => {
    const wrong = cafeDocument((d) => (d['campaigns'].gold_double.when = 'member.tier == 3'))
    const { problems } = accepted(await api.owner.post(`${URL}/validate`, wrong), 200)
    expect(problems).toMatchObject([{ code: 'expression', path: 'campaigns.gold_double.when' }])
    const { start, end } = problems[0].facts
    expect([problems[0].message, 'member.tier == 3'.slice(start, end).length > 0]).toEqual([expect.stringMatching(/\S/), true])
    const { problems: shape } = accepted(await api.owner.post(`${URL}/validate`, { ...cafeDocument(), colour: 'green' }), 200)
    expect(shape).toMatchObject([{ code: 'shape', message: expect.stringContaining('docs/guides/program-document.md') as unknown }])
  })
})

describe('publishing', () => {
  it('makes the draft the next version: the sale after it is decided by it', async () => {
    expect(await tenYuan()).toBe(10)
    await draft(perBean(50))
    expect(await tenYuan()).toBe(10)
    api.clock.time += 1000
    const version = accepted(await publish({ note: 'Twice as much' }))
    expect(version).toMatchObject({
      number: 2,
      note: 'Twice as much',
      published_by: 'owner',
      effective_from: new Date(api.clock.now()).toISOString(),
    })
    expect(await tenYuan()).toBe(20)
    expect(accepted(await api.owner.get('/v1/programs'), 200)).toEqual({ items: [{ key: 'cafe', latest_version: 2 }] })
  })

  it('under one key is done once', async () => {
    await draft(perBean(40))
    api.clock.time += 1000
    const answers = await Promise.all([1, 2, 3].map(() => publish({ note: 'once' }, 'publish once')))
    expect(new Set(answers.map((a) => a.text)).size).toBe(1)
    expect(answers.filter((a) => a.headers['idempotent-replayed'] === 'true')).toHaveLength(2)
    refused(await publish({ note: 'something else' }, 'publish once'), 422, 'idempotency_key_reused')
    const { items } = accepted(await api.owner.get(`${URL}/versions`), 200)
    expect(items.map((v: { number: number }) => v.number)).toEqual([1, 2, 3])
  })

  it('shows versions, what changed, and goes back to one', async () => {
    const [first, third] = await Promise.all([1, 3].map(async (n) => accepted(await api.owner.get(`${URL}/versions/${n}`), 200)))
    expect(first.document.campaigns.everyday.rules.beans.then[0].grant.amount).toBe('order.net / 100')
    expect(third.hash).toMatch(/^[0-9a-f]{64}$/)
    const path = 'campaigns.everyday.rules.beans.then.0.grant.amount'
    const diff = async (query: string) => accepted(await api.owner.get(`${URL}/diff?${query}`), 200).changes
    expect(await diff('from=1&to=3')).toEqual([{ path, before: 'order.net / 100', after: 'order.net / 40' }])
    expect(await diff('from=3&to=3')).toEqual([])
    await draft(perBean(20))
    expect(await diff('from=3&to=draft')).toContainEqual({ path, before: 'order.net / 40', after: 'order.net / 20' })
    api.clock.time += 1000
    const back = accepted(await api.owner.post(`${URL}/versions/1/roll-back`, { note: 'Back to the first' }))
    expect([back.number, back.hash]).toEqual([4, first.hash])
    expect(await tenYuan()).toBe(10)
    refused(await api.owner.post(`${URL}/versions/9/roll-back`, { note: 'x' }), 404, 'not_found')
    refused(await api.owner.get(`${URL}/versions/9`), 404, 'not_found')
    refused(await api.owner.get(`${URL}/diff?from=1&to=9`), 404, 'not_found')
  })

  it('for later is in force from then on', async () => {
    await draft(perBean(10))
    const from = api.clock.now() + HOUR
    accepted(await publish({ note: 'Tomorrow, as it were', effective_from: new Date(from).toISOString() }))
    expect(await tenYuan()).toBe(10)
    api.clock.time = from
    expect(await tenYuan()).toBe(100)
  })

  it('is refused for what would change the meaning of what is stored', async () => {
    const { decimals } = cafeDocument()['currencies'].beans
    await draft((d) => {
      d['currencies'].beans.decimals = (decimals ?? 0) + 1
      d['settings'].money.decimals = 0
    })
    const problem = refused(await publish({ note: 'Finer beans' }), 422, 'invalid_program')
    expect(problem.reasons).toMatchObject([
      { code: 'fixed_once_live', path: 'currencies.beans.decimals' },
      { code: 'fixed_once_live', path: 'settings.money.decimals', facts: { was: 2, is: 0 } },
    ])
    await draft(() => undefined)
  })

  it('is refused for what cannot be published', async () => {
    const wrong = await draft(() => undefined, { settings: { time_zone: 'Mars/Olympus', money: { currency: 'CNY', decimals: 2 } } })
    expect(wrong.valid).toBe(false)
    const problem = refused(await publish({ note: 'wrong' }), 422, 'invalid_program')
    expect(problem.reasons).toMatchObject([{ code: 'unknown_time_zone', path: 'settings.time_zone' }])
    expect(problem.reasons[0].message).toContain('Asia/Shanghai')
    await draft(() => undefined, { key: 'tearoom' })
    expect(refused(await publish({ note: 'another' }), 422, 'another_key').facts).toEqual({ key: 'cafe' })
    await draft(() => undefined)
    refused(await publish({ note: 'past', effective_from: '2026-06-01T00:00:00Z' }), 422, 'begins_before_last')
    malformed(await publish({}), 'body.note')
    malformed(await publish({ note: '', effective_from: 'soon' }), 'body.note', 'body.effective_from')
    refused(await api.service.post(`${URL}/publish`, { note: 'x' }), 403, 'forbidden')
    refused(await api.service.put(`${URL}/draft`, {}, { 'if-match': '"0"' }), 403, 'forbidden')
    malformed(await api.owner.get(`${URL}/diff?from=first&to=2`), 'querystring.from')
    malformed(await api.owner.get(`${URL}/versions/zero`), 'params.number')
    for (const url of ['/v1/programs/tearoom/draft', '/v1/programs/CAFE/versions']) refused(await api.owner.get(url), 404, 'not_found')
  })
})

describe('a budget above the line', () => {
  const spending =
    (amount: number, line: number | undefined): Mutation =>
    (d) => {
      d['settings'].approval_above = line
      d['budgets'] = { summer: { of: 'money', amount } }
    }

  it('takes a second person, for exactly the document that is published', async () => {
    const tenant = await api.tenant('careful', 'cafe')
    const finance = await tenant.caller('owner', undefined, 'finance')
    const write = async (change: Mutation): Promise<number> => {
      const { headers } = await tenant.owner.get(`${URL}/draft`)
      return accepted(await tenant.owner.put(`${URL}/draft`, cafeDocument(change), { 'if-match': headers['etag']! }), 200).revision
    }
    const go = () => tenant.owner.post(`${URL}/publish`, { note: 'Summer' })
    const approve = (who: typeof finance, revision: number) => who.post(`${URL}/draft/approve`, { revision, note: 'Seen' })

    const revision = await write(spending(5001, 5000))
    expect(refused(await go(), 409, 'approval_needed').facts).toEqual({ path: 'budgets.summer', above: 5000, by: 'owner' })
    accepted(await approve(tenant.owner, revision))
    refused(await go(), 409, 'approval_needed')
    refused(await approve(finance, revision - 1), 412, 'precondition_failed')
    accepted(await approve(finance, revision))
    expect(accepted(await go()).number).toBe(2)

    // What was approved once need not be again; more of it, or a higher line, must.
    await write((d) => {
      spending(5001, 5000)(d)
      d['names'].en = 'Another name'
    })
    expect(accepted(await go()).number).toBe(3)
    await write(spending(9000, 5000))
    refused(await go(), 409, 'approval_needed')
    const raised = await write(spending(5001, undefined))
    expect(refused(await go(), 409, 'approval_needed').facts).toMatchObject({ path: 'settings.approval_above' })
    accepted(await approve(finance, raised))
    expect(accepted(await go()).number).toBe(4)
  })
})
