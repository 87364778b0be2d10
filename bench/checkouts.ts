import { openArena, openShop } from './arena.ts'
import type { Bench } from './bench.ts'
import type { DriveAnswer, DriveRequest } from './driver-process.ts'
import { below, shown } from './figure.ts'
import { MeasuredProcess } from './measured-process.ts'
import { withCampaigns } from './programs.ts'
import { serve, type Serving } from './server-process.ts'
import type { TillAnswer, TillRequest } from './till-process.ts'

const PEOPLE = 5000
const CHECKOUTS_PER_SECOND = 200

/** Baskets over HTTP, with a hundred campaigns: evaluated, held and confirmed, as tills do. */
export const checkoutBench: Bench = {
  name: 'checkouts',
  figures: ['checkout_evaluate_p99', 'checkout_settle_p99'],
  async run({ quick, say }) {
    const arena = await openArena()
    const driver = await MeasuredProcess.open<DriveRequest, DriveAnswer>('driver-process')
    const tills = await MeasuredProcess.open<TillRequest, TillAnswer>('till-process')
    let serving: Serving | null = null
    try {
      serving = await serve(await openShop(arena, 'checkouts', withCampaigns(100)))
      const { port, keys } = serving
      say('checkouts: everybody buys something first')
      await driver.ask({ port, path: '/v1/orders', keys, people: PEOPLE, rate: { closed: 32 }, seconds: quick ? 6 : 12, first: 0 })
      const rush = (first: number, seconds: number): Promise<TillAnswer> =>
        tills.ask({ port, keys, people: PEOPLE, rate: CHECKOUTS_PER_SECOND, seconds, first })
      // Until about as many the compiler still improves what runs.
      await rush(1_000_000, quick ? 2 : 40)
      say(`checkouts: ${CHECKOUTS_PER_SECOND} a second`)
      const { sent, failed, evaluate, settle } = await rush(2_000_000, quick ? 5 : 15)
      if (failed > 0) throw new Error(`${failed} of ${sent} baskets came to nothing`)
      const note = (p50: number): string => `${CHECKOUTS_PER_SECOND} a second, 100 campaigns, p50 ${shown(p50)} ms`
      return [
        {
          name: 'checkout_evaluate_p99',
          what: 'a basket begun and evaluated over HTTP, p99',
          value: evaluate.p99,
          unit: 'ms',
          goal: below(15),
          note: note(evaluate.p50),
        },
        {
          name: 'checkout_settle_p99',
          what: 'a basket held and confirmed over HTTP, p99',
          value: settle.p99,
          unit: 'ms',
          goal: below(40),
          note: note(settle.p50),
        },
      ]
    } finally {
      await tills.close()
      await driver.close()
      await serving?.stop()
      await arena.close()
    }
  },
}
