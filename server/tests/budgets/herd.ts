import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../../src/kit/embedded-pg.ts'

const BIN = new URL('../../bin/perennial.mjs', import.meta.url).pathname
/** Connections are few: four processes share the one server of all tests. */
const LANES = '2'

/** A server of the herd, to be killed and started again. */
interface Beast {
  port: number
  process: ChildProcess | null
}

/** Several real server processes over one database. */
export class Herd {
  readonly folder = mkdtempSync(join(tmpdir(), 'perennial-herd-'))
  readonly #databaseUrl: string
  readonly #masterKey: string
  readonly #beasts: Beast[] = []
  /** What they said last, for when a test fails. */
  words = ''
  /** What the database had to refuse, because somebody took of what was gone. A constraint holds where a lock does not. */
  readonly overdrawn: string[] = []

  constructor(databaseUrl: string, masterKey: Buffer) {
    this.#databaseUrl = databaseUrl
    this.#masterKey = masterKey.toString('base64')
  }

  /** Bundles the server before several of them would do so at once, then starts them. */
  async start(count: number): Promise<void> {
    await promisify(execFile)(process.execPath, [BIN, '--version'], { env: process.env }).catch(() => undefined)
    for (let i = 0; i < count; i++) this.#beasts.push({ port: await freePort(), process: null })
    await Promise.all(this.#beasts.map((beast) => this.#rouse(beast)))
  }

  get addresses(): string[] {
    return this.#beasts.map(({ port }) => `http://127.0.0.1:${port}`)
  }

  /** Ends one as a power cut would, and starts it again. */
  async kill(which: number): Promise<void> {
    const beast = this.#beasts[which]!
    const gone = new Promise((resolve) => beast.process!.once('exit', resolve))
    beast.process!.kill('SIGKILL')
    await gone
    await this.#rouse(beast)
  }

  async #rouse(beast: Beast): Promise<void> {
    const env = {
      ...process.env,
      DATABASE_URL: this.#databaseUrl,
      PERENNIAL_MASTER_KEY: this.#masterKey,
      PERENNIAL_DATA: this.folder,
      PERENNIAL_LANES: LANES,
      PORT: String(beast.port),
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    }
    const child = spawn(process.execPath, [BIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    beast.process = child
    const hear = (data: Buffer): void => {
      const said = data.toString()
      this.words = (this.words + said).slice(-20_000)
      this.overdrawn.push(...said.split('\n').filter((line) => line.includes('shared_limits')))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const begin = performance.now()
    while (!(await isReady(beast.port))) {
      if (child.exitCode !== null || performance.now() - begin > 60_000) throw new Error(`a server did not start:\n${this.words}`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#beasts.map(async ({ process: child }) => {
        if (!child || child.exitCode !== null || child.signalCode !== null) return
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000)
        await gone
        clearTimeout(impatient)
      }),
    )
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => ((await response.json()) as { ready: boolean }).ready,
    () => false,
  )
