import type { FastifyReply, FastifyRequest } from 'fastify'
import { stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { KeyReused, submissionOf, UnknownHolder, type Decided, type Submission, type Submitting } from '../intake/submission.ts'
import { answerFor, refusalReason, type DecisionAnswer } from './answer.ts'

export type Command = Omit<Submitting, 'programId' | 'client'>

/** Decides a command for a caller. Refusals of the engine are thrown as the problem of their code. */
export async function submitCommand(ctx: Context, caller: FastifyRequest['caller'], command: Command): Promise<Decided> {
  const decided = await submit(ctx, submissionOf({ ...command, programId: caller.programId, client: caller.client }))
  const { refusal } = decided.outcome
  if (!refusal) return decided
  const replayed = decided.replayed ? { 'idempotent-replayed': 'true' } : {}
  throw new Problem(refusal.code, refusal.facts, [refusalReason(decided)!], replayed)
}

/** Decides what was submitted. Refusals are answers; what cannot be decided at all is thrown as its problem. */
export async function submit(ctx: Context, submission: Submission): Promise<Decided> {
  try {
    return await ctx.intake.submit(submission)
  } catch (error) {
    if (error instanceof KeyReused) {
      const { command } = submission.then ?? submission
      if (error.by === 'key') throw new Problem('idempotency_key_reused')
      throw new Problem('reference_reused', { reference: command.kind === 'order' ? command.order.reference : '' })
    }
    if (error instanceof UnknownHolder) throw new Problem('not_found', { what: 'member' })
    throw error
  }
}

/** Decides a command and sends its answer; a replay says so in a header, its body is the same. */
export async function answerCommand(ctx: Context, request: FastifyRequest, reply: FastifyReply, command: Command): Promise<DecisionAnswer> {
  return answerFor(request.caller, await decideRequest(ctx, request, reply, command))
}

/** The same without the answer. */
export async function decideRequest(ctx: Context, request: FastifyRequest, reply: FastifyReply, command: Command): Promise<Decided> {
  const sameAs = stableJson([request.params, request.body])
  const decided = await submitCommand(ctx, request.caller, { sameAs, ...command })
  markReply(reply, decided)
  return decided
}

export function markReply(reply: FastifyReply, { replayed }: Decided): void {
  if (replayed) void reply.header('idempotent-replayed', 'true')
  void reply.status(201)
}
