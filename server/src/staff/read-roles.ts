import { Problem, type Reason } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { programsOf } from '../programs/list-programs.ts'
import { unknownPlaces } from '../stores/unknown-places.ts'
import type { GivenRole } from './create-staff.ts'
import type { RoleInput } from './staff.ts'

/** Roles as they are stored, with the programs they name. @throws Problem `invalid_request` naming what does not fit */
export async function readRoles(ctx: Context, organizationId: string, roles: readonly RoleInput[]): Promise<GivenRole[]> {
  const programs = new Map((await programsOf(ctx, organizationId)).map(({ key, id }) => [key, id]))
  const reasons: Reason[] = []
  const fault = (i: number, name: string, message: string): void =>
    void reasons.push({ code: 'unfit', path: `body.roles.${i}.${name}`, message })
  const read = roles.map(({ program, role, within, goodwill }, i): GivenRole => {
    const programId = program === null ? null : (programs.get(program) ?? null)
    if (program !== null && programId === null) fault(i, 'program', `There is no program ${program}.`)
    if (roles.findIndex((other) => other.program === program) < i) fault(i, 'program', 'One role in each program.')
    if ((within.kind === 'organization') !== (within.keys.length === 0)) fault(i, 'within.keys', 'Name regions or stores, and only then.')
    if (role === 'owner' && (program !== null || within.kind !== 'organization'))
      fault(i, 'role', 'An owner is one of the whole organization.')
    return { programId, role, within, goodwill }
  })
  for (const [i, { kind, keys }] of roles.map(({ within }) => within).entries())
    if (kind !== 'organization')
      for (const name of await unknownPlaces(ctx, organizationId, kind, keys)) fault(i, 'within.keys', `There is no ${kind} ${name}.`)
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  return read
}
