import type { Command } from 'commander'
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { progress, result, say, type Progress } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'
import type { Watching } from './decide-staged.ts'
import type { DryRun } from './dry-run.ts'
import type { Summary } from './import-orders.ts'

interface Options {
  program?: string
  mapping?: string
  report?: string
  dryRun?: boolean
  json?: boolean
}

const KINDS = ['orders', 'customers', 'members', 'balances', 'products', 'stores'] as const
type Kind = (typeof KINDS)[number]

const FORMATS = `
Columns, where there is no mapping (identities: phone, email, card, external and so on; several values are parted by |):
  customers  identities, verified, personal attributes of the program
  members    the same, and joined_at, tags, attributes, tier.SET, tier_until.SET, consent.PURPOSE.CHANNEL, consent_text, terms, terms_hash
  balances   an identity, currency, amount, expires_on (a date or never), reference
  products   sku, valid_from, name (or name.en, name.zh), category, brand, tags, price, margin
  stores     key, valid_from, name (or name.en, name.zh), region, time_zone
  orders     need a mapping; there is one to copy in examples/online-retail/mapping.yaml

The mapping also says how the file is written, with these defaults:
  format: csv          or jsonl, one JSON object a line, or xlsx, of which the first sheet or the one named by sheet: is read
  encoding: utf-8      or gb18030 (also for GBK and GB2312) or utf-16le; never guessed; a byte order mark is skipped
  delimiter: ","       or ";" or "\\t" in quotes
Lines may end in LF or CR LF. A name that ends in .gz is unpacked; standard input is not (zcat FILE.gz | perennial import orders -).`

export function importCommands(program: Command): void {
  program
    .command('import <kind> <file>')
    .description(`load history from a file (CSV or JSON lines, .gz or not; - is standard input); kinds: ${KINDS.join(', ')}`)
    .option('--program <key>', 'into which program; needed where there are several')
    .option('--mapping <file>', 'which columns mean what (YAML); without it, columns are named like the fields')
    .option('--report <file>', 'where to write the rows that were not taken; FILE.rejected.csv, if left out')
    .option('--dry-run', 'read the file and report what cannot be read; store and decide nothing')
    .option('--json', 'print the summary as JSON')
    .addHelpText('after', FORMATS)
    .action((kind: string, file: string, options: Options) => run(() => importCommand(kind, file, options)))
}

async function importCommand(kind: string, file: string, options: Options): Promise<number> {
  if (!isKind(kind)) throw new UsageError(`"${kind}" cannot be imported. Kinds are: ${KINDS.join(', ')}`)
  const report = options.report ?? `${file === '-' ? 'stdin' : file.replace(/\.gz$/, '')}.rejected.csv`
  checkFiles(file, report)
  // A file goes through and leaves nothing behind, so the heap need not grow for what is garbage: 336 -> 194 MB over 300,000 rows.
  setFlagsFromString('--heap-growing-percent=30')
  const { readMapping } = await import('./read-mapping.ts')
  const mapping = kind === 'orders' ? readMapping('orders', options.mapping) : readMapping('rows', options.mapping)
  return withContext(
    async (ctx) => {
      const { chooseProgram } = await import('../programs/choose-program.ts')
      const into = await chooseProgram(ctx, options.program)
      const { watching, stop } = watch(kind, file)
      if (options.dryRun) {
        const { dryRun } = await import('./dry-run.ts')
        const read = await dryRun(ctx, into, kind, file, mapping, report, watching)
        stop()
        result(options.json ?? false, read, dryLines(read))
        return allBad(read) ? 2 : 0
      }
      const [{ importOrders }, { importRows }] = await Promise.all([import('./import-orders.ts'), import('./import-rows.ts')])
      const summary =
        kind === 'orders'
          ? await importOrders(ctx, into, file, mapping as never, report, watching)
          : await importRows(ctx, into, kind, file, mapping as never, report, watching)
      stop()
      result(options.json ?? false, summary, summaryLines(summary))
      if (allBad(summary)) return 2
      // A summary that does not add up is an error of ours, and must be seen.
      return summary.rows === summary.decided + summary.already_known + summary.refused + summary.bad ? 0 : 1
    },
    { laneQueue: 20_000 },
  )
}

const isKind = (kind: string): kind is Kind => KINDS.includes(kind as Kind)

function allBad({ rows, bad }: { rows: number; bad: number }): boolean {
  if (rows === 0 || bad < rows) return false
  say('None of the rows can be read, so the mapping is not of this file. The report says what it stumbles over.')
  return true
}

/** An hour of import must not end in a report that cannot be written. */
function checkFiles(file: string, report: string): void {
  try {
    if (file !== '-') accessSync(file, constants.R_OK)
    if (file !== '-' && statSync(file).isDirectory()) throw new Error('it is a folder')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`)
  }
  try {
    accessSync(dirname(report), constants.W_OK)
  } catch {
    throw new UsageError(`The report of rows that are not taken cannot be written to ${report}. Name another place: --report FILE`)
  }
}

function watch(kind: Kind, file: string): { watching: Watching; stop(): void } {
  let bar: Progress | null = null
  const stage = (name: string, total: number): void => {
    bar?.stop()
    say(name === 'reading' ? `Reading ${file}` : `Deciding ${total.toLocaleString('en')} rows`)
    bar = progress(kind, 'rows', total)
  }
  return { watching: { stage, at: (done) => bar?.at(done) }, stop: () => bar?.stop() }
}

function summaryLines(summary: Summary): string[] {
  const { rows, decided, already_known, refused, bad, seconds } = summary
  return [
    `${rows.toLocaleString('en')} rows = ${decided} decided + ${already_known} already known + ${refused} refused + ${bad} bad`,
    ...reportLines(summary),
    `${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')} rows a second`,
  ]
}

const dryLines = (read: DryRun): string[] => [
  `${read.rows.toLocaleString('en')} rows = ${read.readable} that can be read + ${read.bad} bad. Nothing was stored.`,
  ...reportLines(read),
]

const reportLines = ({ reasons, report }: Pick<Summary, 'reasons' | 'report'>): string[] => [
  ...Object.entries(reasons).map(([reason, count]) => `  ${reason}: ${count}`),
  ...(report ? [`The rows that were not taken are in ${report}`] : []),
]
