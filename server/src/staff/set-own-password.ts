import type { Base } from '#kit/base.ts'
import { sha256 } from '#kit/hashes.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { SignedIn } from '../access/staff-role.ts'
import { recordAct } from '../audit/record-act.ts'
import type { BegunSession } from './begin-session.ts'
import { roughAddress, type From } from './browser.ts'
import { takeCode } from './check-code.ts'
import { hashPassword, passwordFits } from './hash-password.ts'
import { limitTries } from './limit-tries.ts'
import { linkOwner, useLink } from './links.sql.ts'
import { refuseWeak } from './refuse-weak.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { enter } from './sign-in.ts'
import { setPassword, staffById } from './staff.sql.ts'

/** Sets one's password anew and ends all other sessions. @throws Problem `wrong_credentials`, `weak_password` */
export async function setOwnPassword(
  ctx: Base,
  { staffId, sessionId }: SignedIn,
  ip: string,
  { current, password }: { current?: string | undefined; password: string },
): Promise<void> {
  const staff = (await staffById(ctx.pool, staffId))!
  if (staff.password !== null) {
    const tries = await limitTries(ctx, staff.email, roughAddress(ip))
    if (!(await passwordFits(staff.password, current ?? ''))) throw new Problem('wrong_credentials')
    await tries.giveBack()
  }
  refuseWeak(password, staff)
  const hashed = await hashPassword(password)
  await transaction(ctx.pool, async (client) => {
    await setPassword(client, staffId, hashed)
    await endSessionsOf(client, staffId, sessionId, new Date(ctx.clock.now()))
  })
}

export interface ByLink {
  token: string
  password: string
  code?: string | undefined
  from: From
  request: string
}

/**
 * Sets the password of whoever a link was made for, and signs them in. Their second factor stays: a link that fell into
 * other hands opens nothing.
 *
 * @throws Problem `link_used`, `weak_password`, `second_factor_needed`, `wrong_credentials`
 */
export async function setPasswordByLink(ctx: Base, { token, password, code, from, request }: ByLink): Promise<BegunSession> {
  const hash = sha256(token)
  const tries = await limitTries(ctx, null, from.address)
  const id = await linkOwner(ctx.pool, hash, new Date(ctx.clock.now()))
  const staff = id && (await staffById(ctx.pool, id))
  if (!staff) throw new Problem('link_used')
  refuseWeak(password, staff)
  if (staff.totp) {
    if (code === undefined) throw new Problem('second_factor_needed')
    if (!(await takeCode(ctx, staff, code))) throw new Problem('wrong_credentials')
  }
  const hashed = await hashPassword(password)
  await transaction(ctx.pool, async (client) => {
    if (!(await useLink(client, hash, new Date(ctx.clock.now())))) throw new Problem('link_used')
    await setPassword(client, staff.id, hashed)
    await endSessionsOf(client, staff.id, null, new Date(ctx.clock.now()))
    await recordAct(ctx, { kind: 'password_set', organization_id: staff.organization_id, staff_id: staff.id, request }, client)
  })
  await tries.giveBack()
  return enter(ctx, staff, 'link', from, request)
}
