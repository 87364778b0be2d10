import { readConfig, type Config } from '#kit/config.ts'
import { writeRuntime } from '#kit/runtime.ts'
import { result, say } from '#kit/terminal.ts'
import { dataDir } from '../command.ts'
import { openContext } from '../open-context.ts'
import { entranceLines, entranceOf } from '../staff/entrance.ts'
import { Worker } from '../worker.ts'
import { migrateDatabase, openDatabase, type Database } from './database.ts'
import { serve, untilStopped } from './serve.ts'

/** Doors, jobs or both, until stopped. For production: any number of such processes over one DATABASE_URL. */
export async function serveCommand(parts: { doors: boolean; jobs: boolean; json: boolean }): Promise<void> {
  const config = readConfig(process.env, dataDir())
  const database = await openDatabase(config)
  try {
    await migrateDatabase(database.url)
    if (parts.doors) await openUp(config, database, parts)
    else await workOnly(config, database.url, parts.json)
  } finally {
    await database.stop()
  }
}

async function openUp(config: Config, database: Database, { jobs, json }: { jobs: boolean; json: boolean }): Promise<void> {
  const served = await serve(config, database.url, jobs)
  if (database.from === 'started') writeRuntime(config.dataDir, { pid: process.pid, databaseUrl: database.url, address: served.address })
  say(`Perennial listens on ${served.address}${jobs ? ' and runs the jobs' : ''}. Ctrl-C stops it.`)
  for (const line of entranceLines(await entranceOf(served.ctx))) say(line)
  if (json) result(true, { address: served.address, jobs, pid: process.pid }, [])
  await untilStopped()
  await served.stop()
}

async function workOnly(config: Config, databaseUrl: string, json: boolean): Promise<void> {
  const ctx = openContext(config, databaseUrl)
  const worker = new Worker(ctx)
  worker.start()
  say('Perennial runs the jobs. Ctrl-C stops it.')
  if (json) result(true, { address: null, jobs: true, pid: process.pid }, [])
  await untilStopped()
  await worker.stop()
  await ctx.close()
}
