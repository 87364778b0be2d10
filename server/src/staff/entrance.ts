import type { Base } from '#kit/base.ts'
import { STAFF_ROLES } from '../access/staff-role.ts'
import { demoPassword } from './demo-password.ts'
import { isFirstRun, setUpCode } from './first-owner.ts'
import { demoLogins } from './staff.sql.ts'

/** How somebody gets in for the first time. */
export interface Entrance {
  /** Logins of the demo, the most capable first. */
  logins?: { role: string; email: string; password: string }[]
  /** With it the first owner is made, while nobody can sign in. */
  set_up_code?: string
}

export async function entranceOf(ctx: Base): Promise<Entrance> {
  if (await isFirstRun(ctx)) return { set_up_code: setUpCode(ctx) }
  const rows = await demoLogins(ctx.pool, STAFF_ROLES)
  if (rows.length === 0) return {}
  return { logins: rows.map(({ role, email, organization_id }) => ({ role, email, password: demoPassword(ctx, organization_id) })) }
}

/** For the terminal. */
export function entranceLines({ logins = [], set_up_code }: Entrance): string[] {
  if (set_up_code) return [`Set-up     ${set_up_code}   the code with which the first owner is made`]
  const first = logins[0]
  if (!first) return []
  const others = logins.filter(({ password }) => password === first.password).slice(1)
  return [
    `Sign in    ${first.email}   password ${first.password}`,
    ...(others.length > 0
      ? [`           or as ${others.map(({ role }) => role).join(', ')}@${first.email.split('@')[1]}, with the same password`]
      : []),
  ]
}
