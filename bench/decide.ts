import type { Bench } from './bench.ts'
import type { DecideAnswer, DecideRequest } from './decide-process.ts'
import { atLeast, atMost, shown, type Figure } from './figure.ts'
import { MeasuredProcess } from './measured-process.ts'
import { spreadOf } from './percentile.ts'
import { withCampaigns } from './programs.ts'

/** The engine alone: decisions of orders of five lines on one core. */
export const decideBench: Bench = {
  name: 'decide',
  figures: ['decide_10', 'decide_100', 'decide_2000'],
  async run({ quick, wants, say }) {
    const figures: Figure[] = []
    for (const count of [10, 100, 2000]) {
      const name = `decide_${count}`
      if (!wants(name)) continue
      say(`decide: ${count} campaigns`)
      // A process for each: what one program teaches the compiler must not help or hinder the other.
      const decider = await MeasuredProcess.open<DecideRequest, DecideAnswer>('decide-process')
      const { rates, effectsPerOrder } = await decider.ask({
        document: withCampaigns(count),
        rounds: quick ? 3 : 9,
        seconds: quick ? 0.5 : 1,
      })
      await decider.close()
      const { low, median, high } = spreadOf(rates)
      if (count === 2000) {
        figures.push({
          name,
          what: 'one decision among 2,000 live campaigns, 5-line order',
          value: 1000 / median,
          unit: 'ms of one core',
          goal: atMost(1),
          spread: [1000 / high, 1000 / low],
          note: `${shown(effectsPerOrder)} effects an order`,
        })
        continue
      }
      figures.push({
        name,
        what: `decide, ${count} live campaigns, 5-line order`,
        value: median,
        unit: 'a second of one core',
        goal: count === 100 ? atLeast(100_000) : null,
        spread: [low, high],
        note: `${shown(effectsPerOrder)} effects an order`,
      })
    }
    return figures
  },
}
