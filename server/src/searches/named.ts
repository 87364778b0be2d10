import { holderKey } from '#kit/holder-key.ts'
import { decodeId, ROW_PREFIXES, uuidText, type RowPrefix } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { memberWith } from '../members/members-of.ts'
import { whoseOrder } from '../orders/whose-order.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { FoundPerson } from './search-answer.ts'

/** Somebody who was named, and not described: by an id, or by an order of theirs. */
export interface Named {
  customerId: string
  match: FoundPerson['matched'][number]
}

/** Whose id it is: of a member, of a person, or of anything that is a member’s. */
export async function namedById(ctx: Context, { id: programId }: LiveProgram, typed: string): Promise<Named[]> {
  const [prefix = '', first = ''] = typed.toLowerCase().split('_')
  const match = { by: 'id', shown: typed.slice(0, 60) }
  const customer = decodeId('cus', `${prefix}_${first}`)
  if (customer) return [{ customerId: uuidText(customer), match }]
  const isRow = ROW_PREFIXES.includes(prefix as RowPrefix)
  const holder = isRow || prefix === 'mem' ? decodeId('mem', `mem_${first}`) : null
  const member = holder && (await memberWith(ctx, programId, holderKey(holder)))
  return member ? [{ customerId: member.customer_id, match }] : []
}

/** Whose order has this number, in the program or kept for somebody who has not joined. */
export async function namedByOrder(ctx: Context, { id: programId }: LiveProgram, typed: string): Promise<Named[]> {
  const customerId = typed.length > 100 ? null : await whoseOrder(ctx, programId, typed)
  return customerId === null ? [] : [{ customerId, match: { by: 'order', shown: typed } }]
}
