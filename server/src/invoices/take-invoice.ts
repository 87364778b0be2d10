import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { findSupplier } from '../suppliers/find-supplier.ts'
import type { Invoice } from './invoice.ts'
import { insertLines, linesOfInvoice } from './invoices.sql.ts'

/**
 * Takes a supplier's invoice in, whole. The same once more adds nothing.
 *
 * @throws Problem `not_found` where there is no such supplier, `invoice_known` where another was given under its number
 */
export async function takeInvoice(ctx: Context, programId: number, supplier: string, given: Invoice): Promise<{ added: number }> {
  const { invoice, month, lines } = given
  await mustBeKnown(ctx, programId, supplier)
  return transaction(ctx.pool, async (client) => {
    const added = await insertLines(client, { programId, supplier, invoice, month, lines })
    const stored = await linesOfInvoice(client, programId, supplier, invoice)
    const same =
      stored.length === lines.length &&
      stored.every((l, i) => l.month === month && l.reference === lines[i]!.reference && l.amount === lines[i]!.amount)
    // All of its lines, or none: what was there before is the whole invoice.
    if (!same || (added > 0 && added < lines.length)) throw new Problem('invoice_known', { invoice })
    return { added }
  })
}

/** @throws Problem `not_found` */
export async function mustBeKnown(ctx: Context, programId: number, supplier: string): Promise<void> {
  if (!(await findSupplier(ctx, programId, supplier))) throw new Problem('not_found', { what: 'supplier' })
}
