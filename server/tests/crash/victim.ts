import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../../src/kit/embedded-pg.ts'
import { readRuntime, type Runtime } from '../../src/kit/runtime.ts'

const BIN = new URL('../../bin/perennial.mjs', import.meta.url).pathname
const CAFE = new URL('../../../examples/programs/cafe.yaml', import.meta.url).pathname

/** A real server with its own folder and its own embedded, durable Postgres, as `npm start` runs it, to be killed. */
export class Victim {
  readonly folder: string
  readonly port: number
  #process: ChildProcess | null = null
  /** What it said last, for when a test fails. */
  words = ''

  private constructor(folder: string, port: number) {
    this.folder = folder
    this.port = port
  }

  static async prepare(): Promise<Victim> {
    const folder = mkdtempSync(join(tmpdir(), 'perennial-crash-'))
    // Where root runs this, Postgres runs as nobody and has to walk here.
    chmodSync(folder, 0o711)
    const victim = new Victim(folder, await freePort())
    await victim.command('program', 'apply', CAFE)
    return victim
  }

  /** Runs a command of the product on the same folder; returns what it prints. */
  async command(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [BIN, ...args], { env: this.#environment, maxBuffer: 1 << 24 })
    return stdout
  }

  get #environment(): NodeJS.ProcessEnv {
    const { DATABASE_URL: _, ...rest } = process.env
    return { ...rest, PERENNIAL_DATA: this.folder, PORT: String(this.port), LOG_LEVEL: 'warn', NODE_ENV: 'production' }
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number | null {
    return this.#process?.pid ?? null
  }

  get runtime(): Runtime {
    return readRuntime(this.folder)!
  }

  /** The key that the server makes on its first start. */
  get apiKey(): string {
    return readFileSync(join(this.folder, 'first.key'), 'utf8').trim().split(' ')[1]!
  }

  /** Starts it and waits until it takes requests. Returns how long that took, ms. */
  async start(): Promise<number> {
    const begin = performance.now()
    const child = spawn(process.execPath, [BIN, 'start', '--no-demo'], { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#process = child
    const hear = (data: Buffer): void => void (this.words = (this.words + data.toString()).slice(-20_000))
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    while (!(await this.isReady())) {
      if (child.exitCode !== null || performance.now() - begin > 60_000) throw new Error(`the server did not start:\n${this.words}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return performance.now() - begin
  }

  /** How long its process has worked so far, ms; 0 where the system does not tell. */
  get workedMs(): number {
    const [user, system] = statOf(this.pid!)?.slice(11, 13) ?? ['0', '0']
    return (Number(user) + Number(system)) * 10
  }

  isReady(): Promise<boolean> {
    return fetch(`${this.address}/ready`, { signal: AbortSignal.timeout(2000) }).then(
      async (response) => ((await response.json()) as { ready: boolean }).ready,
      () => false,
    )
  }

  /** Ends the process of the server as a power cut would; its database lives on for the next start to find. */
  async killServer(): Promise<void> {
    const child = this.#process!
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }

  /** Kills the database's processes, all of them or, as the kernel may, only the first. */
  killDatabase(which: 'all' | 'postmaster' | 'backend'): void {
    const postmaster = Number(readFileSync(join(this.folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
    const children = childrenOf(postmaster)
    const doomed = { all: [postmaster, ...children], postmaster: [postmaster], backend: children.slice(-1) }[which]
    for (const pid of doomed) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
  }

  #killAll(child: ChildProcess): void {
    child.kill('SIGKILL')
    this.killDatabase('all')
  }

  async stop(): Promise<void> {
    const child = this.#process
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      const impatient = setTimeout(() => this.#killAll(child), 30_000)
      await gone
      clearTimeout(impatient)
    }
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function childrenOf(parent: number): number[] {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => parentOf(pid) === parent)
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid!)
}

const parentOf = (pid: number): number => Number(statOf(pid)?.[1])

/** What Linux knows of a process, after its name, which stands in brackets; null elsewhere, or when it is gone. */
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
