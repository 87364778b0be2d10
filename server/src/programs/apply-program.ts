import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import type { Base } from '#kit/base.ts'
import { stableJson } from '#kit/hashes.ts'
import type { Reason } from '#kit/refusals.ts'
import { UsageError } from '#kit/usage-error.ts'
import { ensureOrganization } from '../organizations/ensure-organization.ts'
import { findProgram } from './find-program.ts'
import { problemReasons } from './problem-reasons.ts'
import { insertProgram, programsByKey, versionsOf } from './programs.sql.ts'
import { publishVersion } from './publish-version.ts'

/** Reads YAML or JSON; what is no document is an error that names the file. */
export function readDocument(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read as YAML or JSON: ${(error as Error).message}`)
  }
}

export type Applied =
  | { ok: true; key: string; programId: number; number: number; unchanged: boolean }
  | { ok: false; problems: readonly Reason[] }

export interface Applying {
  document: unknown
  note: string
  by: string
  /** Who else approved it, where it takes a second person. */
  approvedBy?: string
  /** Whose program it is. Left out, it is the one program of that key, or a new one of the organization `default`. */
  organization?: string
  effectiveFrom?: number
}

/** Makes the document the newest version of its program. Applying what is so already changes nothing. */
export async function applyProgram(ctx: Base, { document, organization, ...publishing }: Applying): Promise<Applied> {
  const validated = validateProgram(document)
  if (!validated.ok) return { ok: false, problems: problemReasons(validated.problems, 'en') }
  const { key } = validated.document
  const known = await programsByKey(ctx.pool, key, organization)
  if (known.length > 1)
    throw new UsageError(
      `Several organizations have a program "${key}". Say whose with --organization: ${known.map((p) => p.organization).join(', ')}.`,
    )
  const programId =
    known[0]?.id ??
    (await insertProgram(ctx.pool, await ensureOrganization(ctx, organization ?? 'default'), key, new Date(ctx.clock.now())))
  const newest = (await versionsOf(ctx.pool, programId)).at(-1)
  if (newest && stableJson(newest.document) === stableJson(validated.document))
    return { ok: true, key, programId, number: newest.number, unchanged: true }
  const published = await publishVersion(ctx, { id: programId, key }, { document, ...publishing })
  if (published.ok) return { ok: true, key, programId, number: published.number, unchanged: false }
  if ('problems' in published) return { ok: false, problems: problemReasons(published.problems, 'en') }
  if (published.reason === 'approval_needed') {
    throw new UsageError(
      `${published.facts.path} is above ${published.facts.above} in minor units: somebody else has to approve it. Name them with --approved-by.`,
    )
  }
  throw new UsageError('A version may not begin before the one before it, nor in the past. Choose a later --effective-from.')
}

/** A version as YAML, keys in the order of the schema, so that two exports differ only where the programs do. */
export async function exportProgram(ctx: Base, key: string, number?: number): Promise<string> {
  const rows = await versionsOf(ctx.pool, (await findProgram(ctx, key)).id)
  const row = number === undefined ? rows.at(-1) : rows.find((v) => v.number === number)
  if (!row) throw new UsageError(`${key} has no version ${number ?? ''}.`)
  return stringify(ProgramDocument.parse(row.document), { lineWidth: 110 })
}
