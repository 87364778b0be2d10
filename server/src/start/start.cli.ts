import type { Command } from 'commander'
import { result } from '#kit/terminal.ts'
import { dataDir, run } from '../command.ts'

export function startCommands(program: Command): void {
  program
    .command('start')
    .description('everything on one machine: database, demo on first run, doors and jobs (this is npm start)')
    .option('--no-demo', 'do not load the demo into an empty database')
    .option('--json', 'print address, program and key as JSON once it runs')
    .action((options: { demo: boolean; json?: boolean }) => run(async () => (await import('./start.ts')).start(options)))

  program
    .command('serve')
    .description('open the HTTP doors; with --jobs also run the jobs')
    .option('--jobs', 'run the jobs in this process too')
    .option('--json', 'print the address as JSON once it listens')
    .action((options: { jobs?: boolean; json?: boolean }) =>
      run(async () => {
        const { serveCommand } = await import('./serve-command.ts')
        await serveCommand({ doors: true, jobs: options.jobs ?? false, json: options.json ?? false })
      }),
    )

  program
    .command('work')
    .description('run the jobs: outbox, clock, seals')
    .option('--json', 'print a line of JSON once they run')
    .action((options: { json?: boolean }) =>
      run(async () => {
        const { serveCommand } = await import('./serve-command.ts')
        await serveCommand({ doors: false, jobs: true, json: options.json ?? false })
      }),
    )

  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'print the result as JSON')
    .action((options: { json?: boolean }) =>
      run(async () => {
        const [{ openDatabase, migrateDatabase }, { readConfig }] = await Promise.all([import('./database.ts'), import('#kit/config.ts')])
        const database = await openDatabase(readConfig(process.env, dataDir()))
        try {
          const applied = await migrateDatabase(database.url)
          result(
            options.json ?? false,
            { applied },
            applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['The database is up to date.'],
          )
        } finally {
          await database.stop()
        }
      }),
    )
}
