import type { Command } from 'commander'
import { bad, good, result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { programGroup, run, withContext } from '../command.ts'

export function programCommands(program: Command): void {
  const programs = programGroup(program)

  programs
    .command('apply <file>')
    .description('publish a YAML or JSON document as the next version of its program; the program is made if there is none')
    .option('--note <text>', 'why', 'applied from a file')
    .option('--effective-from <date>', 'when it comes into force: a date or time; the first version: from the beginning of time')
    .option('--approved-by <name>', 'who else approved it, where a budget is so large that it takes a second person')
    .option('--organization <key>', 'whose program it is; only needed for a new one, or where several organizations have one of that key')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { note: string; effectiveFrom?: string; approvedBy?: string; organization?: string; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const { applyProgram, readDocument } = await import('./apply-program.ts')
          const effectiveFrom = options.effectiveFrom === undefined ? undefined : Date.parse(options.effectiveFrom)
          if (Number.isNaN(effectiveFrom))
            throw new UsageError(`"${options.effectiveFrom}" is not a date or time. Write it like 2026-01-31 or 2026-01-31T09:00:00+08:00.`)
          const applied = await applyProgram(ctx, {
            document: readDocument(file),
            note: options.note,
            by: 'command line',
            ...(options.approvedBy !== undefined && { approvedBy: options.approvedBy }),
            ...(options.organization !== undefined && { organization: options.organization }),
            ...(effectiveFrom !== undefined && { effectiveFrom }),
          })
          if (!applied.ok) {
            result(
              options.json ?? false,
              applied,
              applied.problems.map((p) => `${bad(p.path ?? '')} ${p.message}`),
            )
            return 1
          }
          const { key, number, unchanged } = applied
          result(options.json ?? false, applied, [
            unchanged ? `${key} is already so (version ${number}).` : good(`${key}: version ${number} is published.`),
          ])
          return 0
        }),
      ),
    )

  programs
    .command('lint <file>')
    .description('what is wrong with a document, and what to look at before publishing it')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: { json?: boolean }) =>
      run(async () => {
        const [{ checkDocument }, { readDocument }] = await Promise.all([import('./lint-findings.ts'), import('./apply-program.ts')])
        const { problems, findings } = checkDocument(readDocument(file), 'en')
        const lines = [...problems.map((p) => `${bad(p.path ?? '')} ${p.message}`), ...findings.map((f) => `${f.path} ${f.message}`)]
        result(options.json ?? false, { problems, findings }, lines.length > 0 ? lines : [good('Nothing to say against it.')])
        return problems.length > 0 ? 1 : 0
      }),
    )

  programs
    .command('export <program>')
    .description('the newest version as YAML, in stable order')
    .option('--number <n>', 'an earlier version')
    .option('--json', 'print the document as JSON')
    .action((key: string, options: { number?: string; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const [{ exportProgram }, { parse }] = await Promise.all([import('./apply-program.ts'), import('yaml')])
          const text = await exportProgram(ctx, key, options.number === undefined ? undefined : Number(options.number))
          process.stdout.write(options.json ? `${JSON.stringify(parse(text))}\n` : text)
        }),
      ),
    )

  programs
    .command('versions <program>')
    .description('all versions, with who published them and why')
    .option('--json', 'print the result as JSON')
    .action((key: string, options: { json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const [{ findProgram }, { versionsOf }] = await Promise.all([import('./find-program.ts'), import('./programs.sql.ts')])
          const rows = await versionsOf(ctx.pool, (await findProgram(ctx, key)).id)
          const versions = rows.map(({ number, effective_from, published_at, published_by, note }) => ({
            number,
            effective_from,
            published_at,
            published_by,
            note,
          }))
          result(
            options.json ?? false,
            { versions },
            versions.map((v) => `${v.number}\t${v.effective_from.toISOString()}\t${v.published_by}\t${v.note}`),
          )
        }),
      ),
    )
}
