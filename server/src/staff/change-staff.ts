import type { Base } from '#kit/base.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { giveRole, type GivenRole } from './create-staff.ts'
import { endSessionsOf } from './sessions.sql.ts'
import { deleteRoles, lockStaffOf, ownersLeft, staffById, updateStaff } from './staff.sql.ts'

export interface StaffChange {
  name?: string | undefined
  language?: 'en' | 'zh' | null | undefined
  state?: 'active' | 'suspended' | undefined
  roles?: readonly GivenRole[] | undefined
}

/**
 * Changes who somebody is here and what they may do. Whoever is suspended is signed out.
 *
 * @throws Problem `not_found`, `last_owner`
 */
export async function changeStaff(
  ctx: Base,
  organizationId: string,
  id: string,
  { name, language, state, roles }: StaffChange,
): Promise<void> {
  await transaction(ctx.pool, async (client) => {
    await lockStaffOf(client, organizationId)
    const before = await staffById(client, id, organizationId)
    if (!before) throw new Problem('not_found', { what: 'staff' })
    const owners = await ownersLeft(client, organizationId)
    // Whoever has never set a password stays invited when a suspension is over.
    const back = before.state === 'suspended' && before.password === null ? 'invited' : 'active'
    const next =
      state === undefined || (state === 'active' && before.state === 'invited') ? before.state : state === 'active' ? back : state
    await updateStaff(client, id, { name: name ?? before.name, language: language === undefined ? before.language : language, state: next })
    if (roles) {
      await deleteRoles(client, id)
      for (const role of roles) await giveRole(client, id, role)
    }
    if (owners > 0 && (await ownersLeft(client, organizationId)) === 0) throw new Problem('last_owner')
    if (next === 'suspended') await endSessionsOf(client, id, null, new Date(ctx.clock.now()))
  })
}
