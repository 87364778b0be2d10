import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import type { Program } from '../programs/program.ts'
import { isHolder, readTarget, type TargetInput } from './target.ts'

/** The member a request is about. A person without a membership is `not_found`. */
export const resolveMember = (ctx: Context, program: Pick<Program, 'id' | 'organizationId'>, input: TargetInput): Promise<HolderKey> =>
  resolveTarget(ctx, program, readTarget(input))

/** @throws Problem `not_found` where nobody is known so, or is no member of this program */
export async function resolveTarget(
  ctx: Context,
  program: Pick<Program, 'id' | 'organizationId'>,
  target: HolderKey | NormalIdentity,
): Promise<HolderKey> {
  if (isHolder(target)) return target
  const found = await ctx.identities.find(program.organizationId, program.id, target)
  if (!found?.holderId) throw new Problem('not_found', { what: 'member' })
  return holderKey(uuidBytes(found.holderId))
}
