import type { Command } from 'commander'
import { join } from 'node:path'
import { BadConfig, readConfig, type Config } from '#kit/config.ts'
import { REPOSITORY_FOLDER } from '#kit/paths.ts'
import { bad, say, stopProgress } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import type { OpenContext } from './open-context.ts'
import { openDatabase, type Database } from './start/database.ts'

export const dataDir = (): string => process.env['PERENNIAL_DATA'] ?? join(REPOSITORY_FOLDER, '.data')

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const

/** Runs a command's work and turns what it throws into one line and an exit code: 2 for what the user can mend, else 1. */
export async function run(work: () => Promise<number | void>): Promise<void> {
  // An orderly exit, where a signal alone would leave the embedded Postgres behind.
  for (const [signal, code] of SIGNALS) process.once(signal, () => process.exit(code))
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    const mendable = error instanceof UsageError || error instanceof BadConfig
    say(`${bad('error:')} ${(error as Error).message}`)
    if (!mendable && process.env['LOG_LEVEL'] === 'debug') say((error as Error).stack ?? '')
    process.exitCode = mendable ? 2 : 1
  } finally {
    stopProgress()
  }
}

/** Opens database and context for one command, brings the schema up to date, and closes both afterwards. */
export async function withContext<T>(work: (ctx: OpenContext, database: Database) => Promise<T>, change: Partial<Config> = {}): Promise<T> {
  const config = { ...readConfig({ LOG_LEVEL: 'warn', ...process.env }, dataDir()), ...change }
  const database = await openDatabase(config)
  // Loaded late, so that --help does not wait for it.
  const [{ openContext }, { migrateDatabase }] = await Promise.all([import('./open-context.ts'), import('./start/database.ts')])
  try {
    await migrateDatabase(database.url)
    const ctx = openContext(config, database.url)
    try {
      return await work(ctx, database)
    } finally {
      await ctx.close()
    }
  } finally {
    await database.stop()
  }
}

/** The commands about programs, which more than one feature adds to. */
export function programGroup(program: Command): Command {
  const known = program.commands.find((command) => command.name() === 'program')
  return known ?? program.command('program').description('programs as documents')
}
