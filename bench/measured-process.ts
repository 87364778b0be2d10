import { build } from 'esbuild'
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REPOSITORY = new URL('../', import.meta.url)
/** Inside the server's folder, so that what the code looks for by walking up (its migrations, its packages) is found. */
const BUNDLES = new URL('server/dist/bench/', REPOSITORY)

/** The flags of the launcher, so that what is measured is what runs. */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=32', '--heap-growing-percent=200']

/** Bundles an entry of this folder in the way the server is bundled. */
async function bundle(entry: string): Promise<string> {
  const external = ['server', 'engine'].flatMap((workspace) => {
    const { dependencies = {} } = JSON.parse(readFileSync(new URL(`${workspace}/package.json`, REPOSITORY), 'utf8')) as {
      dependencies?: object
    }
    return Object.keys(dependencies).filter((name) => !name.startsWith('@perennial/'))
  })
  const outfile = fileURLToPath(new URL(`${entry}.mjs`, BUNDLES))
  await build({
    entryPoints: [fileURLToPath(new URL(`${entry}.ts`, import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external: external.flatMap((name) => [name, `${name}/*`]),
    alias: { '@perennial/engine': fileURLToPath(new URL('engine/src', REPOSITORY)) },
    sourcemap: true,
    logLevel: 'error',
  })
  return outfile
}

/** A process of its own that does one thing at a time and answers each request with a message. */
export class MeasuredProcess<Request extends object, Answer> {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  static async open<Request extends object, Answer>(
    entry: string,
    flags: readonly string[] = NODE_FLAGS,
  ): Promise<MeasuredProcess<Request, Answer>> {
    const file = await bundle(entry)
    return new MeasuredProcess(
      fork(file, [], { execArgv: [...flags], serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    )
  }

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`the measured process ended with code ${code}`))
      this.#child.once('exit', gone)
      this.#child.once('message', (answer) => {
        this.#child.off('exit', gone)
        resolve(answer as Answer)
      })
      this.#child.send(request)
    })
  }

  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.disconnect()
    await gone
  }
}

/** The other side: answers requests one after another, and ends when its parent lets go. */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Promise<Answer>,
  finish: () => Promise<void> = async () => undefined,
): void {
  process.on('message', (request) => {
    void answer(request as Request).then((answered) => process.send!(answered))
  })
  process.on('disconnect', () => void finish().then(() => process.exit(0)))
}
