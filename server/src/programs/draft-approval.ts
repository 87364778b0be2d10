import { toBeApproved } from '@perennial/engine/program/approvals.ts'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { z } from 'zod'
import type { Base } from '#kit/base.ts'
import { approvalRequestOf, approvalsOf } from './approvals.sql.ts'
import { documentHash } from './approve-draft.ts'
import { draftOf, versionsOf } from './programs.sql.ts'

/** How far the draft is on its way to a second person. */
export const DraftApproval = z
  .object({
    revision: z.int(),
    valid: z.boolean(),
    needed: z
      .array(z.object({ path: z.string(), above: z.int() }))
      .meta({ description: 'What of the draft takes a second person: budgets above the line, in minor units of money' }),
    asked: z
      .object({ by: z.string(), at: z.iso.datetime(), note: z.string(), study: z.string().nullable() })
      .nullable()
      .meta({ description: 'The request that lies before the approvers, with the backtest or what-if that goes with it' }),
    approvals: z.array(z.object({ approved_by: z.string(), approved_at: z.iso.datetime(), note: z.string() })),
  })
  .meta({ id: 'DraftApproval' })
export type DraftApproval = z.infer<typeof DraftApproval>

export async function draftApproval(ctx: Base, programId: number): Promise<DraftApproval> {
  const { draft, draft_revision: revision } = await draftOf(ctx.pool, programId)
  const validated = validateProgram(draft)
  if (!validated.ok) return { revision, valid: false, needed: [], asked: null, approvals: [] }
  const hash = documentHash(validated.document)
  const newest = ((await versionsOf(ctx.pool, programId)).at(-1)?.document ?? null) as ProgramDocument | null
  const [asked, approvals] = await Promise.all([approvalRequestOf(ctx.pool, programId, hash), approvalsOf(ctx.pool, programId, hash)])
  return {
    revision,
    valid: true,
    needed: toBeApproved(newest, validated.document),
    asked: asked && { by: asked.asked_by, at: asked.asked_at.toISOString(), note: asked.note, study: asked.study },
    approvals: approvals.map((row) => ({ ...row, approved_at: row.approved_at.toISOString() })),
  }
}
