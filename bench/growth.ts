import { spawnSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { openShop, ownArena, withClient, type Arena, type Shop } from './arena.ts'
import type { Asked, Bench } from './bench.ts'
import { openLanes } from './durable.ts'
import { atMost, shown, type Figure } from './figure.ts'
import type { LanesAnswer, LanesRequest } from './lanes-process.ts'
import type { MeasuredProcess } from './measured-process.ts'
import { fillWithPast, TEMPLATE_MEMBERS } from './past-orders.ts'
import { spreadOf } from './percentile.ts'
import { cafe } from './programs.ts'

const COPIES = { empty: 100, large: 5000, largeQuick: 200 }
/** What five million members and orders take, with room for sorting their indexes and for what is measured. */
const DISK_GB = 24
const GB = 2 ** 30
const IN_FLIGHT = 3000

interface Side {
  arena: Arena
  members: number
  lanes: MeasuredProcess<LanesRequest, LanesAnswer>
  rates: number[]
  /** Bytes of log an order. */
  logged: number[]
}

/** What an order costs where five million members and orders are before it, against an almost empty database, in turns. */
export const growthBench: Bench = {
  name: 'growth',
  figures: ['growth'],
  async run(asked) {
    if (!asked.large) return []
    const { bavail, bsize } = statfsSync(tmpdir())
    const free = (bavail * bsize) / GB
    if (!asked.quick && free < DISK_GB)
      throw new Error(
        `growth needs ${DISK_GB} GB in ${tmpdir()}, and ${free.toFixed(0)} GB are free. Set TMPDIR to a larger disk, or add --quick.`,
      )
    const start = performance.now()
    const sides: Side[] = []
    try {
      for (const copies of [COPIES.empty, asked.quick ? COPIES.largeQuick : COPIES.large]) sides.push(await openSide(copies, asked.say))
      const filled = (performance.now() - start) / 1000
      return [await compare(sides as [Side, Side], filled, asked)]
    } finally {
      for (const { arena, lanes } of sides) await lanes.close().then(() => arena.close())
    }
  },
}

/** A server filled without a log, then started again as production runs it. */
async function openSide(copies: number, say: Asked['say']): Promise<Side> {
  const members = copies * TEMPLATE_MEMBERS
  say(`growth: ${members.toLocaleString('en')} members and as many orders`)
  const filling = await ownArena({ durable: false, settings: { wal_level: 'minimal', max_wal_senders: '0', shared_buffers: '1GB' } })
  let shop: Shop
  try {
    shop = await openShop(filling, 'growth', cafe())
    await fillWithPast(shop, copies, say)
  } catch (error) {
    await filling.close()
    throw error
  }
  const { server, folder } = filling
  await server.stop()
  // What the filling left to be written would be written while orders are measured.
  spawnSync('sync')
  const arena = await ownArena({ dataDir: folder })
  const url = new URL(arena.url)
  url.pathname = new URL(shop.url).pathname
  return { arena, members, lanes: await openLanes({ ...shop, url: url.href }, members), rates: [], logged: [] }
}

async function compare(sides: readonly [Side, Side], filled: number, { quick, say }: Asked): Promise<Figure> {
  for (const { lanes, members } of sides) {
    say(`growth: warming up with ${members.toLocaleString('en')} members`)
    await lanes.ask({ ask: 'orders', count: quick ? 30_000 : 150_000, inFlight: IN_FLIGHT })
  }
  const [empty, large] = sides
  const ratios: number[] = []
  for (let round = 0; round < (quick ? 2 : 6); round++) {
    for (const side of sides) {
      const before = await logOf(side.arena)
      const { orders, seconds } = await side.lanes.ask({ ask: 'orders', seconds: quick ? 3 : 10, inFlight: IN_FLIGHT })
      side.rates.push(orders / seconds)
      side.logged.push(((await logOf(side.arena)) - before) / orders)
    }
    ratios.push(empty.rates.at(-1)! / large.rates.at(-1)!)
    say(`growth: round ${round + 1}: ${shown(empty.rates.at(-1)!)} and ${shown(large.rates.at(-1)!)} a second, ${shown(ratios.at(-1)!)} ×`)
  }
  const { low, median, high } = spreadOf(ratios)
  const told = ({ rates, logged }: Side): string =>
    `${shown(spreadOf(rates).median)} a second with ${shown(spreadOf(logged).median / 1000)} kB of log each`
  return {
    name: 'growth',
    what: `cost of an order at ${(large.members / 1e6).toFixed(1)} million members and orders`,
    value: median,
    unit: '× that at 0.1 million',
    goal: atMost(1.3),
    spread: [low, high],
    note: `${told(large)}, against ${told(empty)}; both databases made in ${shown(filled)} s`,
  }
}

/** Bytes of log that a server has ever written. */
async function logOf({ url }: Arena): Promise<number> {
  const { rows } = await withClient(url, (client) => client.query<{ bytes: string }>("select pg_current_wal_insert_lsn() - '0/0' as bytes"))
  return Number(rows[0]!.bytes)
}
