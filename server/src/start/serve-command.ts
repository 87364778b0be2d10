import { readConfig } from '#kit/config.ts'
import { say } from '#kit/terminal.ts'
import { dataDir } from '../command.ts'
import { openContext } from '../open-context.ts'
import { Worker } from '../worker.ts'
import { migrateDatabase, openDatabase } from './database.ts'
import { serve, untilStopped } from './serve.ts'

/** Doors, jobs or both, until stopped. For production: any number of such processes over one DATABASE_URL. */
export async function serveCommand(parts: { doors: boolean; jobs: boolean }): Promise<void> {
  const config = readConfig(process.env, dataDir())
  const database = await openDatabase(config)
  await migrateDatabase(database.url)
  if (parts.doors) {
    const served = await serve(config, database.url, parts.jobs)
    say(`Perennial listens on ${served.address}${parts.jobs ? ' and runs the jobs' : ''}. Ctrl-C stops it.`)
    await untilStopped()
    await served.stop()
  } else {
    const ctx = openContext(config, database.url)
    const worker = new Worker(ctx)
    worker.start()
    say('Perennial runs the jobs. Ctrl-C stops it.')
    await untilStopped()
    await worker.stop()
    await ctx.close()
  }
  await database.stop()
}
