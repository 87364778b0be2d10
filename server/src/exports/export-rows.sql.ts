import type { Client } from '#kit/pg.ts'
import type { ExportKind } from './export.ts'

/** Of which program, from which moment to before which. */
export interface Span {
  programId: number
  from: Date | null
  to: Date | null
}

const WITHIN = (column: string): string => `($2::timestamptz is null or ${column} >= $2) and ($3::timestamptz is null or ${column} < $3)`

/** What each kind of export reads. Orders and transfers go by when they were recorded, as the books do; lots by when they came in. */
const STATEMENTS: Readonly<Record<ExportKind, string>> = {
  members: `select m.holder_id, m.customer_id, m.source, m.joined_at, s.progress,
              coalesce((select json_object_agg(b.currency, json_build_array(b.available, b.pending, b.held, b.debt)) from balances b
                        where b.bucket = s.bucket and b.holder_id = s.holder_id), '{}') as balances
            from members m join holder_states s on s.holder_id = m.holder_id and s.bucket = get_byte(uuid_send(m.holder_id), 15)
            where m.program_id = $1 and ${WITHIN('m.joined_at')} order by m.joined_at, m.holder_id`,
  orders: `select c.holder_id, c.seq, c.at, c.recorded_at, c.client, c.input->'order'->>'reference' as reference, c.input->'order'->>'channel' as channel,
             c.input->'order'->>'store' as store, c.input->'order'->>'payment' as payment, (c.input->'order'->>'total')::bigint as total,
             (c.input->'order'->>'net')::bigint as net, l.n::int as line, l.line->>'sku' as sku, (l.line->>'quantity')::bigint as quantity,
             (l.line->>'amount')::bigint as amount, l.line->>'category' as category, l.line->>'brand' as brand
           from commands c cross join lateral json_array_elements(c.input->'order'->'lines') with ordinality l(line, n)
           where c.program_id = $1 and c.kind = 'order' and not c.refused and ${WITHIN('c.recorded_at')}`,
  transfers: `select t.holder_id, t.seq, t.n, t.at, t.recorded_at, t.debit, t.credit, t.currency, t.amount, t.lot_seq, t.lot_n
              from transfers t join holder_states s on s.bucket = t.bucket and s.holder_id = t.holder_id
              where s.program_id = $1 and ${WITHIN('t.recorded_at')}`,
  lots: `select l.holder_id, l.seq, l.n, c.at, c.recorded_at, l.currency, l.amount, l.remaining, l.held, l.expired, l.pending, l.usable_on, l.expires_on,
           l.campaign, l.version, l.funder, l.unit_value_micros
         from lots l join commands c on c.bucket = l.bucket and c.holder_id = l.holder_id and c.seq = l.seq
         where c.program_id = $1 and ${WITHIN('c.recorded_at')}`,
  coupons: `select code_hash, coupon, batch_id, place, state, holder_id, issued_at, usable_from, expires_on, used_at, source
            from coupons where program_id = $1 and ${WITHIN('issued_at')}`,
  fulfilments: `select id, holder_id, reward, kind, quantity, supplier, state, points, amounts, supplier_reference, tracking, created_at, settled_at
                from fulfilments where program_id = $1 and ${WITHIN('created_at')} order by place`,
}

/** Opens a cursor over the rows, in a transaction that sees one moment of the database and cannot write. */
export async function openRows(client: Client, kind: ExportKind, { programId, from, to }: Span): Promise<void> {
  await client.query('begin transaction isolation level repeatable read, read only')
  await client.query(`declare exported no scroll cursor for ${STATEMENTS[kind]}`, [programId, from, to])
}

export async function nextRows<Row>(client: Client, count: number): Promise<Row[]> {
  const { rows } = await client.query(`fetch ${count} from exported`)
  return rows as Row[]
}

/** About how many rows there will be, for the progress: the planner's guess, not a count. */
export async function guessRows(client: Client, kind: ExportKind, { programId, from, to }: Span): Promise<number> {
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: { 'Plan Rows': number } }[] }>(`explain (format json) ${STATEMENTS[kind]}`, [
    programId,
    from,
    to,
  ])
  return rows[0]!['QUERY PLAN'][0]!.Plan['Plan Rows']
}
