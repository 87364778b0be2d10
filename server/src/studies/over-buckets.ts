import type { Worker } from 'node:worker_threads'
import { openClient } from '#kit/pg.ts'
import { startThread, type ThreadEntry } from '#kit/threads.ts'
import type { Context } from '../context.ts'
import type { Watching } from './run-studies.ts'
import { beginReading, endProcesses, exportSnapshot } from './snapshot.sql.ts'

export const BUCKETS = 256

/** What a thread is given besides its own data. */
export interface ThreadData<Data> {
  databaseUrl: string
  snapshot: string
  data: Data
}

/** What a thread says: which server process reads for it, that it wants a bucket, or what came of all of its buckets. */
export type FromThread<Part> = { reader: number } | { want: 'bucket' } | { part: Part }
export type ToThread = { bucket: number } | { bucket: null }

export class Cancelled extends Error {
  constructor() {
    super('it was cancelled')
  }
}

/**
 * Divides the holders by bucket among threads and returns what each made of its share. All threads see one moment of
 * the database, over connections that cannot write. Whoever is ready takes the next bucket, so a large one does not
 * leave the other threads idle.
 *
 * @throws Cancelled when the signal aborts
 */
export async function overBuckets<Data extends object, Part>(
  ctx: Pick<Context, 'databaseUrl' | 'log'>,
  { entry, data, threads }: { entry: ThreadEntry; data: Data; threads: number },
  { signal, at }: Watching,
): Promise<Part[]> {
  const client = await openClient({ url: ctx.databaseUrl, name: 'study', statementTimeoutMs: 0, log: ctx.log })
  const workers: Worker[] = []
  const readers = new Set<number>()
  let cancel = (): void => undefined
  try {
    await beginReading(client, null)
    const given: ThreadData<Data> = { databaseUrl: ctx.databaseUrl, snapshot: await exportSnapshot(client), data }
    const buckets = new Buckets(at)
    const parts = Array.from({ length: threads }, () => {
      const worker = startThread(entry, given)
      workers.push(worker)
      return partOf<Part>(worker, buckets, readers)
    })
    const cancelled = new Promise<never>((_, reject) => (cancel = () => reject(new Cancelled())))
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    return await Promise.race([Promise.all(parts), cancelled])
  } finally {
    signal.removeEventListener('abort', cancel)
    await Promise.all(workers.map((worker) => worker.terminate()))
    // A lost connection has nothing to end.
    await endProcesses(client, [...readers]).catch(() => undefined)
    await client.end()
  }
}

/** Hands out the buckets. */
class Buckets {
  #next = 0
  #wanted = 0
  readonly #at: (progress: number) => void

  constructor(at: (progress: number) => void) {
    this.#at = at
  }

  take(first: boolean): number | null {
    if (!first) this.#at((this.#wanted += 1) / BUCKETS)
    return this.#next < BUCKETS ? this.#next++ : null
  }
}

function partOf<Part>(worker: Worker, buckets: Buckets, readers: Set<number>): Promise<Part> {
  return new Promise((resolve, reject) => {
    let first = true
    worker.on('message', (said: FromThread<Part>) => {
      if ('reader' in said) return readers.add(said.reader)
      if ('part' in said) return resolve(said.part)
      const bucket = buckets.take(first)
      first = false
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ bucket } satisfies ToThread)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`a thread ended with code ${code} before it was done`)))
  })
}
