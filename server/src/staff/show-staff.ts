import { z } from 'zod'
import { STAFF_ROLES, staffIdText } from '../access/staff-role.ts'
import type { Context } from '../context.ts'
import { rolesOf, type ListedRole, type ListedStaff } from './staff.sql.ts'

const Role = z.object({
  program: z.string().nullable(),
  role: z.enum(STAFF_ROLES),
  within: z.object({ kind: z.enum(['organization', 'region', 'store']), keys: z.array(z.string()) }),
  goodwill: z.record(z.string(), z.object({ per_act: z.int(), per_day: z.int() })).nullable(),
})

export const StaffAnswer = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    language: z.enum(['en', 'zh']).nullable(),
    state: z.enum(['invited', 'active', 'suspended']),
    second_factor: z.boolean(),
    has_password: z.boolean(),
    demo: z.boolean(),
    roles: z.array(Role),
    created_at: z.iso.datetime(),
    seen_at: z.iso.datetime().nullable().meta({ description: 'When they last did anything here' }),
  })
  .meta({ id: 'Staff' })

export async function showStaff(ctx: Context, rows: readonly ListedStaff[]): Promise<z.infer<typeof StaffAnswer>[]> {
  const roles = await rolesOf(
    ctx.pool,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: staffIdText(row.id),
    email: row.email,
    name: row.name,
    language: row.language,
    state: row.state,
    second_factor: row.totp !== null,
    has_password: row.password !== null,
    demo: row.demo,
    roles: roles.filter(({ staff_id }) => staff_id === row.id).map(roleAnswer),
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at?.toISOString() ?? null,
  }))
}

const roleAnswer = ({ program, role, within_kind, within_keys, goodwill }: ListedRole): z.infer<typeof Role> => ({
  program,
  role,
  within: { kind: within_kind, keys: within_keys },
  goodwill,
})
