import type { Command } from 'commander'
import { bad, dim, result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

export function explainCommands(program: Command): void {
  program
    .command('explain <decision>')
    .description('why a decision (dec_…) came out as it did, in words that can be read to the member')
    .option('--lang <language>', 'en or zh', 'en')
    .option('--json', 'print the words and all data as JSON')
    .action((decision: string, options: { lang: string; json?: boolean }) => run(() => explain(decision, options)))
}

async function explain(decision: string, { lang, json }: { lang: string; json?: boolean }): Promise<number> {
  if (lang !== 'en' && lang !== 'zh') throw new UsageError(`"${lang}" is not a language of Perennial. Write --lang en or --lang zh.`)
  return withContext(async (ctx) => {
    const [{ explainDecision }, { decodeRowId }, { holderKey }, { programOf }, { currentProgram }, { message }] = await Promise.all([
      import('./explain-decision.ts'),
      import('#kit/ids.ts'),
      import('#kit/holder-key.ts'),
      import('../members/find-member.ts'),
      import('../programs/live-program.ts'),
      import('#kit/messages.ts'),
    ])
    const place = decodeRowId('dec', decision, 1)
    if (!place) throw new UsageError(`"${decision}" is not the id of a decision (dec_…_…). Answers of the API carry it.`)
    const programId = await programOf(ctx, holderKey(place.holder))
    const explained = programId === null ? null : await explainDecision(ctx, await currentProgram(ctx, programId), decision, lang)
    if (!explained) throw new UsageError(`There is no decision ${decision}.`)
    const proof = message(lang, explained.proved ? 'explain.proved' : 'explain.not_proved')
    result(json ?? false, explained, [...explained.words, explained.proved ? dim(proof) : bad(proof)])
    return explained.proved ? 0 : 1
  })
}
