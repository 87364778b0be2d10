import { spawnSync } from 'node:child_process'
// npm run doctor: is everything here that Perennial needs? Exit code 0 when it is, 1 when something is missing.
import * as fs from 'node:fs'
import { createServer } from 'node:net'
import * as path from 'node:path'
import { whyInstall } from './install.mjs'
import { nodeVersion, npm, postgresPackage, readJson, ROOT } from './npm.mjs'
import { bad, bold, dim, good, mark } from './terminal.mjs'

const GIGABYTE = 1e9
const LEAST_DISK = 2
const env = process.env
const dataDir = path.resolve(env.PERENNIAL_DATA || path.join(ROOT, '.data'))

/** THE list of checks. Each says what it found, and what to do when that will not do. */
const CHECKS = [
  ['Node', checkNode],
  ['npm', checkNpm],
  ['packages', checkPackages],
  ['disk', checkDisk],
  ['data folder', checkDataDir],
  ['database', checkDatabase],
  ['port', checkPort],
]

function checkNode() {
  const { ok, least } = nodeVersion()
  const remedy = `Perennial needs Node ${least} or newer, from https://nodejs.org`
  return { ok, found: `${process.versions.node} on ${process.platform}-${process.arch}`, remedy }
}

function checkNpm() {
  const { file, args, shell } = npm('--version')
  const { status, stdout } = spawnSync(file, args, { shell, encoding: 'utf8' })
  return { ok: status === 0, found: status === 0 ? stdout.trim() : 'not on the PATH', remedy: 'npm comes with Node: https://nodejs.org' }
}

function checkPackages() {
  const why = whyInstall(ROOT, false)
  return { ok: !why, found: why || 'as package-lock.json names them', remedy: 'npm ci --ignore-scripts (npm start does it by itself)' }
}

function checkDisk() {
  const { bavail, bsize } = fs.statfsSync(existing(dataDir))
  const free = (bavail * bsize) / GIGABYTE
  const remedy = `Make at least ${LEAST_DISK} GB free, or point PERENNIAL_DATA at a larger disk. Without space Postgres refuses to write.`
  return { ok: free >= LEAST_DISK, found: `${free.toFixed(1)} GB free at ${dataDir}`, remedy }
}

function checkDataDir() {
  const folder = existing(dataDir)
  const other = 'Another folder is chosen with PERENNIAL_DATA=/path'
  const remedy = folder === dataDir ? `Make it yours: sudo chown -R "$(id -un)" ${folder}. ${other}` : other
  const probe = path.join(folder, `.perennial-doctor-${process.pid}`)
  try {
    // Rights alone do not tell: root may write anywhere but on a disk that is mounted for reading only.
    fs.writeFileSync(probe, '')
    fs.rmSync(probe)
    return { ok: true, found: folder === dataDir ? `${dataDir} can be written` : `${dataDir} can be made`, remedy }
  } catch (error) {
    return { ok: false, found: `${folder} cannot be written (${error.code})`, remedy }
  }
}

/** The folder itself, or the nearest above it that is there. */
function existing(folder) {
  return fs.existsSync(folder) ? folder : existing(path.dirname(folder))
}

function checkDatabase() {
  return env.DATABASE_URL ? checkServer(env.DATABASE_URL) : checkEmbedded()
}

