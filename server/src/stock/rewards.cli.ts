import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

/** One code a line, and after a comma the first day on which it is gone. */
function codesIn(text: string): { code: string; expires_on?: string }[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const [code = '', end] = line.split(',').map((part) => part.trim())
    if (code === '') return []
    if (end !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(end))
      throw new UsageError(`Line ${i + 1}: "${end}" is no day. Write it like 2027-12-31.`)
    return [{ code, ...(end !== undefined && { expires_on: end }) }]
  })
}

export function rewardCommands(program: Command): void {
  const rewards = program.command('rewards').description('codes that points are redeemed for')
  rewards
    .command('import-codes <file>')
    .description('put codes into a pool: one a line, with the first day on which it is gone after a comma')
    .requiredOption('--pool <key>', 'the pool, as rewards of the program name it')
    .option('--program <key>', 'the program, where there are several')
    .option('--alert-below <count>', 'tell the program when fewer are left')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { pool: string; program?: string; alertBelow?: string; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const [{ importCodes }, { chooseProgram }] = await Promise.all([
            import('./import-codes.ts'),
            import('../programs/choose-program.ts'),
          ])
          const codes = codesIn(await readFile(file, 'utf8').catch(() => Promise.reject(new UsageError(`There is no file ${file}.`))))
          const { id } = await chooseProgram(ctx, options.program)
          const alert = options.alertBelow === undefined ? null : Number(options.alertBelow)
          if (alert !== null && !Number.isSafeInteger(alert)) throw new UsageError(`"${options.alertBelow}" is no number of codes.`)
          const done = await importCodes(ctx, id, options.pool, codes, alert)
          result(options.json ?? false, done, [`${done.added} codes are new, ${done.known} were there already.`])
        }),
      ),
    )
}
