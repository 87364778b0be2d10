import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { openApp } from '../../src/app.ts'
import type { Doors } from '../../src/kit/doors.ts'
import type { LiveProgram } from '../../src/programs/program.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openImporting, pointsByCustomer, type Importing } from './importing.ts'
import { retailText } from './retail-file.ts'
import { retailTotals } from './retail-totals.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))

/** Where the process that runs the jobs is held, and then killed: a trigger that waits for a lock of the test's. */
interface Point {
  at: string
  on: string
  when: string
}

let importing: Importing
let program: LiveProgram
let keeper: pg.Client
let doors: Doors
let authorization: string

beforeAll(async () => {
  importing = await openImporting()
  program = await importing.program('jobs')
  doors = await openApp(importing.ctx)
  authorization = `Bearer ${(await createApiKey(importing.ctx, { programId: program.id, name: 'test', role: 'owner' })).key}`
  keeper = new pg.Client({ connectionString: importing.url })
  await keeper.connect()
  await keeper.query('select pg_advisory_lock(77)')
})
afterAll(async () => {
  await keeper.end()
  await doors.close()
  await importing.close()
})

async function call(method: 'GET' | 'POST', url: string, payload?: string | object): Promise<any> {
  const type = typeof payload === 'string' ? 'text/csv' : 'application/json'
  const headers = { authorization, 'idempotency-key': crypto.randomUUID(), ...(payload !== undefined && { 'content-type': type }) }
  const reply = await doors.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
  expect(reply.statusCode, reply.body).toBeLessThan(300)
  return reply.json()
}

const work = (): ChildProcess =>
  spawn(process.execPath, [PERENNIAL, 'work'], {
    env: { ...process.env, ...importing.env, PERENNIAL_BATCH: '100' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })

async function killAt({ at, on, when }: Point): Promise<void> {
  const result = on.includes('each row') ? 'return new' : 'return null'
  // The sleep makes even a fast machine take longer than the second after which progress is saved.
  await keeper.query(`create function hold() returns trigger language plpgsql as $$ begin
    perform pg_sleep(case tg_table_name when 'batches' then 0.05 else 0 end);
    if ${when} then perform pg_advisory_xact_lock(77); end if; ${result}; end $$`)
  await keeper.query(`create trigger hold ${on} execute function hold()`)
  const child = work()
  const gone = once(child, 'exit')
  let said = ''
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()))
  let waiting: number[] = []
  while (waiting.length === 0) {
    expect(child.exitCode, `the process ended before it could be killed ${at}: ${said}`).toBe(null)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await keeper.query("select pid from pg_locks where locktype = 'advisory' and objid = 77 and not granted")
    waiting = rows.map((row: { pid: number }) => row.pid)
  }
  child.kill('SIGKILL')
  await gone
  await keeper.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'perennial%lane%' or pid = any($1::int[])",
    [waiting],
  )
  await keeper.query(`drop trigger hold on ${on.split(' ')[3]}`)
  await keeper.query('drop function hold')
  // Nobody waits for the dead: the time after which it is taken for dead is over.
  await keeper.query("update imports set alive_at = alive_at - interval '1 hour' where alive_at is not null")
}

