import type { AddressInfo } from 'node:net'
import type { Role, Scope } from '../../src/access/api-key.ts'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { openApp } from '../../src/app.ts'
import { FixedClock } from '../../src/kit/clock.ts'
import type { Config } from '../../src/kit/config.ts'
import type { Doors } from '../../src/kit/doors.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { ensureOrganization } from '../../src/organizations/ensure-organization.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { insertProgram } from '../../src/programs/programs.sql.ts'
import { publishVersion } from '../../src/programs/publish-version.ts'
import { react } from '../../src/reactions.ts'
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
  const ctx = openContext({ ...CONFIG, databaseUrl: url, ...config }, url, clock)
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
    return { organizationId, programId, owner, service, store, partner, caller }
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
    },
  }
}

const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: undefined,
  dataDir: '',
  logLevel: process.env['LOG_LEVEL'] ?? 'silent',
  masterKey: Buffer.alloc(32, 7),
  lanes: 3,
  laneQueue: 5000,
  batchSize: 500,
  trustProxy: false,
  webhooksPrivate: false,
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

function callerWith(doors: Doors, token: string | null): Caller {
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
