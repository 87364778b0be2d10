import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '../server/src/access/create-api-key.ts'
import { withContext, type Shop } from './arena.ts'
import { NODE_FLAGS } from './measured-process.ts'

const LAUNCHER = fileURLToPath(new URL('../server/bin/perennial.mjs', import.meta.url))

/** A process of the launcher, as an operator would start it. */
export function launch(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...NODE_FLAGS, LAUNCHER, ...args], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a command to its end. @returns what it printed, parsed, and the most memory it held, in megabytes */
export async function runCommand(args: readonly string[], env: Record<string, string>): Promise<{ result: any; memory: number }> {
  const child = launch([...args, '--json'], env)
  const watched = watchMemory(child.pid!)
  let out = ''
  let words = ''
  child.stdout!.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr!.on('data', (data: Buffer) => (words = (words + data.toString()).slice(-4000)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  const memory = watched()
  if (code !== 0) throw new Error(`perennial ${args.join(' ')} ended with code ${String(code)}: ${words}${out.slice(-2000)}`)
  return { result: JSON.parse(out), memory }
}

/** Megabytes of memory a process holds now, or null where the system does not say. */
export function memoryOf(pid: number): number | null {
  const file = `/proc/${pid}/status`
  const kilobytes = existsSync(file) ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

/** Watches a process's memory. @returns a function that ends the watching and tells the most it held */
export function watchMemory(pid: number): () => number {
  let most = memoryOf(pid) ?? NaN
  const timer = setInterval(() => (most = Math.max(most, memoryOf(pid) ?? 0)), 100)
  return () => {
    clearInterval(timer)
    return most
  }
}

export interface Serving {
  port: number
  pid: number
  keys: string[]
  stop(): Promise<void>
}

/** A key may make two thousand requests a second; a chain's tills have several. */
const KEYS = 8

/** Opens the doors over a shop, with the jobs, in a process of their own. */
export async function serve({ folder, url, programId }: Shop): Promise<Serving> {
  const keys = await withContext({ folder, url }, async (ctx) => {
    const made: string[] = []
    for (let i = 0; i < KEYS; i++) made.push((await createApiKey(ctx, { programId, name: `till ${i}`, role: 'service' })).key)
    return made
  })
  const child = launch(['serve', '--jobs'], { DATABASE_URL: url, PERENNIAL_DATA: folder, PORT: '0' })
  const port = await portOf(child)
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  return { port, pid: child.pid!, keys, stop }
}

/** The port that the server names once it listens; its words where it ends instead. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let words = ''
    child.stderr!.on('data', (data: Buffer) => {
      words = (words + data.toString()).slice(-4000)
      const port = /http:\/\/[^:\s]+:(\d+)/.exec(words)
      if (port) resolve(Number(port[1]))
    })
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}: ${words}`)))
  })
}
