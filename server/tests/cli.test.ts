import { Command } from 'commander'
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { withDatabase } from './database.ts'

const PERENNIAL = fileURLToPath(new URL('../bin/perennial.mjs', import.meta.url))
const CAFE = fileURLToPath(new URL('../../examples/programs/cafe.yaml', import.meta.url))
const MASTER_KEY = Buffer.alloc(32, 3).toString('base64')

let folder: string
let admin: pg.Client
let url: string
const env = (): NodeJS.ProcessEnv => {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|PORT$|HOST$|LOG_LEVEL|PERENNIAL_)/.test(name)))
  return { ...own, DATABASE_URL: url, PERENNIAL_DATA: folder, PERENNIAL_MASTER_KEY: MASTER_KEY, NO_COLOR: '1' }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-cli-'))
  const name = `cli_${process.pid}`
  admin = new pg.Client({ connectionString: inject('postgres') })
  await admin.connect()
  await admin.query(`create database ${name}`)
  url = withDatabase(inject('postgres'), name)
  // The first call may bundle the sources; the others find the bundle.
  await perennial('--help')
}, 120_000)
afterAll(async () => {
  await admin.query(`drop database if exists cli_${process.pid} with (force)`)
  await admin.end()
  rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  code: number
  out: string
  err: string
}

function perennial(line: string, change: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PERENNIAL, ...line.split(' ')], { env: { ...env(), ...change } }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

/** One JSON document and nothing else on standard output. */
async function json<T = Record<string, any>>(line: string, code = 0): Promise<T> {
  const ended = await perennial(`${line} --json`)
  expect({ line, code: ended.code, err: ended.err, lines: ended.out.trim().split('\n').length }).toEqual({
    line,
    code,
    err: expect.any(String),
    lines: 1,
  })
  return JSON.parse(ended.out) as T
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

/** All commands as main.ts lists them, those under `program` and `keys` too. */
async function commands(): Promise<Command[]> {
  const main = new URL('../src/main.ts', import.meta.url)
  const listed = readFileSync(main, 'utf8').matchAll(/^import \{ (\w+Commands) \} from '(.+)'$/gm)
  const program = new Command('perennial')
  for (const [, name, path] of listed) {
    const module = (await import(new URL(path!, main).href)) as Record<string, (program: Command) => void>
    module[name!]!(program)
  }
  const leaves = (command: Command): Command[] => (command.commands.length > 0 ? command.commands.flatMap(leaves) : [command])
  return leaves(program)
}

describe('every command', () => {
  it('explains itself, and can answer in JSON', async () => {
    const all = await commands()
    const names = all.map((command) => `${command.parent!.name()} ${command.name()}`)
    expect(names).toEqual(
      expect.arrayContaining([
        'perennial import',
        'perennial verify',
        'perennial replay',
        'program apply',
        'keys revoke',
        'perennial serve',
      ]),
    )
    for (const command of all) {
      expect(command.description().length, command.name()).toBeGreaterThan(20)
      expect(
        command.options.map((option) => option.long),
        command.name(),
      ).toContain('--json')
      for (const option of command.options) expect(option.description.length, `${command.name()} ${option.long}`).toBeGreaterThan(2)
    }
    const [help, imports] = await Promise.all([perennial('--help'), perennial('import --help')])
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('2 the call itself needs mending.') })
    for (const command of all) if (command.parent!.name() === 'perennial') expect(help.out).toContain(`\n  ${command.name()} `)
    expect(imports.out).toMatch(/encoding: utf-8 .*gb18030/)
  })
})

