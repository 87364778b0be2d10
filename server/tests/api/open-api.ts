import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role, Scope } from '../../src/access/api-key.ts'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { staffIdText, type StaffRole } from '../../src/access/staff-role.ts'
import { openApp } from '../../src/app.ts'
import { FixedClock } from '../../src/kit/clock.ts'
import type { Config } from '../../src/kit/config.ts'
import type { Doors } from '../../src/kit/doors.ts'
import { transaction } from '../../src/kit/pg.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { ensureOrganization } from '../../src/organizations/ensure-organization.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { insertProgram } from '../../src/programs/programs.sql.ts'
import { publishVersion } from '../../src/programs/publish-version.ts'
import { react } from '../../src/reactions.ts'
import { beginSession } from '../../src/staff/begin-session.ts'
import { createStaff } from '../../src/staff/create-staff.ts'
import { hashPassword } from '../../src/staff/hash-password.ts'
import { cafeDocument, cloneDatabase, NOON, type Mutation } from '../world.ts'

/** What came back; `json` is empty where the body is not JSON. */
export interface Answer {
  status: number
  headers: Record<string, string>
  text: string
  json: any
}

export interface Sending {
  /** The idempotency key; a fresh one if left out, none if null. */
  key?: string | null
  headers?: Record<string, string>
}

/** Somebody with an API key, or without one. Bodies that are text or bytes are sent as they are. */
export interface Caller {
  token: string | null
  send(method: string, url: string, body?: unknown, sending?: Sending): Promise<Answer>
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, body?: unknown, sending?: Sending): Promise<Answer>
  put(url: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(url: string, body: unknown, sending?: Sending): Promise<Answer>
}

export interface Tenant {
  organizationId: string
  programId: number
  owner: Caller
  service: Caller
  store: Caller
  partner: Caller
  /** A key with other scopes, or of another client. */
  caller(role: Role, scopes?: readonly Scope[], name?: string): Promise<Caller>
  /** Somebody of staff who signed in; with a role in the whole organization. */
  person(role: StaffRole, more?: Person): Promise<SignedInCaller>
}

export interface Person {
  email?: string
  password?: string
  within?: { kind: 'region' | 'store'; keys: string[] }
  goodwill?: Record<string, { per_act: number; per_day: number }>
}

export interface SignedInCaller extends Caller {
  id: string
  email: string
  cookie: string
}

export interface Api extends Tenant {
  ctx: OpenContext
  clock: FixedClock
  doors: Doors
  nobody: Caller
  /** Another organization with its own program, on the same server. */
  tenant(organization: string, program: string, change?: Mutation): Promise<Tenant>
  /** Lets everything announced so far happen. */
  settle(): Promise<void>
  /** Opens a real port, on any free number. */
  listen(): Promise<string>
  close(): Promise<void>
}

