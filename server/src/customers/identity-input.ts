import { z } from 'zod'
import { Problem } from '#kit/refusals.ts'
import { IDENTITY_KINDS, normalIdentity, type NormalIdentity } from './identity.ts'

export const Identity = z
  .strictObject({
    kind: z.enum(IDENTITY_KINDS),
    value: z.string().min(1).max(300),
    channel: z.string().max(40).optional(),
    app: z.string().max(80).optional(),
  })
  .meta({ id: 'Identity' })

/** @throws Problem `invalid_identity` when the value cannot be one of its kind */
export function readIdentity(identity: z.infer<typeof Identity>): NormalIdentity {
  const normal = normalIdentity(identity)
  if (!normal) throw new Problem('invalid_identity', { kind: identity.kind, value: '…' })
  return normal
}
