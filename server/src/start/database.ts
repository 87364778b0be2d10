import { pathToFileURL } from 'node:url'
import type { Config } from '#kit/config.ts'
import { startEmbedded } from '#kit/embedded-pg.ts'
import { openLog } from '#kit/log.ts'
import { migrate, readMigrations } from '#kit/migrate.ts'
import { SERVER_FOLDER } from '#kit/paths.ts'
import { openClient, type Client } from '#kit/pg.ts'
import { readRuntime, removeRuntime, writeRuntime } from '#kit/runtime.ts'
import { say } from '#kit/terminal.ts'

export interface Database {
  url: string
  /** Whose it is: a server of the operator's, one that runs already, or one started for this process. */
  from: 'environment' | 'running' | 'started'
  stop(): Promise<void>
}

/** The database to work on: DATABASE_URL, or that of the running server, or the embedded one, started. */
export async function openDatabase(config: Config): Promise<Database> {
  const nothing = async (): Promise<void> => undefined
  if (config.databaseUrl) return { url: config.databaseUrl, from: 'environment', stop: nothing }
  const running = readRuntime(config.dataDir)
  if (running) return { url: running.databaseUrl, from: 'running', stop: nothing }
  const embedded = await startEmbedded({ dataDir: config.dataDir, durable: true })
  // Else a command in another terminal would take this database for a leftover, and end it.
  writeRuntime(config.dataDir, { pid: process.pid, databaseUrl: embedded.url, address: '' })
  const stop = async (): Promise<void> => {
    await untilUnused(embedded.url).catch(nothing)
    removeRuntime(config.dataDir)
    await embedded.stop()
  }
  return { url: embedded.url, from: 'started', stop }
}

/** Another command may have found the database meanwhile, and must not lose it. */
async function untilUnused(url: string): Promise<void> {
  const client = await openClient({ url, name: 'stop', statementTimeoutMs: 5000, log: openLog('silent') })
  try {
    for (let tries = 0; ; tries++) {
      const { rowCount } = await client.query(
        "select 1 from pg_stat_activity where datname = current_database() and application_name like 'perennial %' and pid <> pg_backend_pid()",
      )
      if (!rowCount) return
      if (tries === 10) say('Another command works on this database. It is stopped when that is done.')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    await client.end()
  }
}

/** Brings the database up to date. @returns the migrations applied now */
export async function migrateDatabase(url: string): Promise<string[]> {
  const client = await openClient({ url, name: 'migrate', statementTimeoutMs: 0, log: openLog('silent') }).catch(
    (error: NodeJS.ErrnoException) => {
      // One of several addresses that failed leaves the message empty.
      throw new Error(`The database does not answer (${error.message || error.code}). Is it up, and is DATABASE_URL right?`, {
        cause: error,
      })
    },
  )
  try {
    await refuseOld(client)
    return await migrate(client, readMigrations(pathToFileURL(`${SERVER_FOLDER}/migrations/`)))
  } finally {
    await client.end()
  }
}

async function refuseOld(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version")
  if (Number(rows[0]!.version) < 150_000) throw new Error('This Postgres is older than 15. Perennial works with 15 to 18.')
}
