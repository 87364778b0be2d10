import type { Order, ReturnCommand } from '@perennial/engine/decide/command.ts'
import type { Sale } from '@perennial/engine/decide/decision.ts'
import type { Client } from '#kit/pg.ts'
import { loadCommands, loadOrdersWith, loadReturns, type CommandRow } from './intake.sql.ts'
import { loadMore } from './load-states.ts'
import type { Loaded } from './loaded.ts'
import { decodeOutcome, effectOf, type StoredOutcome } from './outcome.ts'
import { saleOf } from './stored-sale.ts'
import type { WriteSet } from './write-set.ts'

/** The sales a return may take back, latest first, and with them whatever lots of theirs are closed already. */
export async function findSales(client: Client, holder: Loaded, command: ReturnCommand, set: WriteSet): Promise<Sale[]> {
  const { key } = holder
  const skus = new Set((command.lines ?? []).map((line) => line.sku))
  const rows =
    command.order === null ? await loadOrdersWith(client, key, [...skus]) : await loadCommands(client, [{ key, seq: command.order }])
  const returns = new Map((await loadReturns(client, [key])).map((row) => [row[1], { returned: row[2], effects: row[3].map(effectOf) }]))
  const sales = new Map<number, Sale>()
  for (const row of rows)
    if (row[3] === 'order' && !('refusal' in row[10])) sales.set(row[2], saleOf(saleRow(row), returns.get(row[2]) ?? null))
  // What this batch itself has decided is newer, and its sales are not in the database yet.
  for (const [seq, sale] of set.holders.get(holder)?.sales ?? []) {
    if (command.order === null ? sale.order.lines.some((line) => skus.has(line.sku)) : seq === command.order) sales.set(seq, sale)
  }
  // What was paid in points goes home to lots that may be closed.
  const opened = [...sales.values()].flatMap(({ paid = [] }) => paid.flatMap(({ lots }) => lots.map(({ seq }) => seq)))
  await loadMore(client, [{ holder, needs: { lots: true, holds: true }, sales: [...sales.keys()], opened }], set)
  return [...sales.values()].toSorted((a, b) => b.at - a.at || b.seq - a.seq)
}

function saleRow(row: CommandRow): Parameters<typeof saleOf>[0] {
  const [, , seq, , reported, heard, policy, rules, input, facts, outcome] = row
  const { order } = input as { order: Order }
  // The time that counted for the sale: a till whose clock runs ahead must not have it returned on another day.
  const at = Math.min(reported, heard)
  return { seq, at, rules, policy, order, facts: facts ?? {}, outcome: decodeOutcome(outcome as StoredOutcome) }
}
