import type { Command } from 'commander'
import { progress, result, say } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'

export function demoCommands(program: Command): void {
  program
    .command('demo')
    .description('load the demo café into an empty database (npm start does so on its first run)')
    .option('--members <n>', 'how many members', '5000')
    .option('--json', 'print the result as JSON')
    .action((options: { members: string; json?: boolean }) =>
      run(() =>
        withContext(
          async (ctx) => {
            const count = Number(options.members)
            if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
              throw new UsageError('--members is a whole number from 1 to 1,000,000.')
            const [{ loadDemo }, { needsDemo }] = await Promise.all([import('./load-demo.ts'), import('./needs-demo.ts')])
            if (!(await needsDemo(ctx)))
              throw new UsageError(
                'There are programs here already, so no demo is made. Give an empty folder: PERENNIAL_DATA=.data-demo npx perennial demo',
              )
            const loaded = await loadDemo(ctx, count, demoProgress())
            result(options.json ?? false, loaded, [`${loaded.program}: ${loaded.members} members, ${loaded.commands} commands.`])
          },
          { laneQueue: 20_000 },
        ),
      ),
    )
}

/** One bar after the other. */
export function demoProgress(): { stage(name: string, total: number): void; at(done: number): void } {
  let bar = progress('demo', '')
  return {
    stage: (name, total) => {
      bar.stop()
      if (!process.stderr.isTTY) say(`Making the demo: ${total.toLocaleString('en')} ${name}`)
      bar = progress(`Demo: ${name}`, '', total)
    },
    at: (done) => bar.at(done),
  }
}
