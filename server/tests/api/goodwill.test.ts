import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { carryOutLeft } from '../../src/goodwill/carry-out.ts'
import { openApi, type Answer, type Api, type SignedInCaller } from './open-api.ts'
import { accepted, adjust, beansOf, enrol, malformed, refused, statuses } from './requests.ts'

let api: Api
let manager: SignedInCaller
let agent: SignedInCaller
let member: string
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
beforeEach(async () => {
  manager = await api.person('manager')
  agent = await api.person('agent', { goodwill: { beans: { per_act: 100, per_day: 250 } } })
  member = await enrol(api.service)
})

const give = (
  amount: number,
  { by = agent, key, to = member, ...more }: { by?: SignedInCaller; key?: string; to?: string; note?: string; currency?: string } = {},
): Promise<Answer> =>
  by.post(`/v1/members/${to}/goodwill`, { currency: 'beans', amount, reason: 'spilled_coffee', ...more }, key === undefined ? {} : { key })
const approve = (id: string, by = manager, key?: string): Promise<Answer> =>
  by.post(`/v1/requests/${id}/approve`, {}, key === undefined ? {} : { key })
const requests = async (query = '', by = manager): Promise<any[]> => accepted(await by.get(`/v1/requests${query}`), 200).items

describe('POST /v1/members/{id}/goodwill', () => {
  it('gives at once what is within the limit, once a key', async () => {
    const given = accepted(await give(100, { key: 'a', note: 'A latte went over the counter.' }))
    expect(given).toMatchObject({ kind: 'adjust', member, balances: { beans: { available: 100 } } })
    expect(accepted(await give(100, { key: 'a', note: 'A latte went over the counter.' }))).toEqual(given)
    expect(await beansOf(api.service, member)).toBe(100)
    const { items } = accepted(await agent.get(`/v1/members/${member}/notes`), 200)
    expect(items).toMatchObject([{ text: 'A latte went over the counter.', by: 'The agent' }])
    refused(await give(99, { key: 'a' }), 422, 'idempotency_key_reused')
    expect(await requests('?state=asked')).toEqual([])
  })

  it('says beforehand what would come of it, and writes nothing', async () => {
    const ask = async (amount: number, by: SignedInCaller): Promise<any> =>
      accepted(await by.post(`/v1/members/${member}/goodwill?dry_run=true`, { currency: 'beans', amount, reason: 'x' }), 200)
    const allowance = { per_act: 100, left_today: 250 }
    expect(await ask(60, agent)).toEqual({ at_once: true, allowance, available: { before: 0, after: 60 } })
    expect(await ask(101, agent)).toMatchObject({ at_once: false, allowance })
    expect(await ask(5000, manager)).toMatchObject({ at_once: true, allowance: null })
    expect(await beansOf(api.service, member)).toBe(0)
  })

  it('asks a second person beyond the limit of an act, of a day, and for what no limit names', async () => {
    expect(accepted(await give(101), 202).request).toMatchObject({
      member,
      amount: 101,
      state: 'asked',
      asked_by: 'The agent',
      mine: true,
      decision: null,
    })
    for (const amount of [100, 100, 50]) accepted(await give(amount))
    accepted(await give(1), 202)
    accepted(await give(1, { currency: 'growth' }), 202)
    expect(await beansOf(api.service, member)).toBe(250)
    await api.ctx.pool.query('update goodwill set day = day - 1')
    accepted(await give(100))
  })

  it('cannot be gone round by splitting, by many at once, or by correcting a balance', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(90)))
    expect(statuses(answers)).toEqual([201, 201, 202, 202, 202, 202])
    expect(await beansOf(api.service, member)).toBe(180)
    const problem = refused(await adjust(agent, member, 90), 403, 'above_goodwill')
    expect(problem.facts).toEqual({ currency: 'beans', amount: 90, per_act: 100, left: 70 })
    accepted(await adjust(agent, member, 70, {}))
    refused(await adjust(agent, member, 1), 403, 'above_goodwill')
    const { request } = accepted(await give(1), 202)
    // Taking away is no goodwill, and machines have no limit.
    accepted(await adjust(agent, member, -50))
    accepted(await adjust(api.service, member, 5000))
    accepted(await adjust(manager, member, 5000))
    expect(request.before).toEqual({ days: 30, times: 3, amount: 250, by_same: 3 })
  })

  it('counts nothing that the engine refuses', async () => {
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }))
    refused(await give(100), 422, 'member_not_active')
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'active' }))
    for (const amount of [100, 100, 50]) accepted(await give(amount))
    refused(await give(1, { currency: 'nuggets' }), 422, 'unknown_currency')
    malformed(await give(0), 'body.amount')
    refused(await give(1, { to: 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz' }), 404, 'not_found')
    refused(await api.store.post(`/v1/members/${member}/goodwill`, { currency: 'beans', amount: 1, reason: 'x' }), 403, 'forbidden')
  })

  it('is for nobody’s own membership', async () => {
    const own = await enrol(api.service, {
      identities: [
        { kind: 'email', value: agent.email.toUpperCase() },
        { kind: 'email', value: manager.email },
      ],
    })
    refused(await give(1, { to: own }), 403, 'own_membership')
    refused(await adjust(agent, own, 1), 403, 'own_membership')
    refused(await adjust(manager, own, 1), 403, 'own_membership')
    const other = await api.person('agent', { goodwill: {} })
    const { request } = accepted(await give(1, { to: own, by: other }), 202)
    refused(await approve(request.id), 403, 'own_membership')
  })
})

