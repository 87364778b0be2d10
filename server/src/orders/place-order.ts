import type { Order } from '@perennial/engine/decide/command.ts'
import type { ProductFact } from '@perennial/engine/decide/decision.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import type { NormalIdentity } from '../customers/identity.ts'
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
  given: { order: Order; at: number | null; imported?: boolean },
): Promise<Placed> {
  const { order, at, imported } = given
  const holder = isHolder(target) ? target : await holderOf(ctx, program, target, at)
  if (!holder) return { kept: true, ...(await keepOrder(ctx, program, target as NormalIdentity, order, at)) }
  const day = program.timeline.latest.zone.dayOf(at ?? ctx.clock.now())
  const products = await ctx.products.factsFor(program.organizationId, order, day)
  const draft: Draft = { kind: 'order', at, order, ...(imported && { imported }) }
  return { kept: false, holder, draft, reference: referenceHash(order.reference), facts: products ? { products } : {} }
}

async function holderOf(ctx: Context, program: LiveProgram, identity: NormalIdentity, at: number | null): Promise<HolderKey | null> {
  const found = await ctx.identities.find(program.organizationId, program.id, identity)
  if (found?.holderId) return holderKey(uuidBytes(found.holderId))
  const policy = program.timeline.latest.settings.unknown_identity
  if (policy === 'refuse') throw new Problem('no_membership')
  if (policy === 'keep') return null
  const joinedAt = at ?? ctx.clock.now()
  const { holder } = await enrolMember(ctx, program, {
    identity,
    source: 'order',
    joinedAt,
    ...(found && { customerId: found.customerId }),
  })
  return holderKey(holder)
}
