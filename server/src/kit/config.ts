import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOidcProviders, type OidcProvider } from './oidc-providers.ts'

/** What a process needs to know of its surroundings. Read once, at the start. */
export interface Config {
  port: number
  host: string
  /** Absent: the embedded Postgres in `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  logLevel: string
  masterKey: Buffer
  /** Lanes a process decides in; each has its own connection. */
  lanes: number
  /** Commands waiting in one lane before new ones are refused with 503. */
  laneQueue: number
  batchSize: number
  /** Whether the address of a client is taken from X-Forwarded-For: only behind a proxy that sets it. */
  trustProxy: boolean
  /** Whether deliveries may go to http and to private addresses: for development. */
  webhooksPrivate: boolean
  /** Where browsers reach this server, where a proxy stands in front: `https://loyalty.example.com`. */
  publicUrl?: string | undefined
  /** Where staff may sign in instead. */
  oidc?: readonly OidcProvider[] | undefined
  /** How large an uploaded file may be. */
  importBytes: number
}

export class BadConfig extends Error {}

/** @throws BadConfig naming the variable and what it should be */
export function readConfig(env: NodeJS.ProcessEnv, dataDir: string): Config {
  return {
    port: whole(env, 'PORT', 4000, 0, 65_535),
    host: env['HOST'] ?? '127.0.0.1',
    databaseUrl: databaseUrl(env),
    dataDir,
    logLevel: env['LOG_LEVEL'] ?? 'info',
    masterKey: masterKey(env, dataDir),
    lanes: whole(env, 'PERENNIAL_LANES', 3, 1, 64),
    laneQueue: whole(env, 'PERENNIAL_LANE_QUEUE', 5000, 10, 1_000_000),
    batchSize: whole(env, 'PERENNIAL_BATCH', 500, 1, 5000),
    trustProxy: whole(env, 'PERENNIAL_TRUST_PROXY', 0, 0, 1) === 1,
    webhooksPrivate: whole(env, 'PERENNIAL_WEBHOOKS_PRIVATE', 0, 0, 1) === 1,
    publicUrl: publicUrl(env),
    oidc: oidcProviders(env),
    importBytes: whole(env, 'PERENNIAL_IMPORT_MB', 512, 1, 100_000) * 1024 * 1024,
  }
}

function databaseUrl(env: NodeJS.ProcessEnv): string | undefined {
  const url = env['DATABASE_URL']
  if (!url || /^(postgres|postgresql|socket):|^\//.test(url)) return url || undefined
  throw new BadConfig('DATABASE_URL is no address of a Postgres. Write it like postgres://user:password@host:5432/name, or unset it.')
}

function publicUrl(env: NodeJS.ProcessEnv): string | undefined {
  const url = env['PERENNIAL_PUBLIC_URL']
  if (!url || /^https?:\/\/[^/?#@]+\/?$/.test(url)) return url?.replace(/\/$/, '') || undefined
  throw new BadConfig('PERENNIAL_PUBLIC_URL is no address of a server. Write it like https://loyalty.example.com, or unset it.')
}

function oidcProviders(env: NodeJS.ProcessEnv): OidcProvider[] {
  const providers = readOidcProviders(env['PERENNIAL_OIDC'])
  if (providers) return providers
  throw new BadConfig('PERENNIAL_OIDC is no list of identity providers. Write it as docs/guides/staff.md shows, or unset it.')
}

function whole(env: NodeJS.ProcessEnv, name: string, otherwise: number, min: number, max: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new BadConfig(`${name} is "${text}". Set it to a whole number from ${min} to ${max}, or unset it for ${otherwise}.`)
}

/** From the environment, or made on the first run and kept in the data folder, readable by its owner only. */
function masterKey(env: NodeJS.ProcessEnv, dataDir: string): Buffer {
  const given = env['PERENNIAL_MASTER_KEY']
  const file = join(dataDir, 'master.key')
  if (!given && !existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  const key = Buffer.from(given ?? readFileSync(file, 'utf8'), 'base64')
  if (key.length === 32) return key
  const where = given ? 'PERENNIAL_MASTER_KEY' : file
  throw new BadConfig(`${where} must hold 32 bytes in base64 (openssl rand -base64 32).`)
}
