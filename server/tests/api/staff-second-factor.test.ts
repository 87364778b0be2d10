import { generate } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openApi, withCookie, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, refused, statuses } from './requests.ts'

const PASSWORD = 'seven quiet herons'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
beforeEach(() => {
  api.clock.time += 86_400_000
})

const signIn = (email: string, more: object = {}): Promise<Answer> =>
  api.nobody.post('/v1/sessions', { email, password: PASSWORD, ...more }, { key: null })
const callerOf = (answer: Answer): Caller =>
  withCookie(api.doors, /perennial_session=([\w-]{43})/.exec(String(accepted(answer) && answer.headers['set-cookie']))![1]!, 'cafe')

/** The code that an app shows, so many steps from now. */
const codeOf = (secret: string, steps = 0): Promise<string> => generate({ secret, epoch: Math.floor(api.clock.now() / 1000) + 30 * steps })

let people = 0

/** Somebody with a second factor, signed in. */
async function withFactor(): Promise<{ email: string; caller: Caller; secret: string; codes: string[] }> {
  const email = `factor-${(people += 1)}@example.com`
  await api.person('agent', { email, password: PASSWORD })
  const caller = callerOf(await signIn(email))
  const { secret, uri } = accepted(await caller.post('/v1/session/totp', undefined, { key: null }))
  expect(uri).toMatch(/^otpauth:\/\/totp\/Perennial:factor-\d+%40example\.com\?secret=/)
  refused(await caller.post('/v1/session/totp/confirm', { code: '000000' }, { key: null }), 422, 'wrong_code')
  const { recovery_codes: codes } = accepted(await caller.post('/v1/session/totp/confirm', { code: await codeOf(secret) }, { key: null }))
  api.clock.time += 60_000
  return { email, caller, secret, codes }
}

describe('a second factor', () => {
  it('holds from its confirmation on, ends other sessions, and is asked for after the password', async () => {
    const email = 'begins@example.com'
    await api.person('agent', { email, password: PASSWORD })
    const [one, other] = [callerOf(await signIn(email)), callerOf(await signIn(email))]
    accepted(await other.get('/v1/session'), 200)
    const { secret } = accepted(await one.post('/v1/session/totp', undefined, { key: null }))
    // Begun, and not confirmed: nothing is asked yet.
    accepted(await signIn(email))
    accepted(await one.post('/v1/session/totp/confirm', { code: await codeOf(secret) }, { key: null }))
    api.clock.time += 10_001
    refused(await other.get('/v1/session'), 401, 'unauthenticated')
    expect(accepted(await one.get('/v1/session'), 200).staff).toMatchObject({ second_factor: true, recovery_codes_left: 10 })
    refused(await signIn(email), 401, 'second_factor_needed')
    refused(await signIn(email, { password: 'not the password' }), 401, 'wrong_credentials')
    refused(await signIn(email, { code: '000000' }), 401, 'wrong_credentials')
    refused(await one.post('/v1/session/totp', undefined, { key: null }), 409, 'second_factor_on')
    const { rows } = await api.ctx.pool.query('select encode(totp, $1) as totp from staff where email = $2', ['escape', email])
    expect(rows[0].totp).not.toContain(secret)
  })

  it('takes each code once, also of two that come at the same moment', async () => {
    const { email, secret } = await withFactor()
    const code = await codeOf(secret)
    expect(statuses(await Promise.all([signIn(email, { code }), signIn(email, { code })]))).toEqual([201, 401])
    refused(await signIn(email, { code }), 401, 'wrong_credentials')
    // Neither is an earlier one taken afterwards.
    refused(await signIn(email, { code: await codeOf(secret, -1) }), 401, 'wrong_credentials')
    accepted(await signIn(email, { code: await codeOf(secret, 1) }))
  })

  it('forgives clocks of half a minute, and no more', async () => {
    const { email, secret } = await withFactor()
    refused(await signIn(email, { code: await codeOf(secret, -2) }), 401, 'wrong_credentials')
    accepted(await signIn(email, { code: await codeOf(secret, -1) }))
    refused(await signIn(email, { code: await codeOf(secret, 3) }), 401, 'wrong_credentials')
  })

  it('is guessed ten times at once, right password or not', async () => {
    const { email, secret } = await withFactor()
    // From where they never signed in.
    await api.ctx.pool.query("update staff_sessions set address = '203.0.113.*' where staff_id = (select id from staff where email = $1)", [
      email,
    ])
    for (let i = 0; i < 10; i++) refused(await signIn(email, { code: String(100_000 + i) }), 401, 'wrong_credentials')
    refused(await signIn(email, { code: await codeOf(secret) }), 429, 'rate_limited')
  })

  it('is replaced once by each recovery code, however it is typed', async () => {
    const { email, codes, caller } = await withFactor()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[\da-z]{4}-[\da-z]{4}-[\da-z]{4}$/)
    accepted(await signIn(email, { code: codes[0]!.toUpperCase().replaceAll('-', ' ') }))
    refused(await signIn(email, { code: codes[0] }), 401, 'wrong_credentials')
    accepted(await signIn(email, { code: codes[1] }))
    expect(accepted(await caller.get('/v1/session'), 200).staff.recovery_codes_left).toBe(8)
    const auditor = await api.person('auditor')
    expect(accepted(await auditor.get('/v1/audit?kind=recovery_code_used'), 200).items).toHaveLength(2)
    const { rows } = await api.ctx.pool.query("select string_agg(encode(hash, 'escape'), ' ') as all from staff_recovery_codes")
    for (const code of codes) expect(rows[0].all).not.toContain(code)
  })

  it('gives new recovery codes for a code, and those before open nothing', async () => {
    const { email, secret, codes, caller } = await withFactor()
    refused(await caller.post('/v1/session/recovery-codes', { code: '000000' }, { key: null }), 422, 'wrong_code')
    const renewed = accepted(await caller.post('/v1/session/recovery-codes', { code: await codeOf(secret) }, { key: null })).recovery_codes
    refused(await signIn(email, { code: codes[0] }), 401, 'wrong_credentials')
    accepted(await signIn(email, { code: renewed[0] }))
  })

  it('is taken off by a code, not by whoever found an open browser', async () => {
    const { email, secret, caller } = await withFactor()
    const off = (code: string): Promise<Answer> => caller.send('DELETE', '/v1/session/totp', { code }, { key: null })
    refused(await off('000000'), 422, 'wrong_code')
    expect((await off(await codeOf(secret))).status).toBe(204)
    accepted(await signIn(email))
  })
})

