import { randomBytes, randomUUID } from 'node:crypto'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { UsageError } from '#kit/usage-error.ts'
import { staffIdText, type StaffRole } from '../access/staff-role.ts'
import { recordAct } from '../audit/record-act.ts'
import type { Context } from '../context.ts'
import { firstOrganization } from '../organizations/first-organization.ts'
import { organizationOf } from '../organizations/organization-of.ts'
import { programsOf } from '../programs/list-programs.ts'
import { createStaff } from './create-staff.ts'
import { hashPassword } from './hash-password.ts'
import { readable } from './readable-code.ts'
import { dropSecondFactor } from './second-factor.sql.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { setPassword, staffByEmail } from './staff.sql.ts'
import { Email } from './staff.ts'

export interface ShownPassword {
  email: string
  password: string
}

/** A login made on the server itself, by whoever runs it. */
export async function createByOperator(
  ctx: Context,
  given: { email: string; name: string; role: StaffRole; organization?: string; program?: string },
): Promise<ShownPassword> {
  const email = readEmail(given.email)
  const organizationId = given.organization === undefined ? await firstOrganization(ctx) : await organizationOf(ctx, given.organization)
  if (!organizationId) throw new UsageError(`There is no organization "${given.organization}".`)
  const program = (await programsOf(ctx, organizationId)).find(({ key }) => key === given.program)
  if (given.program !== undefined && !program) throw new UsageError(`The organization has no program "${given.program}".`)
  if (program && given.role === 'owner') throw new UsageError('An owner is one of the whole organization. Leave --program out.')
  const password = newPassword()
  const roles = [{ programId: program?.id ?? null, role: given.role }]
  const creating = { organizationId, email, name: given.name, language: null, password: await hashPassword(password), roles }
  try {
    await transaction(ctx.pool, async (client) => {
      const { id } = await createStaff(ctx, client, creating)
      await recordAct(
        ctx,
        { kind: 'staff_created', organization_id: organizationId, request: randomUUID(), targets: targetsOf(id), ...BY },
        client,
      )
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'email_taken') throw new UsageError(`Somebody has ${email} already.`)
    throw error
  }
  return { email, password }
}

/** A new password for somebody, whose sessions end. */
export async function resetByOperator(ctx: Context, given: string, secondFactor: boolean): Promise<ShownPassword> {
  const email = readEmail(given)
  const staff = await staffByEmail(ctx.pool, email)
  if (!staff) throw new UsageError(`Nobody here has ${email}.`)
  const password = newPassword()
  const hashed = await hashPassword(password)
  await transaction(ctx.pool, async (client) => {
    await setPassword(client, staff.id, hashed)
    if (secondFactor) await dropSecondFactor(client, staff.id)
    await endSessionsOf(client, staff.id, null, new Date(ctx.clock.now()))
    const act = { organization_id: staff.organization_id, request: randomUUID(), targets: targetsOf(staff.id), ...BY }
    await recordAct(ctx, { kind: 'password_set', ...act }, client)
    if (secondFactor) await recordAct(ctx, { kind: 'second_factor_off', ...act }, client)
  })
  return { email, password }
}

const BY = { after: { by: 'whoever runs the server' } }

const targetsOf = (id: string): string[] => [staffIdText(id)]

/** Eighty bits, to be typed in once. */
const newPassword = (): string => readable(randomBytes(16))

function readEmail(given: string): string {
  const email = Email.safeParse(given)
  if (!email.success) throw new UsageError(`"${given}" is no e-mail address.`)
  return email.data
}
