import { decodeId, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { parseStrictJson } from '#kit/strict-json.ts'
import type { Context } from '../context.ts'
import { keepCodes } from '../stock/take-stock.ts'
import { noteCallback } from '../suppliers/find-supplier.ts'
import { readReport, textAt, type HttpConfig } from '../suppliers/supplier.ts'
import type { SupplierRow } from '../suppliers/suppliers.sql.ts'
import { applyIn } from './apply-report.ts'
import { fulfilmentById } from './fulfilments.sql.ts'

/**
 * Acts on a callback, once: that it was heard is noted in the transaction that acts on it. What it says of orders that the
 * supplier does not have is noted, and changes nothing.
 *
 * @returns whether it was heard before
 */
export async function hearCallback(ctx: Context, supplier: SupplierRow, eventId: string, body: string): Promise<{ heard: boolean }> {
  const config = supplier.config as unknown as HttpConfig
  const value: unknown = parseStrictJson(body)
  const reading = config.callback ?? { ...config.answer, our_reference: 'reference' }
  const report = readReport(reading, value)
  const { status } = report
  if (status === 'unknown' || status === 'not_found') {
    throw new Problem('invalid_request', {}, [{ code: 'unknown_status', path: `body.${reading.status}`, message: report.note ?? '' }])
  }
  const bytes = decodeId('ful', textAt(value, reading.our_reference) ?? '')
  const row = bytes && (await fulfilmentById(ctx.pool, uuidText(bytes)))
  const own = row && row.program_id === supplier.program_id && row.supplier === supplier.key ? row : null
  if (own && report.codes) await keepCodes(ctx, own.program_id, `from:${supplier.key}`, own.id, report.codes)
  return transaction(ctx.pool, async (client) => {
    const at = new Date(ctx.clock.now())
    if (!(await noteCallback(client, supplier, eventId, own?.id ?? null, status, at))) return { heard: true }
    if (own) await applyIn(client, own.id, { ...report, status }, supplier.key, at)
    return { heard: false }
  })
}