describe('GET /v1/requests and their decisions', () => {
  it('are given once somebody else agrees, and once only', async () => {
    const { request } = accepted(await give(500, { note: 'Waited for an hour.' }), 202)
    expect((await requests('?state=asked')).find(({ id }) => id === request.id)).toMatchObject({ note: 'Waited for an hour.', mine: false })
    refused(await approve(request.id, agent), 403, 'forbidden')
    const answers = await Promise.all(Array.from({ length: 4 }, () => approve(request.id)))
    expect(new Set(statuses(answers))).toEqual(new Set([200]))
    expect(answers[0]!.json).toMatchObject({
      state: 'given',
      decided_by: 'The manager',
      decision: expect.stringMatching(/^dec_/) as unknown,
    })
    expect(await beansOf(api.service, member)).toBe(500)
    const audited = accepted(await manager.get(`/v1/audit?target=${request.id}`), 200).items
    expect(audited.at(-1)).toMatchObject({
      route: 'POST /v1/members/{id}/goodwill',
      reason: 'spilled_coffee',
      targets: [member, request.id],
      before: null,
      after: { state: 'asked', amount: 500, note: '***' },
    })
    expect(audited.find(({ status }: { status: number }) => status === 200)).toMatchObject({
      route: 'POST /v1/requests/{id}/approve',
      before: { state: 'asked', decided_by: null },
      after: { state: 'given', decided_by: 'The manager' },
    })
    const explained = accepted(await api.service.get(`/v1/decisions/${answers[0]!.json.decision}`), 200)
    expect(explained.proved).toBe(true)
    refused(await approve(request.id, await api.person('owner')), 409, 'request_decided')
    expect(accepted(await agent.get(`/v1/requests/${request.id}`), 200)).toMatchObject({ state: 'given', mine: true })
  })

  it('are not given where somebody else does not agree, or the asker is the same person', async () => {
    const { request } = accepted(await give(500), 202)
    const declined = accepted(await manager.post(`/v1/requests/${request.id}/decline`, { note: 'Twice this week.' }), 200)
    expect(declined).toMatchObject({ state: 'declined', decided_note: 'Twice this week.', decision: null })
    refused(await approve(request.id), 409, 'request_decided')
    expect(await beansOf(api.service, member)).toBe(0)
    // Somebody who was an agent when they asked, and may decide since.
    const { request: another } = accepted(await give(500), 202)
    await api.ctx.pool.query("update goodwill set client = $1 where state = 'asked'", [`staff:${manager.id}`])
    refused(await approve(another.id), 403, 'own_request')
    refused(await manager.post(`/v1/requests/${another.id}/decline`, {}), 403, 'own_request')
  })

  it('show others’ requests to those alone who decide them', async () => {
    const { request } = accepted(await give(500), 202)
    const other = await api.person('agent')
    expect(await requests('', other)).toEqual([])
    refused(await other.get(`/v1/requests/${request.id}`), 404, 'not_found')
    expect((await requests('', agent)).map(({ id }) => id)).toContain(request.id)
    const stranger = await api.tenant('elsewhere', 'cafe')
    const theirs = await stranger.person('manager')
    expect(await requests('', theirs)).toEqual([])
    refused(await approve(request.id, theirs), 404, 'not_found')
    const { next } = accepted(await manager.get('/v1/requests?limit=1'), 200)
    expect(accepted(await manager.get(`/v1/requests?limit=1&cursor=${next}`), 200).items).toHaveLength(1)
  })

  it('are completed when the process that approved them was killed', async () => {
    const { request } = accepted(await give(700), 202)
    await api.ctx.pool.query(
      "update goodwill set state = 'approved', decided_client = 'staff:x', decided_author = 'Killed', decided_at = $1 where state = 'asked' and amount = 700",
      [new Date(api.clock.now())],
    )
    expect(await carryOutLeft(api.ctx)).toBe(0)
    api.clock.time += 30_000
    expect(await carryOutLeft(api.ctx)).toBe(1)
    expect(await carryOutLeft(api.ctx)).toBe(0)
    expect(await beansOf(api.service, member)).toBe(700)
    expect(accepted(await manager.get(`/v1/requests/${request.id}`), 200)).toMatchObject({ state: 'given' })
  })

  it('wait where the member may not be given anything now', async () => {
    const { request } = accepted(await give(500), 202)
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }))
    refused(await approve(request.id), 422, 'member_not_active')
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'active' }))
    expect(accepted(await approve(request.id), 200)).toMatchObject({ state: 'given' })
  })
})
