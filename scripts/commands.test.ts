import { execFile, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'

const SCRIPTS = dirname(fileURLToPath(import.meta.url))
/** A script in a terminal of a person's: npm and the test run have set a lot that it must not see. */
const ENV = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|PORT|HOST|DATABASE_URL|PERENNIAL_)/.test(name)),
)

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-scripts-'))
  // Run by root, Postgres runs as nobody and must get there.
  chmodSync(folder, 0o711)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  out: string
  err: string
}

function node(script: string, args: string[] = [], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { ...ENV, ...env } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

describe('packages are installed again', () => {
  type Entry = Record<string, unknown>
  const modules = (): string => join(folder, 'shop', 'node_modules')
  const cli = { version: '1.0.0', integrity: 'sha512-cli', dev: true }
  const parser = { version: '2.0.0', integrity: 'sha512-parser' }
  const elsewhere = { version: '3.0.0', optional: true, os: ['plan9'] }
  const wanted = { '': {}, 'node_modules/cli': cli, 'node_modules/parser': parser, 'node_modules/elsewhere': elsewhere }

  let why: (root: string, dev: boolean) => string | null = () => null

  function install(present: Record<string, Entry>): void {
    for (const path of Object.keys(present)) mkdirSync(join(folder, 'shop', path), { recursive: true })
    writeFileSync(join(modules(), '.package-lock.json'), JSON.stringify({ packages: present }))
  }

  beforeEach(async () => {
    const url = new URL('install.mjs', import.meta.url).href
    const module = (await import(url)) as { whyInstall: typeof why }
    why = module.whyInstall
    rmSync(join(folder, 'shop'), { recursive: true, force: true })
    mkdirSync(modules(), { recursive: true })
    writeFileSync(join(folder, 'shop', 'package-lock.json'), JSON.stringify({ packages: wanted }))
  })

  const reason = (dev = true): string | null => why(join(folder, 'shop'), dev)

  it('when there are none', () => {
    rmSync(modules(), { recursive: true })
    expect(reason()).toBe('nothing is installed yet')
  })

  it('when the last installation was cut off', () => {
    expect(reason()).toBe('the last installation did not end')
  })

  it('not when all is there, without what is for other systems only', () => {
    install({ 'node_modules/cli': cli, 'node_modules/parser': parser })
    expect(reason()).toBeNull()
  })

  it('when the lock file names another version', () => {
    install({ 'node_modules/cli': cli, 'node_modules/parser': { ...parser, version: '1.9.0' } })
    expect(reason()).toBe('parser has another version')
  })

  it('for the tests, when what development needs were left out', () => {
    install({ 'node_modules/parser': parser })
    expect(reason(true)).toBe('cli is missing')
    expect(reason(false)).toBeNull()
  })

  it('when a folder was deleted', () => {
    install({ 'node_modules/cli': cli, 'node_modules/parser': parser })
    rmSync(join(modules(), 'parser'), { recursive: true })
    expect(reason()).toBe('node_modules/parser is missing')
  })

  it('when they were brought from another system', () => {
    install({ 'node_modules/cli': cli, 'node_modules/parser': parser, 'node_modules/elsewhere': elsewhere })
    expect(reason()).toBe('elsewhere is for another platform')
  })
})

describe('npm test', () => {
  const steps = [
    { name: 'slow', script: 'slow', title: 'passes late' },
    { name: 'broken', script: 'broken', title: 'fails' },
    { name: 'last', script: 'last', title: 'still runs', alone: true },
  ]
  const print = (words: string, code = 0): string => `node -e "console.log('${words}');process.exit(${code})"`

  beforeAll(() => {
    const scripts = { slow: `node -e "setTimeout(()=>console.log('quiet'),300)"`, broken: print('what broke', 3), last: print('aloud') }
    const root = join(folder, 'house')
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    cpSync(SCRIPTS, join(root, 'scripts'), { recursive: true, filter: (path) => !path.endsWith('.ts') })
    writeFileSync(join(root, 'scripts', 'steps.mjs'), `export const STEPS = ${JSON.stringify(steps)}`)
    writeFileSync(join(root, 'package.json'), JSON.stringify({ engines: { node: '>=20.19' }, scripts }))
    for (const file of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(root, file), '{"packages":{}}')
  })

  it('runs every step, shows what a failed one printed, sums up and fails', async () => {
    const { code, out } = await node(join(folder, 'house', 'scripts', 'test.mjs'))
    expect(code).toBe(1)
    expect(out).toMatch(/✗ broken .*\n┌ node -e .*\nwhat broke\n└ again: npm run broken/)
    expect(out).toContain('aloud')
    expect(out).not.toContain('quiet')
    expect(out).toMatch(/✓ slow +\d\.\d s.*\n✗ broken.*\n✓ last.*\n\n1 of 3 failed in .*: npm run broken\n$/)
  })

  it('has a part that can be asked for', async () => {
    const check = join(folder, 'house', 'scripts', 'check.mjs')
    const { code, out } = await node(check, ['--only', 'last,slow'])
    expect(code).toBe(0)
    expect(out).toContain('All 2 passed')
    const unknown = await node(check, ['--only', 'fast'])
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('There is no step fast. The call is: npm run check -- --only slow,broken,last')
  })

  it('ends what it has started when it is told to stop', async () => {
    const root = join(folder, 'house')
    const script = `node -e "fs.writeFileSync('pid',''+process.pid);setInterval(()=>0,1000)"`
    const file = join(root, 'package.json')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, JSON.stringify({ engines: { node: '>=20.19' }, scripts: { slow: script } }))
    const child = spawn(process.execPath, [join(root, 'scripts', 'check.mjs'), '--only', 'slow'], { env: ENV, stdio: 'ignore' })
    const code = new Promise((resolve) => child.once('exit', resolve))
    await until(() => existsSync(join(root, 'pid')) && readFileSync(join(root, 'pid'), 'utf8') !== '')
    const pid = Number(readFileSync(join(root, 'pid'), 'utf8'))
    child.kill('SIGTERM')
    expect(await code).toBe(143)
    await until(() => !isAlive(pid))
    writeFileSync(file, before)
  })
})

