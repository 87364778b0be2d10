import type { Needs } from '@perennial/engine/decide/decision.ts'
import type { HolderKey, KnownBy } from '#kit/holder-key.ts'
import type { Client, Pool } from '#kit/pg.ts'
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
  `(select json_agg(json_build_array(${columns}) ${order}) from ${table} x where x.bucket = h.bucket and x.holder_id = h.holder_id ${rest})`

/** Which of the long parts are read with it. */
export type LongParts = Pick<Needs, 'lots' | 'holds' | 'days'>

const LONG = {
  lots: all(LOT, 'lots', 'and x.remaining > 0', 'order by x.seq, x.n'),
  holds: all(
    `x.holder_id, x.ctid, x.seq, x.n, x.currency, x.amount, ${MS('x.expires_at')}, x.parts, x.reward`,
    'holds',
    '',
    'order by x.seq, x.n',
  ),
  days: all(`x.holder_id, x.metric, ${DAY('x.day')}, x.value`, 'metric_days'),
}

const BY_KEY = '(select $2::smallint as bucket, $3::uuid as holder_id)'

/** The fences keep the planner from joining whole tables for one person. */
const BY_IDENTITY = `lateral (
             select get_byte(uuid_send(m.holder_id), 15)::smallint as bucket, m.holder_id
             from (select customer_id from identities
                   where organization_id = $2 and kind = $3 and channel = $4 and app = $5 and hash = $6 offset 0) i
             cross join lateral (select holder_id from members where customer_id = i.customer_id and program_id = $1 offset 0) m)`

/**
 * Reads it all in one statement, which is one moment by itself: eight, with the transaction around them, took the doors
 * and the database most of the time that a quote has. Who it is is found in it as well: to ask that first was another
 * round trip, and a third of what remained.
 */
export async function readHolderNow(
  db: Pool | Client,
  programId: number,
  whose: HolderKey | KnownBy,
  parts: LongParts,
): Promise<HolderNow> {
  const byKey = 'bucket' in whose
  const long = (part: keyof LongParts): string => (parts[part] ? LONG[part] : 'null')
  const { rows } = await db.query<Row>({
    name: `intake_holder${byKey ? '' : '_by'}${parts.lots ? '_lots' : ''}${parts.holds ? '_holds' : ''}${parts.days ? '_days' : ''}`,
    text: `select p.latest_version, s.ctid, s.holder_id, s.program_id, s.seq, s.program_version, ${MS('s.state_time')}, ${MS('s.due_at')}, s.progress,
             ${all('x.holder_id, x.ctid, x.currency, x.available, x.pending, x.held, x.debt', 'balances')},
             ${long('lots')}, ${long('holds')}, ${long('days')}
           from programs p left join ${byKey ? BY_KEY : BY_IDENTITY} h on true
           left join holder_states s on s.bucket = h.bucket and s.holder_id = h.holder_id where p.id = $1`,
    values: [programId, ...(byKey ? [whose.bucket, whose.text] : [whose.organizationId, whose.kind, whose.channel, whose.app, whose.hash])],
    rowMode: 'array',
  } as never)
  if (!rows[0]) return { newest: 0, head: null, balances: [], lots: [], holds: [], days: [] }
  const [newest, ...rest] = rows[0]
  const head = rest.slice(0, 8) as unknown as HeadRow
  const [balances, lots, holds, days] = rest.slice(8) as [BalanceRow[] | null, LotRow[] | null, HoldRow[] | null, DayRow[] | null]
  return { newest, head: head[1] === null ? null : head, balances: balances ?? [], lots: lots ?? [], holds: holds ?? [], days: days ?? [] }
}
