import { z } from 'zod'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import type { BatchRow, RejectReason } from './batches.sql.ts'

/** Codes that may be asked for at once. */
export const BATCH_MAX = 1_000_000

export const BatchAnswer = z
  .object({
    id: z.string(),
    coupon: z.string(),
    source: z.enum(['generated', 'imported']),
    state: z.enum(['working', 'done']),
    count: z.int().meta({ description: 'How many were asked for, or how many codes the file holds' }),
    made: z.int().meta({ description: 'How many there are so far' }),
    rejected: z.object({ unreadable: z.int(), mistyped: z.int(), double: z.int() }).meta({
      description: 'Of an import: what was not taken, because it cannot be a code, is one of ours with an error, or is there already',
    }),
    usable_from: z.string().nullable(),
    expires_on: z.string().nullable().meta({ description: 'First day on which its codes are gone' }),
    created_at: z.iso.datetime(),
    finished_at: z.iso.datetime().nullable(),
    by: z.string(),
  })
  .meta({ id: 'CouponBatch' })
export type BatchAnswer = z.infer<typeof BatchAnswer>

export function batchAnswer(row: BatchRow, rejected: Partial<Record<RejectReason, number>>): BatchAnswer {
  const { id, coupon, source, count, made, usable_from, expires_on, created_at, finished_at, by } = row
  return {
    id: encodeId('cpb', uuidBytes(id)),
    coupon,
    source,
    state: finished_at === null ? 'working' : 'done',
    count,
    made,
    rejected: { unreadable: 0, mistyped: 0, double: 0, ...rejected },
    usable_from,
    expires_on,
    created_at: created_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
    by,
  }
}
