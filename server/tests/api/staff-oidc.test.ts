import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openProvider, type HouseProvider } from '../oidc/house-provider.ts'
import { openApi, withCookie, type Api, type Caller } from './open-api.ts'
import { accepted, refused } from './requests.ts'

const PORT = 20_000 + (process.pid % 20_000)
const ADDRESS = `http://127.0.0.1:${PORT}`
const callback = (key: string): string => `${ADDRESS}/v1/sign-in/oidc/${key}/callback`

let house: HouseProvider
let api: Api
beforeAll(async () => {
  house = await openProvider(['house', 'other', 'foreign', 'secretless'].map(callback))
  const provider = { name: 'Our sign-on', issuer: house.issuer, client_id: 'perennial', client_secret: 'a secret of the house' }
  api = await openApi(undefined, {
    publicUrl: ADDRESS,
    oidc: [
      { ...provider, key: 'house', organization: 'shanshui' },
      { ...provider, key: 'other' },
      { ...provider, key: 'wrong', issuer: `${house.issuer}/elsewhere` },
      { ...provider, key: 'secretless', client_secret: 'not the secret' },
      { ...provider, key: 'foreign', organization: 'elsewhere' },
    ],
  })
  // The provider's clock is the real one.
  api.clock.time = Date.now()
  await api.doors.listen({ port: PORT, host: '127.0.0.1' })
})
afterAll(async () => {
  await api.close()
  await house.close()
})
beforeEach(() => {
  house.who = null
})

/** A browser: it keeps cookies by address and path, and stops where the test wants to look. */
class Browser {
  readonly cookies = new Map<string, string>()

  async get(url: string): Promise<Response> {
    const origin = new URL(url).origin
    const cookie = [...this.cookies].filter(([name]) => name.startsWith(origin)).map(([name, value]) => `${name.split(' ')[1]}=${value}`)
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookie.join('; '), 'sec-fetch-site': 'cross-site' } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      this.cookies.set(`${origin} ${name}`, value!)
    }
    return answer
  }

  /** Follows to where the browser comes back, without going there. */
  async leave(key: string): Promise<string> {
    let url = `${ADDRESS}/v1/sign-in/oidc/${key}`
    for (let hops = 0; hops < 10; hops++) {
      const next = (await this.get(url)).headers.get('location')!
      url = new URL(next, url).href
      if (url.startsWith(`${ADDRESS}/`)) return url
    }
    throw new Error('the browser never came back')
  }

  /** Comes back, and says where it ends. */
  async arrive(url: string): Promise<string> {
    const answer = await this.get(url)
    expect(answer.status).toBe(303)
    return answer.headers.get('location')!
  }

  async signIn(key = 'house'): Promise<string> {
    return this.arrive(await this.leave(key))
  }

  get session(): Caller {
    return withCookie(api.doors, this.cookies.get(`${ADDRESS} perennial_session`)!, 'cafe')
  }
}

let people = 0
/** Somebody here whom the provider knows by another name. */
async function known(account: object = {}): Promise<{ subject: string; email: string; id: string }> {
  const subject = `subject-${(people += 1)}`
  const { email, id } = await api.person('agent')
  house.accounts.set(subject, { email: email.toUpperCase(), email_verified: true, ...account })
  house.who = subject
  return { subject, email, id }
}

const REFUSED = '/console/sign-in?problem=sign_in_refused&why='

