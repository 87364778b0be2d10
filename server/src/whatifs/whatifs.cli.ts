import type { Command } from 'commander'
import { progress, result, say } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

interface Options {
  program?: string
  change: string
  asOf?: string
  months: string
  lang: string
  json?: boolean
}

const CHANGES = `
The change is a part of a program document, laid over the live one (YAML or JSON; null removes):
  currencies.points.expiry: { policy: span, months: 12 }
  tiers.status.levels.gold.reach: 1500
  campaigns: { base: { rules: { pounds: { then: [{ grant: { currency: points, amount: order.total / 50 } }] } } } }`

export function whatifCommands(program: Command): void {
  program
    .command('whatif')
    .description(
      'what a change of expiry, tiers or earn rates would bring about, on the points and levels that members have; nothing is written',
    )
    .option('--program <key>', 'which program; needed where there are several')
    .requiredOption('--change <file>', 'what is to be otherwise in the program document')
    .option('--as-of <date>', 'the day from which time passes; today, or the last day of a history that ended more than a month ago')
    .option('--months <n>', 'how many of the last months are decided again where earning changes', '12')
    .option('--lang <language>', 'en or zh', 'en')
    .option('--json', 'print the whole report as JSON')
    .addHelpText('after', CHANGES)
    .action((options: Options) => run(() => whatif(options)))
}

async function whatif(options: Options): Promise<number> {
  const { lang, json = false } = options
  if (lang !== 'en' && lang !== 'zh') throw new UsageError(`"${lang}" is not a language of Perennial. Write --lang en or --lang zh.`)
  return withContext(async (ctx) => {
    const [
      { readDocument },
      { chooseProgram },
      { usable },
      { readWhatif, WhatifRequest },
      { runWhatif },
      { whatifLines, withAssumptions },
    ] = await Promise.all([
      import('../programs/apply-program.ts'),
      import('../programs/choose-program.ts'),
      import('../studies/usable.ts'),
      import('./read-whatif.ts'),
      import('./run-whatif.ts'),
      import('./whatif-lines.ts'),
    ])
    const program = await chooseProgram(ctx, options.program)
    const request = WhatifRequest.safeParse({
      change: readDocument(options.change),
      as_of: options.asOf ?? null,
      months: Number(options.months),
    })
    if (!request.success) throw new UsageError(request.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
    const asked = await usable(lang, () => readWhatif(ctx, program, request.data, lang))
    say(`What if ${options.change} held in ${program.key}? Ctrl-C cancels it.`)
    const bar = progress('whatif', '%', 100)
    const cancel = new AbortController()
    process.once('SIGINT', () => cancel.abort())
    const watching = { signal: cancel.signal, at: (share: number): void => bar.at(Math.floor(share * 100)) }
    const figures = await runWhatif(ctx, program, asked, watching).finally(() => bar.stop())
    result(json, withAssumptions(figures, lang), whatifLines(figures, asked.changed, lang))
    return 0
  })
}
