import type { Base } from '#kit/base.ts'
import { newId, uuidText } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { GoodwillLimit, StaffRole, Within } from '../access/staff-role.ts'
import { insertRole, insertStaff, type StaffRow } from './staff.sql.ts'

/** A role as it is stored. */
export interface GivenRole {
  programId: number | null
  role: StaffRole
  within?: Pick<Within, 'kind' | 'keys'>
  goodwill?: Record<string, GoodwillLimit> | null
}

export interface CreatingStaff {
  organizationId: string
  email: string
  name: string
  language: 'en' | 'zh' | null
  /** As it is stored; null for whoever sets one by a link. */
  password: string | null
  roles: readonly GivenRole[]
  demo?: boolean
  /** Derived from an idempotency key, where there is one. */
  id?: string
}

/** Adds somebody with what they may do. @throws Problem `email_taken` */
export async function createStaff(ctx: Base, client: Client, given: CreatingStaff): Promise<Omit<StaffRow, 'totp' | 'totp_begun'>> {
  const now = ctx.clock.now()
  const row = {
    id: given.id ?? uuidText(newId(now)),
    organization_id: given.organizationId,
    email: given.email,
    name: given.name,
    language: given.language,
    state: given.password === null ? ('invited' as const) : ('active' as const),
    password: given.password,
    demo: given.demo ?? false,
    created_at: new Date(now),
  }
  if (!(await insertStaff(client, row))) throw new Problem('email_taken')
  for (const role of given.roles) await giveRole(client, row.id, role)
  return row
}

export const giveRole = (client: Client, staffId: string, { programId, role, within, goodwill }: GivenRole): Promise<void> =>
  insertRole(client, {
    staff_id: staffId,
    program_id: programId,
    role,
    within_kind: within?.kind ?? 'organization',
    within_keys: [...(within?.keys ?? [])],
    goodwill: goodwill ?? null,
  })
