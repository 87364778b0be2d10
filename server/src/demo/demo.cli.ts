import type { Command } from 'commander'
import { readRuntime } from '#kit/runtime.ts'
import { progress, result, say } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { dataDir, run, withContext } from '../command.ts'
import type { OpenContext } from '../open-context.ts'
import type { Loaded } from './load-demo.ts'

interface Options {
  template: string
  members: string
  json?: boolean
}

export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('load an example program with a year of history (npm start loads the café into an empty database)')
    .option('--template <key>', 'cafe, retail, airline or beauty', 'cafe')
    .option('--members <n>', 'how many members', '5000')
    .option('--json', 'print the result as JSON')
    .action((options: Options) =>
      run(() =>
        withContext(
          async (ctx, database) => {
            if (database.from === 'running') refuseBesideServer()
            const loaded = await make(ctx, options)
            result(options.json ?? false, loaded, linesOf(loaded))
          },
          { laneQueue: 20_000 },
        ),
      ),
    )
}

/** What falls due is decided by a server's clock up to now; history that comes afterwards would come late. */
function refuseBesideServer(): void {
  const address = readRuntime(dataDir())?.address
  if (address)
    throw new UsageError(
      `Perennial runs on ${address}, and its clock would overtake the history. Stop it first, and start it again afterwards.`,
    )
}

async function make(ctx: OpenContext, { template, members }: Options): Promise<Loaded> {
  const count = Number(members)
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000) throw new UsageError('--members is a whole number from 1 to 1,000,000.')
  const [{ loadDemo }, { needsDemo }, { findTemplate, TEMPLATES }] = await Promise.all([
    import('./load-demo.ts'),
    import('./needs-demo.ts'),
    import('./templates.ts'),
  ])
  if (!findTemplate(template))
    throw new UsageError(`There is no template "${template}". Give one of ${TEMPLATES.map(({ key }) => key).join(', ')}.`)
  if (!(await needsDemo(ctx, template)))
    throw new UsageError(
      `There is a program "${template}" here already. Give an empty folder: PERENNIAL_DATA=.data-demo npx perennial demo --template ${template}`,
    )
  return loadDemo(ctx, count, demoProgress(), template)
}

function linesOf({ program, members, commands, refused, refusals }: Loaded): string[] {
  const share = ((100 * refused) / Math.max(1, commands)).toFixed(2)
  const reasons = Object.entries(refusals).map(([name, count]) => `  ${count} ${name}`)
  return [`${program}: ${members} members, ${commands} commands, ${share} % of them refused.`, ...reasons]
}

/** One bar after the other. */
export function demoProgress(): { stage(name: string, total: number): void; at(done: number): void } {
  let bar = progress('demo', '')
  return {
    stage: (name, total) => {
      bar.stop()
      if (!process.stderr.isTTY) say(`Making the demo: ${total.toLocaleString('en')} ${name}`)
      bar = progress(`Demo: ${name}`, '', total)
    },
    at: (done) => bar.at(done),
  }
}