/** The whole server over a database of its own, with the café program, its clock standing at noon of a Tuesday in Shanghai. */
export async function openApi(change?: Mutation, config: Partial<Config> = {}): Promise<Api> {
  const url = await cloneDatabase()
  const clock = new FixedClock(NOON)
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-api-'))
  const ctx = openContext({ ...CONFIG, dataDir, databaseUrl: url, ...config }, url, clock)
  const doors = await openApp(ctx)
  const tenant = async (organization: string, program: string, mutation?: Mutation): Promise<Tenant> => {
    const organizationId = await ensureOrganization(ctx, organization, organization)
    const programId = await insertProgram(ctx.pool, organizationId, program, new Date(clock.now()))
    const document = cafeDocument(mutation)
    const published = await publishVersion(ctx, { id: programId, key: program }, { document, note: 'first', by: 'test' })
    if (!published.ok) throw new Error(JSON.stringify(published))
    const caller = async (role: Role, scopes?: readonly Scope[], name: string = role): Promise<Caller> =>
      callerWith(doors, (await createApiKey(ctx, { programId, name, role, ...(scopes && { scopes }) })).key)
    const [owner, service, store, partner] = await Promise.all([caller('owner'), caller('service'), caller('store'), caller('partner')])
    const person = (role: StaffRole, more: Person = {}): Promise<SignedInCaller> =>
      personOf(ctx, doors, { organizationId, program }, role, more)
    return { organizationId, programId, owner, service, store, partner, caller, person }
  }
  const cafe = await tenant('shanshui', 'cafe', change)
  return {
    ...cafe,
    ctx,
    clock,
    doors,
    nobody: callerWith(doors, null),
    tenant,
    settle: () => settle(ctx),
    listen: async () => {
      await doors.listen({ port: 0, host: '127.0.0.1' })
      return `http://127.0.0.1:${(doors.server.address() as AddressInfo).port}`
    },
    close: async () => {
      await doors.close()
      await ctx.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

let people = 0
const hashes = new Map<string, Promise<string>>()

/** Hashing is slow on purpose, and tests have few passwords. */
function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, known)
  return known
}

async function personOf(
  ctx: OpenContext,
  doors: Doors,
  { organizationId, program }: { organizationId: string; program: string },
  role: StaffRole,
  { email = `${role}-${(people += 1)}@example.com`, password, within, goodwill }: Person,
): Promise<SignedInCaller> {
  const hashed = await hashOf(password ?? 'nobody signs in with this')
  const given = { programId: null, role, ...(within && { within }), ...(goodwill && { goodwill }) }
  const { id } = await transaction(ctx.pool, (client) =>
    createStaff(ctx, client, { organizationId, email, name: `The ${role}`, language: null, password: hashed, roles: [given] }),
  )
  const { token } = await beginSession(ctx, id, 'password', { address: '127.0.0.*', browser: 'test' })
  return { ...withCookie(doors, token, program), id: staffIdText(id), email }
}

/** Somebody whose browser has that session. */
export function withCookie(doors: Doors, token: string, program: string): Caller & { cookie: string } {
  const cookie = `perennial_session=${token}`
  const asked = callerWith(doors, null)
  const send: Caller['send'] = (method, url, body, sending = {}) =>
    asked.send(method, url, body, { ...sending, headers: { cookie, 'perennial-program': program, ...sending.headers } })
  return { ...callerOver(null, send), cookie }
}

const CONFIG: Omit<Config, 'dataDir'> = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: undefined,
  logLevel: process.env['LOG_LEVEL'] ?? 'silent',
  masterKey: Buffer.alloc(32, 7),
  lanes: 3,
  laneQueue: 5000,
  batchSize: 500,
  trustProxy: false,
  webhooksPrivate: false,
  importBytes: 16 * 1024 * 1024,
}

async function settle(ctx: OpenContext): Promise<void> {
  const client = await ctx.slowPool.connect()
  try {
    while ((await drainOutbox(ctx, client, (row) => react(ctx, row))) > 0);
  } finally {
    client.release()
  }
}

let keys = 0

/** An idempotency key that nobody used before. */
export const freshKey = (): string => `key-${process.pid}-${(keys += 1)}`

export function callerWith(doors: Doors, token: string | null): Caller {
  const send: Caller['send'] = async (method, url, body, { key, headers } = {}) => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body)
    const payload = body === undefined ? undefined : raw ? body : JSON.stringify(body)
    const reply = await doors.inject({
      method: method as 'GET',
      url,
      headers: headersOf(token, { key: key === undefined ? freshKey() : key, ...(headers && { headers }) }, body !== undefined),
      ...(payload !== undefined && { payload }),
    })
    return answer(reply.statusCode, reply.headers as Record<string, string>, reply.body)
  }
  return callerOver(token, send)
}

/** The same over a real connection. */
export function callerAt(address: string, token: string | null): Caller {
  return callerOver(token, async (method, url, body, { key, headers } = {}) => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body)
    const reply = await fetch(address + url, {
      method,
      headers: headersOf(token, { key: key === undefined ? freshKey() : key, ...(headers && { headers }) }, body !== undefined),
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    return answer(reply.status, Object.fromEntries(reply.headers), await reply.text())
  })
}

function headersOf(token: string | null, { key, headers }: Sending, hasBody: boolean): Record<string, string> {
  return {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(typeof key === 'string' && { 'idempotency-key': key }),
    ...(hasBody && { 'content-type': 'application/json' }),
    ...headers,
  }
}

const callerOver = (token: string | null, send: Caller['send']): Caller => ({
  token,
  send,
  get: (url, headers = {}) => send('GET', url, undefined, { key: null, headers }),
  post: (url, body = {}, sending) => send('POST', url, body, sending),
  put: (url, body, headers = {}) => send('PUT', url, body, { key: null, headers }),
  patch: (url, body, sending) => send('PATCH', url, body, sending),
})

function answer(status: number, headers: Record<string, string>, text: string): Answer {
  const isJson = /json/.test(headers['content-type'] ?? '')
  return { status, headers, text, json: isJson ? JSON.parse(text) : {} }
}
