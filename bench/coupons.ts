import { openArena, openShop, withClient } from './arena.ts'
import type { Bench } from './bench.ts'
import { below, shown } from './figure.ts'
import { retail } from './programs.ts'
import { runCommand } from './server-process.ts'

const CODES = 1_000_000
const CODES_QUICK = 100_000

interface Made {
  id: string
  made: number
  seconds: number
}

/** Codes of coupons, drawn, hashed, encrypted and durable, by the command that an operator would call. */
export const couponBench: Bench = {
  name: 'coupons',
  figures: ['coupons_million'],
  async run({ quick, say }) {
    const arena = await openArena()
    try {
      const shop = await openShop(arena, 'coupons', { ...retail(), coupons: { bench: { names: { en: 'Bench', zh: '测速' } } } })
      const count = quick ? CODES_QUICK : CODES
      say(`coupons: ${shown(count)} codes`)
      const env = { DATABASE_URL: shop.url, PERENNIAL_DATA: shop.folder }
      const { result, memory } = await runCommand(['coupons', 'generate', '--coupon', 'bench', '--count', String(count)], env)
      const { made, seconds } = result as Made
      const { rows } = await withClient(shop.url, (client) => client.query<{ count: number }>('select count(*)::int as count from coupons'))
      if (made !== count || rows[0]!.count !== count) throw new Error(`not as many codes as asked for: ${JSON.stringify({ result, rows })}`)
      return [
        {
          name: 'coupons_million',
          what: 'a million coupon codes made, encrypted and durable',
          value: (seconds * CODES) / count,
          unit: 's',
          goal: below(60),
          note: `${shown(count)} codes in ${shown(seconds)} s; ${shown(memory)} MB`,
        },
      ]
    } finally {
      await arena.close()
    }
  },
}