describe('a program', { timeout: 60_000 }, () => {
  it('is brought up, published, changed, compared and exported', async () => {
    expect(await json('migrate')).toMatchObject({ applied: expect.arrayContaining(['0001_spine.sql']) })
    expect(await json('migrate')).toEqual({ applied: [] })
    expect(await json(`program apply ${CAFE}`)).toMatchObject({ ok: true, key: 'cafe', number: 1, unchanged: false })
    expect(await json(`program apply ${CAFE}`)).toMatchObject({ number: 1, unchanged: true })
    const document = await json('program export cafe')
    document['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'
    const changed = file('changed.json', JSON.stringify(document))
    const { changes } = await json(`program diff ${changed}`)
    expect(changes).toEqual([
      { path: 'campaigns.everyday.rules.beans.then.0.grant.amount', before: 'order.net / 100', after: 'order.net / 50' },
    ])
    expect(await json(`program apply ${changed} --note double`)).toMatchObject({ number: 2 })
    const [versions, exported] = await Promise.all([json('program versions cafe'), perennial('program export cafe --number 1')])
    expect(versions['versions']).toMatchObject([{ number: 1 }, { number: 2, note: 'double', published_by: 'command line' }])
    expect((parse(exported.out) as Record<string, any>)['campaigns'].everyday.rules.beans.then[0].grant.amount).toBe('order.net / 100')
    const broken = file('broken.yaml', 'perennial: 1\nkey: cafe\nnames: { en: x }\ncurrencies: 5\n')
    expect(await json(`program apply ${broken}`, 1)).toMatchObject({ ok: false, problems: [{ path: 'settings' }, { path: 'currencies' }] })
  })

  it('is served, and its jobs are run, by one process or by two', async () => {
    const { key, scopes, prefix } = await json('keys create --program cafe --name till --role store')
    expect(scopes).not.toContain('program:write')
    const doors = await serving('serve --json', { PORT: '0' })
    const jobs = await serving('work --json', {})
    expect(jobs.said).toMatchObject({ address: null, jobs: true })
    const { address } = doors.said as { address: string; jobs: boolean }
    expect(doors.said).toMatchObject({ jobs: false })
    const call = (method: string, path: string, body?: object): Promise<Response> =>
      fetch(`${address}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': path + JSON.stringify(body), 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
    const identity = { kind: 'phone', value: '+8613800138000' }
    const order = { reference: 'CLI-1', lines: [{ sku: 'LAT-R', quantity: 2, amount: 5600 }] }
    expect((await call('POST', '/v1/orders', { identity, order })).status).toBe(201)
    // Only the other process seals batches.
    await expect
      .poll(async () => (await query('select count(*)::int as n from batches where seal is not null'))[0], { timeout: 15_000 })
      .toEqual({ n: 1 })
    const boss = await json('staff create --email Boss@example.com --name Boss')
    const signIn = ({ email, password }: Record<string, string>): Promise<Response> => call('POST', '/v1/sessions', { email, password })
    expect(boss).toEqual({ email: 'boss@example.com', password: expect.stringMatching(/^([\da-z]{4}-){3}[\da-z]{4}$/) })
    expect((await signIn(boss)).status).toBe(201)
    const reset = await json('staff reset-password boss@example.com --second-factor')
    expect([(await signIn(boss)).status, (await signIn(reset)).status]).toEqual([401, 201])
    const taken = await perennial('serve', { PORT: new URL(address).port })
    expect(taken).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^error: Port \d+ is taken\. Stop what runs there, or choose another: /),
    })
    expect(await Promise.all([doors.stop(), jobs.stop()])).toEqual([0, 0])
    expect(await json(`keys revoke ${prefix ?? (key as string)}`)).toEqual({ revoked: 1 })
  })

  it('is verified and replayed, progress aside; what is wrong is said and is exit code 1', async () => {
    expect(await json('verify')).toMatchObject({ ok: true, findings: [] })
    const replayed = await json('replay --program cafe')
    expect(replayed).toMatchObject({ ok: true, holders: 1 })
    await query('update balances set available = available + 1')
    const wrong = await json('verify', 1)
    const [, id] = /(mem_\w+)/.exec(JSON.stringify(wrong['findings'])) as unknown as [string, string]
    expect(await json(`replay ${id}`, 1)).toMatchObject({
      ok: false,
      holders: 1,
      mismatches: expect.arrayContaining([expect.objectContaining({ holder: id })]),
    })
    const words = await perennial('verify')
    expect(words).toMatchObject({ code: 1, out: expect.stringContaining(`broken: balances equal the fold of their transfers\n  ${id} `) })
    await query('update balances set available = available - 1')
  })

  it('takes a file, in earnest or on trial', async () => {
    const members = file('members.csv', 'phone,city\n13800138001,上海\n12,北京\n')
    const dry = await json(`import members ${members} --dry-run`)
    expect(dry).toMatchObject({
      dry_run: true,
      rows: 2,
      readable: 1,
      bad: 1,
      reasons: { bad_identity: 1 },
      report: `${members}.rejected.csv`,
    })
    expect(await query("select count(*)::int as n from members where source = 'import'")).toEqual([{ n: 0 }])
    expect(await json(`import members ${members}`)).toMatchObject({ rows: 2, decided: 1, bad: 1 })
    const { code, out, err } = await perennial(`import members ${members}`)
    expect({ code, first: out.split('\n')[0], err }).toEqual({
      code: 0,
      first: '2 rows = 0 decided + 1 already known + 0 refused + 1 bad',
      err: `Reading ${members}\n`,
    })
    const nothing = await perennial(`import stores ${members}`)
    expect(nothing).toMatchObject({ code: 2, err: expect.stringContaining('None of the rows can be read') })
  })
})

describe('a call that is wrong', { timeout: 60_000 }, () => {
  const WRONG: [line: string, says: string | RegExp, change?: NodeJS.ProcessEnv, code?: number][] = [
    ['brew', "unknown command 'brew'"],
    ['verify --hard', "unknown option '--hard'"],
    ['import orders', "missing required argument 'file'"],
    ['import pets CAFE', '"pets" cannot be imported. Kinds are: orders, customers'],
    ['import orders CAFE', 'Orders need a mapping: --mapping FILE.'],
    ['import orders CAFE --mapping CAFE', /cafe\.yaml is not a mapping that can be used\.\norder\.reference: /],
    ['import members /nowhere.csv', '/nowhere.csv cannot be read: ENOENT'],
    ['import members CAFE --program bar', 'There is no program "bar". There are: cafe.'],
    ['program apply /nowhere.yaml', '/nowhere.yaml cannot be read as YAML or JSON'],
    ['program diff EMPTY', 'The document names no program: it has no key.'],
    ['program export bar', 'There is no program "bar".'],
    ['program export cafe --number 9', 'cafe has no version 9.'],
    [`program apply ${CAFE} --effective-from soon`, '"soon" is not a date or time. Write it like 2026-01-31'],
    ['keys create', "required option '--program <key>' not specified"],
    ['keys create --program cafe --scopes fly', 'There is no scope "fly". Scopes are: program:read'],
    ['keys revoke pk_none', 'No living key begins with pk_none.'],
    ['staff create --name X', "required option '--email <address>' not specified"],
    ['staff create --email nobody --name X', '"nobody" is no e-mail address.'],
    ['staff create --email x@example.com --name X --organization nowhere', 'There is no organization "nowhere".'],
    ['staff create --email x@example.com --name X --role agent --program bar', 'The organization has no program "bar".'],
    ['staff create --email boss@example.com --name X', 'Somebody has boss@example.com already.'],
    ['staff reset-password x@example.com', 'Nobody here has x@example.com.'],
    ['serve', 'PERENNIAL_OIDC is no list of identity providers.', { PERENNIAL_OIDC: '[{"key":"house"}]' }],
    ['serve', 'PERENNIAL_PUBLIC_URL is no address of a server.', { PERENNIAL_PUBLIC_URL: 'loyalty.example.com/x' }],
    ['replay somebody', '"somebody" is not the id of a member (mem_…).'],
    ['demo --members many', '--members is a whole number from 1 to 1,000,000.'],
    ['serve', 'PORT is "high". Set it to a whole number from 0 to 65535, or unset it for 4000.', { PORT: 'high' }],
    ['verify', 'PERENNIAL_MASTER_KEY must hold 32 bytes in base64', { PERENNIAL_MASTER_KEY: 'short' }],
    ['verify', 'DATABASE_URL is no address of a Postgres. Write it like postgres://', { DATABASE_URL: 'nonsense' }],
    [
      'verify',
      /The database does not answer \(connect ECONNREFUSED .*\)\. Is it up, and is DATABASE_URL right\?/,
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' },
      1,
    ],
  ]

  it('is told in a line how to mend it, with exit code 2', async () => {
    const empty = file('empty.yaml', '')
    const calls = WRONG.map(([line, ...rest]) => [line.replaceAll('CAFE', CAFE).replace('EMPTY', empty), ...rest] as const)
    // Two at a time: there are two dozen processes to start.
    const answers: Ended[] = []
    const waiting = [...calls.entries()]
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = await perennial(next[1][0], next[1][2] ?? {})
    }
    await Promise.all([worker(), worker()])
    for (const [i, [line, says, , code = 2]] of calls.entries()) {
      const { err, ...ended } = answers[i]!
      expect({ line, ...ended }).toEqual({ line, code, out: '' })
      expect(err).toMatch(/^error: /)
      expect(err).toMatch(says)
      expect(err).not.toMatch(/secret| {4}at /)
    }
  })
})

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

/** Starts a process that goes on, and waits for its line of JSON. */
async function serving(line: string, change: NodeJS.ProcessEnv): Promise<{ said: object; stop(): Promise<number> }> {
  const child: ChildProcess = spawn(process.execPath, [PERENNIAL, ...line.split(' ')], {
    env: { ...env(), ...change },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  const said = await Promise.race([once(child.stdout!, 'data'), gone])
  return {
    said: JSON.parse(String(said[0])) as object,
    stop: async () => {
      child.kill('SIGTERM')
      return (await gone)[0] as number
    },
  }
}
