import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Postgres' own benchmark: in each transaction one row of a table updated, read again, and one row added to another. */
export interface Pgbench {
  command: string
  version: string
}

const DEBIAN = '/usr/lib/postgresql'

/** The newest one installed, or null. */
export function findPgbench(): Pgbench | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : []
  for (const command of [...versions.map((version) => join(DEBIAN, version, 'bin', 'pgbench')), 'pgbench']) {
    const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' })
    if (status === 0) return { command, version: /([\d.]+)/.exec(stdout)![1]! }
  }
  return null
}

function run({ command }: Pgbench, args: readonly string[], url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args, url], { stdio: ['ignore', 'pipe', 'pipe'] })
    const out: string[] = []
    child.stdout.on('data', (data: Buffer) => out.push(data.toString()))
    child.stderr.on('data', (data: Buffer) => out.push(data.toString()))
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve(out.join('')) : reject(new Error(`pgbench ended with code ${code}: ${out.join('').slice(-2000)}`)),
    )
  })
}

export async function fillPgbench(pgbench: Pgbench, url: string, scale: number): Promise<void> {
  await run(pgbench, ['-i', '-q', '-s', String(scale)], url)
}

/** Transactions a second of `pgbench -N -M prepared`. */
export async function pgbenchRate(pgbench: Pgbench, url: string, clients: number, seconds: number): Promise<number> {
  const text = await run(pgbench, ['-n', '-N', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds)], url)
  const tps = Number(/tps = ([\d.]+) \(without/.exec(text)?.[1])
  if (!(tps > 0)) throw new Error(`pgbench named no rate: ${text.slice(-2000)}`)
  return tps
}
