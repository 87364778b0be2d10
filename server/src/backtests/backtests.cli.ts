import type { Command } from 'commander'
import { progress, result, say } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

interface Options {
  program?: string
  draft: string
  from: string
  to: string
  population?: string
  threads?: string
  lang: string
  json?: boolean
}

export function backtestCommands(program: Command): void {
  program
    .command('backtest')
    .description("decide the brand's own history again under a draft and under the live version, and compare; nothing is written")
    .option('--program <key>', 'which program; needed where there are several')
    .requiredOption('--draft <file>', 'the draft: a whole program document, YAML or JSON')
    .requiredOption('--from <date>', 'first day of the window, in the time zone of the program')
    .requiredOption('--to <date>', 'last day of the window')
    .option('--population <condition>', 'only members for whom this holds, as in: member.tier == "gold"')
    .option('--threads <n>', 'how many threads; as many as there are processors, if left out')
    .option('--lang <language>', 'en or zh', 'en')
    .option('--json', 'print the whole report as JSON')
    .action((options: Options) => run(() => backtest(options)))
}

async function backtest(options: Options): Promise<number> {
  const { lang, json = false } = options
  if (lang !== 'en' && lang !== 'zh') throw new UsageError(`"${lang}" is not a language of Perennial. Write --lang en or --lang zh.`)
  const threads = threadsOf(options.threads)
  return withContext(async (ctx) => {
    const [{ readDocument }, { chooseProgram }, { usable }, { readBacktest }, { runBacktest }, { inLanguage }, { reportLines }] =
      await Promise.all([
        import('../programs/apply-program.ts'),
        import('../programs/choose-program.ts'),
        import('../studies/usable.ts'),
        import('./read-backtest.ts'),
        import('./run-backtest.ts'),
        import('./build-report.ts'),
        import('./report-lines.ts'),
      ])
    const program = await chooseProgram(ctx, options.program)
    const request = {
      draft: readDocument(options.draft) as Record<string, unknown>,
      from: options.from,
      to: options.to,
      population: options.population ?? null,
    }
    const asked = await usable(lang, () => readBacktest(ctx, program, request, lang))
    say(`Backtest of ${options.draft} over ${program.key}, ${options.from} to ${options.to}. Ctrl-C cancels it.`)
    const bar = progress('backtest', '%', 100)
    const cancel = new AbortController()
    process.once('SIGINT', () => cancel.abort())
    const figures = await runBacktest(
      ctx,
      program,
      { ...asked, ...(threads && { threads }) },
      {
        signal: cancel.signal,
        at: (share) => bar.at(Math.floor(share * 100)),
      },
    ).finally(() => bar.stop())
    result(json, inLanguage(figures, lang), reportLines(figures, asked.draft, lang))
    return 0
  })
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const threads = Number(text)
  if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return threads
  throw new UsageError(`--threads is "${text}". Write a whole number from 1 to 64.`)
}
