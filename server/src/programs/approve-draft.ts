import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Base } from '#kit/base.ts'
import { sha256, stableJson } from '#kit/hashes.ts'
import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { insertApproval, type ApprovalRow } from './approvals.sql.ts'
import { problemReasons } from './problem-reasons.ts'
import { draftOf } from './programs.sql.ts'

/** Of a document as it is stored, every default written out: what was approved is exactly what is published. */
export const documentHash = (document: unknown): Buffer => sha256(stableJson(document))

/**
 * Approves the draft as it is at a revision, for somebody else to publish.
 *
 * @throws Problem `precondition_failed` where the draft was changed since, `invalid_program` where it cannot be published
 */
export async function approveDraft(
  ctx: Base,
  programId: number,
  { revision, by, note, language }: { revision: number; by: string; note: string; language: Language },
): Promise<ApprovalRow> {
  const { draft, draft_revision } = await draftOf(ctx.pool, programId)
  if (!draft) throw new Problem('not_found', { what: 'draft' })
  if (draft_revision !== revision) throw new Problem('precondition_failed', { revision: draft_revision })
  const validated = validateProgram(draft)
  if (!validated.ok) {
    throw new Problem('invalid_program', { count: validated.problems.length }, problemReasons(validated.problems, language))
  }
  const row = { approved_by: by, approved_at: new Date(ctx.clock.now()), note }
  await insertApproval(ctx.pool, programId, documentHash(validated.document), row)
  return row
}
