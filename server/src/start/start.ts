import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readConfig } from '#kit/config.ts'
import { removeRuntime, writeRuntime, readRuntime } from '#kit/runtime.ts'
import { bold, dim, good, result, say, stopProgress } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { createApiKey } from '../access/create-api-key.ts'
import { isLivingKey } from '../access/living-key.ts'
import { dataDir } from '../command.ts'
import { demoProgress } from '../demo/demo.cli.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { needsDemo } from '../demo/needs-demo.ts'
import { openContext, type OpenContext } from '../open-context.ts'
import { listPrograms } from '../programs/list-programs.ts'
import type { ProgramRow } from '../programs/programs.sql.ts'
import { entranceLines, entranceOf, type Entrance } from '../staff/entrance.ts'
import { migrateDatabase, openDatabase } from './database.ts'
import { serve, untilStopped } from './serve.ts'

const DEMO_MEMBERS = 5000

/** Everything on one machine: database, schema, demo on the first run, doors and jobs, until Ctrl-C. */
export async function start(options: { demo: boolean; json?: boolean }): Promise<void> {
  const folder = dataDir()
  const running = readRuntime(folder)
  if (running)
    throw new UsageError(
      `Perennial runs already${running.address && ` on ${running.address}`} (process ${running.pid}). Stop it first, or give another folder: PERENNIAL_DATA=.data-2 npm start`,
    )
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, folder)
  say(dim(config.databaseUrl ? 'Using the database of DATABASE_URL' : 'Starting the embedded Postgres'))
  const database = await openDatabase(config)
  try {
    const applied = await migrateDatabase(database.url)
    if (applied.length > 0) say(dim(`Applied ${applied.join(', ')}`))
    const setup = openContext({ ...config, laneQueue: 20_000 }, database.url)
    const programs = await programsOrDemo(setup, options.demo)
    const key = programs[0] ? await keyOf(setup, programs[0], folder) : null
    const entrance = await entranceOf(setup)
    await setup.close()
    const port = process.env['PORT'] ? config.port : await freePortFrom(config.port)
    const served = await serve({ ...config, port }, database.url, true)
    writeRuntime(folder, { pid: process.pid, databaseUrl: database.url, address: served.address })
    say(box(served.address, programs[0], key, entrance))
    if (options.json) result(true, { address: served.address, program: programs[0]?.key ?? null, key, ...entrance, pid: process.pid }, [])
    await untilStopped()
    say(dim('Stopping'))
    removeRuntime(folder)
    await served.stop()
  } finally {
    await database.stop()
  }
}

async function programsOrDemo(ctx: OpenContext, demo: boolean): Promise<ProgramRow[]> {
  if (demo && (await needsDemo(ctx))) {
    await loadDemo(ctx, DEMO_MEMBERS, demoProgress())
    stopProgress()
  }
  return listPrograms(ctx)
}

/** A key of the first program for trying things out. It is kept in the data folder, because the database has only its hash. */
async function keyOf(ctx: OpenContext, program: ProgramRow, folder: string): Promise<string> {
  const file = join(folder, 'first.key')
  if (existsSync(file)) {
    const [id, key] = readFileSync(file, 'utf8').trim().split(' ')
    if (id === String(program.id) && key && (await isLivingKey(ctx, key))) return key
  }
  const { key } = await createApiKey(ctx, { programId: program.id, name: 'first', role: 'owner' })
  writeFileSync(file, `${program.id} ${key}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return key
}

/** The wanted port, or the next that is free, saying so. */
async function freePortFrom(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 50; port++) {
    if (!(await isFree(port))) continue
    if (port !== wanted) say(`Port ${wanted} is taken, so Perennial takes ${port}. Choose another with PORT=… npm start`)
    return port
  }
  throw new UsageError(`The ports from ${wanted} to ${wanted + 49} are all taken. Choose one that is free: PORT=… npm start`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

function box(address: string, program: ProgramRow | undefined, key: string | null, entrance: Entrance): string {
  const order =
    '{"identity":{"kind":"phone","value":"+8613800138000"},"order":{"reference":"TRY-1","lines":[{"sku":"LAT-R","quantity":2,"amount":5600}]}}'
  const lines = [
    good('Perennial is running'),
    '',
    `Console    ${address}/console/`,
    `Page       ${address}/`,
    `API        ${address}/v1   ${dim('(reference: /docs, description: /openapi.json)')}`,
    `Operation  ${address}/health  /ready  /metrics`,
    ...(program && key ? [`Program    ${program.key}`, `API key    ${key}`] : ['No program yet: npx perennial program apply FILE']),
    ...entranceLines(entrance),
    '',
    dim('Ctrl-C stops everything.'),
  ]
  const curl =
    program && key
      ? `\n${bold('Try it:')} two lattes for a new guest\n\ncurl -s ${address}/v1/orders -H 'Authorization: Bearer ${key}' -H 'Idempotency-Key: try-1' -H 'Content-Type: application/json' -d '${order}'\n`
      : ''
  const width = Math.max(...lines.map((line) => visible(line).length))
  const rows = lines.map((line) => `│ ${line}${' '.repeat(width - visible(line).length)} │`)
  return `\n┌${'─'.repeat(width + 2)}┐\n${rows.join('\n')}\n└${'─'.repeat(width + 2)}┘\n${curl}`
}

// eslint-disable-next-line no-control-regex
const visible = (text: string): string => text.replace(/\u001B\[\d+m/g, '')