describe('a sign-in by an identity provider', () => {
  it('leads into a session, by code, state, nonce and PKCE', async () => {
    const { email, id } = await known()
    const browser = new Browser()
    const begun = await browser.get(`${ADDRESS}/v1/sign-in/oidc/house`)
    const asked = new URL(begun.headers.get('location')!).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      client_id: 'perennial',
      redirect_uri: callback('house'),
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      state: expect.stringMatching(/^[\w-]{20,}$/) as unknown,
      nonce: expect.stringMatching(/^[\w-]{20,}$/) as unknown,
    })
    expect(begun.headers.get('set-cookie')).toMatch(/Max-Age=600; Path=\/v1\/sign-in\/oidc; HttpOnly; SameSite=Lax$/)
    expect(await browser.signIn()).toBe('/console/')
    expect(house.exchanges.at(-1)).toEqual({ verifier: true })
    expect(accepted(await browser.session.get('/v1/session'), 200).staff).toMatchObject({ id, email })
    const { items } = accepted(await browser.session.get('/v1/sessions'), 200)
    expect(items.find(({ current }: { current: boolean }) => current).means).toBe('oidc')
    expect(accepted(await api.nobody.get('/v1/sign-in'), 200).oidc[0]).toEqual({ key: 'house', name: 'Our sign-on' })
    refused(await api.nobody.get('/v1/sign-in/oidc/nowhere'), 404, 'not_found')
  })

  it('lets in whoever was invited, who need no password then', async () => {
    const owner = await api.person('owner')
    const invited = { email: 'invited@example.com', name: 'I', roles: [{ program: null, role: 'analyst' }] }
    const { id } = accepted(await owner.post('/v1/staff', invited))
    house.accounts.set('invited', { email: invited.email, email_verified: true })
    house.who = 'invited'
    expect(await new Browser().signIn()).toBe('/console/')
    expect(accepted(await owner.get(`/v1/staff/${id}`), 200)).toMatchObject({ state: 'active', has_password: false })
  })

  it('is refused for an address that nobody has here, or that is not verified', async () => {
    await known({ email: 'stranger@example.com' })
    expect(await new Browser().signIn()).toBe(`${REFUSED}unknown`)
    await known({ email_verified: false })
    expect(await new Browser().signIn()).toBe(`${REFUSED}unverified`)
    const { email } = await known({ email: undefined })
    expect(await new Browser().signIn()).toBe(`${REFUSED}unknown`)
    await api.ctx.pool.query("update staff set state = 'suspended' where email = $1", [email])
    await known({ email })
    expect(await new Browser().signIn()).toBe(`${REFUSED}unknown`)
    house.who = null
    expect(await new Browser().signIn()).toBe(`${REFUSED}failed`)
  })

  it('is refused for whoever was given somebody’s address later', async () => {
    const { email, id } = await known()
    expect(await new Browser().signIn()).toBe('/console/')
    house.accounts.set('heir', { email, email_verified: true })
    house.who = 'heir'
    expect(await new Browser().signIn()).toBe(`${REFUSED}another_person`)
    // Until an owner lets them prove anew who they are.
    accepted(await (await api.person('owner')).post(`/v1/staff/${id}/link`, undefined))
    expect(await new Browser().signIn()).toBe('/console/')
  })

  it('of an organization’s own provider is for its staff only', async () => {
    await known()
    expect(await new Browser().signIn('foreign')).toBe(`${REFUSED}unknown`)
    expect(await new Browser().signIn('other')).toBe('/console/')
  })
})

describe('coming back', () => {
  it('with another state, another browser, a second time or too late leads nowhere', async () => {
    await known()
    const browser = new Browser()
    const url = await browser.leave('house')
    expect(await new Browser().arrive(url)).toBe(`${REFUSED}failed`)
    const forged = new URL(url)
    forged.searchParams.set('state', 'another')
    const kept = browser.cookies.get(`${ADDRESS} perennial_oidc`)!
    expect(await browser.arrive(forged.href)).toBe(`${REFUSED}failed`)
    // What the browser kept was used up by that.
    expect(await browser.arrive(url)).toBe(`${REFUSED}failed`)
    browser.cookies.set(`${ADDRESS} perennial_oidc`, kept)
    api.clock.time += 600_001
    expect(await browser.arrive(url)).toBe(`${REFUSED}failed`)
    api.clock.time -= 600_001
    browser.cookies.set(`${ADDRESS} perennial_oidc`, kept)
    expect(await browser.arrive(url)).toBe('/console/')
    browser.cookies.set(`${ADDRESS} perennial_oidc`, kept)
    // The provider takes a code once.
    expect(await browser.arrive(url)).toBe(`${REFUSED}failed`)
  })

  it('from another provider than it left for, or by way of a wrong issuer, leads nowhere', async () => {
    await known()
    const browser = new Browser()
    const url = await browser.leave('house')
    expect(await browser.arrive(url.replace('/house/', '/other/'))).toBe(`${REFUSED}failed`)
    const again = new URL(await browser.leave('house'))
    again.searchParams.set('iss', 'https://attacker.example')
    expect(await browser.arrive(again.href)).toBe(`${REFUSED}failed`)
    expect(await browser.arrive(`${ADDRESS}/v1/sign-in/oidc/wrong`)).toBe(`${REFUSED}failed`)
    expect(await new Browser().signIn('secretless')).toBe(`${REFUSED}failed`)
  })

  it('with a nonce or a proof that is not that of the request leads nowhere', async () => {
    await known()
    for (const part of ['nonce', 'verifier']) {
      const browser = new Browser()
      const url = await browser.leave('house')
      const { vault } = api.ctx
      const kept = Buffer.from(browser.cookies.get(`${ADDRESS} perennial_oidc`)!, 'base64url')
      const leaving = JSON.parse(vault.decryptSecret('oidc house', kept).toString())
      const other = vault.encryptSecret('oidc house', Buffer.from(JSON.stringify({ ...leaving, [part]: 'a'.repeat(43) })))
      browser.cookies.set(`${ADDRESS} perennial_oidc`, other.toString('base64url'))
      expect(await browser.arrive(url), part).toBe(`${REFUSED}failed`)
    }
  })

  it('is tried thirty times from one network', async () => {
    api.clock.time += 86_400_000
    for (let i = 0; i < 30; i++) expect(await new Browser().arrive(`${callback('house')}?code=x&state=y`)).toBe(`${REFUSED}failed`)
    expect(await new Browser().arrive(`${callback('house')}?code=x&state=y`)).toBe('/console/sign-in?problem=rate_limited')
  })
})
