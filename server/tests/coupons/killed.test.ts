import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, couponHash } from '../../src/coupons/coupon-code.ts'
import { uuidText } from '../../src/kit/ids.ts'
import { openImporting, read, reported, type Importing } from '../imports/importing.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))

let importing: Importing
let keeper: pg.Client
let programId: number

beforeAll(async () => {
  importing = await openImporting()
  const document = { ...read('online-retail/program.yaml'), coupons: { autumn: { names: { en: 'Autumn' }, prefix: 'FALL' } } }
  programId = (await importing.program('shop', document)).id
  keeper = new pg.Client({ connectionString: importing.url })
  await keeper.connect()
})
afterAll(async () => {
  await keeper.end()
  await importing.close()
})

const perennial = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [PERENNIAL, 'coupons', ...args], { env: { ...process.env, ...importing.env }, stdio: ['ignore', 'pipe', 'pipe'] })

async function finished(child: ChildProcess): Promise<{ code: number; out: string; words: string }> {
  let [out, words] = ['', '']
  child.stdout!.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr!.on('data', (data: Buffer) => (words += data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, words }
}

async function succeeded(...args: string[]): Promise<any> {
  const { code, out, words } = await finished(perennial(...args, '--json'))
  expect(code, words).toBe(0)
  return JSON.parse(out)
}

/** Holds the process where a batch has come so far, by a trigger that waits for a lock of the test's, and kills it there. */
async function killAt(place: number, ...args: string[]): Promise<void> {
  await keeper.query('select pg_advisory_lock(78)')
  await keeper.query(`create function hold() returns trigger language plpgsql as $$ begin
    if new.position >= ${place} and new.finished_at is null then perform pg_advisory_xact_lock(78); end if; return new; end $$`)
  await keeper.query('create trigger hold before update on coupon_batches for each row execute function hold()')
  const child = perennial(...args)
  const gone = finished(child)
  let waiting: number[] = []
  while (waiting.length === 0) {
    expect(child.exitCode, 'it ended before it could be killed').toBe(null)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await keeper.query("select pid from pg_locks where locktype = 'advisory' and objid = 78 and not granted")
    waiting = rows.map((row: { pid: number }) => row.pid)
  }
  child.kill('SIGKILL')
  await gone
  // A server process that waits for a lock does not see that its client is gone.
  await keeper.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [waiting])
  await keeper.query('select pg_advisory_unlock(78)')
  await keeper.query('drop trigger hold on coupon_batches')
  await keeper.query('drop function hold')
}

const codes = async (batch?: string): Promise<{ count: number; places: number }> =>
  (
    await importing.query<{ count: number; places: number }>(
      `select count(*)::int as count, count(distinct place)::int as places from coupons where $1::uuid is null or batch_id = $1`,
      [batch ?? null],
    )
  )[0]!

describe('making codes', { timeout: 120_000 }, () => {
  it('that was killed again and again ends with exactly so many', async () => {
    const generate = ['generate', '--program', 'shop', '--coupon', 'autumn', '--count', '45000']
    await killAt(20_000, ...generate)
    expect((await codes()).count).toBe(10_000)
    await killAt(20_000, ...generate)
    await killAt(40_000, ...generate)
    const out = join(importing.folder, 'codes.csv')
    const made = await succeeded(...generate, '--out', out)
    expect(made).toMatchObject({ resumed: true, state: 'done', count: 45_000, made: 45_000 })
    expect(await codes()).toEqual({ count: 45_000, places: 45_000 })
    const lines = readFileSync(out, 'utf8').trim().split('\r\n').slice(1)
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(45_000)
    for (const line of [lines[0]!, lines[30_000]!]) {
      const hash = couponHash(importing.ctx.vault, programId, line.split(',')[0]!)!
      expect(await importing.query('select state, source from coupons where code_hash = $1', [uuidText(hash)])).toEqual([
        { state: 'issued', source: 'batch' },
      ])
    }
    // What is done is done: the next call makes others.
    expect(await succeeded('generate', '--program', 'shop', '--coupon', 'autumn', '--count', '10')).toMatchObject({
      resumed: false,
      made: 10,
    })
    expect((await codes()).count).toBe(45_010)
  })

  it('by two at once makes no more than were asked for', async () => {
    const batches = await importing.query<{ id: string }>(
      `insert into coupon_batches (id, program_id, coupon, source, count, created_at, by)
       values (gen_random_uuid(), $1, 'autumn', 'generated', 33333, now(), 'command line') returning id`,
      [programId],
    )
    const generate = ['generate', '--program', 'shop', '--coupon', 'autumn', '--count', '33333']
    const both = await Promise.all([succeeded(...generate), succeeded(...generate)])
    expect(both.map(({ id, made, resumed }) => [id, made, resumed])).toEqual([
      [both[0].id, 33_333, true],
      [both[0].id, 33_333, true],
    ])
    expect(await codes(batches[0]!.id)).toEqual({ count: 33_333, places: 33_333 })
  })

  it('says what is wrong with the call, and does nothing', async () => {
    const before = await codes()
    for (const [args, words] of [
      [['generate', '--program', 'shop', '--coupon', 'winter', '--count', '5'], /no coupon winter/],
      [['generate', '--program', 'shop', '--coupon', 'autumn', '--count', 'many'], /no number of codes/],
      [['generate', '--program', 'shop', '--coupon', 'autumn', '--count', '5', '--expires-on', '2020-01-01'], /gone on 2020-01-01 already/],
      [['generate', '--program', 'shop', '--coupon', 'autumn', '--count', '5', '--expires-on', '2030-02-30'], /no day|not a day/],
      [['export', '--program', 'shop', '--batch', 'cpb_nonsense'], /no batch cpb_nonsense/],
      [['import', '/nowhere/codes.txt', '--program', 'shop', '--coupon', 'autumn'], /cannot be read/],
    ] as const) {
      const said = await finished(perennial(...args))
      expect([said.code, said.out], said.words).toEqual([2, ''])
      expect(said.words).toMatch(words)
    }
    expect(await codes()).toEqual(before)
  })
})

