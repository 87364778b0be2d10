import { pathToFileURL } from 'node:url'
import type { Config } from '#kit/config.ts'
import { startEmbedded } from '#kit/embedded-pg.ts'
import { openLog } from '#kit/log.ts'
import { migrate, readMigrations } from '#kit/migrate.ts'
import { SERVER_FOLDER } from '#kit/paths.ts'
import { openClient, type Client } from '#kit/pg.ts'
import { readRuntime } from '#kit/runtime.ts'

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
  return { url: embedded.url, from: 'started', stop: () => embedded.stop() }
}

/** Brings the database up to date. @returns the migrations applied now */
export async function migrateDatabase(url: string): Promise<string[]> {
  const client = await openClient({ url, name: 'migrate', statementTimeoutMs: 0, log: openLog('silent') })
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
