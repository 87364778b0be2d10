import { parseArgs } from 'node:util'
import { closeArenas } from './arena.ts'
import { backtestBench } from './backtests.ts'
import type { Asked, Bench } from './bench.ts'
import { checkoutBench } from './checkouts.ts'
import { couponBench } from './coupons.ts'
import { decideBench } from './decide.ts'
import { doorsBench } from './doors.ts'
import { durableBench } from './durable.ts'
import { table, type Figure } from './figure.ts'
import { growthBench } from './growth.ts'
import { importBench } from './imports.ts'
import { describeMachine, machineLines } from './machine.ts'
import { pagesBench } from './pages.ts'
import { plain, saveResults } from './save-results.ts'
import { searchBench } from './search.ts'

/** THE list of what is measured, in this order. */
const BENCHES: readonly Bench[] = [
  decideBench,
  durableBench,
  doorsBench,
  checkoutBench,
  importBench,
  couponBench,
  searchBench,
  pagesBench,
  backtestBench,
  growthBench,
]

const HELP = `npm run bench -- [options]
  --only NAMES   only these parts or figures, separated by commas:
${BENCHES.map(({ name, figures }) => `                 ${name}: ${figures.join(', ')}`).join('\n')}
  --quick        a rough look in a minute
  --large        also the growth figure: a database of five million members and as many orders (20 GB, a quarter of an hour)
  --json         one line of JSON, last on standard output
  --save         keep the result, with the machine described, in bench/results`

const say = (text: string): void => void process.stderr.write(`${text}\n`)

function readArguments(): { only: string[] | null; quick: boolean; large: boolean; json: boolean; save: boolean; help: boolean } {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: flag, large: flag, json: flag, save: flag, help: flag } })
  const only = values.only?.split(',').map((name) => name.trim()) ?? null
  const known = BENCHES.flatMap(({ name, figures }) => [name, ...figures])
  const wrong = only?.find((name) => !known.includes(name))
  if (wrong !== undefined) throw new Error(`There is no figure "${wrong}". There are: ${known.join(', ')}`)
  return { ...values, only }
}

async function measure({ only, quick, large }: ReturnType<typeof readArguments>): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const bench of BENCHES) {
    const wants: Asked['wants'] = (figure) => only === null || only.includes(bench.name) || only.includes(figure)
    if (!bench.figures.some(wants)) continue
    figures.push(...(await bench.run({ quick, large, wants, say })).filter(({ name }) => wants(name)))
  }
  return figures
}

async function main(): Promise<void> {
  const given = readArguments()
  if (given.help) return say(HELP)
  const started = new Date()
  const machine = await describeMachine()
  for (const line of machineLines(machine)) say(line)
  const figures = await measure(given)
  if (given.save) for (const file of saveResults(figures, machine, started, process.argv.slice(2))) say(`Saved ${file}`)
  const result = given.json ? JSON.stringify({ figures: plain(figures) }) : `${machineLines(machine).join('\n')}\n\n${table(figures)}`
  process.stdout.write(`${result}\n`)
}

process.once('SIGINT', () => void closeArenas().finally(() => process.exit(130)))

await main().catch((error: Error) => {
  say(`error: ${error.message}`)
  process.exitCode = 1
})