describe('npm run doctor', () => {
  const doctor = join(SCRIPTS, 'doctor.mjs')
  const found = async (name: string, env: Record<string, string>): Promise<{ ok: boolean; found: string; remedy?: string }> => {
    const { out } = await node(doctor, ['--json'], env)
    const { checks } = JSON.parse(out) as { checks: { name: string; ok: boolean; found: string; remedy?: string }[] }
    return checks.find((check) => check.name === name)!
  }

  it('finds nothing wrong here', async () => {
    const { code, out } = await node(doctor, ['--json'], { PORT: '0', PERENNIAL_DATA: join(folder, 'data') })
    expect(JSON.parse(out)).toMatchObject({ ok: true })
    expect(code).toBe(0)
  })

  it('says that a port is taken, and fails', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const { code, out } = await node(doctor, [], { PORT: String(port), PERENNIAL_DATA: join(folder, 'data') })
    other.close()
    expect(code).toBe(1)
    expect(out).toContain(`127.0.0.1:${port} cannot be opened (EADDRINUSE)`)
    expect(out).toContain('1 of 7 to put right.')
  })

  it('says that the data folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(await found('data folder', { PERENNIAL_DATA: join(folder, 'file', 'data') })).toMatchObject({ ok: false })
  })

  it('asks the server of DATABASE_URL what it is', async () => {
    expect(await found('database', { DATABASE_URL: inject('postgres') })).toMatchObject({
      ok: true,
      found: expect.stringMatching(/^Postgres 1[5-8]/),
    })
    const nobody = await found('database', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' })
    expect(nobody).toMatchObject({ ok: false, found: expect.stringContaining('ECONNREFUSED') })
  })
})

describe('npm start', () => {
  it('brings everything up, answers, and takes everything down again', async () => {
    const data = join(folder, 'start')
    const env = { ...ENV, PORT: '0', PERENNIAL_DATA: data }
    const child = spawn(process.execPath, [join(SCRIPTS, 'start.mjs'), '--no-demo'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
    const code = new Promise((resolve) => child.once('exit', resolve))
    try {
      await until(() => words.includes('Perennial is running') || child.exitCode !== null)
      const { address } = JSON.parse(readFileSync(join(data, 'runtime.json'), 'utf8')) as { address: string }
      const postgres = Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
      expect((await fetch(`${address}/health`)).status).toBe(200)
      expect(isAlive(postgres)).toBe(true)
      child.kill('SIGTERM')
      expect(await code).toBe(0)
      expect(isAlive(postgres)).toBe(false)
      expect(existsSync(join(data, 'runtime.json'))).toBe(false)
    } finally {
      child.kill('SIGINT')
    }
  })

  it('leaves no Postgres behind when it is stopped before it is up', async () => {
    const data = join(folder, 'early')
    const env = { ...ENV, PORT: '0', PERENNIAL_DATA: data }
    const child = spawn(process.execPath, [join(SCRIPTS, 'start.mjs')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text))
    const code = new Promise((resolve) => child.once('exit', resolve))
    await until(() => words.includes('Making the demo') || child.exitCode !== null)
    const postgres = Number(readFileSync(join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
    child.kill('SIGINT')
    expect(await code).toBe(130)
    await until(() => !isAlive(postgres))
  })
})

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 25_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('waited 25 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