describe('importing codes', { timeout: 120_000 }, () => {
  const own = codeOf(new Uint8Array(10).fill(9), 0, '')
  const mistyped = `${own.shown.slice(0, -1)}${own.shown.endsWith('Z') ? 'Y' : 'Z'}`
  const odd: readonly [code: string, reason: string | null][] = [
    ['=cmd|calc', null],
    ['夏日-特惠-01', null],
    ['abc', 'unreadable'],
    ['x'.repeat(65), 'unreadable'],
    ['with a blank', 'unreadable'],
    [own.shown, null],
    [own.normal.toLowerCase(), 'double'],
    [mistyped, 'mistyped'],
    ['SUP-000017', 'double'],
    ['sup-000018', 'double'],
    ['"quo""ted"', null],
  ]
  const plain = Array.from({ length: 12_000 }, (_, i) => `SUP-${String(i).padStart(6, '0')}`)
  const lines = [...plain.map((code): [string, string | null] => [code, null]), ...odd]

  it('that was killed again and again takes each code once, and tells which it did not', async () => {
    const file = importing.file(
      'codes.csv.gz',
      gzipSync(`\uFEFFId;CODE\r\n\r\n${lines.map(([code], i) => `${i};${code}`).join('\r\n')}\r\n`),
    )
    const before = (await codes()).count
    const args = ['import', file, '--program', 'shop', '--coupon', 'autumn']
    await killAt(5000, ...args)
    await killAt(10_000, ...args)
    await killAt(10_000, ...args)
    const taken = await succeeded(...args)
    const good = lines.filter(([, reason]) => reason === null).length
    expect(taken).toMatchObject({ resumed: true, count: lines.length, made: good, state: 'done', already_known: false })
    expect(taken.rejected).toEqual({ unreadable: 3, mistyped: 1, double: 3 })
    expect((await codes()).count - before).toBe(good)
    const reasons = new Map(lines.flatMap(([, reason], i) => (reason ? [[i + 3, reason] as const] : [])))
    expect(reported(taken.report)).toEqual(reasons)
    expect(taken.report).toBe(`${file.replace('.gz', '')}.rejected.csv`)
    expect(await succeeded(...args)).toMatchObject({ id: taken.id, already_known: true, resumed: false, made: good })
    expect((await codes()).count - before).toBe(good)
    const { out } = await finished(perennial('export', '--program', 'shop', '--batch', taken.id, '--out', '-'))
    const exported = out.trim().split('\r\n').slice(1)
    expect(exported).toHaveLength(good)
    const to = join(importing.folder, 'exported.csv')
    expect(await succeeded('export', '--program', 'shop', '--batch', taken.id, '--out', to)).toEqual({
      batch: taken.id,
      codes: good,
      out: to,
    })
    expect(readFileSync(to, 'utf8')).toBe(out)
    if (process.platform !== 'win32') expect(statSync(to).mode & 0o777).toBe(0o600)
    // A spreadsheet must not run it.
    expect(exported.find((line) => line.includes('cmd|calc'))).toMatch(/^'=cmd\|calc,/)
  })

  it('takes a file of plain lines, and knows codes that it had from another one', async () => {
    const file = importing.file('plain.txt', 'SUP-000001\nNEW-1\n\nNEW-2')
    const taken = await succeeded('import', file, '--program', 'shop', '--coupon', 'autumn', '--expires-on', '2099-01-01')
    expect(taken).toMatchObject({ count: 3, made: 2, rejected: { double: 1, mistyped: 0, unreadable: 0 }, expires_on: '2099-01-01' })
    expect(reported(taken.report)).toEqual(new Map([[1, 'double']]))
  })

  it('of a file without codes says so', async () => {
    const said = await finished(perennial('import', importing.file('empty.csv', 'code\n\n'), '--program', 'shop', '--coupon', 'autumn'))
    expect([said.code, said.words]).toEqual([2, expect.stringMatching(/holds no codes/) as unknown])
  })
})
