import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Base } from '#kit/base.ts'
import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { putApprovalRequest } from './approvals.sql.ts'
import { documentHash } from './approve-draft.ts'
import { problemReasons } from './problem-reasons.ts'
import { draftOf } from './programs.sql.ts'

export interface AskingApproval {
  revision: number
  note: string
  study: string | null
  by: string
  language: Language
}

/**
 * Lays the draft of a revision before those who may approve it.
 *
 * @throws Problem `precondition_failed` where the draft was changed since, `invalid_program` where it could not be published
 */
export async function askApproval(ctx: Base, programId: number, { revision, note, study, by, language }: AskingApproval): Promise<void> {
  const { draft, draft_revision } = await draftOf(ctx.pool, programId)
  if (!draft) throw new Problem('not_found', { what: 'draft' })
  if (draft_revision !== revision) throw new Problem('precondition_failed', { revision: draft_revision })
  const validated = validateProgram(draft)
  if (!validated.ok)
    throw new Problem('invalid_program', { count: validated.problems.length }, problemReasons(validated.problems, language))
  await putApprovalRequest(ctx.pool, programId, documentHash(validated.document), {
    revision,
    note,
    study,
    asked_by: by,
    asked_at: new Date(ctx.clock.now()),
  })
}
