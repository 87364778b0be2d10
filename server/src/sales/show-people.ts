import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { shownTo } from '../members/member-answer.ts'
import { showMembers } from '../members/show-member.ts'
import type { Program } from '../programs/program.ts'
import type { Person } from './person.ts'
import { boughtBy, type BuyerRow } from './sales.sql.ts'

/** These members, as far as this caller may see them, with what they bought, in the order in which they are given; what they ever bought, if it is not given. */
export async function showPeople(
  ctx: Context,
  program: Pick<Program, 'id' | 'organizationId'>,
  caller: Caller,
  holders: readonly string[],
  bought?: readonly BuyerRow[],
): Promise<Person[]> {
  const keys = holders.map((id) => holderKey(uuidBytes(id)))
  const [members, rows] = await Promise.all([showMembers(ctx, program, holders), bought ?? boughtBy(ctx.pool, keys)])
  const byHolder = new Map(rows.map((row) => [row.holder_id, row]))
  return members.map((member, i) => {
    const row = byHolder.get(holders[i]!)
    return {
      member: shownTo(caller, member),
      orders: row?.orders ?? 0,
      spent: row?.spent ?? 0,
      last_order_at: row ? new Date(row.last_micros / 1000).toISOString() : null,
    }
  })
}
