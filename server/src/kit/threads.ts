import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { SERVER_FOLDER } from './paths.ts'

/** Entries of threads, by their place under `src`; `bin/build.mjs` bundles each into a file of its own. */
export type ThreadEntry = 'backtests/backtest-thread' | 'whatifs/whatif-thread'

/** Starts a thread: from its bundle where the server runs from its own, else from its source. */
export function startThread(entry: ThreadEntry, data: object): Worker {
  const fromSource = fileURLToPath(import.meta.url).endsWith('.ts')
  if (!fromSource) return new Worker(join(SERVER_FOLDER, 'dist', `${entry}.mjs`), { workerData: data })
  const source = pathToFileURL(join(SERVER_FOLDER, 'src', `${entry}.ts`)).href
  // No flags are handed down: those of a test runner are not meant for it.
  return new Worker(join(SERVER_FOLDER, 'bin', 'source-thread.mjs'), { workerData: { ...data, source }, execArgv: [] })
}
