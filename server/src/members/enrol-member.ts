import { blankState } from '@perennial/engine/decide/state.ts'
import type { Base } from '#kit/base.ts'
import { bucketOf, newId, uuidBytes, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { recordCustomer, type Personal } from '../customers/record-customer.ts'
import { insertMember } from './members.sql.ts'

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

/** Gives a person a membership with a blank state. Their first command, decided by intake, is the enrolment itself. */
export function enrolMember(
  ctx: Base,
  program: { id: number; organizationId: string },
  enrolling: Enrolling,
): Promise<{ holder: Buffer; created: boolean }> {
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
