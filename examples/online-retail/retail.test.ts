import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { retailText } from '../../server/tests/imports/retail-file.ts'
import { retailTotals } from '../../server/tests/imports/retail-totals.ts'
import { cloneDatabase } from '../../server/tests/world.ts'

const RUN = fileURLToPath(new URL('run.ts', import.meta.url))
const REAL = fileURLToPath(new URL('../../../shared/data/online_retail.csv.gz', import.meta.url))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-retail-test-'))
  // Run by root, Postgres runs as nobody and must get there.
  chmodSync(folder, 0o711)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  out: string
  err: string
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const { DATABASE_URL: _, ...rest } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', RUN, ...args],
      { env: { ...rest, PERENNIAL_DATA: folder, ...env } },
      (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err })
      },
    )
  })
}

type Figures = Record<string, number | boolean | object>

async function figures(args: string[], env: NodeJS.ProcessEnv): Promise<Figures> {
  const { code, out, err } = await run([...args, '--json'], env)
  expect({ code, lines: out.trim().split('\n').length }, err).toEqual({ code: 0, lines: 1 })
  return JSON.parse(out) as Figures
}

/** What a script that knows nothing of the product makes of the same text. */
function expected(text: string): Figures {
  const { rows, orders, returns, bad, refused, points } = retailTotals(text)
  const sum = (of: 'before' | 'after'): number => [...points.values()].reduce((total, p) => total + p[of], 0)
  const figure = {
    rows,
    orders,
    returns,
    bad: bad.size,
    refused: refused.size,
    customers: points.size,
    already_known: 0,
    verify: true,
    replay: true,
  }
  return { ...figure, points_before_returns: sum('before'), points_after_returns: sum('after') }
}

describe('the retail example', () => {
  const text = retailText(600, 99)

  it('comes to the figures of an independent script, beside a running server', { timeout: 60_000 }, async () => {
    const data = join(folder, 'running')
    mkdirSync(data)
    const running = { pid: process.pid, databaseUrl: await cloneDatabase(), address: 'http://127.0.0.1:1' }
    writeFileSync(join(data, 'runtime.json'), JSON.stringify(running))
    const file = join(folder, 'retail.csv')
    writeFileSync(file, text)
    const found = await figures([file, '--report', join(folder, 'rejected.csv')], { PERENNIAL_DATA: data })
    expect(found).toMatchObject(expected(text))
    expect(readFileSync(join(folder, 'rejected.csv'), 'utf8')).toContain(',no_sale,')
    // The same again is another program, which knows nothing of the first.
    expect(await figures([file], { DATABASE_URL: running.databaseUrl })).toMatchObject(expected(text))
  })

  it('brings a database of its own where nothing runs, and leaves nothing behind', { timeout: 60_000 }, async () => {
    const file = join(folder, 'short.csv')
    writeFileSync(file, retailText(100, 1))
    const data = join(folder, 'nothing')
    expect(await figures([file], { TMPDIR: folder, PERENNIAL_DATA: data })).toMatchObject(expected(retailText(100, 1)))
    expect(readdirSync(folder).filter((name) => name.startsWith('perennial') || name === 'nothing')).toEqual([])
  })

  it('says what it takes', { timeout: 30_000 }, async () => {
    const [none, gone, option] = await Promise.all([run([], {}), run(['/nowhere.csv'], {}), run(['--fast'], {})])
    expect(none).toEqual({ code: 2, out: '', err: 'error: name one file: npm run example:retail -- FILE [--json] [--report FILE]\n' })
    expect(gone).toMatchObject({ code: 2, out: '', err: expect.stringContaining('/nowhere.csv cannot be read: ENOENT') })
    expect(option).toMatchObject({ code: 2, out: '', err: expect.stringContaining("Unknown option '--fast'") })
  })
})

/** A minute on two cores. The file is no part of the project: where it is, it is read. */
describe.runIf(existsSync(REAL))('the real file', () => {
  it('comes to the figures of an independent script', { timeout: 600_000 }, async () => {
    const text = gunzipSync(readFileSync(REAL)).toString()
    expect(createHash('sha256').update(text).digest('hex')).toBe('0e7cf950e1d93a195a9a90a87d1aadaef6cf48d7dca1460424af8a5dd50e2e6d')
    const figure = { rows: 541_909, orders: 18_532, returns: 3022, refused: 1671, bad: 135_120, customers: 4338 }
    const points = { points_before_returns: 17_700_203, points_after_returns: 16_770_323 }
    expect(expected(text)).toMatchObject({ ...figure, ...points })
    const found = await figures([REAL], {})
    expect(found).toMatchObject({ ...expected(text), ...points, reasons: { bad_price: 40, no_customer: 135_080, no_sale: 1671 } })
    const { rows_per_second, seconds, peak_memory_mb } = found
    process.stdout.write(`${JSON.stringify({ rows_per_second, seconds, peak_memory_mb })}\n`)
  })
})
