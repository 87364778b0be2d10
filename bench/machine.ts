import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import * as os from 'node:os'
import { join } from 'node:path'
import { openArena, withClient } from './arena.ts'
import { percentile } from './percentile.ts'

/** Where figures were measured: without it they say nothing. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  system: string
  node: string
  postgres: string
  /** What decides how durable a commit is, and what it costs. */
  settings: Record<string, string>
  /** How long the disk takes to keep eight kilobytes, median of a hundred. */
  fsyncMs: number
  /** Processes that wanted a core when the run began; more than none means that others shared the machine. */
  load: number
}

const SETTINGS = [
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'wal_sync_method',
  'wal_compression',
  'shared_buffers',
  'wal_buffers',
  'max_wal_size',
  'checkpoint_timeout',
]

export async function describeMachine(): Promise<Machine> {
  const [load] = os.loadavg()
  const arena = await openArena()
  try {
    const { rows } = await withClient(arena.url, (client) =>
      client.query<{ name: string; setting: string }>(`select name, current_setting(name) as setting from unnest($1::text[]) name`, [
        ['server_version', ...SETTINGS],
      ]),
    )
    const settings = Object.fromEntries(rows.map((row) => [row.name, row.setting]))
    const { server_version: postgres = '', ...rest } = settings
    return {
      cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
      cores: os.availableParallelism(),
      memoryGb: Math.round(os.totalmem() / 2 ** 30),
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      node: process.versions.node,
      postgres,
      settings: rest,
      fsyncMs: fsyncMs(arena.folder),
      load: Math.round(load! * 10) / 10,
    }
  } finally {
    await arena.close()
  }
}

function fsyncMs(folder: string): number {
  const path = join(folder, 'fsync')
  const file = openSync(path, 'w')
  const block = Buffer.alloc(8192, 1)
  const times = Array.from({ length: 100 }, (_, i) => {
    writeSync(file, block, 0, block.length, i * block.length)
    const start = performance.now()
    fsyncSync(file)
    return performance.now() - start
  })
  closeSync(file)
  rmSync(path)
  return Number(
    percentile(
      times.toSorted((a, b) => a - b),
      0.5,
    ).toFixed(3),
  )
}

export const machineLines = (machine: Machine): string[] => [
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; ${machine.system}; load ${machine.load} at the start`,
  `Node ${machine.node}, Postgres ${machine.postgres} (${Object.entries(machine.settings)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}), a fsync takes ${machine.fsyncMs} ms`,
]
