import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import { beginSession } from '../../src/staff/begin-session.ts'
import { callerAt, openApi, withCookie, type Answer, type Api, type Caller, type SignedInCaller } from './open-api.ts'
import { accepted, adjust, enrol, malformed, refused, statuses } from './requests.ts'

const PASSWORD = 'seven quiet herons'

let api: Api
let owner: SignedInCaller
beforeAll(async () => {
  api = await openApi()
  owner = await api.person('owner')
})
afterAll(() => api.close())
beforeEach(() => {
  api.clock.time += 60_000
})

const ANALYST = [{ program: null, role: 'analyst' }]
let people = 0
const newEmail = (): string => `person-${(people += 1)}@example.com`

const invite = async (roles: object[] = ANALYST): Promise<{ id: string; email: string; token: string }> => {
  const email = newEmail()
  const { id, link } = accepted(await owner.post('/v1/staff', { email, name: 'Somebody', roles }))
  return { id, email, token: link.split('#')[1] }
}
const setPassword = (token: string, password = PASSWORD, more: object = {}): Promise<Answer> =>
  api.nobody.post('/v1/sign-in/password', { token, password, ...more }, { key: null })
const callerOf = (answer: Answer): Caller =>
  withCookie(api.doors, /perennial_session=([\w-]{43})/.exec(String(accepted(answer) && answer.headers['set-cookie']))![1]!, 'cafe')

describe('an invitation', () => {
  it('is a link by which somebody sets a password, once, within three days', async () => {
    const { id, token } = await invite()
    expect(accepted(await owner.get(`/v1/staff/${id}`), 200)).toMatchObject({
      state: 'invited',
      has_password: false,
      roles: [{ role: 'analyst' }],
    })
    refused(await setPassword(token, 'short'), 422, 'weak_password')
    refused(await setPassword('a'.repeat(43)), 422, 'link_used')
    expect(statuses(await Promise.all([setPassword(token), setPassword(token)]))).toEqual([201, 422])
    refused(await setPassword(token), 422, 'link_used')
    expect(accepted(await owner.get(`/v1/staff/${id}`), 200)).toMatchObject({ state: 'active', has_password: true })
    const late = await invite()
    api.clock.time += 3 * 86_400_000
    refused(await setPassword(late.token), 422, 'link_used')
    owner = await api.person('owner')
  })

  it('of the same request is one person, whose link is shown again', async () => {
    const body = { email: newEmail(), name: 'Twice', roles: ANALYST }
    const [one, two] = [await owner.post('/v1/staff', body, { key: 'twice' }), await owner.post('/v1/staff', body, { key: 'twice' })]
    expect(accepted(two)).toEqual(accepted(one))
    expect(two.headers['idempotent-replayed']).toBe('true')
    refused(await owner.post('/v1/staff', body), 409, 'email_taken')
    refused(await owner.post('/v1/staff', { ...body, email: body.email.toUpperCase() }), 409, 'email_taken')
  })

  it('is refused for roles that cannot be', async () => {
    const asked = (roles: object[]): Promise<Answer> => owner.post('/v1/staff', { email: newEmail(), name: 'X', roles })
    malformed(await asked([]), 'body.roles')
    malformed(await asked([{ program: 'nowhere', role: 'analyst' }]), 'body.roles.0.program')
    malformed(await asked([...ANALYST, ...ANALYST]), 'body.roles.1.program')
    malformed(await asked([{ program: null, role: 'associate', within: { kind: 'store', keys: [] } }]), 'body.roles.0.within.keys')
    const nowhere = (kind: string): object[] => [{ program: null, role: 'associate', within: { kind, keys: ['S404'] } }]
    malformed(await asked(nowhere('store')), 'body.roles.0.within.keys')
    malformed(await asked(nowhere('region')), 'body.roles.0.within.keys')
    malformed(await asked([{ program: 'cafe', role: 'owner' }]), 'body.roles.0.role')
    malformed(await asked([{ program: null, role: 'king' }]), 'body.roles.0.role')
  })
})

