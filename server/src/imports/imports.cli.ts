import type { Command } from 'commander'
import { progress, result, say } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

interface Options {
  program?: string
  mapping?: string
  report?: string
  json?: boolean
}

const KINDS = ['orders', 'customers', 'members', 'balances', 'products', 'stores'] as const

export function importCommands(program: Command): void {
  program
    .command('import <kind> <file>')
    .description(`load history from a file (CSV or JSON lines, .gz or not; - is standard input); kinds: ${KINDS.join(', ')}`)
    .option('--program <key>', 'into which program; needed where there are several')
    .option('--mapping <file>', 'which columns mean what (YAML); without it, columns are named like the fields')
    .option('--report <file>', 'where to write the rows that were not taken; FILE.rejected.csv, if left out')
    .option('--json', 'print the summary as JSON')
    .action((kind: string, file: string, options: Options) => run(() => importCommand(kind, file, options)))
}

async function importCommand(kind: string, file: string, options: Options): Promise<number> {
  if (!KINDS.includes(kind as never)) throw new UsageError(`"${kind}" cannot be imported. Kinds are: ${KINDS.join(', ')}`)
  const report = options.report ?? `${file === '-' ? 'stdin' : file.replace(/\.gz$/, '')}.rejected.csv`
  return withContext(
    async (ctx) => {
      const [{ chooseProgram }, { readMapping }, { importOrders }, { importRows }] = await Promise.all([
        import('../programs/choose-program.ts'),
        import('./read-mapping.ts'),
        import('./import-orders.ts'),
        import('./import-rows.ts'),
      ])
      const program = await chooseProgram(ctx, options.program)
      let bar = progress(kind, 'rows')
      const watching = {
        stage: (name: string, total: number) => {
          bar.stop()
          say(name === 'reading' ? `Reading ${file}` : `Deciding ${total.toLocaleString('en')} rows`)
          bar = progress(kind, 'rows', total)
        },
        at: (done: number) => bar.at(done),
      }
      const summary =
        kind === 'orders'
          ? await importOrders(ctx, program, file, readMapping('orders', options.mapping), report, watching)
          : await importRows(
              ctx,
              program,
              kind as Exclude<(typeof KINDS)[number], 'orders'>,
              file,
              readMapping('rows', options.mapping),
              report,
              watching,
            )
      bar.stop()
      const { rows, decided, already_known, refused, bad } = summary
      result(options.json ?? false, summary, [
        `${rows.toLocaleString('en')} rows = ${decided} decided + ${already_known} already known + ${refused} refused + ${bad} bad`,
        ...Object.entries(summary.reasons).map(([reason, count]) => `  ${reason}: ${count}`),
        ...(summary.report ? [`The rows that were not taken are in ${summary.report}`] : []),
        `${summary.seconds.toFixed(1)} s, ${Math.round(rows / summary.seconds).toLocaleString('en')} rows a second`,
      ])
      // A summary that does not add up is an error of ours, and must be seen.
      return rows === decided + already_known + refused + bad ? 0 : 1
    },
    { laneQueue: 20_000 },
  )
}
