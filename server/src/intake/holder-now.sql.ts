import type { HolderKey } from '#kit/holder-key.ts'
import type { Pool } from '#kit/pg.ts'
import { DAY, LOT, MS, type BalanceRow, type DayRow, type HeadRow, type HoldRow, type LotRow } from './intake.sql.ts'

/** A holder and the newest version of the program, as one moment has them; without a head where there is no such holder. */
export interface HolderNow {
  newest: number
  head: HeadRow | null
  balances: BalanceRow[]
  lots: LotRow[]
  holds: HoldRow[]
  days: DayRow[]
}

type Row = [newest: number, ...head: HeadRow, balances: BalanceRow[] | null, ...long: [LotRow[] | null, HoldRow[] | null, DayRow[] | null]]

/** All rows of the holder in one table, as an array of arrays. */
const all = (columns: string, table: string, rest = '', order = ''): string =>
  `(select json_agg(json_build_array(${columns}) ${order}) from ${table} x where x.bucket = $2 and x.holder_id = $3 ${rest})`

const LONG = [
  all(LOT, 'lots', 'and x.remaining > 0', 'order by x.seq, x.n'),
  all(
    `x.holder_id, x.ctid, x.seq, x.n, x.currency, x.amount, ${MS('x.expires_at')}, x.parts, x.reward`,
    'holds',
    '',
    'order by x.seq, x.n',
  ),
  all(`x.holder_id, x.metric, ${DAY('x.day')}, x.value`, 'metric_days'),
].join(', ')

/**
 * Reads it all in one statement, which is one moment by itself: eight, with the transaction around them, took the doors
 * and the database most of the time that a quote has.
 *
 * @param whole with lots, holds and days
 */
export async function readHolderNow(pool: Pool, programId: number, { bucket, text }: HolderKey, whole: boolean): Promise<HolderNow> {
  const { rows } = await pool.query<Row>({
    name: whole ? 'intake_holder_now' : 'intake_holder_now_short',
    text: `select p.latest_version, s.ctid, s.holder_id, s.program_id, s.seq, s.program_version, ${MS('s.state_time')}, ${MS('s.due_at')}, s.progress,
             ${all('x.holder_id, x.ctid, x.currency, x.available, x.pending, x.held, x.debt', 'balances')}, ${whole ? LONG : 'null, null, null'}
           from programs p left join holder_states s on s.bucket = $2 and s.holder_id = $3 where p.id = $1`,
    values: [programId, bucket, text],
    rowMode: 'array',
  } as never)
  if (!rows[0]) return { newest: 0, head: null, balances: [], lots: [], holds: [], days: [] }
  const [newest, ...rest] = rows[0]
  const head = rest.slice(0, 8) as unknown as HeadRow
  const [balances, lots, holds, days] = rest.slice(8) as [BalanceRow[] | null, LotRow[] | null, HoldRow[] | null, DayRow[] | null]
  return { newest, head: head[1] === null ? null : head, balances: balances ?? [], lots: lots ?? [], holds: holds ?? [], days: days ?? [] }
}
