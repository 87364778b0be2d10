import { spawnSync } from 'node:child_process'
import { keyHash } from '../server/src/kit/hashes.ts'
import type { HolderKey } from '../server/src/kit/holder-key.ts'
import { submissionOf } from '../server/src/intake/submission.ts'
import type { Arena } from './arena.ts'
import { basket } from './orders.ts'

let sent = 0

/** Orders a second through the lanes, each durable when it is answered; `inFlight` callers wait at any time. */
export async function ordersPerSecond(arena: Arena, members: readonly HolderKey[], seconds: number, inFlight = 6000): Promise<number> {
  const send = async (until: number): Promise<number> => {
    let done = 0
    while (performance.now() < until) {
      const i = sent++
      const draft = basket(i)
      const reference = keyHash('bench', draft.order.reference)
      const holder = members[(i * 7919) % members.length]!
      await arena.intake.submit(submissionOf({ programId: arena.programId, holder, draft, key: reference, reference, client: null }))
      done += 1
    }
    return done
  }
  const start = performance.now()
  const done = await Promise.all(Array.from({ length: inFlight }, () => send(start + seconds * 1000)))
  return done.reduce((a, b) => a + b, 0) / ((performance.now() - start) / 1000)
}

/** Transactions a second of `pgbench -N -M prepared` at the best of several client counts. */
export function pgbenchTps(url: string, seconds: number): number {
  const run = (args: string[]): string => spawnSync('pgbench', [...args, url], { encoding: 'utf8' }).stdout ?? ''
  run(['-i', '-s', '20', '-q'])
  const rates = [16, 32].map((clients) => Number(/tps = ([\d.]+)/.exec(run(['-N', '-M', 'prepared', '-n', '-c', String(clients), '-j', '2', '-T', String(seconds)]))?.[1] ?? 0))
  return Math.max(...rates)
}
