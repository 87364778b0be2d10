import { createHash } from 'node:crypto'
import { hashed, openBytes } from '#kit/file-bytes.ts'
import { newId } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Report } from '#kit/reject-report.ts'
import { UsageError } from '#kit/usage-error.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { batchAnswer, type BatchAnswer } from './batch.ts'
import {
  advanceBatch,
  insertImported,
  insertRejects,
  lockBatch,
  rejectCounts,
  rejectsBetween,
  type BatchRow,
  type ImportedCode,
  type RejectReason,
} from './batches.sql.ts'
import { beginBatch } from './begin-batch.ts'
import { couponHash, isMistyped } from './coupon-code.ts'
import { readCodes, type CodeLine } from './read-codes.ts'

const CHUNK = 5000
/** What another system gives out as a code: fewer characters are guessed, more are not typed. */
export const CODE_LENGTH = { min: 4, max: 64 }

export interface ImportedCodes extends BatchAnswer {
  resumed: boolean
  already_known: boolean
  report: string | null
}

/**
 * Takes codes that were made elsewhere. How far it is stands in the transaction of each part, so an import that was killed
 * goes on there; the same file again adds nothing.
 */
export async function importCodes(
  ctx: Context,
  program: LiveProgram,
  given: { coupon: string; file: string; expiresOn: string | null; report: string },
  at: (done: number, count: number) => void,
): Promise<ImportedCodes> {
  const { count, hash } = await lookOver(given.file)
  const { coupon, expiresOn } = given
  const id = newId(ctx.clock.now())
  const begun = await beginBatch(ctx, program, { id, coupon, count, expiresOn, by: 'command line', fileHash: hash })
  let row = begun
  let place = 0
  if (row.finished_at === null)
    for await (const chunk of inChunks(readCodes(openBytes(given.file)))) {
      place += chunk.length
      if (place <= row.position) continue
      row = await take(ctx, row, chunk, place)
      at(row.position, count)
    }
  const rejected = await rejectCounts(ctx.slowPool, row.id)
  const report = Object.keys(rejected).length > 0 ? given.report : null
  if (report) await writeReport(ctx, row, given.file, report)
  const resumed = begun.finished_at === null && begun.position > 0
  return { ...batchAnswer(row, rejected), resumed, already_known: begun.finished_at !== null, report }
}

/** The file's hash, and how many codes it holds. @throws UsageError where it holds none */
async function lookOver(file: string): Promise<{ count: number; hash: Buffer }> {
  const hash = createHash('sha256')
  let count = 0
  for await (const codes of readCodes(hashed(openBytes(file), hash))) count += codes.length
  if (count === 0) throw new UsageError(`${file} holds no codes. Write one a line, or a CSV with a column named code.`)
  return { count, hash: hash.digest() }
}

/** Always cut at the same places, so that one that goes on begins where the one before ended. */
async function* inChunks(lines: AsyncIterable<CodeLine[]>): AsyncGenerator<CodeLine[]> {
  let waiting: CodeLine[] = []
  for await (const some of lines) {
    waiting.push(...some)
    for (; waiting.length >= CHUNK; waiting = waiting.slice(CHUNK)) yield waiting.slice(0, CHUNK)
  }
  if (waiting.length > 0) yield waiting
}

/** Takes a part that ends at `place`, unless somebody else has taken it meanwhile. */
function take(ctx: Context, { id, program_id }: BatchRow, chunk: readonly CodeLine[], place: number): Promise<BatchRow> {
  const first = place - chunk.length
  const read = chunk.map((line, i) => readLine(ctx, program_id, line, first + i + 1))
  return transaction(ctx.slowPool, async (client) => {
    const row = await lockBatch(client, id)
    if (row.position >= place) return row
    const now = new Date(ctx.clock.now())
    const codes = read.filter((code): code is ImportedCode => 'hash' in code)
    const added = await insertImported(client, row, codes, now)
    const doubles = codes.filter((code) => !added.has(code.place)).map(({ line }) => ({ line, reason: 'double' as const }))
    const faulty = read.filter((code): code is Rejected => 'reason' in code)
    await insertRejects(client, id, [...faulty, ...doubles])
    return advanceBatch(client, id, added.size, place, now)
  })
}

interface Rejected {
  line: number
  reason: RejectReason
}

function readLine(ctx: Context, programId: number, { line, text }: CodeLine, place: number): ImportedCode | Rejected {
  const length = Array.from(text).length
  if (length < CODE_LENGTH.min || length > CODE_LENGTH.max || text.includes('\uFFFD')) return { line, reason: 'unreadable' }
  const hash = couponHash(ctx.vault, programId, text)
  if (hash) return { line, place, hash, code: ctx.vault.encryptCode(hash, text) }
  return { line, reason: isMistyped(text) ? 'mistyped' : 'unreadable' }
}

/** Reads the file once more: the codes that were not taken stand nowhere else. */
async function writeReport(ctx: Context, row: BatchRow, file: string, to: string): Promise<void> {
  const report = new Report(to)
  for await (const lines of inChunks(readCodes(openBytes(file)))) {
    const rejects = await rejectsBetween(ctx.slowPool, row.id, lines[0]!.line, lines.at(-1)!.line)
    const rows = lines
      .filter(({ line }) => rejects.has(line))
      .map(({ line, text }) => ({ line, reason: rejects.get(line)!, detail: '', record: text }))
    if (rows.length > 0) report.add(rows)
  }
  report.close()
}