describe('somebody who works here', () => {
  it('has another role within ten seconds, and their sessions stay', async () => {
    const { id, token } = await invite()
    const caller = callerOf(await setPassword(token))
    refused(await caller.get('/v1/members'), 403, 'forbidden')
    accepted(await owner.patch(`/v1/staff/${id}`, { roles: [{ program: 'cafe', role: 'agent' }] }), 200)
    api.clock.time += 10_001
    accepted(await caller.get('/v1/members'), 200)
    const { items } = accepted(await owner.get(`/v1/audit?target=${id}&kind=staff_changed`), 200)
    expect(items).toMatchObject([
      { staff: { id: owner.id }, before: { roles: [{ role: 'analyst' }] }, after: { roles: [{ role: 'agent' }] } },
    ])
  })

  it('who is suspended is signed out, and signs in again when that is over', async () => {
    const { id, email, token } = await invite()
    const caller = callerOf(await setPassword(token))
    accepted(await caller.get('/v1/session'), 200)
    expect(accepted(await owner.patch(`/v1/staff/${id}`, { state: 'suspended' }), 200).state).toBe('suspended')
    api.clock.time += 10_001
    refused(await caller.get('/v1/session'), 401, 'unauthenticated')
    refused(await api.nobody.post('/v1/sessions', { email, password: PASSWORD }, { key: null }), 401, 'wrong_credentials')
    refused(await owner.post(`/v1/staff/${id}/link`, undefined), 404, 'not_found')
    accepted(await owner.patch(`/v1/staff/${id}`, { state: 'active' }), 200)
    // The sessions that were ended stay so.
    refused(await caller.get('/v1/session'), 401, 'unauthenticated')
    accepted(await api.nobody.post('/v1/sessions', { email, password: PASSWORD }, { key: null }))
  })

  it('who forgot the password gets a link; a second factor is asked for all the same', async () => {
    const { id, token } = await invite()
    const caller = callerOf(await setPassword(token))
    const first = accepted(await owner.post(`/v1/staff/${id}/link`, undefined)).link.split('#')[1]
    const second = accepted(await owner.post(`/v1/staff/${id}/link`, undefined)).link.split('#')[1]
    refused(await setPassword(first), 422, 'link_used')
    await api.ctx.pool.query(
      'update staff set totp = $1 where email = (select email from staff where name = $2 order by created_at desc limit 1)',
      [api.ctx.vault.encryptSecret(`second factor ${uuidOf(id)}`, Buffer.from('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP')), 'Somebody'],
    )
    refused(await setPassword(second), 401, 'second_factor_needed')
    refused(await setPassword(second, PASSWORD, { code: '000000' }), 401, 'wrong_credentials')
    expect(accepted(await owner.send('DELETE', `/v1/staff/${id}/totp`), 200).second_factor).toBe(false)
    api.clock.time += 10_001
    refused(await caller.get('/v1/session'), 401, 'unauthenticated')
    accepted(await setPassword(second))
  })

  it('is listed by pages', async () => {
    const all: string[] = []
    let next = ''
    do {
      const page = accepted(await owner.get(`/v1/staff?limit=2${next && `&cursor=${next}`}`), 200)
      all.push(...page.items.map(({ id }: { id: string }) => id))
      next = page.next
    } while (next)
    expect(new Set(all).size).toBe(all.length)
    expect(all).toContain(owner.id)
    const agent = await api.person('agent')
    expect(accepted(await agent.get('/v1/session/colleagues'), 200).items).toContainEqual({ id: owner.id, name: 'The owner' })
    refused(await (await api.person('partner')).get('/v1/session/colleagues'), 403, 'forbidden')
  })
})

describe('the last owner', () => {
  it('stays: nobody takes it from themselves, nor two from each other', async () => {
    const tenant = await api.tenant('lonely', 'cafe')
    const [one, two] = [await tenant.person('owner'), await tenant.person('owner')]
    refused(await one.patch(`/v1/staff/${one.id}`, { roles: ANALYST }), 409, 'own_role')
    refused(await one.patch(`/v1/staff/${one.id}`, { state: 'suspended' }), 409, 'own_role')
    accepted(await one.patch(`/v1/staff/${one.id}`, { name: 'One' }), 200)
    const answers = await Promise.all([
      one.patch(`/v1/staff/${two.id}`, { roles: ANALYST }),
      two.patch(`/v1/staff/${one.id}`, { state: 'suspended' }),
    ])
    expect(statuses(answers)).toEqual([200, 409])
    refused(
      answers.find(({ status }) => status === 409)!,
      409,
      'last_owner',
    )
  })
})

describe('what somebody writes', () => {
  it('names them: a version by whom it was published, a decision by its client', async () => {
    const manager = await api.person('manager')
    const { document } = accepted(await manager.get('/v1/programs/cafe/versions/1'), 200)
    accepted(await manager.put('/v1/programs/cafe/draft', document, { 'if-match': '"0"' }), 200)
    const { published_by } = accepted(await manager.post('/v1/programs/cafe/publish', { note: 'again' }))
    expect(published_by).toBe(`staff:${manager.id}`)
    const member = await enrol(manager)
    const { rows } = await api.ctx.pool.query('select client from commands where holder_id = $1', [uuidOf(member)])
    expect(rows).toEqual([{ client: `staff:${manager.id}` }])
  })

  it('is under keys of their own', async () => {
    const [one, two] = [await api.person('manager'), await api.person('manager')]
    const ids = [one, two, one].map((who) => who.post('/v1/members', {}, { key: 'the same key' }))
    const [a, b, again] = (await Promise.all(ids)).map((answer) => accepted(answer).id)
    expect(again).toBe(a)
    expect(b).not.toBe(a)
  })
})