describe('a password', () => {
  const change = (caller: Caller, body: object): Promise<Answer> => caller.post('/v1/session/password', body, { key: null })

  it('is changed by whoever knows it, and ends all other sessions', async () => {
    const email = 'changes@example.com'
    await api.person('agent', { email, password: PASSWORD })
    const [here, there] = [callerOf(await signIn(email)), callerOf(await signIn(email))]
    accepted(await there.get('/v1/session'), 200)
    const password = 'eleven loud storks'
    refused(await change(here, { password }), 401, 'wrong_credentials')
    refused(await change(here, { current: 'not the password', password }), 401, 'wrong_credentials')
    expect((await change(here, { current: PASSWORD, password })).status).toBe(204)
    api.clock.time += 10_001
    refused(await there.get('/v1/session'), 401, 'unauthenticated')
    accepted(await here.get('/v1/session'), 200)
    refused(await signIn(email), 401, 'wrong_credentials')
    accepted(await signIn(email, { password }))
  })

  it('is none that anybody would guess first', async () => {
    const email = 'wenxiu@example.com'
    await api.person('agent', { email, password: PASSWORD })
    const here = callerOf(await signIn(email))
    const weak = [
      'short',
      'aaaaaaaaaaaaaaa',
      'abcabcabcabcabc',
      '123456789012',
      'qwertyuiopas',
      'Password1234!',
      'perennial2026',
      'wenxiu123456',
      'abcdefghijklmn',
    ]
    for (const password of weak) {
      const { facts } = refused(await change(here, { current: PASSWORD, password }), 422, 'weak_password')
      expect(facts.min, password).toBe(12)
    }
    let current = PASSWORD
    for (const password of ['correct horse battery', '赤壁东风一二三四五六七八', 'Tz7#kQ9!vLp2w']) {
      expect((await change(here, { current, password })).status, password).toBe(204)
      current = password
    }
  })
})
