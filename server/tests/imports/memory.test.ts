import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImporting, type Importing } from './importing.ts'
import { RETAIL_COLUMNS, retailRows, rowText } from './retail-file.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))
const MAPPING = fileURLToPath(new URL('../../../examples/online-retail/mapping.yaml', import.meta.url))
const LIMIT_MB = 300

let importing: Importing
beforeAll(async () => {
  importing = await openImporting()
})
afterAll(() => importing.close())

function* text(rows: number): Generator<string> {
  yield rowText(RETAIL_COLUMNS)
  for (const row of retailRows(rows, 5)) yield rowText(row)
}

/** Imports generated rows in a process of its own, looking at its memory ten times a second. */
async function peakOf(rows: number): Promise<number> {
  const key = `memory_${rows}`
  await importing.program(key)
  const file = join(importing.folder, `${key}.csv`)
  await pipeline(text(rows), createWriteStream(file))
  const args = [PERENNIAL, 'import', 'orders', file, '--mapping', MAPPING, '--program', key, '--json']
  const child = spawn(process.execPath, args, { env: { ...process.env, ...importing.env }, stdio: 'ignore' })
  let peak = 0
  const timer = setInterval(() => {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
    peak = Math.max(peak, Number(kilobytes ?? 0) / 1024)
  }, 100)
  const [code] = (await once(child, 'exit').finally(() => clearInterval(timer))) as [number]
  expect(code).toBe(0)
  return peak
}

/** Only Linux shows another process's memory so. */
describe.runIf(process.platform === 'linux')('a large import', () => {
  it(`of 300,000 rows stays below ${LIMIT_MB} MB, hardly above one of 60,000`, { timeout: 600_000 }, async () => {
    const [small, large] = [await peakOf(60_000), await peakOf(300_000)]
    process.stdout.write(`peak memory: 60,000 rows ${small.toFixed(0)} MB, 300,000 rows ${large.toFixed(0)} MB\n`)
    expect(large).toBeLessThan(LIMIT_MB)
    expect(large).toBeLessThan(small * 1.4)
  })
})