function checkEmbedded() {
  const name = postgresPackage()
  const folder = path.join(ROOT, 'node_modules', name)
  const remedy = 'Install the packages (npm ci --ignore-scripts), or set DATABASE_URL to a Postgres 15 to 18 server.'
  if (!Object.keys(readJson(path.join(ROOT, 'server', 'package.json')).optionalDependencies).includes(name)) {
    return {
      ok: false,
      found: `there is no embedded Postgres for ${process.platform}-${process.arch}`,
      remedy: 'Set DATABASE_URL to a Postgres 15 to 18 server.',
    }
  }
  const program = path.join(folder, 'native', 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  if (!fs.existsSync(program)) return { ok: false, found: `${name} is not installed`, remedy }
  const { error } = spawnSync(program, ['--version'])
  // Alpine Linux lacks the glibc the binaries were built for, and answers that the program is not there.
  if (error)
    return {
      ok: false,
      found: `the embedded Postgres does not run here (${error.code})`,
      remedy: 'This system lacks its C library (glibc). Set DATABASE_URL to a Postgres 15 to 18 server.',
    }
  return { ok: true, found: `embedded Postgres ${readJson(path.join(folder, 'package.json')).version.split('-')[0]}`, remedy }
}

async function checkServer(url) {
  const remedy =
    'Is DATABASE_URL right (postgres://user:password@host:5432/database)? Does that server run, and take connections from here?'
  const pg = await import('pg').catch(() => null)
  if (!pg) return { ok: false, found: 'not looked at: the packages are missing', remedy: 'npm ci --ignore-scripts' }
  let client
  try {
    client = new pg.default.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    await client.connect()
    return suits((await client.query(PROPERTIES)).rows[0])
  } catch (error) {
    return { ok: false, found: `DATABASE_URL does not answer: ${error.message || error.code}`, remedy }
  } finally {
    await client?.end().catch(() => undefined)
  }
}

const PROPERTIES = `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_version') as version,
  current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
  coalesce(has_schema_privilege(current_schema(), 'create'), false) as creates`

function suits({ major, version, encoding, standby, creates }) {
  const found = `Postgres ${version} at DATABASE_URL`
  if (major < 15 || major > 18) return { ok: false, found, remedy: 'Perennial works with Postgres 15 to 18.' }
  if (encoding !== 'UTF8')
    return {
      ok: false,
      found: `${found}, encoding ${encoding}`,
      remedy: "Make the database with UTF-8: create database perennial encoding 'UTF8' template template0",
    }
  if (standby) return { ok: false, found: `${found}, a standby`, remedy: 'Connect to the primary: a standby only reads.' }
  if (!creates)
    return {
      ok: false,
      found: `${found}, may not create tables`,
      remedy: 'Make the user the owner of its database: alter database perennial owner to the_user',
    }
  return { ok: true, found, remedy: '' }
}

async function checkPort() {
  const port = Number(env.PORT || 4000)
  const host = env.HOST || '127.0.0.1'
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return { ok: false, found: `PORT is "${env.PORT}"`, remedy: 'Set PORT to a whole number from 0 to 65535.' }
  const code = await listen(port, host)
  const running = runningHere()
  if (code === 'EADDRINUSE' && running) return { ok: true, found: `Perennial runs already on ${running}`, remedy: '' }
  const found = code ? `${host}:${port} cannot be opened (${code})` : `${host}:${port} is free`
  const remedy =
    code === 'EACCES'
      ? 'Ports below 1024 are for root: PORT=4001 npm start'
      : 'Stop what runs there, or choose another: PORT=4001 npm start. Without PORT npm start takes the next free one.'
  return { ok: !code, found, remedy }
}

/** @returns the code of the error, or null when the port can be had */
function listen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code))
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}

function runningHere() {
  try {
    const { pid, address } = readJson(path.join(dataDir, 'runtime.json'))
    process.kill(pid, 0)
    return address
  } catch {
    return null
  }
}

function print(results) {
  const width = Math.max(...results.map(({ name }) => name.length))
  for (const { name, ok, found, remedy } of results) {
    console.log(`${mark(ok)} ${bold(name.padEnd(width))}  ${found}`)
    if (!ok) console.log(`  ${' '.repeat(width)}  ${dim(remedy)}`)
  }
  const wrong = results.filter(({ ok }) => !ok).length
  console.log(wrong === 0 ? good('\nAll is well.') : bad(`\n${wrong} of ${results.length} to put right.`))
}

const results = []
for (const [name, check] of CHECKS) {
  const { ok, found, remedy } = await Promise.resolve()
    .then(check)
    .catch((error) => ({ ok: false, found: `not looked at: ${error.message}`, remedy: '' }))
  results.push(ok ? { name, ok, found } : { name, ok, found, remedy })
}
const ok = results.every((result) => result.ok)
if (process.argv.includes('--json')) console.log(JSON.stringify({ ok, checks: results }))
else print(results)
process.exitCode = ok ? 0 : 1
