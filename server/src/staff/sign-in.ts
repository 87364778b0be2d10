import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { recordAct } from '../audit/record-act.ts'
import { beginSession, type BegunSession } from './begin-session.ts'
import type { From } from './browser.ts'
import { takeCode } from './check-code.ts'
import { passwordFits } from './hash-password.ts'
import { limitTries } from './limit-tries.ts'
import { staffByEmail, type StaffRow } from './staff.sql.ts'

export interface SigningIn {
  email: string
  password: string
  code?: string | undefined
  from: From
  /** Id of the request. */
  request: string
}

/**
 * Signs somebody in by password, and by a second factor where they have one. Whoever has no account, another password,
 * or was suspended is told the same, after the same work.
 *
 * @throws Problem `wrong_credentials`, `second_factor_needed`, `rate_limited`
 */
export async function signIn(ctx: Base, { email, password, code, from, request }: SigningIn): Promise<BegunSession> {
  const tries = await limitTries(ctx, email, from.address)
  const staff = await staffByEmail(ctx.pool, email)
  const fits = await passwordFits(staff?.password ?? null, password)
  if (!staff || !fits || staff.state !== 'active') throw failed(ctx, staff, request, 'password')
  if (staff.totp) {
    if (code === undefined) throw new Problem('second_factor_needed')
    const taken = await takeCode(ctx, staff, code)
    if (!taken) throw failed(ctx, staff, request, 'code')
    if (taken === 'recovery') await recordAct(ctx, { ...actOf(staff, request), kind: 'recovery_code_used' })
  }
  await tries.giveBack()
  return enter(ctx, staff, 'password', from, request)
}

/** Begins the session of somebody who has proved who they are, and records it. */
export async function enter(
  ctx: Base,
  staff: Pick<StaffRow, 'id' | 'organization_id'>,
  means: 'password' | 'oidc' | 'link',
  from: From,
  request: string,
): Promise<BegunSession> {
  const begun = await beginSession(ctx, staff.id, means, from)
  await recordAct(ctx, { ...actOf(staff, request), kind: 'signed_in', after: { means, ...from } })
  return begun
}

/** Recorded beside, not before, the answer: that an account exists must not be told by the time it takes. */
function failed(ctx: Base, staff: StaffRow | null, request: string, at: 'password' | 'code'): Problem {
  if (staff)
    recordAct(ctx, { ...actOf(staff, request), kind: 'sign_in_failed', status: 401, after: { at } }).catch((error: Error) =>
      ctx.log.error({ error: error.message, request }, 'a failed sign-in could not be recorded'),
    )
  return new Problem('wrong_credentials')
}

const actOf = (
  staff: Pick<StaffRow, 'id' | 'organization_id'>,
  request: string,
): { organization_id: string; staff_id: string; request: string } => ({
  organization_id: staff.organization_id,
  staff_id: staff.id,
  request,
})
