import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the running server's database is, so that a command in another terminal finds it. Holds a password: owner only. */
export interface Runtime {
  pid: number
  databaseUrl: string
  address: string
}

const fileOf = (dataDir: string): string => join(dataDir, 'runtime.json')

export function writeRuntime(dataDir: string, runtime: Runtime): void {
  writeFileSync(fileOf(dataDir), JSON.stringify(runtime), { mode: 0o600 })
}

export function removeRuntime(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

/** The running server, or null when there is none (a file left by one that was killed does not count). */
export function readRuntime(dataDir: string): Runtime | null {
  if (!existsSync(fileOf(dataDir))) return null
  const runtime = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Runtime
  try {
    process.kill(runtime.pid, 0)
    return runtime
  } catch {
    return null
  }
}
