import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Base } from '#kit/base.ts'
import { bodyHash, stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { claimedKey } from './claimed-key.ts'
import { answerOf, keepAnswer, releaseKey, takeKey, type GivenAnswerRow } from './given-answers.sql.ts'

/**
 * A write that is no command, under its idempotency key: the same request again gets the first answer, another body
 * is refused. `work` must bear being repeated, because a crash may come between it and the keeping of its answer. What
 * `work` throws is not kept: the caller may mend the request and send it under the same key.
 *
 * @param work is given the key's hash; it returns the body of the answer and sets the status on `reply`
 */
export async function answerOnce<T>(
  ctx: Base,
  request: FastifyRequest,
  reply: FastifyReply,
  operation: string,
  work: (key: Buffer) => Promise<T>,
): Promise<T> {
  const key = claimedKey(request, operation)
  const { programId } = request.caller
  const body = bodyHash(stableJson([request.params, request.body]))
  const before = await takeKey(ctx.pool, programId, key, body, new Date(ctx.clock.now()))
  if (before && before.body_hash !== String(body)) throw new Problem('idempotency_key_reused')
  if (before?.answer) return again(ctx, reply, key, before)
  try {
    const answer = await work(key)
    if (await keepAnswer(ctx.pool, programId, key, reply.statusCode, ctx.vault.encryptAnswer(key, answer))) return answer
  } catch (error) {
    await releaseKey(ctx.pool, programId, key)
    throw error
  }
  // The same request, sent twice at once, was answered a moment ago.
  return again(ctx, reply, key, (await answerOf(ctx.pool, programId, key))!)
}

function again<T>(ctx: Base, reply: FastifyReply, key: Buffer, { status, answer }: GivenAnswerRow): T {
  void reply.header('idempotent-replayed', 'true').status(status!)
  return ctx.vault.decryptAnswer(key, answer!) as T
}
