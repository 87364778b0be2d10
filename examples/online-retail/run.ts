import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dataDir } from '../../server/src/command.ts'
import { importOrders, type Summary } from '../../server/src/imports/import-orders.ts'
import { readMapping } from '../../server/src/imports/read-mapping.ts'
import { readConfig, type Config } from '../../server/src/kit/config.ts'
import { startEmbedded } from '../../server/src/kit/embedded-pg.ts'
import { readRuntime } from '../../server/src/kit/runtime.ts'
import { progress, say } from '../../server/src/kit/terminal.ts'
import { openContext } from '../../server/src/open-context.ts'
import { applyProgram, readDocument } from '../../server/src/programs/apply-program.ts'
import { isLive } from '../../server/src/programs/program.ts'
import { replayAll } from '../../server/src/replay/replay-all.ts'
import { migrateDatabase, type Database } from '../../server/src/start/database.ts'
import { verifyAll } from '../../server/src/verify/verify-all.ts'
import { pointsOf } from './points.ts'

const here = (name: string): string => new URL(name, import.meta.url).pathname

/** The running server's database, or DATABASE_URL, or one of its own that is thrown away. */
async function openDatabase(config: Config): Promise<Database> {
  const running = readRuntime(config.dataDir)
  const nothing = async (): Promise<void> => undefined
  if (config.databaseUrl) return { url: config.databaseUrl, from: 'environment', stop: nothing }
  if (running) return { url: running.databaseUrl, from: 'running', stop: nothing }
  const folder = mkdtempSync(join(tmpdir(), 'perennial-retail-'))
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataDir: folder, durable: true })
  const stop = async (): Promise<void> => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: embedded.url, from: 'started', stop }
}

async function main(file: string, json: boolean): Promise<number> {
  const config = { ...readConfig({ LOG_LEVEL: 'warn', ...process.env }, dataDir()), laneQueue: 20_000 }
  const database = await openDatabase(config)
  await migrateDatabase(database.url)
  const ctx = openContext(config, database.url)
  try {
    // A fresh program each time, so that the figures are of this file alone.
    const document = { ...(readDocument(here('program.yaml')) as object), key: `online_retail_${Date.now().toString(36)}` }
    const applied = await applyProgram(ctx, { document, note: 'example', by: 'example', organization: document.key })
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
    const program = await ctx.programs.current(applied.programId)
    if (!program || !isLive(program)) throw new Error('the program was not published')
    say(`Program ${applied.key}`)
    const summary = await importOrders(ctx, program, file, readMapping('orders', here('mapping.yaml')), null, watching('rows'))
    const verified = await verifyAll(ctx, watching('verify').at)
    const replayed = await replayAll(ctx, { programId: program.id }, watching('replay').at)
    const points = await pointsOf(ctx.slowPool, program.id)
    const result = {
      program: applied.key,
      rows: summary.rows,
      decided: summary.decided,
      already_known: summary.already_known,
      refused: summary.refused,
      bad: summary.bad,
      reasons: summary.reasons,
      orders: summary.orders,
      returns: summary.returns,
      customers: points.customers,
      points_before_returns: points.before_returns,
      points_after_returns: points.after_returns,
      rows_per_second: Math.round(summary.rows / summary.seconds),
      seconds: Number(summary.seconds.toFixed(2)),
      verify: verified.ok,
      replay: replayed.ok,
      ...(!verified.ok && { verify_findings: verified.findings }),
      ...(!replayed.ok && { replay_mismatches: replayed.mismatches }),
    }
    process.stdout.write(
      json
        ? `${JSON.stringify(result)}\n`
        : `${Object.entries(result)
            .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
            .join('\n')}\n`,
    )
    return verified.ok && replayed.ok && reconciles(summary) ? 0 : 1
  } finally {
    await ctx.close()
    await database.stop()
  }
}

const reconciles = (s: Summary): boolean => s.rows === s.decided + s.already_known + s.refused + s.bad

function watching(label: string): { stage(name: string, total: number): void; at(done: number, total?: number): void } {
  let bar = progress(label, '')
  return {
    stage: (name, total) => {
      bar.stop()
      bar = progress(name, 'rows', total)
    },
    at: (done, total) => {
      if (total !== undefined) bar.total(total)
      bar.at(done)
      if (done === total) bar.stop()
    },
  }
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
if (positionals.length !== 1) {
  say('Usage: npm run example:retail -- FILE [--json]\nFILE is the UCI Online Retail file as CSV, .gz or not.')
  process.exitCode = 2
} else {
  process.exitCode = await main(positionals[0]!, values.json).catch((error: Error) => {
    say(`error: ${error.message}`)
    return 1
  })
}
