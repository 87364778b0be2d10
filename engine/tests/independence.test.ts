import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Command, OrderCommand } from '../src/decide/command.ts'
import { windowSum } from './books.ts'
import { baskets, calm, histories, versionOf } from './histories.ts'
import { order, Runner, substance } from './runner.ts'

const DAY = 86_400_000
const HEARD = Date.parse('2026-03-10T04:00:00Z')

/** Orders of the last thirty days, named by their place, with a place in the order in which they come to be decided. */
const lateOrders = fc.array(
  fc.record({ ago: fc.integer({ min: 0, max: 30 * DAY - 1 }), basket: baskets, rank: fc.double({ noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 8,
    size: 'max',
  },
)
type LateOrders = typeof lateOrders extends fc.Arbitrary<infer T> ? T : never

function commandsOf(orders: LateOrders): OrderCommand[] {
  return orders.map(({ ago, basket }, i) => ({ ...order(HEARD - ago, basket, { reference: `R${i}`, channel: 'app' }), recordedAt: HEARD }))
}

function decided(versions: ConstructorParameters<typeof Runner>, commands: readonly Command[]): Runner {
  const runner = new Runner(...versions)
  runner.ok({ kind: 'enrol', source: 'test', at: HEARD - 100 * DAY, recordedAt: HEARD - 100 * DAY })
  for (const command of commands) runner.ok(command)
  runner.ok({ kind: 'consent', given: [], at: HEARD, recordedAt: HEARD })
  return runner
}

/** What does not depend on the order of deciding: dates of every sale's lots, metric days, and what they come to now. */
function promised(runner: Runner): object {
  const { state, timeline, sales } = runner
  const named = new Map(sales.map(({ seq, order: { reference } }) => [seq, reference]))
  const dates = state.lots!.map((lot) => `${named.get(lot.sale!)} ${lot.currency} ${lot.usableOn} ${lot.expiresOn}`)
  const today = timeline.latest.zone.dayOf(HEARD)
  const sums = timeline.latest.tierSets.map((set) => windowSum(state, set, today))
  return { dates: dates.toSorted(), metrics: (substance(state) as { metrics: unknown }).metrics, sums }
}

const amountsOf = ({ state, sales }: Runner): string[] => {
  const named = new Map(sales.map(({ seq, order: { reference } }) => [seq, reference]))
  return state.lots!.map((lot) => `${named.get(lot.sale!)} ${lot.currency} ${lot.amount}`).toSorted()
}

const byRank = (orders: LateOrders, commands: OrderCommand[]): OrderCommand[] =>
  commands
    .map((command, i) => ({ command, rank: orders[i]!.rank }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ command }) => command)

describe('the order in which orders are decided', () => {
  it('changes neither metrics of tiers and periods nor the dates on which points become usable and end', () => {
    fc.assert(
      fc.property(calm, lateOrders, (manner, orders) => {
        const commands = commandsOf(orders)
        const byTime = commands.toSorted((a, b) => a.at - b.at)
        const [inTime, asHeard] = [decided([versionOf(manner)], byTime), decided([versionOf(manner)], byRank(orders, commands))]
        expect(promised(asHeard)).toEqual(promised(inTime))
        // Only a tier multiplier, which asks what the member is at that moment, may make a difference to what is earned.
        if (manner.rules !== 'tiered') expect(amountsOf(asHeard)).toEqual(amountsOf(inTime))
      }),
      { numRuns: 200 },
    )
  })

  it('changes nothing of this when campaigns changed meanwhile: each order earns by the version of its own moment', () => {
    fc.assert(
      fc.property(calm, lateOrders, fc.integer({ min: 1, max: 29 }), (manner, orders, ago) => {
        const [first, second] = [versionOf({ ...manner, rules: 'plain' }), versionOf({ ...manner, rules: 'forbidding' }, 2)]
        const published = [
          { version: first, effectiveFrom: 0 },
          { version: second, effectiveFrom: HEARD - ago * DAY },
        ]
        const commands = commandsOf(orders)
        const byTime = decided(
          published,
          commands.toSorted((a, b) => a.at - b.at),
        )
        const asHeard = decided(published, byRank(orders, commands))
        expect(promised(asHeard)).toEqual(promised(byTime))
        expect(amountsOf(asHeard)).toEqual(amountsOf(byTime))
      }),
      { numRuns: 100 },
    )
  })

  it('nor does the order in which they come back change metrics and balances', () => {
    fc.assert(
      fc.property(calm, lateOrders, (manner, orders) => {
        const calmly = { ...manner, pending: { policy: 'none' }, expiry: { policy: 'never' } }
        const returns = (runner: Runner, from: readonly string[]): void => {
          for (const reference of from) {
            const { seq } = runner.sales.find((sale) => sale.order.reference === reference)!
            runner.ok({ kind: 'return', order: seq, lines: null, at: HEARD, recordedAt: HEARD, imported: true })
          }
        }
        const commands = commandsOf(orders)
        const back = commands.slice(0, Math.ceil(commands.length / 2)).map((command) => command.order.reference)
        const [one, other] = [decided([versionOf(calmly)], commands), decided([versionOf(calmly)], commands)]
        returns(one, back)
        returns(other, back.toReversed())
        expect(promised(other)).toEqual(promised(one))
        expect(other.state.wallets).toEqual(one.state.wallets)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the time zone of the process', () => {
  const own = process.env['TZ']
  afterAll(() => {
    if (own === undefined) delete process.env['TZ']
    else process.env['TZ'] = own
  })

  it('decides nothing: the same histories come out the same, to the last byte, wherever the process runs', async () => {
    const sample = fc.sample(histories(), { numRuns: 40, seed: 20_260_602 })
    const outcomes = new Map<string, string[]>()
    const offsets = new Set<number>()
    for (const zone of ['UTC', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/New_York']) {
      process.env['TZ'] = zone
      offsets.add(new Date(HEARD).getTimezoneOffset())
      // The engine keeps what it has found out of a zone, so each process zone gets an engine of its own.
      vi.resetModules()
      const fresh = await import('./histories.ts')
      const logs = sample.map((history) => JSON.stringify(fresh.Pair.of(history).members.map(({ log, state }) => [log, state])))
      outcomes.set(zone, logs)
    }
    expect(offsets.size).toBe(4)
    const [first, ...others] = outcomes.values()
    for (const other of others) expect(other).toEqual(first)
  })
})
