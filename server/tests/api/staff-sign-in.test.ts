import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDemoLogins } from '../../src/staff/add-demo-logins.ts'
import { setUpCode } from '../../src/staff/first-owner.ts'
import { openApi, withCookie, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, refused, statuses } from './requests.ts'

const PASSWORD = 'seven quiet herons'
const MINUTE = 60_000

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
// Each test has the limits of its own day.
beforeEach(() => {
  api.clock.time += 86_400_000
})

const signIn = (email: string, password: string, more: object = {}): Promise<Answer> =>
  api.nobody.post('/v1/sessions', { email, password, ...more }, { key: null })

/** The token that an answer set as the cookie. */
const tokenOf = (answer: Answer): string =>
  /^perennial_session=([\w-]{43});/.exec(String(accepted(answer) && answer.headers['set-cookie']))![1]!

const callerOf = (answer: Answer): Caller => withCookie(api.doors, tokenOf(answer), 'cafe')

describe('the first owner', () => {
  const owner = { email: 'First@Example.com', name: 'First', password: PASSWORD }
  const make = (body: object): Promise<Answer> => api.nobody.post('/v1/first-owner', body, { key: null })

  it('is made with the code that the terminal shows, once', async () => {
    expect(accepted(await api.nobody.get('/v1/sign-in'), 200)).toEqual({ first_run: true, password: true, oidc: [] })
    refused(await make({ ...owner, code: 'aaaa-bbbb-cccc-dddd' }), 401, 'wrong_credentials')
    refused(await make({ ...owner, code: setUpCode(api.ctx), password: 'short' }), 422, 'weak_password')
    const [one, two] = await Promise.all([
      make({ ...owner, code: setUpCode(api.ctx).toUpperCase() }),
      make({ ...owner, email: 'other@example.com', code: setUpCode(api.ctx) }),
    ])
    expect(statuses([one, two])).toEqual([201, 409])
    const { staff, programs } = accepted(await callerOf(one.status === 201 ? one : two).get('/v1/session'), 200)
    expect(staff.email).toMatch(/^(first|other)@example.com$/)
    expect(programs).toMatchObject([{ key: 'cafe', role: 'owner', time_zone: 'Asia/Shanghai', within: { kind: 'organization' } }])
    refused(await make({ ...owner, email: 'third@example.com', code: setUpCode(api.ctx) }), 409, 'staff_exist')
    expect(accepted(await api.nobody.get('/v1/sign-in'), 200).first_run).toBe(false)
  })
})

describe('a sign-in', () => {
  it('gives a cookie that no script can read and no other site can send', async () => {
    await api.person('manager', { email: 'lin@example.com', password: PASSWORD })
    const answer = await signIn('LIN@example.com', PASSWORD)
    expect(answer.headers['set-cookie']).toMatch(/^perennial_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
    const session = accepted(await callerOf(answer).get('/v1/session'), 200)
    expect(session).toMatchObject({
      staff: { email: 'lin@example.com', name: 'The manager', second_factor: false },
      program: 'cafe',
      limits: { goodwill: null },
    })
    expect(session.programs[0].scopes).toContain('program:write')
    expect(session.programs[0].scopes).not.toContain('staff:write')
    expect(await stored(tokenOf(answer))).toBe(false)
  })

  it('is refused alike for a wrong password, an unknown account and a suspended one', async () => {
    const person = await api.person('manager', { password: PASSWORD })
    await api.person('manager', { email: 'gone@example.com', password: PASSWORD })
    await api.ctx.pool.query("update staff set state = 'suspended' where email = 'gone@example.com'")
    const answers = await Promise.all([
      signIn(person.email, 'not the password'),
      signIn('nobody@example.com', PASSWORD),
      signIn('gone@example.com', PASSWORD),
    ])
    const bodies = answers.map((answer) => ({ ...refused(answer, 401, 'wrong_credentials'), instance: '' }))
    expect(bodies[1]).toEqual(bodies[0])
    expect(bodies[2]).toEqual(bodies[0])
    expect(answers.map((answer) => answer.headers['set-cookie'])).toEqual([undefined, undefined, undefined])
  })

  it('takes as long for an account that there is not', async () => {
    const person = await api.person('manager', { password: PASSWORD })
    await signIn('warm@example.com', 'not the password')
    const time = async (email: string): Promise<number> => {
      const begun = performance.now()
      await signIn(email, 'not the password')
      return performance.now() - begun
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let i = 0; i < 5; i++) {
      known.push(await time(person.email))
      unknown.push(await time('nobody-else@example.com'))
    }
    // Hashing takes tens of milliseconds; not hashing would take a few.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2)
  })

  it('is tried ten times an account at once, then once in five minutes, whether or not there is such an account', async () => {
    const person = await api.person('manager', { password: PASSWORD })
    await api.ctx.pool.query('delete from staff_sessions where staff_id = (select id from staff where email = $1)', [person.email])
    for (const email of [person.email, 'unknown@example.com']) {
      for (let i = 0; i < 10; i++) refused(await signIn(email, 'not the password'), 401, 'wrong_credentials')
      const { facts } = refused(await signIn(email, PASSWORD), 429, 'rate_limited')
      expect(facts.seconds).toBe(300)
      api.clock.time += 5 * MINUTE
    }
    refused(await signIn(person.email, 'not the password'), 401, 'wrong_credentials')
  })

  it('is let in from where they signed in before, while others guess from elsewhere', async () => {
    const person = await api.person('manager', { password: PASSWORD })
    const guessed = api.ctx.vault.signInHash('account', person.email)
    await api.ctx.pool.query('insert into sign_in_limits (key, level, at) values ($1, 10, $2)', [guessed, new Date(api.clock.now())])
    accepted(await signIn(person.email, PASSWORD))
    await api.ctx.pool.query("update staff_sessions set address = '203.0.113.*'")
    refused(await signIn(person.email, PASSWORD), 429, 'rate_limited')
  })

  it('is tried thirty times from one network, whatever the accounts', async () => {
    const answers: number[] = []
    for (let i = 0; i < 31; i++) answers.push((await signIn(`guess-${i}@example.com`, 'not the password')).status)
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 401), 429])
  })
})

