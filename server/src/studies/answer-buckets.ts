import { parentPort, workerData } from 'node:worker_threads'
import { openLog } from '#kit/log.ts'
import { openClient, type Client } from '#kit/pg.ts'
import type { FromThread, ThreadData, ToThread } from './over-buckets.ts'
import { beginReading, serverProcess } from './snapshot.sql.ts'

/** What a thread does with the buckets it gets. */
export interface BucketWork<Part> {
  take(client: Client, bucket: number): Promise<void>
  /** What came of all of them. */
  part(): Part
}

/**
 * The thread's side of `overBuckets`: reads its share of the holders over a connection of its own. `pipeline` is for work
 * that sends several statements at a time; with it there are no cursors.
 */
export async function answerBuckets<Data, Part>(begin: (data: Data) => BucketWork<Part>, { pipeline = false } = {}): Promise<void> {
  const { databaseUrl, snapshot, data } = workerData as ThreadData<Data>
  const port = parentPort!
  const say = (what: FromThread<Part>): void => port.postMessage(what)
  const work = begin(data)
  const client = await openClient({ url: databaseUrl, name: 'study', statementTimeoutMs: 0, log: openLog('warn'), pipeline })
  try {
    say({ reader: await serverProcess(client) })
    await beginReading(client, snapshot)
    for (let bucket = await nextBucket(say); bucket !== null; bucket = await nextBucket(say)) await work.take(client, bucket)
    say({ part: work.part() })
  } finally {
    await client.end()
  }
}

function nextBucket(say: (what: { want: 'bucket' }) => void): Promise<number | null> {
  return new Promise((resolve) => {
    parentPort!.once('message', (told: ToThread) => resolve(told.bucket))
    say({ want: 'bucket' })
  })
}
