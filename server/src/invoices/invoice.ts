import { z } from 'zod'

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written 2026-06')
const Money = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)

export const Line = z.strictObject({ reference: z.string().min(1).max(100), amount: Money })
export type Line = z.infer<typeof Line>

export const Invoice = z
  .strictObject({
    invoice: z.string().min(1).max(100).meta({ description: 'The supplier’s number of it' }),
    month: Month,
    lines: z.array(Line).min(1).max(5000),
  })
  .meta({ id: 'SupplierInvoice' })
export type Invoice = z.infer<typeof Invoice>
