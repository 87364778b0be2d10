import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { Program } from './program.ts'
import { draftOf, versionsOf } from './programs.sql.ts'

/** A version's document, or the draft with whatever problems. @throws Problem when there is no such version */
export async function documentOf(ctx: Context, { id }: Pick<Program, 'id'>, number: number | 'draft'): Promise<unknown> {
  if (number === 'draft') return (await draftOf(ctx.pool, id)).draft
  const found = (await versionsOf(ctx.pool, id)).find((version) => version.number === number)
  if (!found) throw new Problem('not_found', { what: 'version' })
  return found.document
}
