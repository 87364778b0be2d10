import type { Client, Pool } from '#kit/pg.ts'
import type { InvoiceLine } from './reconcile.ts'

type Db = Pool | Client

/** The prices of a supplier are these and no others. */
export async function replacePrices(
  db: Client,
  programId: number,
  supplier: string,
  prices: Readonly<Record<string, number>>,
): Promise<void> {
  await db.query('delete from supplier_prices where program_id = $1 and supplier = $2', [programId, supplier])
  await db.query(
    'insert into supplier_prices (program_id, supplier, reward, price) select $1, $2, reward, price from unnest($3::text[], $4::bigint[]) t(reward, price)',
    [programId, supplier, Object.keys(prices), Object.values(prices)],
  )
}

export async function pricesOf(db: Db, programId: number, supplier: string): Promise<Map<string, number>> {
  const { rows } = await db.query<{ reward: string; price: number }>(
    'select reward, price from supplier_prices where program_id = $1 and supplier = $2',
    [programId, supplier],
  )
  return new Map(rows.map(({ reward, price }) => [reward, price]))
}

export interface NewInvoice {
  programId: number
  supplier: string
  invoice: string
  month: string
  lines: readonly { reference: string; amount: number }[]
}

/** Takes an invoice in; lines that are there already stay as they are. @returns how many were new */
export async function insertLines(db: Client, { programId, supplier, invoice, month, lines }: NewInvoice): Promise<number> {
  const { rowCount } = await db.query(
    `insert into supplier_invoice_lines (program_id, supplier, invoice, line, month, reference, amount)
     select $1, $2, $3, line, $4, reference, amount from unnest($5::text[], $6::bigint[]) with ordinality t(reference, amount, line)
     on conflict do nothing`,
    [programId, supplier, invoice, month, lines.map((l) => l.reference), lines.map((l) => l.amount)],
  )
  return rowCount ?? 0
}

export async function linesOfInvoice(
  db: Db,
  programId: number,
  supplier: string,
  invoice: string,
): Promise<(InvoiceLine & { month: string })[]> {
  const { rows } = await db.query<InvoiceLine & { month: string }>(
    `select invoice, line, reference, amount, month from supplier_invoice_lines
     where program_id = $1 and supplier = $2 and invoice = $3 order by line`,
    [programId, supplier, invoice],
  )
  return rows
}

export async function linesOfMonth(db: Db, programId: number, supplier: string, month: string): Promise<InvoiceLine[]> {
  const { rows } = await db.query<InvoiceLine>(
    `select invoice, line, reference, amount from supplier_invoice_lines
     where program_id = $1 and supplier = $2 and month = $3 order by invoice, line`,
    [programId, supplier, month],
  )
  return rows
}
