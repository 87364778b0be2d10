import type { Command } from 'commander'
import { bad, good, progress, result } from '#kit/terminal.ts'
import { run, withContext } from '../command.ts'

export function verifyCommands(program: Command): void {
  program
    .command('verify')
    .description('check every invariant of the books, on a live database')
    .option('--json', 'print the result as JSON')
    .action((options: { json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const { verifyAll } = await import('./verify-all.ts')
          const bar = progress('verify', 'steps')
          const verified = await verifyAll(ctx, (done, total) => {
            bar.total(total)
            bar.at(done)
          })
          bar.stop()
          const head = `${verified.checks} checks over ${verified.commands.toLocaleString('en')} commands in ${verified.batches.toLocaleString('en')} batches, ${verified.seconds.toFixed(1)} s`
          const lines = verified.findings.flatMap(({ check, breaches }) => [
            bad(`broken: ${check}`),
            ...breaches.map((breach) => `  ${breach}`),
          ])
          const letters = verified.dead_letters > 0 ? [`${verified.dead_letters} announcements were laid aside after their last try.`] : []
          result(options.json ?? false, verified, [
            head,
            ...lines,
            ...letters,
            verified.ok ? good('The books are sound.') : bad('The books are not sound.'),
          ])
          return verified.ok ? 0 : 1
        }),
      ),
    )
}
