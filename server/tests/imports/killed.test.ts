import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Summary } from '../../src/imports/import-orders.ts'
import type { LiveProgram } from '../../src/programs/program.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openImporting, pointsByCustomer, reported, type Importing } from './importing.ts'
import { retailText } from './retail-file.ts'
import { retailTotals } from './retail-totals.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))
const MAPPING = fileURLToPath(new URL('../../../examples/online-retail/mapping.yaml', import.meta.url))
/** More orders than an import has under way at once, so that it saves how far it is before it is through. */
const text = retailText(3600, 11, { lines: 2 })
const expected = retailTotals(text)

/**
 * Where the process is held, and then killed: a trigger that waits for a lock of the test's. The first kill leaves half
 * the rows staged; the last finds everything decided and nothing said of it.
 */
const POINTS: readonly { at: string; on: string; when: string }[] = [
  { at: 'while reading', on: 'after insert on import_rows for each statement', when: '(select count(*) from import_rows) > 2000' },
  { at: 'between reading and deciding', on: 'before update on imports for each row', when: "new.state = 'deciding'" },
  { at: 'in the third batch', on: 'after insert on batches for each statement', when: '(select count(*) from batches) >= 3' },
  { at: 'after saving how far it is', on: 'after insert on batches for each statement', when: '(select max(position) from imports) > 0' },
  {
    at: 'while taking over from the one killed before',
    on: 'after update on imports for each row',
    when: "new.state = 'done' and new.id < (select max(id) from imports)",
  },
  {
    at: 'when all is decided',
    on: 'before update on imports for each row',
    when: "new.state = 'done' and new.id = (select max(id) from imports)",
  },
]

let importing: Importing
let program: LiveProgram
let file: string
let keeper: pg.Client

beforeAll(async () => {
  importing = await openImporting()
  program = await importing.program('killed')
  file = importing.file('retail.csv', text)
  keeper = new pg.Client({ connectionString: importing.url })
  await keeper.connect()
  await keeper.query('select pg_advisory_lock(77)')
})
afterAll(async () => {
  await keeper.end()
  await importing.close()
})

function start(): ReturnType<typeof spawn> {
  const args = [PERENNIAL, 'import', 'orders', file, '--mapping', MAPPING, '--program', 'killed', '--json']
  return spawn(process.execPath, args, {
    env: { ...process.env, ...importing.env, PERENNIAL_BATCH: '100' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function killAt({ at, on, when }: (typeof POINTS)[number]): Promise<void> {
  const result = on.includes('each row') ? 'return new' : 'return null'
  // The sleep makes even a fast machine take longer than the second after which progress is saved.
  await keeper.query(`create function hold() returns trigger language plpgsql as $$ begin
    perform pg_sleep(case tg_table_name when 'batches' then 0.2 else 0 end);
    if ${when} then perform pg_advisory_xact_lock(77); end if; ${result}; end $$`)
  await keeper.query(`create trigger hold ${on} execute function hold()`)
  const child = start()
  const gone = once(child, 'exit')
  let said = ''
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()))
  let waiting: number[] = []
  while (waiting.length === 0) {
    expect(child.exitCode, `the import ended before it could be killed ${at}: ${said}`).toBe(null)
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await keeper.query("select pid from pg_locks where locktype = 'advisory' and objid = 77 and not granted")
    waiting = rows.map((row: { pid: number }) => row.pid)
  }
  child.kill('SIGKILL')
  await gone
  // A server process that waits for a lock does not see that its client is gone.
  await keeper.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'perennial%lane%' or pid = any($1::int[])",
    [waiting],
  )
  await keeper.query(`drop trigger hold on ${on.split(' ')[3]}`)
  await keeper.query('drop function hold')
}

it('an import that is killed again and again comes to the same end', { timeout: 120_000 }, async () => {
  for (const point of POINTS) await killAt(point)
  const child = start()
  const output: Buffer[] = []
  child.stdout!.on('data', (data: Buffer) => output.push(data))
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
  const summary = JSON.parse(Buffer.concat(output).toString()) as Summary
  expect(summary).toMatchObject({ resumed: true, rows: expected.rows, bad: expected.bad.size, refused: expected.refused.size })
  expect(summary.decided + summary.already_known).toBe(expected.rows - expected.bad.size - expected.refused.size)
  const all = [...expected.bad, ...expected.refused].toSorted(([a], [b]) => a - b)
  expect([...reported(summary.report!)]).toEqual(all)
  expect(await pointsByCustomer(importing, program, expected.points.keys())).toEqual(expected.points)
  const decided = await importing.query(
    "select kind, count(*)::int as count from commands where kind in ('order', 'return') and not refused group by kind order by kind",
  )
  expect(decided).toEqual([
    { kind: 'order', count: expected.orders },
    { kind: 'return', count: expected.returns },
  ])
  expect(await verifyAll(importing.ctx, () => undefined)).toMatchObject({ ok: true, findings: [] })
  expect(await replayAll(importing.ctx, { programId: program.id }, () => undefined)).toMatchObject({ ok: true })
})
