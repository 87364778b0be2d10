import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import type { CheckoutRow } from './checkouts.sql.ts'
import type { CheckoutAnswer } from './evaluation.ts'

export function checkoutAnswer(row: CheckoutRow): CheckoutAnswer {
  const holder = row.holder_id && uuidBytes(row.holder_id)
  const { code, state, revision, basket, coupons, payments, reserved_seq: reserved, order_seq: order } = row
  return {
    id: encodeId('chk', uuidBytes(row.id)),
    code,
    state,
    revision,
    member: holder ? encodeId('mem', holder) : null,
    basket: { ...basket },
    coupons,
    payments,
    hold: holder && reserved !== null ? encodeRowId('dec', holder, reserved) : null,
    order: holder && order !== null ? encodeRowId('ord', holder, order) : null,
    expires_at: row.expires_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  }
}
