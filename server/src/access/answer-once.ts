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
  return alone(`${request.caller.programId} ${key.toString('hex')}`, () => answerKey(ctx, request, reply, key, work))
}

const atWork = new Map<string, Promise<unknown>>()

/** One at a time by name: a copy that comes while the first is at work waits, and then finds its answer. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  while (atWork.has(name)) await atWork.get(name)
  const working = work()
  const over = working.catch(() => undefined).then(() => atWork.delete(name))
  atWork.set(name, over)
  return working
}

async function answerKey<T>(
  ctx: Base,
  request: FastifyRequest,
  reply: FastifyReply,
  key: Buffer,
  work: (key: Buffer) => Promise<T>,
): Promise<T> {
  const { programId } = request.caller
  const body = bodyHash(stableJson([request.params, request.body]))
  const before = await takeKey(ctx.pool, programId, key, body, new Date(ctx.clock.now()))
  if (before && before.body_hash !== String(body)) throw new Problem('idempotency_key_reused')
  if (before?.answer) return again(ctx, reply, key, before)
  try {
    const answer = await work(key)
    if (await keepAnswer(ctx.pool, programId, key, reply.statusCode, ctx.vault.encryptAnswer(key, answer))) return answer
    // Another process answered the same request a moment ago.
    const first = await answerOf(ctx.pool, programId, key)
    return first?.answer ? again(ctx, reply, key, first) : answer
  } catch (error) {
    await releaseKey(ctx.pool, programId, key)
    throw error
  }
}

function again<T>(ctx: Base, reply: FastifyReply, key: Buffer, { status, answer }: GivenAnswerRow): T {
  void reply.header('idempotent-replayed', 'true').status(status!)
  return ctx.vault.decryptAnswer(key, answer!) as T
}
