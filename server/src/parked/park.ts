import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { Draft } from '../intake/submission.ts'
import { noSale } from '../orders/find-order.ts'
import { referenceHash } from '../orders/place-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import { insertParked } from './parked.sql.ts'

const DAY_MS = 86_400_000

export const ParkedAnswer = z
  .object({
    parked: z.literal(true).meta({ description: 'The order it names is not known yet; it is decided when that comes' }),
    reference: z.string(),
    until: z.iso.datetime().meta({ description: 'What has waited so long is laid before a person' }),
  })
  .meta({ id: 'ParkedAnswer' })
export type ParkedAnswer = z.infer<typeof ParkedAnswer>

/** A return or event whose order nobody has reported yet. */
export interface Awaiting {
  awaits: string
  draft: Extract<Draft, { kind: 'return' | 'event' }>
}

export const isAwaiting = (read: object): read is Awaiting => 'awaits' in read

export interface Parking {
  key: Buffer
  sameAs: string
  client: string
}

/**
 * Keeps what came before its order. Tills, shops and carriers report apart, and the faster is not always the first.
 *
 * @returns null where the program keeps nothing waiting
 * @throws Problem `idempotency_key_reused`
 */
export async function park(
  ctx: Context,
  program: LiveProgram,
  { awaits: reference, draft }: Awaiting,
  { key, sameAs, client }: Parking,
): Promise<{ answer: ParkedAnswer; replayed: boolean } | null> {
  const now = ctx.clock.now()
  const { park_days: days } = program.timeline.versionAt(null, now).settings
  if (days === 0) return null
  const row = {
    program_id: program.id,
    key_hash: key,
    reference,
    reference_hash: referenceHash(reference),
    kind: draft.kind,
    // It happened when it was reported, not when its order comes at last.
    draft: { ...draft, at: draft.at ?? now },
    same_as: sameAs,
    client,
    parked_at: new Date(now),
    lapses_at: new Date(now + days * DAY_MS),
  }
  const before = await insertParked(ctx.pool, row)
  if (before && before.same_as !== sameAs) throw new Problem('idempotency_key_reused')
  const { lapses_at } = before ?? row
  return { answer: { parked: true, reference, until: lapses_at.toISOString() }, replayed: before !== null }
}

/** Keeps it and answers so; refuses with `no_sale` where the program keeps nothing waiting. */
export async function answerParked(
  ctx: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  program: LiveProgram,
  awaiting: Awaiting,
  key: Buffer,
): Promise<ParkedAnswer> {
  const sameAs = stableJson([request.params, request.body])
  const parked = await park(ctx, program, awaiting, { key, sameAs, client: request.caller.client })
  if (!parked) throw noSale()
  if (parked.replayed) void reply.header('idempotent-replayed', 'true')
  void reply.status(202)
  return parked.answer
}
