import { scale } from '@perennial/engine/numbers/rounding.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { formatDay, type Day } from '@perennial/engine/time/calendar.ts'
import type { BacktestFigures, Compared } from './backtest.ts'
import { intervalOf, RESAMPLES, type Interval } from './resample.ts'
import { microsOf } from './setup.ts'
import { MONEY, NO_FLOW, noPair, type ArmNumber, type Flow, type Pair, type Tally, type Worth } from './tally.ts'

type Names = { en?: string; zh?: string }
type CurrencyFigures = BacktestFigures['currencies'][number]
type CampaignFigures = BacktestFigures['campaigns'][number]

const MILLION = 1_000_000n
const ARMS: readonly ArmNumber[] = [0, 1]

const compared = ([live, draft]: Pair): Compared => ({ live, draft, difference: draft - live })

/** Turns counts of points into figures of a report: compared, valued in money, and with their intervals. */
export class Figures {
  readonly #versions: readonly [CompiledVersion, CompiledVersion]
  readonly #tally: Tally

  constructor(live: CompiledVersion, draft: CompiledVersion, tally: Tally) {
    this.#versions = [live, draft]
    this.#tally = tally
  }

  /** Millionths of a minor unit as minor units. */
  minor(micros: number | bigint): number {
    return scale(1, { numerator: typeof micros === 'bigint' ? micros : BigInt(Math.round(micros)), denominator: MILLION }, 'half_up')
  }

