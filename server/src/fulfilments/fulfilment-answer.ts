import { z } from 'zod'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import { STATES } from './fulfilment.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'

export const FulfilmentState = z.enum(STATES)

export const Fulfilment = z
  .object({
    id: z.string().meta({ description: 'Also the reference under which the supplier knows it' }),
    member: z.string(),
    reward: z.string(),
    kind: z.string(),
    quantity: z.int(),
    slot: z.string().nullable(),
    supplier: z.string().nullable(),
    state: FulfilmentState,
    points: z.enum(['none', 'held', 'captured', 'released']),
    price: z.record(z.string(), z.int()).nullable().meta({ description: 'What it costs of each currency, all pieces together' }),
    hold: z.string().nullable().meta({ description: 'The hold of its points' }),
    supplier_reference: z.string().nullable(),
    tracking: z.string().nullable(),
    note: z.string().nullable().meta({ description: 'Why it is where it is' }),
    cancel_until: z.iso.datetime().nullable().meta({ description: 'Until then the member may cancel it, as long as it is not confirmed' }),
    created_at: z.iso.datetime(),
    settled_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Fulfilment' })

export function fulfilmentAnswer(row: FulfilmentRow): z.infer<typeof Fulfilment> {
  const holder = uuidBytes(row.holder_id)
  return {
    id: encodeId('ful', uuidBytes(row.id)),
    member: encodeId('mem', holder),
    reward: row.reward,
    kind: row.kind,
    quantity: row.quantity,
    slot: row.slot || null,
    supplier: row.supplier,
    state: row.state,
    points: row.points,
    price: row.amounts,
    hold: row.hold_seq === null ? null : encodeRowId('hld', holder, row.hold_seq),
    supplier_reference: row.supplier_reference,
    tracking: row.tracking,
    note: row.note,
    cancel_until: row.cancel_until > row.created_at ? row.cancel_until.toISOString() : null,
    created_at: row.created_at.toISOString(),
    settled_at: row.settled_at?.toISOString() ?? null,
  }
}
