import type { Command } from 'commander'
import { bad, good, progress, result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

export function replayCommands(program: Command): void {
  program
    .command('replay [member]')
    .description('decide every command of a member, or of all, again and compare with what is stored')
    .option('--program <key>', 'only this program')
    .option('--json', 'print the result as JSON')
    .action((member: string | undefined, options: { program?: string; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const [{ replayAll }, { findProgram }, { decodeId }, { holderKey }, { programOf }] = await Promise.all([
            import('./replay-all.ts'),
            import('../programs/find-program.ts'),
            import('#kit/ids.ts'),
            import('#kit/holder-key.ts'),
            import('../members/find-member.ts'),
          ])
          const id = member === undefined ? null : decodeId('mem', member)
          if (member !== undefined && !id) throw new UsageError(`"${member}" is not the id of a member (mem_…).`)
          const holder = id ? holderKey(id) : null
          const programId = holder
            ? await programOf(ctx, holder)
            : options.program === undefined
              ? null
              : (await findProgram(ctx, options.program)).id
          if (holder && programId === null) throw new UsageError(`There is no member ${member}.`)
          const bar = progress('replay', 'members')
          const replayed = await replayAll(ctx, { programId, ...(holder && { holder }) }, (done, total) => {
            bar.total(total)
            bar.at(done)
          })
          bar.stop()
          const head = `${replayed.commands.toLocaleString('en')} commands of ${replayed.holders.toLocaleString('en')} members in ${replayed.seconds.toFixed(1)} s`
          const lines = replayed.mismatches.map(
            (m) => `${bad('differs')} ${m.holder} command ${m.seq}: ${m.what}\n  stored   ${m.stored}\n  replayed ${m.replayed}`,
          )
          result(options.json ?? false, replayed, [
            head,
            ...lines,
            replayed.ok ? good('Everything comes out as it is stored.') : bad(`${replayed.mismatch_count} differences`),
          ])
          return replayed.ok ? 0 : 1
        }),
      ),
    )
}
