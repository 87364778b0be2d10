import { spawn, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { npm, postgresPackage, readJson } from './npm.mjs'
import { dim, say } from './terminal.mjs'

/** Root may not run Postgres; `nobody` may. */
const NOBODY = 65534
const asRoot = process.getuid?.() === 0
const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/**
 * Starts a Postgres of another version, forgetful, with an empty cluster in the temp folder.
 *
 * @param {string} version of the package with its binaries
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startPostgres(version) {
  const bin = join(binaries(version), 'bin')
  const folder = fs.mkdtempSync(join(tmpdir(), 'perennial-matrix-'))
  fs.chmodSync(folder, 0o711)
  const cluster = join(folder, 'pg')
  fs.mkdirSync(cluster, { mode: 0o700 })
  if (asRoot) fs.chownSync(cluster, NOBODY, NOBODY)
  // A linguistic order of text, as most servers of others have, finds statements that rely on the order of bytes.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en']
  const made = spawnSync(join(bin, 'initdb'), ['-D', cluster, '-U', 'perennial', '--auth=trust', '-E', 'UTF8', '--no-sync', ...locale], {
    ...owner,
    cwd: cluster,
    env,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb of ${version} failed: ${made.stderr || made.error?.message}`)
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '128MB',
    jit: 'off',
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(bin, 'postgres'), ['-D', cluster, '-p', String(port), ...flags], {
    ...owner,
    cwd: cluster,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // An error elsewhere must not leave it running.
  process.once('exit', () => child.kill('SIGINT'))
  await ready(child)
  return {
    url: `postgres://perennial@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await end(child)
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Downloads the binaries, once; they stay in the temp folder for the next time. */
function binaries(version) {
  const cache = ownFolder(join(tmpdir(), `perennial-postgres-${process.getuid?.() ?? 0}`))
  const folder = join(cache, version)
  const native = join(folder, 'node_modules', postgresPackage(), 'native')
  if (!fs.existsSync(join(folder, 'complete'))) {
    say(dim(`Downloading ${postgresPackage()}@${version} to ${folder}`))
    fs.mkdirSync(folder, { recursive: true })
    const { file, args, shell } = npm(
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      `${postgresPackage()}@${version}`,
    )
    const { status } = spawnSync(file, args, { cwd: folder, shell, stdio: ['ignore', 2, 2] })
    if (status !== 0) throw new Error(`npm could not fetch ${postgresPackage()}@${version}`)
    linkLibraries(native)
    fs.writeFileSync(join(folder, 'complete'), '')
  }
  return native
}

/** A name in the temp folder can be guessed, so the folder must be one that nobody else could have filled. */
function ownFolder(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { uid, mode } = fs.lstatSync(folder)
  if (process.getuid && (uid !== process.getuid() || mode & 0o022)) throw new Error(`${folder} belongs to somebody else. Remove it.`)
  return folder
}

/** npm packages carry no links, so the package lists them. */
function linkLibraries(native) {
  for (const { source, target } of readJson(join(native, 'pg-symlinks.json'))) {
    const path = join(dirname(native), target)
    if (!fs.existsSync(path)) fs.symlinkSync(source.split('/').at(-1), path)
  }
  for (const name of ['postgres', 'initdb']) fs.chmodSync(join(native, 'bin', name), 0o755)
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      words = (words + text).slice(-4000)
      if (words.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Postgres stopped at once (code ${code}):\n${words}`)))
  })
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGINT')
  })
}
