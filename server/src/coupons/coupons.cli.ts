import type { Command } from 'commander'
import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Base } from '#kit/base.ts'
import { progress, result } from '#kit/terminal.ts'
import { UsageError } from '#kit/usage-error.ts'
import { run, withContext } from '../command.ts'
import type { BatchAnswer } from './batch.ts'
import type { ImportedCodes } from './import-codes.ts'

interface Generating {
  program?: string
  coupon: string
  count: string
  expiresOn?: string
  out?: string
  json?: boolean
}

interface Importing {
  program?: string
  coupon: string
  expiresOn?: string
  report?: string
  json?: boolean
}

interface Exporting {
  program?: string
  batch: string
  out?: string
  json?: boolean
}

const PROGRAM = ['--program <key>', 'of which program; needed where there are several'] as const
const EXPIRES = ['--expires-on <date>', 'first day on which they are gone, where that is earlier than the program says'] as const

export function couponCommands(program: Command): void {
  const coupons = program.command('coupons').description('codes of coupons')

  coupons
    .command('generate')
    .description('make codes; one that was cut off is taken up again')
    .option(...PROGRAM)
    .requiredOption('--coupon <key>', 'of which kind, by its key in the program’s document')
    .requiredOption('--count <number>', 'how many')
    .option(...EXPIRES)
    .option('--out <file>', 'write the codes to a file (CSV), readable by its owner only')
    .option('--json', 'print the result as JSON')
    .action((options: Generating) => run(async () => generate(options)))

  coupons
    .command('import <file>')
    .description('take codes that were made elsewhere: one a line, or a CSV with a column named code; .gz or not')
    .option(...PROGRAM)
    .requiredOption('--coupon <key>', 'of which kind, by its key in the program’s document')
    .option(...EXPIRES)
    .option('--report <file>', 'where to write the codes that were not taken; FILE.rejected.csv, if left out')
    .option('--json', 'print the result as JSON')
    .action((file: string, options: Importing) => run(async () => importFile(file, options)))

  coupons
    .command('export')
    .description('write the codes of a batch as CSV: code, id, state')
    .option(...PROGRAM)
    .requiredOption('--batch <id>', 'which batch, as generate, import and the API name it')
    .option('--out <file>', 'to which file, readable by its owner only; BATCH.csv, if left out; - is standard output')
    .option('--json', 'print the result as JSON')
    .action((options: Exporting) => run(async () => exportBatch(options)))
}

function readCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 100_000_000) return count
  throw new UsageError(`"${text}" is no number of codes. Give a whole number of at least 1.`)
}

function generate(options: Generating): Promise<number> {
  const count = readCount(options.count)
  if (options.out !== undefined) mustBeWritable(options.out)
  return withContext(async (ctx) => {
    const { chooseProgram } = await import('../programs/choose-program.ts')
    const { generateNow } = await import('./generate-now.ts')
    const { saidPlainly } = await import('./said-plainly.ts')
    const program = await chooseProgram(ctx, options.program)
    const bar = progress('coupons', 'codes', count)
    const expiresOn = options.expiresOn ?? null
    const made = await saidPlainly(generateNow(ctx, program, { coupon: options.coupon, count, expiresOn }, bar.at))
    bar.stop()
    if (options.out !== undefined) await writeOut(ctx, program.id, made.id, options.out)
    result(options.json ?? false, made, [
      `${made.made.toLocaleString('en')} codes of ${made.coupon}${made.resumed ? ', of which some had been made before' : ''}: batch ${made.id}`,
      options.out === undefined ? `Get them: npx perennial coupons export --batch ${made.id} --out FILE` : `They are in ${options.out}`,
      `${made.seconds.toFixed(1)} s`,
    ])
    return 0
  })
}

function importFile(file: string, options: Importing): Promise<number> {
  mustBeReadable(file)
  const report = options.report ?? `${file.replace(/\.gz$/, '')}.rejected.csv`
  mustBeWritable(report)
  return withContext(async (ctx) => {
    const { chooseProgram } = await import('../programs/choose-program.ts')
    const { importCodes } = await import('./import-codes.ts')
    const { saidPlainly } = await import('./said-plainly.ts')
    const program = await chooseProgram(ctx, options.program)
    const bar = progress('coupons', 'codes')
    const given = { coupon: options.coupon, file, expiresOn: options.expiresOn ?? null, report }
    const taken = await saidPlainly(
      importCodes(ctx, program, given, (done, count) => {
        bar.total(count)
        bar.at(done)
      }),
    )
    bar.stop()
    result(options.json ?? false, taken, importLines(taken))
    return 0
  })
}

function importLines({ id, count, made, rejected, already_known, resumed, report }: ImportedCodes): string[] {
  const known = already_known ? ['This file had been imported before: nothing was added now.'] : []
  const again = resumed ? ['An import of this file had been cut off, and went on.'] : []
  const { unreadable, mistyped, double } = rejected
  return [
    ...known,
    ...again,
    `${count.toLocaleString('en')} codes = ${made} taken + ${double} double + ${mistyped} mistyped + ${unreadable} unreadable: batch ${id}`,
    ...(report ? [`The codes that were not taken are in ${report}`] : []),
  ]
}

function exportBatch({ program: key, batch, out = `${batch}.csv`, json = false }: Exporting): Promise<number> {
  if (out === '-' && json) throw new UsageError('Standard output takes either the codes or the result. Name a file: --out FILE')
  if (out !== '-') mustBeWritable(out)
  return withContext(async (ctx) => {
    const { chooseProgram } = await import('../programs/choose-program.ts')
    const program = await chooseProgram(ctx, key)
    const codes = await writeOut(ctx, program.id, batch, out)
    if (out !== '-') result(json, { batch, codes, out }, [`${codes.toLocaleString('en')} codes are in ${out}`])
    return 0
  })
}

async function writeOut(ctx: Base, programId: number, id: BatchAnswer['id'], out: string): Promise<number> {
  const { writeCodes } = await import('./write-codes.ts')
  return writeCodes(ctx, programId, id, out)
}

function mustBeReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK)
    if (!statSync(file).isFile()) throw new Error('it is no file')
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** A million codes must not end in a file that cannot be written. */
function mustBeWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch {
    throw new UsageError(`${file} cannot be written. Name another place.`)
  }
}
