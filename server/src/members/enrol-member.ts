import { blankState } from '@perennial/engine/decide/state.ts'
import type { Base } from '#kit/base.ts'
import { encrypt, encryptJson } from '#kit/crypto.ts'
import { bucketOf, newId, uuidBytes, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { hashedTerms } from '../customers/index-person.ts'
import { recordCustomer, type Personal } from '../customers/record-customer.ts'
import { insertMember, insertStranger } from './members.sql.ts'

export const BLANK_PROGRESS = JSON.stringify(blankState().progress)

export interface Enrolling {
  identity: NormalIdentity | null
  /** Further identities of the same person. */
  others?: readonly NormalIdentity[]
  /** An existing customer; else the identity's, or a new one. */
  customerId?: string
  verified?: boolean
  personal?: Personal
  source: string
  joinedAt: number
}

export interface Enrolled {
  holder: Buffer
  created: boolean
}

/** Gives a person a membership with a blank state. Their first command, decided by intake, is the enrolment itself. */
export async function enrolMember(ctx: Base, program: { id: number; organizationId: string }, enrolling: Enrolling): Promise<Enrolled> {
  return (await enrolStranger(ctx, program, enrolling)) ?? enrolKnown(ctx, program, enrolling)
}

/** Whoever comes under one identity that nobody has yet: most people. One statement instead of seven, and no transaction around it. */
async function enrolStranger(
  ctx: Base,
  program: { id: number; organizationId: string },
  { identity, others = [], customerId, verified, personal, source, joinedAt }: Enrolling,
): Promise<Enrolled | null> {
  if (!identity || others.length > 0 || customerId !== undefined) return null
  const now = new Date(ctx.clock.now())
  const { key, wrapped } = ctx.vault.newPersonKey()
  const holder = newId(now.getTime())
  const created = await insertStranger(ctx.pool, {
    organizationId: program.organizationId,
    programId: program.id,
    customerId: uuidText(newId(now.getTime())),
    wrapped,
    personal: personal ? encryptJson(key, personal, 'personal') : null,
    identity,
    hash: ctx.vault.identityHash(program.organizationId, identity.kind, identity.value),
    value: encrypt(key, Buffer.from(identity.value), 'identity'),
    verifiedAt: verified ? now : null,
    holderId: uuidText(holder),
    bucket: bucketOf(holder),
    source,
    joinedAt: new Date(joinedAt),
    now,
    progress: BLANK_PROGRESS,
    terms: hashedTerms(ctx, program.organizationId, { personal: personal ?? {}, identities: [identity] }),
  })
  return created ? { holder, created } : null
}

function enrolKnown(ctx: Base, program: { id: number; organizationId: string }, enrolling: Enrolling): Promise<Enrolled> {
  return transaction(ctx.pool, async (client) => {
    const customerId = enrolling.customerId ?? (await recordCustomer(ctx, client, program.organizationId, enrolling)).customerId
    const holder = newId(ctx.clock.now())
    const row = {
      holder_id: uuidText(holder),
      program_id: program.id,
      customer_id: customerId,
      source: enrolling.source,
      joined_at: new Date(enrolling.joinedAt),
      created_at: new Date(ctx.clock.now()),
    }
    const { holderId, created } = await insertMember(client, row, bucketOf(holder), BLANK_PROGRESS)
    return { holder: uuidBytes(holderId), created }
  })
}
