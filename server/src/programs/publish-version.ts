import { toBeApproved } from '@perennial/engine/program/approvals.ts'
import { brokenContinuity } from '@perennial/engine/program/continuity.ts'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { problem, type ProgramProblem } from '@perennial/engine/program/problems.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import type { Base } from '#kit/base.ts'
import { uuidText } from '#kit/ids.ts'
import { transaction, type Client } from '#kit/pg.ts'
import { approvalsOf } from './approvals.sql.ts'
import { documentHash } from './approve-draft.ts'
import { insertVersion, knownSegments, lockProgram, setLatestVersion, versionByKey, versionsOf } from './programs.sql.ts'

export interface Publishing {
  document: unknown
  note: string
  by: string
  /** Epoch ms; the first version may begin before all history, later ones not in the past. */
  effectiveFrom?: number
  /** Hash of the caller's idempotency key: the same key again is the same version. */
  key?: Buffer
  /** Who approved it, where that is said by whoever runs the server. */
  approvedBy?: string
  /** It is to be the first, or none. */
  only?: 'first'
}

export type Published =
  | { ok: true; number: number; effectiveFrom: number }
  | { ok: false; problems: ProgramProblem[] }
  | { ok: false; reason: 'another_key' | 'begins_before_last' | 'program_exists' }
  | { ok: false; reason: 'approval_needed'; facts: { path: string; above: number; by: string } }

/** Makes the document the program's next version. The document is stored as validated, with every default written out. */
export async function publishVersion(ctx: Base, program: { id: number; key: string }, publishing: Publishing): Promise<Published> {
  const validated = validateProgram(publishing.document)
  if (!validated.ok) return validated
  if (validated.document.key !== program.key) return { ok: false, reason: 'another_key' }
  const now = ctx.clock.now()
  return transaction(ctx.pool, async (client): Promise<Published> => {
    const last = await lockProgram(client, program.id)
    const before = publishing.key && (await versionByKey(client, program.id, publishing.key))
    if (before) return { ok: true, number: before.number, effectiveFrom: before.effective_from.getTime() }
    const number = last.latest_version + 1
    if (publishing.only && number > 1) return { ok: false, reason: 'program_exists' }
    const effectiveFrom = publishing.effectiveFrom ?? (number === 1 ? 0 : now)
    // A version that began in the past would have had to decide what others decided already.
    if (number > 1 && effectiveFrom < Math.max(last.effective_from?.getTime() ?? 0, now - 1000))
      return { ok: false, reason: 'begins_before_last' }
    const newest = ((await versionsOf(client, program.id)).at(-1)?.document ?? null) as ProgramDocument | null
    const problems = [
      ...(newest ? brokenContinuity(newest, validated.document) : []),
      ...(await unknownSegments(client, program.id, validated.document)),
    ]
    if (problems.length > 0) return { ok: false, problems }
    const hash = documentHash(validated.document)
    const [large] = toBeApproved(newest, validated.document)
    if (large && !(await isApproved(client, program.id, hash, publishing))) {
      return { ok: false, reason: 'approval_needed', facts: { ...large, by: publishing.by } }
    }
    await insertVersion(client, program.id, {
      number,
      document: validated.document,
      hash,
      effective_from: new Date(effectiveFrom),
      published_at: new Date(now),
      published_by: publishing.by,
      note: publishing.note,
      publish_key: publishing.key ? uuidText(publishing.key) : null,
    })
    await setLatestVersion(client, program.id, number)
    return { ok: true, number, effectiveFrom }
  })
}

/** A segment that there is not would have nobody in it for ever, and its campaigns would never fire. */
async function unknownSegments(client: Client, programId: number, { segments }: ProgramDocument): Promise<ProgramProblem[]> {
  const keys = Object.keys(segments)
  if (keys.length === 0) return []
  const known = new Set(await knownSegments(client, programId))
  return keys.filter((key) => !known.has(key)).map((segment) => problem(`segments.${segment}`, 'unknown_segment', { segment }))
}

/** By somebody else than who publishes: a client under another name, or whom the command line names. */
async function isApproved(client: Client, programId: number, hash: Buffer, { by, approvedBy }: Publishing): Promise<boolean> {
  if (approvedBy !== undefined && approvedBy !== by) return true
  return (await approvalsOf(client, programId, hash)).some(({ approved_by }) => approved_by !== by)
}
