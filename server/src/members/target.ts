import { z } from 'zod'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { decodeId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { Identity, readIdentity } from '../customers/identity-input.ts'
import type { NormalIdentity } from '../customers/identity.ts'

/** Whom a request is about: a member by id, or a person by one identity. */
export const Target = {
  member: z.string().max(40).optional().meta({ description: 'Id of the member' }),
  identity: Identity.optional().meta({ description: 'Or one identity of the person' }),
}

export interface TargetInput {
  member?: string | undefined
  identity?: z.infer<typeof Identity> | undefined
}

/** @throws Problem when the id or the identity cannot be one, or when neither or both are given */
export function readTarget({ member, identity }: TargetInput): HolderKey | NormalIdentity {
  if ((member === undefined) === (identity === undefined)) {
    throw new Problem('invalid_request', {}, [{ code: 'target', path: 'body.member', message: 'Give either member or identity.' }])
  }
  return member === undefined ? readIdentity(identity!) : readMember(member)
}

export function readMember(id: string): HolderKey {
  const holder = decodeId('mem', id)
  if (!holder) throw new Problem('not_found', { what: 'member' })
  return holderKey(holder)
}

export const isHolder = (target: HolderKey | NormalIdentity): target is HolderKey => 'bucket' in target
