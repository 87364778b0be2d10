import type { Arena } from './arena.ts'
import { median } from './percentile.ts'
import { fillPgbench, findPgbench, pgbenchRate } from './pgbench.ts'
import { fillStandIn, standInRate } from './stand-in.ts'

/** A million rows: they fit in the server's buffers, where pgbench is fastest (4,500 a second against 2,000 at five million). */
const SCALE = 10
const CLIENT_COUNTS = [8, 16, 32]

/** The plain transactions that orders are held against, at the client count that suits this machine best. */
export interface Transactions {
  by: string
  clients: number
  /** Transactions a second, over so many seconds. */
  rate(seconds: number): Promise<number>
}

export async function openTransactions(arena: Arena, quick: boolean): Promise<Transactions> {
  const url = await arena.database('pgbench')
  const pgbench = findPgbench()
  if (pgbench) await fillPgbench(pgbench, url, SCALE)
  else await fillStandIn(url, SCALE)
  const rateOf = (clients: number, seconds: number): Promise<number> =>
    pgbench ? pgbenchRate(pgbench, url, clients, seconds) : standInRate(url, SCALE, clients, seconds)
  const tried: { clients: number; rate: number }[] = []
  for (const clients of CLIENT_COUNTS) {
    const rates: number[] = []
    for (let i = 0; i < (quick ? 1 : 3); i++) rates.push(await rateOf(clients, 1))
    tried.push({ clients, rate: median(rates) })
  }
  const { clients } = tried.toSorted((a, b) => b.rate - a.rate)[0]!
  const by = pgbench ? `pgbench ${pgbench.version}` : 'a stand-in for pgbench in Node'
  return { by, clients, rate: (seconds) => rateOf(clients, seconds) }
}
