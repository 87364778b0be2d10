import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { loadDemo } from '../../server/src/demo/load-demo.ts'
import { systemClock } from '../../server/src/kit/clock.ts'
import { openContext } from '../../server/src/open-context.ts'
import { serve, type Served } from '../../server/src/start/serve.ts'
import { cloneDatabase } from '../../server/tests/world.ts'
import { buildConsole, isFresh } from '../build.mjs'
import { launchBrowser } from './browser.ts'
import { settled, watchRequests } from './settled.ts'

export type Role = 'owner' | 'manager' | 'analyst' | 'finance' | 'agent' | 'associate' | 'partner' | 'auditor'

/** What is not there by then, on a machine with other work to do, does not come. */
const PATIENCE_MS = 30_000

export interface ConsoleWorld {
  address: string
  program: string
  served: Served
  /** A page, signed in as somebody of this role. What the browser complained of is in `complaints`. */
  as(role: Role | null, options?: BrowserContextOptions): Promise<Page>
  /** The same at an address of the console, once the page has come to rest. */
  open(role: Role, path: string, options?: BrowserContextOptions): Promise<Page>
  /** Asks the API as that role would. A body that is text is a file. */
  api<T = Record<string, unknown>>(role: Role, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>
  complaints: string[]
  close(): Promise<void>
}

/** The real server over a database with a small demo, the built console, and a browser. With no members there is nothing at all yet. Outside a test run, `database` is an empty migrated one. */
export async function openConsole(members = 200, database?: string): Promise<ConsoleWorld> {
  if (!isFresh()) await buildConsole()
  const url = database ?? (await cloneDatabase())
  const config = configFor(url)
  const setup = openContext(config, url, systemClock)
  const program = members > 0 ? (await loadDemo(setup, members, { stage: () => undefined, at: () => undefined })).program : ''
  await setup.close()
  const served = await serve(config, url, true)
  const browser = await launchBrowser()
  const complaints: string[] = []
  const cookies = new Map<Role, string>()
  const cookieOf = async (role: Role): Promise<string> => {
    const known = cookies.get(role)
    if (known) return known
    const cookie = await signIn(served.address, role)
    cookies.set(role, cookie)
    return cookie
  }
  const as = async (role: Role | null, options?: BrowserContextOptions): Promise<Page> =>
    openPage(browser, served.address, role && (await cookieOf(role)), complaints, options)
  return {
    address: served.address,
    program,
    served,
    complaints,
    as,
    open: async (role, path, options) => {
      const page = await as(role, options)
      await page.goto(`${served.address}/console${path}`)
      await settled(page)
      return page
    },
    api: async (role, method, path, body, headers = {}) => {
      const answer = await fetch(`${served.address}${path}`, {
        method,
        headers: {
          cookie: await cookieOf(role),
          'perennial-program': program,
          'idempotency-key': crypto.randomUUID(),
          ...(body !== undefined && { 'content-type': typeof body === 'string' ? 'text/csv' : 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const told = (await answer.json()) as never
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`)
      return told
    },
    close: async () => {
      await browser.close()
      await served.stop()
      rmSync(config.dataDir, { recursive: true, force: true })
    },
  }
}

const configFor = (url: string): Parameters<typeof serve>[0] => ({
  port: 0,
  host: '127.0.0.1',
  databaseUrl: url,
  dataDir: mkdtempSync(join(tmpdir(), 'perennial-console-')),
  logLevel: 'silent',
  masterKey: Buffer.alloc(32, 7),
  lanes: 2,
  laneQueue: 20_000,
  batchSize: 500,
  trustProxy: false,
  webhooksPrivate: true,
  importBytes: 16 * 1024 * 1024,
})

async function signIn(address: string, role: Role): Promise<string> {
  const { demo_logins: logins } = (await (await fetch(`${address}/v1/sign-in`)).json()) as {
    demo_logins: { role: string; email: string; password: string }[]
  }
  const login = logins.find((one) => one.role === role)
  if (!login) throw new Error(`the demo has no login for ${role}`)
  const answer = await fetch(`${address}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: login.email, password: login.password }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (!cookie) throw new Error(`signing in as ${role}: ${answer.status} ${await answer.text()}`)
  return cookie.split(';')[0]!
}

async function openPage(
  browser: Browser,
  address: string,
  cookie: string | null,
  complaints: string[],
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1360, height: 900 },
    // What fades out is found beside what has come in its place.
    reducedMotion: 'reduce',
    ...options,
  })
  if (cookie) {
    const [name, value] = cookie.split('=') as [string, string]
    await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  watchRequests(page)
  page.on('console', (message) => {
    // A browser writes every answer of 4xx to its console; whoever asks sees and judges it.
    if (message.type() === 'error' && !/the server responded with a status of 4/.test(message.text()))
      complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
  return page
}
