import { Option, type Command } from 'commander'
import { result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { ROLES, SCOPES, type Role, type Scope } from '../access/api-key.ts'
import { run, withContext } from '../command.ts'

export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('API keys')

  keys
    .command('create')
    .description('make a key; it is shown once')
    .requiredOption('--program <key>', 'the program it is for')
    .option('--name <name>', 'the client it is for; idempotency keys belong to the client', 'default')
    .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]).default('service'))
    .option('--scopes <list>', `fewer than the role has, separated by commas: ${SCOPES.join(', ')}`)
    .option('--json', 'print the result as JSON')
    .action((options: { program: string; name: string; role: Role; scopes?: string; json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const [{ createApiKey }, { findProgram }] = await Promise.all([
            import('../access/create-api-key.ts'),
            import('./find-program.ts'),
          ])
          const { id: programId } = await findProgram(ctx, options.program)
          const scopes = options.scopes?.split(',').map((scope) => scope.trim())
          const wrong = scopes?.find((scope) => !SCOPES.includes(scope as Scope))
          if (wrong) throw new UsageError(`There is no scope "${wrong}". Scopes are: ${SCOPES.join(', ')}`)
          const made = await createApiKey(ctx, {
            programId,
            name: options.name,
            role: options.role,
            ...(scopes && { scopes: scopes as Scope[] }),
          })
          result(options.json ?? false, made, [made.key, `It may: ${made.scopes.join(', ')}. Keep it: it cannot be shown again.`])
        }),
      ),
    )

  keys
    .command('revoke <prefix>')
    .description('end a key; it stops working within ten seconds')
    .option('--json', 'print the result as JSON')
    .action((prefix: string, options: { json?: boolean }) =>
      run(() =>
        withContext(async (ctx) => {
          const { revokeKeys } = await import('../access/revoke-keys.ts')
          const revoked = await revokeKeys(ctx, prefix)
          if (revoked === 0) throw new UsageError(`No living key begins with ${prefix}.`)
          result(options.json ?? false, { revoked }, [`Revoked ${prefix}.`])
        }),
      ),
    )
}
