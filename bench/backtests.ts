import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openShop, ownArena } from './arena.ts'
import type { Bench } from './bench.ts'
import { atMost, shown } from './figure.ts'
import { fillWithPast, TEMPLATE_MEMBERS } from './past-orders.ts'
import { cafe } from './programs.ts'
import { runCommand } from './server-process.ts'

const COPIES = { full: 100, quick: 5 }
const ORDERS_EACH = 10
const MILLION = 1_000_000

interface Report {
  orders: number
  members: { active: number }
  seconds: number
  cost: { live: number; draft: number }
}

/** A draft against the live version over a million past orders, by the command line. */
export const backtestBench: Bench = {
  name: 'backtest',
  figures: ['backtest_million'],
  async run({ quick, say }) {
    const arena = await ownArena({ durable: false, settings: { wal_level: 'minimal', max_wal_senders: '0' } })
    try {
      const shop = await openShop(arena, 'backtest', cafe())
      const copies = quick ? COPIES.quick : COPIES.full
      say(`backtest: ${shown(copies * TEMPLATE_MEMBERS * ORDERS_EACH)} past orders`)
      await fillWithPast(shop, copies, say, ORDERS_EACH)
      const draft = cafe()
      draft['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'
      const file = join(arena.folder, 'draft.json')
      writeFileSync(file, JSON.stringify(draft))
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: draft['settings'].time_zone as string }).format(Date.now())
      const args = ['backtest', '--draft', file, '--from', today, '--to', today]
      say('backtest: both arms')
      const { result, memory } = await runCommand(args, { DATABASE_URL: shop.url, PERENNIAL_DATA: shop.folder })
      const { orders, members, seconds, cost } = result as Report
      if (orders === 0 || cost.draft <= cost.live)
        throw new Error(`the backtest tells nothing: ${JSON.stringify({ orders, members, cost })}`)
      const note = `${shown(orders)} orders of ${shown(members.active)} members, both arms, in ${shown(seconds)} s; ${shown(memory)} MB`
      return [
        {
          name: 'backtest_million',
          what: 'backtest of a million past orders, both arms decided',
          value: (seconds * MILLION) / orders,
          unit: 's',
          goal: atMost(30),
          note,
        },
      ]
    } finally {
      await arena.close()
    }
  },
}
