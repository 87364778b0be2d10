import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { parseDay } from '@perennial/engine/time/calendar.ts'
import pg from 'pg'
import type { BacktestFigures } from '../../src/backtests/backtest.ts'
import { runBacktest } from '../../src/backtests/run-backtest.ts'
import type { Context } from '../../src/context.ts'
import { isLive, type LiveProgram } from '../../src/programs/program.ts'
import type { Watching } from '../../src/studies/run-studies.ts'

export const SILENT: Watching = { signal: new AbortController().signal, at: () => undefined }

export async function programOf(ctx: Context, programId: number): Promise<LiveProgram> {
  const program = await ctx.programs.current(programId)
  if (!program || !isLive(program)) throw new Error('not published')
  return program
}

export function compiled(document: unknown): CompiledVersion {
  const validated = validateProgram(document, 99)
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
  return validated.compiled
}

export interface Asking {
  draft: unknown
  from: string
  to: string
  population?: string
  threads?: number
  watching?: Watching
}

/** A backtest, in one thread if no more are asked for: each begins by reading the sources. */
export async function backtest(
  ctx: Context,
  programId: number,
  { draft, from, to, population, threads = 1, watching = SILENT }: Asking,
): Promise<BacktestFigures> {
  const asked = { draft: compiled(draft), from: parseDay(from)!, to: parseDay(to)!, population: population ?? null, threads }
  return runBacktest(ctx, await programOf(ctx, programId), asked, watching)
}

/** What there is of every table but that of the studies themselves: how many rows, and a checksum over all of them. */
export async function fingerprint(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  )
  const found: Record<string, string> = {}
  for (const { name } of tables.filter((table) => table.name !== 'studies')) {
    const { rows } = await client.query<{ of: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as of from "${name}" t`,
    )
    found[name] = rows[0]!.of
  }
  await client.end()
  return found
}
