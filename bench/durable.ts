import { enrolAll, openArena, openShop, type Arena, type Shop } from './arena.ts'
import type { Asked, Bench } from './bench.ts'
import { atLeast, shown, type Figure } from './figure.ts'
import type { LanesAnswer, LanesRequest } from './lanes-process.ts'
import { MeasuredProcess } from './measured-process.ts'
import { Members } from './members.ts'
import { spreadOf } from './percentile.ts'
import { cafe, retail, withCampaigns, type Document } from './programs.ts'
import { openTransactions, type Transactions } from './transactions.ts'

const MEMBERS = 20_000
/** Callers that wait at any time, as an import has. */
const IN_FLIGHT = 3000
/** The compiler of the process goes on improving it up to about here; a busy machine is not waited for. */
const WARM_UP = { count: 150_000, seconds: 30 }
const WARM_UP_QUICK = { count: 30_000, seconds: 5 }

const PROGRAMS: readonly { name: string; what: string; goal: number; document: () => Document }[] = [
  { name: 'retail', what: 'one currency', goal: 2.5, document: retail },
  { name: 'cafe', what: 'two currencies and tiers', goal: 2.5, document: cafe },
  { name: 'campaigns', what: 'and 100 live campaigns', goal: 2, document: () => withCampaigns(100) },
]

interface Runner {
  name: string
  what: string
  goal: number
  lanes: MeasuredProcess<LanesRequest, LanesAnswer>
  rates: number[]
  ratios: number[]
  microseconds: number[]
}

/** Orders decided and durable against plain transactions, on the same server, in turns. */
export const durableBench: Bench = {
  name: 'durable',
  figures: PROGRAMS.flatMap(({ name }) => [`durable_${name}`, `orders_per_second_${name}`]).concat('pgbench_tps'),
  async run(asked) {
    const arena = await openArena()
    const runners: Runner[] = []
    try {
      asked.say('durable: filling the tables of pgbench')
      const transactions = await openTransactions(arena, asked.quick)
      for (const program of PROGRAMS.filter(({ name }) =>
        [`durable_${name}`, `orders_per_second_${name}`, 'pgbench_tps'].some(asked.wants),
      ))
        runners.push(await warmRunner(arena, program, asked))
      const tps = await takeTurns(transactions, runners, asked)
      return figuresOf(transactions, tps, runners)
    } finally {
      for (const { lanes } of runners) await lanes.close()
      await arena.close()
    }
  },
}

export async function openLanes({ url, folder, programId }: Shop, members: number): Promise<MeasuredProcess<LanesRequest, LanesAnswer>> {
  const lanes = await MeasuredProcess.open<LanesRequest, LanesAnswer>('lanes-process')
  await lanes.ask({ ask: 'open', databaseUrl: url, dataDir: folder, programId, members })
  return lanes
}

async function warmRunner(arena: Arena, { name, what, goal, document }: (typeof PROGRAMS)[number], { quick, say }: Asked): Promise<Runner> {
  const shop = await openShop(arena, name, document())
  await enrolAll(shop, new Members(MEMBERS))
  const lanes = await openLanes(shop, MEMBERS)
  say(`durable: ${name}: warming up`)
  await lanes.ask({ ask: 'orders', ...(quick ? WARM_UP_QUICK : WARM_UP), inFlight: IN_FLIGHT })
  return { name, what, goal, lanes, rates: [], ratios: [], microseconds: [] }
}

/** Each round of orders is held against the transactions just before and just after it: a machine's pace changes by the minute. */
async function takeTurns(transactions: Transactions, runners: readonly Runner[], { quick, say }: Asked): Promise<number[]> {
  const rounds = quick ? 2 : 5
  const tps = [await transactions.rate(quick ? 1 : 2)]
  for (let round = 0; round < rounds; round++) {
    for (const { lanes, rates, ratios, microseconds } of runners) {
      const answer = await lanes.ask({ ask: 'orders', seconds: quick ? 2 : 5, inFlight: IN_FLIGHT })
      rates.push(answer.orders / answer.seconds)
      microseconds.push(answer.microseconds)
      tps.push(await transactions.rate(quick ? 1 : 2))
      ratios.push(rates.at(-1)! / ((tps.at(-1)! + tps.at(-2)!) / 2))
    }
    say(`durable: round ${round + 1} of ${rounds}: ${runners.map(({ name, ratios }) => `${name} ${shown(ratios.at(-1)!)} ×`).join(', ')}`)
  }
  return tps
}

function figuresOf({ by, clients }: Transactions, tps: readonly number[], runners: readonly Runner[]): Figure[] {
  const plain = spreadOf(tps)
  const ratios = runners.map(({ name, what, goal, ...runner }): Figure => {
    const { low, median, high } = spreadOf(runner.ratios)
    return {
      name: `durable_${name}`,
      what: `durable orders against ${by.split(' ')[0]} -N, ${what}`,
      value: median,
      unit: '× its tps',
      goal: atLeast(goal),
      spread: [low, high],
    }
  })
  const rates = runners.map(({ name, what, microseconds, ...runner }): Figure => {
    const { low, median, high } = spreadOf(runner.rates)
    const note = `${shown(spreadOf(microseconds).median)} µs of the process an order`
    return {
      name: `orders_per_second_${name}`,
      what: `durable orders, ${what}`,
      value: median,
      unit: 'a second',
      goal: null,
      spread: [low, high],
      note,
    }
  })
  const own: Figure = {
    name: 'pgbench_tps',
    what: `${by} -N -M prepared`,
    value: plain.median,
    unit: 'tps',
    goal: null,
    spread: [plain.low, plain.high],
    note: `${clients} clients`,
  }
  return [...ratios, ...rates, own]
}
