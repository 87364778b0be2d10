import type { Progress } from '@perennial/engine/decide/state.ts'
import type { Base } from '#kit/base.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { customersOfHolders, memberById, membersOfCustomers, progressesOf, type MemberRow } from './members.sql.ts'

/** The memberships that customers have of a program, by customer; who has none is left out. */
export async function membersOf(ctx: Base, programId: number, customerIds: readonly string[]): Promise<Map<string, MemberRow>> {
  return new Map((await membersOfCustomers(ctx.pool, programId, customerIds)).map((row) => [row.customer_id, row]))
}

/** How far these members are, by their ids. */
export const progressOf = (ctx: Base, holders: readonly HolderKey[]): Promise<Map<string, Progress>> =>
  progressesOf(ctx.pool, holders) as Promise<Map<string, Progress>>

/** The membership of a holder in a program, or null. */
export const memberWith = (ctx: Base, programId: number, { text }: HolderKey): Promise<MemberRow | null> =>
  memberById(ctx.pool, programId, text)

/** The people behind members of a program, by the members' ids. */
export const customersOf = (ctx: Base, programId: number, holderIds: readonly string[]): Promise<Map<string, string>> =>
  customersOfHolders(ctx.pool, programId, holderIds)
