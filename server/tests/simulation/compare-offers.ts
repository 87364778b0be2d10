import { encodeId, uuidBytes } from '../../src/kit/ids.ts'
import type { World } from '../world.ts'
import type { Auditor } from './auditor.ts'
import type { Delivering } from './delivering.ts'

type Pair = [what: string, engine: unknown, audited: unknown]

const memberOf = (uuid: unknown): string | null => (uuid === null ? null : encodeId('mem', uuidBytes(uuid as string)))
const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`
const DAY = (column: string): string => `(${column} - date '1970-01-01')`

/** What the tables say of coupons, baskets, and rewards on their way, and what the auditor does. */
export async function offersOf(world: World, auditor: Auditor, delivering: Delivering): Promise<Pair[]> {
  const rows = async (sql: string): Promise<unknown[][]> =>
    (await world.base.pool.query({ text: sql, rowMode: 'array' })).rows as unknown[][]
  const coupons = await rows(
    `select code_hash, coupon, holder_id, state, ${DAY('usable_from')}, ${DAY('expires_on')}, used_holder, coalesce(reserved_by_seq, used_seq),
            ${MS('reserved_until')}, code is null from coupons`,
  )
  const checkouts = await rows(
    `select id, holder_id, state, reserved_seq, order_seq, ${MS('expires_at')} from checkouts where holder_id is not null`,
  )
  const stock = await rows("select total, taken from stock where reward = 'mug'")
  const fulfilments = await rows(
    'select id, holder_id, reward, quantity, state, points, hold_seq, cardinality(spent), counted from fulfilments',
  )
  const storedFulfilments = new Map(fulfilments.map(([id, holder, ...rest]) => [id as string, [memberOf(holder), ...rest]]))
  const storedCoupons = new Map(
    coupons.map(([hash, kind, owner, state, from, until, by, seq, aside, shared]) => [
      encodeId('cpn', uuidBytes(hash as string)),
      [kind, memberOf(owner), state, from, until, memberOf(by), seq, aside, shared],
    ]),
  )
  const storedCheckouts = new Map(
    checkouts.map(([id, holder, ...rest]) => [encodeId('chk', uuidBytes(id as string)), [memberOf(holder), ...rest]]),
  )
  return [
    ...[...auditor.coupons].map(([id, { kind, owner, state, from, until, by, shared }]): Pair => [
      `coupon ${id}`,
      storedCoupons.get(id),
      [kind, owner, state, from, until, by?.member ?? null, by?.seq ?? null, by?.aside ?? null, shared],
    ]),
    ['coupons', storedCoupons.size, auditor.coupons.size],
    ...[...auditor.checkouts].map(([id, { member, state, reserved, sold, until }]): Pair => [
      `basket ${id}`,
      storedCheckouts.get(id),
      [member, state, reserved, sold, until],
    ]),
    ['baskets', storedCheckouts.size, auditor.checkouts.size],
    ...[...delivering.all].map(([id, { member, reward, quantity, state, points, hold, spent, inStock }]): Pair => [
      `reward ${id}`,
      storedFulfilments.get(id),
      [member, reward, quantity, state, points, hold, points === 'captured' ? spent : 0, inStock],
    ]),
    ['rewards', storedFulfilments.size, delivering.all.size],
    ['stock', stock, [[delivering.total, delivering.taken]]],
  ]
}