  /** What points of several currencies cost. */
  money(points: ReadonlyMap<string, Pair>): Compared {
    const of = (arm: ArmNumber): number =>
      this.minor([...points].reduce((sum, [currency, pair]) => sum + BigInt(pair[arm]) * BigInt(this.#micros(arm, currency)), 0n))
    return compared([of(0), of(1)])
  }

  cost(): BacktestFigures['cost'] {
    const nets = new Map([...this.#currencies(), MONEY].map((currency) => [currency, this.#net(currency)]))
    const figures = this.money(nets)
    const totals = ARMS.map((arm) =>
      sumOf([...nets.keys()].map((currency) => scaled(this.#totals(arm, currency), this.#micros(arm, currency) / 1e6))),
    )
    const { population } = this.#tally
    const each = (amount: number): number => (population === 0 ? 0 : Math.round((amount / population) * 100) / 100)
    return {
      ...figures,
      interval: this.#intervals(totals[0]!, totals[1]!),
      per_member: { live: each(figures.live), draft: each(figures.draft), difference: each(figures.difference) },
    }
  }

  discounts(): Compared {
    return compared(this.#net(MONEY))
  }

  currencies(): CurrencyFigures[] {
    return this.#currencies().map((currency) => {
      const flow = (field: keyof Flow): Compared => compared(this.#pair((arm) => this.#tally.arms[arm].flows.get(currency)?.[field] ?? 0))
      const end = (field: 'available' | 'pending' | 'held' | 'debt'): Compared =>
        compared(this.#pair((arm) => this.#tally.arms[arm].end.get(currency)?.[field] ?? 0))
      const net = this.#net(currency)
      return {
        currency,
        granted: flow('granted'),
        clawed_back: flow('clawed_back'),
        net: { ...compared(net), interval: this.#intervals(this.#totals(0, currency), this.#totals(1, currency)) },
        expired: flow('expired'),
        redeemed: flow('redeemed'),
        adjusted: flow('adjusted'),
        converted: flow('converted'),
        sent: flow('sent'),
        received: flow('received'),
        end: { available: end('available'), pending: end('pending'), held: end('held'), debt: end('debt') },
        cost: this.money(new Map([[currency, net]])),
        liability: this.#liability((worth) => worth.get(currency)),
      }
    })
  }

  liability(): BacktestFigures['liability'] {
    return this.#liability((outstanding) =>
      [...outstanding.values()].flatMap((worth) => [...worth]).reduce(addUp, new Map<number, number>()),
    )
  }

  /** Campaigns that the draft adds, changes or drops, and those that gave something else. */
  campaigns(): CampaignFigures[] {
    const [live, draft] = this.#versions.map(({ document }) => document.campaigns) as [Record<string, object>, Record<string, object>]
    return arranged(this.#tally.campaigns, this.#campaignKeys()).flatMap(([campaign, currencies]) =>
      arranged(currencies, this.#currencies()).flatMap(([currency, days]): CampaignFigures[] => {
        const sorted = [...days].toSorted(([a], [b]) => a - b)
        const points = this.#pair((arm) => sorted.reduce((sum, [, pair]) => sum + pair[arm], 0))
        const changed = JSON.stringify(live[campaign]) !== JSON.stringify(draft[campaign])
        return changed || points[0] !== points[1] ? [this.#campaign(campaign, currency, points, sorted)] : []
      }),
    )
  }

  #campaign(campaign: string, currency: string, points: Pair, days: readonly [Day, Pair][]): CampaignFigures {
    const daily = days.map(([day, pair]) => {
      const { live, draft } = this.money(new Map([[currency, pair]]))
      return { day: formatDay(day), live, draft }
    })
    const name = this.#nameOf(campaign)
    return {
      campaign,
      name,
      currency: currency === MONEY ? null : currency,
      points: compared(points),
      cost: this.money(new Map([[currency, points]])),
      days: daily,
    }
  }

  /** What campaigns do otherwise that is neither points nor money. */
  acts(): BacktestFigures['acts'] {
    return arranged(this.#tally.acts, this.#campaignKeys()).flatMap(([campaign, kinds]) =>
      arranged(kinds, [])
        .filter(([, [live, draft]]) => live !== draft)
        .map(([kind, times]) => ({ campaign, name: this.#nameOf(campaign), kind, times: compared(times) })),
    )
  }

  #nameOf(campaign: string): string {
    const [live, draft] = this.#versions.map(({ document }) => document.campaigns[campaign])
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
    const { names } = draft ?? live ?? { names: {} as Names }
    return names.en ?? names.zh ?? campaign
  }

  #liability(of: (outstanding: ReadonlyMap<string, Worth>) => Worth | undefined): CurrencyFigures['liability'] {
    const value = (outstanding: ReadonlyMap<string, Worth>): number =>
      this.minor([...(of(outstanding) ?? [])].reduce((sum, [micros, points]) => sum + BigInt(micros) * BigInt(points), 0n))
    const start = value(this.#tally.outstanding)
    const end = this.#pair((arm) => value(this.#tally.arms[arm].outstanding))
    return { start, end: compared(end), change: compared([end[0] - start, end[1] - start]) }
  }

  /** In the order of the live document, then those that only the draft has. */
  #currencies(): string[] {
    return [...new Set(this.#versions.flatMap(({ currencies }) => [...currencies.keys()]))]
  }

  #campaignKeys(): string[] {
    return [...new Set(this.#versions.flatMap(({ document }) => Object.keys(document.campaigns)))]
  }

  #micros(arm: ArmNumber, currency: string): number {
    return microsOf(this.#versions[arm], currency)
  }

  #pair(of: (arm: ArmNumber) => number): Pair {
    return [of(0), of(1)]
  }

  #net(currency: string): Pair {
    if (currency === MONEY)
      return [...this.#tally.days.values()].reduce(([a, b], { points }) => {
        const [live, draft] = points.get(MONEY) ?? noPair()
        return [a + live, b + draft]
      }, noPair())
    return this.#pair((arm) => {
      const { granted, clawed_back } = this.#tally.arms[arm].flows.get(currency) ?? NO_FLOW
      return granted - clawed_back
    })
  }

  #totals(arm: ArmNumber, currency: string): Float64Array {
    return this.#tally.resampled.sums.get(`${arm} ${currency}`) ?? new Float64Array(RESAMPLES)
  }

  #intervals(live: Float64Array, draft: Float64Array): Record<'live' | 'draft' | 'difference', Interval> {
    const { resampled, population } = this.#tally
    const interval = (totals: Float64Array): Interval => {
      const { low, high } = intervalOf(totals, resampled.members, population)
      return { low: Math.round(low), high: Math.round(high) }
    }
    const difference = draft.map((total, i) => total - live[i]!)
    return { live: interval(live), draft: interval(draft), difference: interval(difference) }
  }
}

const scaled = (totals: Float64Array, by: number): Float64Array => totals.map((total) => total * by)

function sumOf(arrays: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(RESAMPLES)
  for (const array of arrays) for (let i = 0; i < sum.length; i++) sum[i]! += array[i]!
  return sum
}

function addUp(sum: Map<number, number>, [micros, points]: [number, number]): Map<number, number> {
  return sum.set(micros, (sum.get(micros) ?? 0) + points)
}

/** In this order, and what it does not name behind that by name: not as the threads came upon them. */
function arranged<T>(map: ReadonlyMap<string, T>, order: readonly string[]): [string, T][] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...map].toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
}