describe('the logins of a demo', () => {
  it('are shown to everybody and open the demo, until their password is changed', async () => {
    const demo = await api.tenant('demo-house', 'cafe')
    const logins = [
      { email: 'owner@demo.perennial.example', name: 'Olivia', role: 'owner' as const },
      { email: 'agent@demo.perennial.example', name: 'Alice', role: 'agent' as const },
    ]
    await addDemoLogins(api.ctx, demo.organizationId, logins)
    await addDemoLogins(api.ctx, demo.organizationId, logins)
    const { demo_logins: shown } = accepted(await api.nobody.get('/v1/sign-in'), 200)
    expect(shown.map(({ role, email }: { role: string; email: string }) => [role, email])).toEqual(
      logins.map(({ role, email }) => [role, email]),
    )
    const caller = callerOf(await signIn(shown[0].email, shown[0].password))
    expect(accepted(await caller.get('/v1/session'), 200).programs).toHaveLength(1)
    const change = { current: shown[0].password, password: PASSWORD }
    expect((await caller.post('/v1/session/password', change, { key: null })).status).toBe(204)
    expect(accepted(await api.nobody.get('/v1/sign-in'), 200).demo_logins).toEqual([shown[1]])
  })
})

describe('a session', () => {
  it('is over after two idle hours, and after twelve in any case', async () => {
    await api.person('manager', { email: 'busy@example.com', password: PASSWORD })
    const [idle, busy] = [callerOf(await signIn('busy@example.com', PASSWORD)), callerOf(await signIn('busy@example.com', PASSWORD))]
    for (let minutes = 0; minutes < 12 * 60 - 30; minutes += 30) {
      accepted(await busy.get('/v1/session'), 200)
      if (minutes === 90) accepted(await idle.get('/v1/session'), 200)
      if (minutes === 240) refused(await idle.get('/v1/session'), 401, 'unauthenticated')
      api.clock.time += 30 * MINUTE
    }
    accepted(await busy.get('/v1/session'), 200)
    api.clock.time += 31 * MINUTE
    refused(await busy.get('/v1/session'), 401, 'unauthenticated')
  })

  it('ends at once when they sign out, and within ten seconds when it is revoked elsewhere', async () => {
    await api.person('manager', { email: 'out@example.com', password: PASSWORD })
    const [here, there] = [callerOf(await signIn('out@example.com', PASSWORD)), callerOf(await signIn('out@example.com', PASSWORD))]
    accepted(await there.get('/v1/session'), 200)
    const { items } = accepted(await here.get('/v1/sessions'), 200)
    const others = items.filter((item: { current: boolean }) => !item.current)
    for (const { id } of others) expect((await here.send('DELETE', `/v1/sessions/${id}`)).status).toBe(204)
    api.clock.time += 10_001
    refused(await there.get('/v1/session'), 401, 'unauthenticated')
    const out = await here.send('DELETE', '/v1/session')
    expect([out.status, out.headers['set-cookie']]).toEqual([
      204,
      expect.stringMatching(/^perennial_session=; Max-Age=0; Path=\//) as unknown,
    ])
    refused(await here.get('/v1/session'), 401, 'unauthenticated')
  })

  it('of somebody else is not found, unless one is an owner', async () => {
    const [owner, agent] = [await api.person('owner'), await api.person('agent')]
    const { items } = accepted(await owner.get('/v1/sessions?all=true'), 200)
    const [ownersOwn, agents] = [owner, agent].map(({ id }) => items.find((item: { staff: string }) => item.staff === id).id)
    refused(await agent.get('/v1/sessions?all=true'), 403, 'forbidden')
    refused(await agent.send('DELETE', `/v1/sessions/${ownersOwn}`), 404, 'not_found')
    expect((await owner.send('DELETE', `/v1/sessions/${agents}`)).status).toBe(204)
  })

  it('ends when its person is suspended', async () => {
    const person = await api.person('agent')
    accepted(await person.get('/v1/session'), 200)
    await api.ctx.pool.query("update staff set state = 'suspended' where email = $1", [person.email])
    api.clock.time += 10_001
    refused(await person.get('/v1/session'), 401, 'unauthenticated')
  })
})

describe('behind a proxy that ends TLS', () => {
  it('the cookie is for TLS alone', async () => {
    const own = await openApi(undefined, { publicUrl: 'https://loyalty.example.com' })
    await own.person('agent', { email: 'tls@example.com', password: PASSWORD })
    const entered = await own.nobody.post('/v1/sessions', { email: 'tls@example.com', password: PASSWORD }, { key: null })
    expect(entered.headers['set-cookie']).toMatch(/; HttpOnly; Secure; SameSite=Strict$/)
    await own.close()
  })
})

describe('another site', () => {
  it('cannot make a page of a signed-in person write, nor sign them in', async () => {
    const person = await api.person('owner')
    const bare = { cookie: person.cookie }
    const enrol = (headers: Record<string, string>): Promise<Answer> => api.nobody.post('/v1/members', {}, { headers })
    refused(await enrol(bare), 403, 'program_header_missing')
    refused(await enrol({ ...bare, 'perennial-program': 'cafe', 'sec-fetch-site': 'cross-site' }), 403, 'cross_site')
    refused(await enrol({ ...bare, 'perennial-program': 'cafe', 'sec-fetch-site': 'same-site' }), 403, 'cross_site')
    accepted(await enrol({ ...bare, 'perennial-program': 'cafe', 'sec-fetch-site': 'same-origin' }))
    // A form sends no JSON, so what it sends is not even read.
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    refused(await api.nobody.post('/v1/sessions', 'email=a&password=b', { key: null, headers: form }), 415, 'unsupported_media_type')
    const login = { email: person.email, password: PASSWORD }
    refused(await api.nobody.post('/v1/sessions', login, { key: null, headers: { 'sec-fetch-site': 'cross-site' } }), 403, 'cross_site')
  })

  it('may not even read by a cookie that was sent along', async () => {
    const person = await api.person('owner')
    refused(await person.get('/v1/session', { 'sec-fetch-site': 'cross-site' }), 403, 'cross_site')
  })
})

describe('a program', () => {
  it('is one of theirs, named by its key', async () => {
    const other = await api.tenant('elsewhere', 'teahouse', (d) => (d['key'] = 'teahouse'))
    const person = await api.person('owner')
    refused(await person.get('/v1/programs', { 'perennial-program': 'teahouse' }), 403, 'not_your_program')
    const stranger = await other.person('owner')
    expect(accepted(await stranger.get('/v1/programs'), 200).items).toMatchObject([{ key: 'teahouse' }])
    refused(await stranger.get('/v1/programs', { 'perennial-program': 'cafe' }), 403, 'not_your_program')
  })
})

/** Whether a text stands anywhere in the tables of staff. */
async function stored(text: string): Promise<boolean> {
  const tables = ['staff', 'staff_sessions', 'staff_acts', 'sign_in_limits']
  const { rows } = await api.ctx.pool.query(
    tables.map((table) => `select exists (select 1 from ${table} t where t::text like '%' || $1 || '%') as found`).join(' union all '),
    [text],
  )
  return rows.some(({ found }) => found as boolean)
}
