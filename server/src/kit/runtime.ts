import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the running server's database is, so that a command in another terminal finds it. Holds a password: owner only. */
export interface Runtime {
  pid: number
  databaseUrl: string
  /** Of its doors; empty for a command that has none. */
  address: string
}

const fileOf = (dataDir: string): string => join(dataDir, 'runtime.json')

export function writeRuntime(dataDir: string, runtime: Runtime): void {
  writeFileSync(fileOf(dataDir), JSON.stringify({ ...runtime, began: beganAt(runtime.pid) }), { mode: 0o600 })
}

export function removeRuntime(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true })
}

/** The running server, or null when there is none (a file left by one that was killed does not count). */
export function readRuntime(dataDir: string): Runtime | null {
  if (!existsSync(fileOf(dataDir))) return null
  try {
    const { began, ...runtime } = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Runtime & { began?: string }
    process.kill(runtime.pid, 0)
    return began === beganAt(runtime.pid) ? runtime : null
  } catch {
    return null
  }
}

/**
 * When a process began, as the system counts, where it tells. A pid alone is soon somebody else's: in a container the
 * server that was killed and the next one often have the same.
 */
function beganAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name, in brackets, may hold anything; what follows it are numbers, and the twentieth of them is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
