import type { Base } from '#kit/base.ts'
import type { OidcProvider } from '#kit/oidc-providers.ts'
import { organizationOf } from '../organizations/organization-of.ts'
import type { BegunSession } from './begin-session.ts'
import type { From } from './browser.ts'
import type { Arrived } from './oidc-flow.ts'
import { enter } from './sign-in.ts'
import { setActive, staffByEmail, staffById, type StaffRow } from './staff.sql.ts'
import { insertSubject, staffOfSubject } from './subjects.sql.ts'

/** Why nobody was let in. */
export type Turned = 'unverified' | 'unknown' | 'another_person'

/**
 * Signs in whom a provider vouches for: who was pinned to that name there, else whoever has the address here, if the
 * provider has verified that it is theirs. A second factor is the provider's affair.
 */
export async function enterByOidc(
  ctx: Base,
  provider: OidcProvider,
  { issuer, subject, email, verified }: Arrived,
  from: From,
  request: string,
): Promise<BegunSession | Turned> {
  const pinned = await staffOfSubject(ctx.pool, issuer, subject)
  if (pinned === null && !verified) return 'unverified'
  const staff = pinned === null ? email && (await staffByEmail(ctx.pool, email)) : await staffById(ctx.pool, pinned)
  if (!staff || !(await mayEnter(ctx, provider, staff))) return 'unknown'
  if (pinned === null && !(await insertSubject(ctx.pool, issuer, subject, staff.id, new Date(ctx.clock.now())))) return 'another_person'
  if (staff.state === 'invited') await setActive(ctx.pool, staff.id)
  return enter(ctx, staff, 'oidc', from, request)
}

async function mayEnter(ctx: Base, { organization }: OidcProvider, { state, organization_id }: StaffRow): Promise<boolean> {
  return state !== 'suspended' && (organization === undefined || (await organizationOf(ctx, organization)) === organization_id)
}
