import { transaction, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { keepCodes } from '../stock/take-stock.ts'
import type { Report, ReportStatus } from '../suppliers/supplier.ts'
import { isSettled, judge, type State } from './fulfilment.ts'
import { lockFulfilment, moveRow, noteHeard, noteTold, type FulfilmentRow } from './fulfilments.sql.ts'

/** What a supplier says of a fulfilment, in a transaction of its own. @returns whether it moved */
export const applyReport = async (ctx: Context, id: string, report: Report & { status: ReportStatus }, by: string): Promise<boolean> => {
  if (report.codes) await keepSupplied(ctx, id, report.codes, by)
  return transaction(ctx.slowPool, (client) => applyIn(client, id, report, by, new Date(ctx.clock.now())))
}

/** The same in the caller's: together with the note that it was heard. */
export async function applyIn(
  client: Client,
  id: string,
  report: Report & { status: ReportStatus },
  by: string,
  at: Date,
): Promise<boolean> {
  const row = await lockFulfilment(client, id)
  if (!row) return false
  await noteTold(client, id, report.reference ?? null, report.tracking ?? null)
  const to = judge(row.state, report.status)
  const why =
    to === 'in_review' ? `contradiction: ${report.status} after ${row.state}` : [report.status, report.note].filter(Boolean).join(': ')
  if (to === null) await noteHeard(client, row, { by, why, at })
  else await moveRow(client, row, { to, by, why, at, settled: isSettled(to) })
  return to !== null
}

const keepSupplied = async (ctx: Context, id: string, codes: readonly string[], by: string): Promise<void> => {
  const row = await transaction(ctx.slowPool, (client) => lockFulfilment(client, id))
  if (row) await keepCodes(ctx, row.program_id, `from:${by}`, id, codes)
}

/** Moves it on by our own doing, if it is still where it was. @returns whether it was */
export const move = (
  ctx: Context,
  { id, state }: Pick<FulfilmentRow, 'id' | 'state'>,
  to: State,
  why: string,
  by = 'server',
): Promise<boolean> =>
  transaction(ctx.slowPool, async (client) => {
    const row = await lockFulfilment(client, id)
    if (row?.state !== state) return false
    await moveRow(client, row, { to, by, why, at: new Date(ctx.clock.now()), settled: isSettled(to) })
    return true
  })