/** Lets a process of its own work until the import is over. */
async function finish(id: string): Promise<any> {
  const child = work()
  const gone = once(child, 'exit')
  for (;;) {
    const shown = await call('GET', `/v1/imports/${id}`)
    if (['done', 'failed', 'cancelled'].includes(shown.state)) {
      child.kill('SIGTERM')
      await gone
      return shown
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('an uploaded file whose process is killed again and again', () => {
  it('of orders comes to the same end, and nothing of it is there twice', { timeout: 180_000 }, async () => {
    const text = retailText(3600, 11, { lines: 2 })
    const expected = retailTotals(text)
    const { id } = await call('POST', '/v1/imports?kind=orders&name=retail.csv', text)
    const columns = {
      InvoiceNo: 'reference',
      InvoiceDate: 'at',
      CustomerID: 'external',
      StockCode: 'sku',
      Quantity: 'quantity',
      UnitPrice: 'unit_price',
    }
    await call('POST', `/v1/imports/${id}/start`, { mapping: { columns, returns: { column: 'InvoiceNo', starts_with: 'C' } } })
    const points: Point[] = [
      { at: 'while reading', on: 'after insert on import_rows for each statement', when: '(select count(*) from import_rows) > 1500' },
      {
        at: 'between reading and deciding',
        on: 'before update on imports for each row',
        when: 'new.staged_rows > 0 and old.staged_rows = 0',
      },
      { at: 'in the third batch', on: 'after insert on batches for each statement', when: '(select count(*) from batches) >= 3' },
      {
        at: 'after saving how far it is',
        on: 'after insert on batches for each statement',
        when: '(select max(position) from imports) > 0',
      },
      { at: 'when all is decided', on: 'before update on imports for each row', when: "new.state = 'done'" },
    ]
    for (const point of points) await killAt(point)
    const done = await finish(id)
    expect(done).toMatchObject({ state: 'done', error: null, rows: { read: expected.rows } })
    const { taken, known, rejected } = done.rows as Record<string, number>
    expect(taken! + known! + rejected!).toBe(expected.rows)
    // An order with a bad line waits as a whole, so more rows are rejected than cannot be read.
    expect(rejected).toBeGreaterThan(expected.bad.size)
    const orders = await importing.query(
      "select input->'order'->>'reference' as reference, count(*)::int as count, sum(json_array_length(input->'order'->'lines'))::int as lines from commands where kind = 'order' and not refused group by 1",
    )
    expect(Math.max(...orders.map((order) => order['count'] as number))).toBe(1)
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0]!)
    for (const order of orders)
      expect(order['lines'], `lines of ${order['reference']}`).toBe(rows.filter((reference) => reference === order['reference']).length)
    expect(await importing.query('select count(*)::int as count from import_rows')).toEqual([{ count: 0 }])
    expect(await verifyAll(importing.ctx, () => undefined)).toMatchObject({ ok: true, findings: [] })
    expect(await replayAll(importing.ctx, { programId: program.id }, () => undefined)).toMatchObject({ ok: true })
  })

  it('of balances gives each of them once', { timeout: 120_000 }, async () => {
    const people = Array.from({ length: 1200 }, (_, i) => 50_000 + i)
    const members = await call('POST', '/v1/imports?kind=members&name=m.csv', `external\n${people.join('\n')}\n`)
    await call('POST', `/v1/imports/${members.id}/start`, {})
    await killAt({
      at: 'while enrolling',
      on: 'after insert on batches for each statement',
      when: "(select count(*) from members) > 200 + (select count(*) from members where source <> 'import')",
    })
    const enrolled = await finish(members.id)
    expect(enrolled).toMatchObject({ state: 'done', rows: { read: 1200, rejected: 0 } })
    const balances = await call(
      'POST',
      '/v1/imports?kind=balances&name=b.csv',
      `external,amount\n${people.map((p) => `${p},7`).join('\n')}\n`,
    )
    await call('POST', `/v1/imports/${balances.id}/start`, {
      mapping: { columns: { external: 'external', amount: 'amount' }, values: { currency: 'points' } },
    })
    await killAt({
      at: 'while giving',
      on: 'after insert on batches for each statement',
      when: "(select count(*) from commands where kind = 'adjust') > 300",
    })
    const given = await finish(balances.id)
    expect(given).toMatchObject({ state: 'done', rows: { read: 1200, rejected: 0 } })
    expect((given.rows.taken as number) + (given.rows.known as number)).toBe(1200)
    const points = await pointsByCustomer(importing, program, people.map(String))
    expect(new Set([...points.values()].map(({ after }) => after))).toEqual(new Set([7]))
  })
})
