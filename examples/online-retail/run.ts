import { accessSync, chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { dataDir } from '../../server/src/command.ts'
import { importOrders, type Summary } from '../../server/src/imports/import-orders.ts'
import { readMapping } from '../../server/src/imports/read-mapping.ts'
import { readConfig, type Config } from '../../server/src/kit/config.ts'
import { startEmbedded } from '../../server/src/kit/embedded-pg.ts'
import { readRuntime } from '../../server/src/kit/runtime.ts'
import { progress, result as print, say } from '../../server/src/kit/terminal.ts'
import { UsageError } from '../../server/src/kit/usage-error.ts'
import { openContext, type OpenContext } from '../../server/src/open-context.ts'
import { applyProgram, readDocument } from '../../server/src/programs/apply-program.ts'
import { isLive, type LiveProgram } from '../../server/src/programs/program.ts'
import { replayAll } from '../../server/src/replay/replay-all.ts'
import { migrateDatabase } from '../../server/src/start/database.ts'
import { verifyAll } from '../../server/src/verify/verify-all.ts'
import { pointsOf } from './points.ts'

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

interface Place {
  config: Config
  url: string
  stop(): Promise<void>
}

/** DATABASE_URL, or the running server's database, or one of its own that is thrown away. */
async function openPlace(): Promise<Place> {
  const env = { LOG_LEVEL: 'warn', ...process.env }
  const running = readRuntime(dataDir())
  const given = process.env['DATABASE_URL'] || (running?.address ? running.databaseUrl : '')
  if (given) return { config: readConfig(env, dataDir()), url: given, stop: async () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'perennial-retail-'))
  // Run by root, Postgres runs as nobody and must get there.
  chmodSync(folder, 0o711)
  const embedded = await startEmbedded({ dataDir: folder, durable: true })
  const stop = async (): Promise<void> => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { config: readConfig(env, folder), url: embedded.url, stop }
}

async function main(file: string, json: boolean, report: string | null): Promise<number> {
  try {
    accessSync(file)
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}. README.md beside this example says where to get it.`, {
      cause: error,
    })
  }
  const { config, url, stop } = await openPlace()
  try {
    await migrateDatabase(url)
    const ctx = openContext({ ...config, laneQueue: 20_000 }, url)
    try {
      return await example(ctx, file, json, report)
    } finally {
      await ctx.close()
    }
  } finally {
    await stop()
  }
}

async function example(ctx: OpenContext, file: string, json: boolean, report: string | null): Promise<number> {
  const { key, program } = await publish(ctx)
  say(`Program ${key}`)
  const summary = await importOrders(ctx, program, file, readMapping('orders', here('mapping.yaml')), report, watching('rows'))
  const verified = await verifyAll(ctx, watching('verify').at)
  const replayed = await replayAll(ctx, { programId: program.id }, watching('replay').at)
  const points = await pointsOf(ctx.slowPool, program.id)
  const { rows, decided, already_known, refused, bad, reasons, orders, returns, seconds } = summary
  const result = {
    program: key,
    rows,
    decided,
    already_known,
    refused,
    bad,
    reasons,
    orders,
    returns,
    customers: points.customers,
    points_before_returns: points.before_returns,
    points_after_returns: points.after_returns,
    rows_per_second: Math.round(rows / seconds),
    seconds: Number(seconds.toFixed(2)),
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
    verify: verified.ok,
    replay: replayed.ok,
    ...(!verified.ok && { verify_findings: verified.findings }),
    ...(!replayed.ok && { replay_mismatches: replayed.mismatches }),
  }
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
  print(json, result, lines)
  return verified.ok && replayed.ok && reconciles(summary) ? 0 : 1
}

/** A fresh program each time, of an organization of its own, so that the figures are of this file alone. */
async function publish(ctx: OpenContext): Promise<{ key: string; program: LiveProgram }> {
  const document = { ...(readDocument(here('program.yaml')) as object), key: `online_retail_${Date.now().toString(36)}` }
  const applied = await applyProgram(ctx, { document, note: 'example', by: 'example', organization: document.key })
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
  const program = await ctx.programs.current(applied.programId)
  if (!program || !isLive(program)) throw new Error('the program was not published')
  return { key: applied.key, program }
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

const OPTIONS = { json: { type: 'boolean', default: false }, report: { type: 'string' } } as const

async function call(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    if (positionals.length !== 1) throw new UsageError('name one file: npm run example:retail -- FILE [--json] [--report FILE]')
    return await main(positionals[0]!, values.json, values.report ?? null)
  } catch (error) {
    const { message, code = '' } = error as NodeJS.ErrnoException
    say(`error: ${message}`)
    return error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS') ? 2 : 1
  }
}

process.exitCode = await call()
