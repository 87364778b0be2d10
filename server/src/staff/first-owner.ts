import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { recordAct } from '../audit/record-act.ts'
import { firstOrganization } from '../organizations/first-organization.ts'
import type { BegunSession } from './begin-session.ts'
import type { From } from './browser.ts'
import { createStaff } from './create-staff.ts'
import { hashPassword } from './hash-password.ts'
import { limitTries } from './limit-tries.ts'
import { readable, sameCode } from './readable-code.ts'
import { enter } from './sign-in.ts'
import { anybody, nobodyYet } from './staff.sql.ts'

/** Whether nobody can sign in yet. */
export const isFirstRun = async (ctx: Base): Promise<boolean> => !(await anybody(ctx.pool))

/**
 * What whoever started the server is shown, and nobody else can know: with it the first owner is made. It follows from
 * the master key, so that every process of an installation takes the same.
 */
export const setUpCode = (ctx: Base): string => readable(ctx.vault.signInHash('set-up code', ''))

export interface FirstOwner {
  code: string
  email: string
  name: string
  language: 'en' | 'zh' | null
  password: string
  from: From
  request: string
}

/** Makes the first owner and signs them in. @throws Problem `wrong_credentials`, `staff_exist`, `rate_limited` */
export async function makeFirstOwner(ctx: Base, { code, password, from, request, ...given }: FirstOwner): Promise<BegunSession> {
  if (!(await isFirstRun(ctx))) throw new Problem('staff_exist')
  const tries = await limitTries(ctx, null, from.address)
  if (!sameCode(code, setUpCode(ctx))) throw new Problem('wrong_credentials')
  const hashed = await hashPassword(password)
  const organizationId = await firstOrganization(ctx)
  const staff = await transaction(ctx.pool, async (client) => {
    if (!(await nobodyYet(client))) throw new Problem('staff_exist')
    const made = await createStaff(ctx, client, { ...given, organizationId, password: hashed, roles: [{ programId: null, role: 'owner' }] })
    const act = {
      kind: 'staff_created' as const,
      organization_id: organizationId,
      staff_id: made.id,
      request,
      after: { first_owner: true },
    }
    await recordAct(ctx, act, client)
    return made
  })
  await tries.giveBack()
  return enter(ctx, staff, 'password', from, request)
}
