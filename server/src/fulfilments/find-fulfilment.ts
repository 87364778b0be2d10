import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { fulfilmentById, type FulfilmentRow } from './fulfilments.sql.ts'

/** @throws Problem `not_found` also for one of another program */
export async function findFulfilment(ctx: Base, programId: number, id: string): Promise<FulfilmentRow> {
  const bytes = decodeId('ful', id)
  const row = bytes && (await fulfilmentById(ctx.pool, uuidText(bytes)))
  if (row?.program_id !== programId) throw new Problem('not_found', { what: 'fulfilment' })
  return row
}