describe('goodwill', () => {
  it('of an agent has a limit for each act and each day, which a retry does not count against', async () => {
    const agent = await api.person('agent', { goodwill: { beans: { per_act: 50, per_day: 100 } } })
    expect(accepted(await agent.get('/v1/session'), 200).limits).toEqual({ goodwill: { beans: { per_act: 50, per_day: 100 } } })
    const member = await enrol(api.service)
    const give = (amount: number, key?: string, currency = 'beans'): Promise<Answer> =>
      agent.post(`/v1/members/${member}/adjustments`, { currency, amount, reason: 'goodwill' }, key ? { key } : {})
    refused(await give(51), 403, 'above_goodwill')
    refused(await give(1, undefined, 'growth'), 403, 'above_goodwill')
    for (let i = 0; i < 3; i++) accepted(await give(50, 'first'))
    // Two at once, of which only one fits; what is taken is no goodwill.
    expect(statuses(await Promise.all([give(30), give(30)]))).toEqual([201, 403])
    accepted(await give(-60))
    const { facts } = refused(await give(21), 403, 'above_goodwill')
    expect(facts).toEqual({ currency: 'beans', amount: 21, per_act: 50, left: 20 })
    accepted(await give(20))
    refused(await give(1), 403, 'above_goodwill')
    api.clock.time += 86_400_000
    const next = await withNewSession(agent)
    accepted(await adjust(next, member, 50))
    accepted(await adjust(await api.person('manager'), member, 5000))
  })

  it('that the engine refused is not counted', async () => {
    const agent = await api.person('agent', { goodwill: { pearls: { per_act: 10, per_day: 10 } } })
    const member = await enrol(api.service)
    for (let i = 0; i < 2; i++) refused(await adjust(agent, member, 10, { currency: 'pearls' }), 422, 'unknown_currency')
  })
})

describe('keys', () => {
  let address: string
  beforeAll(async () => {
    address = await api.listen()
  })

  it('are made, rotated and ended by owners, shown once and worked with at once', async () => {
    const boss = await api.person('owner')
    const made = accepted(await boss.post('/v1/keys', { name: 'till 7', role: 'store', scopes: ['orders:write'] }, { key: 'make' }))
    expect(made).toMatchObject({ name: 'till 7', role: 'store', scopes: ['orders:write'], ends_at: null })
    expect(accepted(await boss.post('/v1/keys', { name: 'till 7', role: 'store', scopes: ['orders:write'] }, { key: 'make' }))).toEqual(
      made,
    )
    const works = (key: string): Promise<Answer> => callerAt(address, key).get('/v1/checkouts?code=x')
    accepted(await works(made.key), 200)
    const next = accepted(await boss.post(`/v1/keys/${made.id}/rotate`, { keep_hours: 1 }))
    expect(next).toMatchObject({ name: 'till 7', scopes: ['orders:write'] })
    accepted(await works(made.key), 200)
    accepted(await works(next.key), 200)
    api.clock.time += 3_600_000
    refused(await works(made.key), 401, 'unauthenticated')
    const { items } = accepted(await boss.get('/v1/keys'), 200)
    expect(JSON.stringify(items)).not.toContain(next.key.slice(next.key.indexOf('_', 3) + 1))
    accepted(await boss.send('DELETE', `/v1/keys/${next.id}`), 200)
    api.clock.time += 10_001
    refused(await works(next.key), 401, 'unauthenticated')
    refused(await boss.post(`/v1/keys/${next.id}/rotate`, {}), 404, 'not_found')
    const kinds = accepted(await boss.get(`/v1/audit?staff=${boss.id}`), 200).items.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual(['write', 'key_ended', 'key_rotated', 'repeat', 'key_made'])
  })

  it('never have what takes a person', async () => {
    const boss = await api.person('owner')
    const { scopes } = accepted(await boss.post('/v1/keys', { name: 'all', role: 'owner' }))
    expect(scopes).not.toEqual(expect.arrayContaining(['staff:write']))
    for (const scope of ['staff:write', 'keys:write', 'people:reveal', 'goodwill:approve']) expect(scopes).not.toContain(scope)
    expect(accepted(await boss.post('/v1/keys', { name: 'x', role: 'owner', scopes: ['staff:write'] })).scopes).toEqual([])
  })
})

/** The same person the next day. */
async function withNewSession(person: SignedInCaller): Promise<Caller> {
  const { token } = await beginSession(api.ctx, uuidOf(person.id), 'password', { address: '', browser: '' })
  return withCookie(api.doors, token, 'cafe')
}

const uuidOf = (id: string): string => uuidText(decodeId(id.slice(0, 3) as 'stf', id)!)
