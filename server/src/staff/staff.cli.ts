import { Option, type Command } from 'commander'
import { result } from '#kit/terminal.ts'
import { STAFF_ROLES, type StaffRole } from '../access/staff-role.ts'
import { run, withContext } from '../command.ts'

interface Creating {
  email: string
  name: string
  role: StaffRole
  organization?: string
  program?: string
  json?: boolean
}

export function staffCommands(program: Command): void {
  const staff = program.command('staff').description('people who sign in')

  staff
    .command('create')
    .description('make a login; its password is shown once')
    .requiredOption('--email <address>', 'what they sign in with')
    .requiredOption('--name <name>', 'what they are called')
    .addOption(new Option('--role <role>', 'what they may do').choices([...STAFF_ROLES]).default('owner'))
    .option('--organization <key>', 'whose they are, where there are several')
    .option('--program <key>', 'in one program only')
    .option('--json', 'print the result as JSON')
    .action(({ json, ...given }: Creating) =>
      run(() =>
        withContext(async (ctx) => {
          const { createByOperator } = await import('./create-by-operator.ts')
          const made = await createByOperator(ctx, given)
          result(json ?? false, made, [
            `${made.email}   password ${made.password}`,
            'It is shown once; they can change it when they are in.',
          ])
        }),
      ),
    )

  staff
    .command('reset-password <email>')
    .description('give somebody a new password, shown once; their sessions end')
    .option('--second-factor', 'take off their second factor as well')
    .option('--json', 'print the result as JSON')
    .action((email: string, options: { secondFactor?: boolean; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const { resetByOperator } = await import('./create-by-operator.ts')
          const made = await resetByOperator(ctx, email, options.secondFactor ?? false)
          result(options.json ?? false, made, [`${made.email}   password ${made.password}`])
        }),
      ),
    )
}
