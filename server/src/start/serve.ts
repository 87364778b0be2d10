import type { AddressInfo } from 'node:net'
import type { Config } from '#kit/config.ts'
import { UsageError } from '#kit/usage-error.ts'
import { openApp } from '../app.ts'
import { openContext, type OpenContext } from '../open-context.ts'
import { Worker } from '../worker.ts'

export interface Served {
  ctx: OpenContext
  address: string
  stop(): Promise<void>
}

/** Opens the doors and, unless another process does it, runs the jobs. */
export async function serve(config: Config, databaseUrl: string, withJobs: boolean): Promise<Served> {
  const ctx = openContext(config, databaseUrl)
  const app = await openApp(ctx)
  await app.listen({ port: config.port, host: config.host }).catch(async (error: NodeJS.ErrnoException) => {
    await app.close()
    await ctx.close()
    if (error.code !== 'EADDRINUSE') throw error
    throw new UsageError(`Port ${config.port} is taken. Stop what runs there, or choose another: PORT=4001 npm start`)
  })
  const worker = new Worker(ctx)
  if (withJobs) {
    ctx.onAnnounced = () => worker.poke('outbox')
    worker.start()
  }
  const { port } = app.server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    await app.close()
    await worker.stop()
    await ctx.close()
  }
  return { ctx, address: `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`, stop }
}

/** Resolves at Ctrl-C or a polite kill; a second Ctrl-C ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130))
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal).once(signal, stop)
  })
}
