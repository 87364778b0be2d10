import type { Order } from '@perennial/engine/decide/command.ts'
import type { ProductFact } from '@perennial/engine/decide/decision.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { holderOfClaim } from '../intake/find-reference.ts'
import type { Draft } from '../intake/submission.ts'
import { enrolMember } from '../members/enrol-member.ts'
import { isHolder } from '../members/target.ts'
import type { LiveProgram } from '../programs/program.ts'
import { keepOrder, type Keeping } from './keep-order.ts'

/** An order ready to be decided, or kept because its customer has no membership. */
export type Placed =
  | { kept: false; holder: HolderKey; draft: Draft; reference: Buffer; facts: { products?: Record<string, ProductFact> } }
  | ({ kept: true } & Keeping)

export const referenceHash = (reference: string): Buffer => keyHash('order', reference)

/**
 * Finds whose order it is. Somebody not known, or known without a membership, is enrolled, kept waiting or refused, as
 * the program says.
 *
 * @throws Problem `no_membership` where the program refuses
 */
export async function placeOrder(
  ctx: Context,
  program: LiveProgram,
  target: HolderKey | NormalIdentity,
  given: { order: Order; at: number | null; key?: Buffer; imported?: boolean },
): Promise<Placed> {
  const { order, at, key, imported } = given
  const holder = isHolder(target) ? target : await holderOf(ctx, program, target, given)
  if (!holder) return { kept: true, ...(await keepOrder(ctx, program, target as NormalIdentity, { order, at, key })) }
  const now = ctx.clock.now()
  const day = program.timeline.versionAt(at, now).zone.dayOf(at ?? now)
  const products = await ctx.products.factsFor(program.organizationId, order, day)
  const draft: Draft = { kind: 'order', at, order, ...(imported && { imported }) }
  return { kept: false, holder, draft, reference: referenceHash(order.reference), facts: products ? { products } : {} }
}

async function holderOf(
  ctx: Context,
  program: LiveProgram,
  identity: NormalIdentity,
  { order, at, key }: { order: Order; at: number | null; key?: Buffer },
): Promise<HolderKey | null> {
  const found = await ctx.identities.find(program.organizationId, program.id, identity)
  if (found?.holderId) return holderKey(uuidBytes(found.holderId))
  // Under a key or reference that was used for somebody else this will be refused: nobody is enrolled for it.
  const taken = await holderOfClaim(ctx, program.id, { key, reference: referenceHash(order.reference) })
  if (taken) return taken
  const now = ctx.clock.now()
  const policy = program.timeline.versionAt(at, now).settings.unknown_identity
  if (policy === 'refuse') throw new Problem('no_membership')
  if (policy === 'keep') return null
  const joinedAt = at ?? now
  const { holder } = await enrolMember(ctx, program, {
    identity,
    source: 'order',
    joinedAt,
    ...(found && { customerId: found.customerId }),
  })
  return holderKey(holder)
}
