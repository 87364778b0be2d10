import { Command } from 'commander'
import { backtestCommands } from './backtests/backtests.cli.ts'
import { changeCommands } from './changes/changes.cli.ts'
import { couponCommands } from './coupons/coupons.cli.ts'
import { peopleCommands } from './customers/people.cli.ts'
import { demoCommands } from './demo/demo.cli.ts'
import { explainCommands } from './explanations/explanations.cli.ts'
import { importCommands } from './imports/imports.cli.ts'
import { invoiceCommands } from './invoices/invoices.cli.ts'
import { keyCommands } from './programs/keys.cli.ts'
import { programCommands } from './programs/programs.cli.ts'
import { replayCommands } from './replay/replay.cli.ts'
import { staffCommands } from './staff/staff.cli.ts'
import { startCommands } from './start/start.cli.ts'
import { rewardCommands } from './stock/rewards.cli.ts'
import { verifyCommands } from './verify/verify.cli.ts'
import { whatifCommands } from './whatifs/whatifs.cli.ts'

/** THE list of commands. Each loads its work when it is run, so that --help is instant. */
const program = new Command('perennial')
  .description('An open-source, self-hosted customer-loyalty platform')
  .addHelpText(
    'after',
    '\nThe database is DATABASE_URL, or that of the running server, or the embedded one in .data.\nExit codes: 0 done, 1 failed or found something wrong, 2 the call itself needs mending.',
  )
  .showHelpAfterError('(add --help for what it takes)')
  .configureOutput({ outputError: (text, write) => write(text) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))

startCommands(program)
programCommands(program)
keyCommands(program)
staffCommands(program)
importCommands(program)
peopleCommands(program)
rewardCommands(program)
invoiceCommands(program)
couponCommands(program)
verifyCommands(program)
replayCommands(program)
explainCommands(program)
backtestCommands(program)
whatifCommands(program)
changeCommands(program)
demoCommands(program)

await program.parseAsync()
