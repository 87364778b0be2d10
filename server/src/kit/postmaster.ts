import { spawnSync, type ChildProcess } from 'node:child_process'
import * as fs from 'node:fs'
import { join } from 'node:path'
import { say } from './terminal.ts'

const PAUSE_MS = 200
const PAUSE_MAX_MS = 5000

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * The process of an embedded Postgres. One that ends unasked, as when the system ran out of memory, is started again on
 * the same port, so that a server which lost its database has it back without being started anew.
 */
export class Postmaster {
  readonly #launch: () => ChildProcess
  readonly #cluster: string
  readonly #endWithUs = (): void => void this.#child.kill('SIGINT')
  #child: ChildProcess
  #kept = false
  #pause = PAUSE_MS
  /** What it said last. */
  words = ''
  /** With which code it ended before it was ready. */
  gone: number | null = null

  constructor(cluster: string, launch: () => ChildProcess) {
    this.#cluster = cluster
    this.#launch = launch
    this.#child = this.#run()
    // A process that ends without stopping it would leave it running, because it is detached.
    process.once('exit', this.#endWithUs)
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** From now on it is started again whenever it ends unasked. */
  keep(): void {
    this.#kept = true
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.#kept = false
    process.off('exit', this.#endWithUs)
    const child = this.#child
    if (child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  }

  #run(): ChildProcess {
    const child = this.#launch()
    const begin = performance.now()
    child.stderr!.on('data', (data: Buffer) => (this.words = (this.words + data.toString()).slice(-4000)))
    child.once('exit', (code, signal) => {
      this.gone = code ?? -1
      if (performance.now() - begin > 2 * PAUSE_MAX_MS) this.#pause = PAUSE_MS
      if (this.#kept) void this.#again(signal ?? `code ${String(code)}`)
    })
    return child
  }

  async #again(how: string): Promise<void> {
    await sleep(this.#pause)
    this.#pause = Math.min(this.#pause * 2, PAUSE_MAX_MS)
    if (livingPostmaster(this.#cluster) !== null) return say(`The data folder ${this.#cluster} was taken over by another process.`)
    await endLeftover(this.#cluster)
    if (!this.#kept) return
    say(`The embedded Postgres ended unasked (${how}) and is started again.`)
    this.#child = this.#run()
  }
}

/**
 * Ends whatever a server that was killed has left behind: its Postgres, or what is left of that. Postgres itself would
 * refuse to start while one process of the old cluster lives, because they share memory; its pid file is stale after.
 */
export async function endLeftover(cluster: string): Promise<void> {
  const postmaster = livingPostmaster(cluster)
  if (postmaster !== null) process.kill(postmaster, 'SIGINT')
  for (let i = 0; i < 120; i++) {
    const left = processesOf(cluster)
    if (left.length === 0) break
    if (i === 80) for (const pid of left) process.kill(pid, 'SIGQUIT')
    await sleep(100)
  }
  if (processesOf(cluster).length === 0) fs.rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

function livingPostmaster(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid')
  const pid = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : NaN
  return Number.isInteger(pid) && isOf(cluster, pid) ? pid : null
}

/** All processes of a cluster. Where the system does not tell, the one in the pid file stands for them. */
function processesOf(cluster: string): number[] {
  if (process.platform !== 'linux') return [livingPostmaster(cluster) ?? []].flat()
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => isOf(cluster, pid))
}

/** A process of Postgres that works in the cluster's folder. A pid alone says little: after a restart it is anybody's. */
function isOf(cluster: string, pid: number): boolean {
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return stdout?.includes(cluster)
  }
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === cluster && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false
  }
}
