import { parseDay } from '@perennial/engine/time/calendar.ts'
import { randomBytes } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { CopyRows } from '#kit/copy.ts'
import { uuidBytes } from '#kit/ids.ts'
import { sqlState, transaction } from '#kit/pg.ts'
import { advanceBatch, copyCodes, lockBatch, type BatchRow } from './batches.sql.ts'
import { codeOf } from './coupon-code.ts'

/** Codes that one transaction writes. */
const CHUNK = 10_000
/** After so many, two or three milliseconds, whoever else has something to do in this process is let in. */
const BREATH = 200
const TRIES = 3

interface ReadyCode {
  hash: Buffer
  code: Buffer
}

/**
 * Makes what a batch lacks. Codes and how many there are stand in one transaction, so whoever is killed and started again,
 * or works beside others, makes exactly as many as were asked for. While the database writes some, the next are made.
 *
 * @param at told how many there are
 */
export async function generateCodes(
  ctx: Base,
  batch: BatchRow,
  prefix: string,
  at: (made: number) => void = () => undefined,
  stopping?: AbortSignal,
): Promise<BatchRow> {
  let row = batch
  let next = ready(ctx, row, prefix, Math.min(CHUNK, row.count - row.made))
  // The last codes may be written by somebody else meanwhile, and then nobody waits for what was made here.
  for (; row.finished_at === null; at(row.made)) {
    if (stopping?.aborted) break
    const codes = await next
    next = ready(ctx, row, prefix, Math.min(CHUNK, row.count - row.made - codes.length))
    row = await write(ctx, row, codes, prefix)
  }
  await next
  return row
}

async function ready(ctx: Base, { program_id }: BatchRow, prefix: string, count: number): Promise<ReadyCode[]> {
  const codes: ReadyCode[] = []
  if (count <= 0) return codes
  const random = randomBytes(10 * count)
  for (let i = 0; i < count; i++) {
    const { shown, normal } = codeOf(random, 10 * i, prefix)
    const hash = ctx.vault.couponHash(program_id, normal)
    codes.push({ hash, code: ctx.vault.encryptCode(hash, shown) })
    if (i % BREATH === BREATH - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  return codes
}

/** A code that there is already, once in more draws than there will ever be, takes its chunk with it: another is drawn. */
async function write(ctx: Base, { id }: BatchRow, codes: readonly ReadyCode[], prefix: string): Promise<BatchRow> {
  let chunk = codes
  for (let tries = 1; ; tries++) {
    try {
      return await transaction(ctx.slowPool, async (client) => {
        const row = await lockBatch(client, id)
        const now = ctx.clock.now()
        const taken = chunk.slice(0, row.count - row.made)
        await copyCodes(client, rowsOf(row, taken, now))
        return advanceBatch(client, id, taken.length, row.made + taken.length, new Date(now))
      })
    } catch (error) {
      if (sqlState(error) !== '23505' || tries === TRIES) throw error
      const row = await transaction(ctx.slowPool, (client) => lockBatch(client, id))
      chunk = await ready(ctx, row, prefix, chunk.length)
    }
  }
}

function rowsOf(batch: BatchRow, codes: readonly ReadyCode[], now: number): CopyRows {
  const rows = new CopyRows(codes.length * 256 + 64)
  const batchId = uuidBytes(batch.id)
  const day = (text: string | null): number | null => (text === null ? null : parseDay(text))
  const [from, until] = [day(batch.usable_from), day(batch.expires_on)]
  for (const [i, { hash, code }] of codes.entries()) {
    rows.row(12).uuid(hash).int2(hash[0]!).int4(batch.program_id).text(batch.coupon).uuid(batchId)
    rows
      .int4(batch.made + i + 1)
      .text('issued')
      .bytes(code)
      .time(now)
      .day(from)
      .day(until)
      .text('batch')
  }
  return rows
}
