import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'
import type { Fault } from './read-invoice.ts'

interface Importing {
  program?: string
  supplier: string
  invoice: string
  month: string
  decimals: string
  json?: boolean
}

/** So many faults are told; whoever has more mends these first. */
const TOLD = 20

export function invoiceCommands(program: Command): void {
  const invoices = program.command('invoices').description('what suppliers charge')
  invoices
    .command('import <file>')
    .description('take an invoice in: a CSV with the columns reference and amount, all of its lines or none')
    .option('--program <key>', 'the program, where there are several')
    .requiredOption('--supplier <key>', 'whose it is')
    .requiredOption('--invoice <number>', 'the supplier’s number of it')
    .requiredOption('--month <month>', 'the month that it is for, like 2026-06')
    .option('--decimals <count>', 'places of its amounts after the point; 0 is minor units of money', '0')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: Importing) => run(async () => importFile(file, options)))
}

async function importFile(file: string, options: Importing): Promise<number> {
  const [{ Invoice }, { DECIMALS_MAX, readInvoice }] = await Promise.all([import('./invoice.ts'), import('./read-invoice.ts')])
  const decimals = Number(options.decimals)
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > DECIMALS_MAX)
    throw new UsageError(`"${options.decimals}" is no number of places. Give a whole number from 0 to ${DECIMALS_MAX}.`)
  const head = Invoice.pick({ invoice: true, month: true }).safeParse({ invoice: options.invoice, month: options.month })
  if (!head.success) throw new UsageError(head.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join(' '))
  const bytes = await readFile(file).catch((error: Error) => {
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  })
  const { lines, faults } = readInvoice(bytes.toString(), decimals)
  if (faults.length > 0) throw new UsageError(told(file, faults))
  if (lines.length === 0) throw new UsageError(`${file} holds no lines. Write one a delivery, under the columns reference and amount.`)
  return withContext(async (ctx) => {
    const [{ chooseProgram }, { saidPlainly }, { takeInvoice }] = await Promise.all([
      import('../programs/choose-program.ts'),
      import('../coupons/said-plainly.ts'),
      import('./take-invoice.ts'),
    ])
    const { id } = await chooseProgram(ctx, options.program)
    const done = await saidPlainly(takeInvoice(ctx, id, options.supplier, { ...head.data, lines }))
    result(options.json ?? false, done, [
      done.added > 0 ? `${done.added} lines were taken in.` : 'This invoice had been taken in before: nothing was added now.',
    ])
    return 0
  })
}

function told(file: string, faults: readonly Fault[]): string {
  const more = faults.length > TOLD ? [`and ${faults.length - TOLD} more.`] : []
  const lines = faults.slice(0, TOLD).map(({ line, text }) => `Line ${line}: ${text}`)
  return [`nothing of ${file} was taken in.`, ...lines, ...more].join('\n')
}
