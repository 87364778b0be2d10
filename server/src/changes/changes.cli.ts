import type { Command } from 'commander'
import { progress, result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { programGroup, run, withContext } from '../command.ts'

interface Options {
  lang: string
  json?: boolean
}

export function changeCommands(program: Command): void {
  programGroup(program)
    .command('diff <file>')
    .description('what applying a document would change, in words, and how many members it would move between levels')
    .option('--lang <language>', 'en or zh', 'en')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: Options) => run(() => diff(file, options)))
}

async function diff(file: string, { lang, json = false }: Options): Promise<void> {
  if (lang !== 'en' && lang !== 'zh') throw new UsageError(`"${lang}" is not a language of Perennial. Write --lang en or --lang zh.`)
  await withContext(async (ctx) => {
    const [{ readDocument }, { diffWithLatest }, { memberMoves, moveInWords }] = await Promise.all([
      import('../programs/apply-program.ts'),
      import('./diff-with-latest.ts'),
      import('./member-moves.ts'),
    ])
    const { changes, words, program, changed } = await diffWithLatest(ctx, readDocument(file), lang)
    const lines = words.map((change) => change.words)
    let moves: Awaited<ReturnType<typeof memberMoves>> = []
    if (words.some(({ path }) => path.startsWith('tiers.'))) {
      const bar = progress('members', '%', 100)
      const watching = { signal: new AbortController().signal, at: (share: number): void => bar.at(Math.floor(share * 100)) }
      moves = await memberMoves(ctx, program, changed, watching).finally(() => bar.stop())
      lines.push(...moves.map((move) => moveInWords(lang, program.timeline.latest, changed, move)))
    }
    result(json, { changes, words, moves }, lines.length > 0 ? lines : ['Nothing would change.'])
  })
}
