import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { createStaff, type GivenRole } from './create-staff.ts'
import { demoPassword } from './demo-password.ts'
import { hashPassword } from './hash-password.ts'
import { staffByEmail } from './staff.sql.ts'

export type DemoLogin = { email: string; name: string } & Omit<GivenRole, 'programId'>

/** Makes the logins of a demo that are not there yet. */
export async function addDemoLogins(ctx: Base, organizationId: string, logins: readonly DemoLogin[]): Promise<void> {
  const password = await hashPassword(demoPassword(ctx, organizationId))
  for (const { email, name, ...role } of logins) {
    if (await staffByEmail(ctx.pool, email)) continue
    const roles = [{ programId: null, ...role }]
    await transaction(ctx.pool, (client) =>
      createStaff(ctx, client, { organizationId, email, name, language: null, password, roles, demo: true }),
    )
  }
}
