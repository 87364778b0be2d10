import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase } from './world.ts'

const PERENNIAL = fileURLToPath(new URL('../bin/perennial.mjs', import.meta.url))
const EMAIL = 'canary-7391@example.com'
const PASSWORD = 'canary seven quiet herons'

let folder: string
let server: ChildProcess
let address: string
let log = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-logs-'))
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|PORT$|HOST$|PERENNIAL_)/.test(name)))
  const oidc = [{ key: 'house', name: 'House', issuer: 'http://127.0.0.1:1', client_id: 'canary-client', client_secret: 'canary-secret' }]
  server = spawn(process.execPath, [PERENNIAL, 'serve', '--json'], {
    env: {
      ...own,
      DATABASE_URL: await cloneDatabase(),
      PERENNIAL_DATA: folder,
      PERENNIAL_MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
      PERENNIAL_OIDC: JSON.stringify(oidc),
      PORT: '0',
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  server.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const [line] = await once(server.stdout!, 'data')
  address = (JSON.parse(String(line)) as { address: string }).address
}, 120_000)
afterAll(async () => {
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(folder, { recursive: true, force: true })
})

const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

describe('the log of a server', () => {
  it('holds the set-up code while nobody can sign in, and never an address, a password, a token or a code', async () => {
    const code = /Set-up +([\da-z-]{19})/.exec(log)![1]!
    const owner = { email: EMAIL, name: 'Canary', password: PASSWORD, code }
    const made = await post('/v1/first-owner', owner)
    expect(made.status).toBe(201)
    const cookie = made.headers.get('set-cookie')!.split(';')[0]!
    const answers = [
      await post('/v1/first-owner', { ...owner, email: 'second-canary@example.com' }),
      await post('/v1/sessions', { email: EMAIL, password: 'canary wrong password' }),
      await post('/v1/sessions', { email: EMAIL, password: PASSWORD, code: 'canary-code' }),
      await post('/v1/sessions', { email: EMAIL, password: 5 }),
      await post('/v1/sign-in/password', { token: 'canary'.padEnd(43, 'x'), password: PASSWORD }),
      await fetch(`${address}/v1/sign-in/oidc/house`, { redirect: 'manual' }),
      await fetch(`${address}/v1/sign-in/oidc/house/callback?code=canary-code&state=canary-state`, { redirect: 'manual' }),
      await post('/v1/session/totp', {}, { cookie, 'perennial-program': '' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([409, 401, 201, 400, 422, 303, 303, 201])
    const { secret } = (await answers[7]!.json()) as { secret: string }
    await expect.poll(() => log).toMatch(/nobody was let in/)
    expect(log.length).toBeGreaterThan(200)
    for (const canary of [/canary/i, new RegExp(cookie.split('=')[1]!), new RegExp(secret), /argon2id/]) expect(log).not.toMatch(canary)
  })
})
