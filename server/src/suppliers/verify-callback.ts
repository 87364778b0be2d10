import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import type { SupplierRow } from './suppliers.sql.ts'

const TOLERANCE_S = 5 * 60

export interface Signed {
  id: string | undefined
  timestamp: string | undefined
  signature: string | undefined
  body: Buffer
}

/** Whether a callback is signed by the supplier, as Standard Webhooks has it, over the bytes that came, and not long ago. */
export function isSigned(ctx: Base, { id: supplier, callback_secret }: SupplierRow, { id, timestamp, signature, body }: Signed): boolean {
  if (!id || id.length > 200 || !timestamp || !/^\d{1,12}$/.test(timestamp) || !signature || signature.length > 2000) return false
  if (Math.abs(ctx.clock.now() / 1000 - Number(timestamp)) > TOLERANCE_S) return false
  const secret = ctx.vault.decryptSecret(supplier, callback_secret)
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest()
  return signature.split(' ').some((part) => {
    const given = Buffer.from(part.startsWith('v1,') ? part.slice(3) : '', 'base64')
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
