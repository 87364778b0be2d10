import type { CommandKind } from '@perennial/engine/decide/command.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Pool } from '#kit/pg.ts'

/** Where something of a timeline stands. */
export type Source = 'command' | 'fulfilment' | 'coupon' | 'consent' | 'note'

export interface PlaceRow {
  source: Source
  key: string
  micros: number
}

export interface Asked {
  programId: number
  customerId: string
  /** Empty where none is asked for. */
  commands: readonly CommandKind[]
  /** Also every decision by which a level changed. */
  tiers: boolean
  sources: readonly Source[]
}

const MICROS = '(extract(epoch from at) * 1000000)::bigint'

/**
 * The places of what happened to a member, the latest first. Of each table the member's own rows are looked at, by the
 * key or the index that leads with the member: a thousand commands take two milliseconds. Left out is what would be said
 * twice, the holds of rewards that stand under their fulfilment, and the passing of time that changed nothing.
 *
 * @param until the time of the last place before, of which `passed` were given out already
 */
export async function placesOf(
  db: Pool,
  { bucket, text }: HolderKey,
  { programId, customerId, commands, tiers, sources }: Asked,
  until: { micros: number; passed: number } | null,
  limit: number,
): Promise<PlaceRow[]> {
  const has = (source: Source): string => `'${source}' = any($7::text[])`
  const last = 'order by at desc, key desc limit $9::int + $10::int'
  const { rows } = await db.query<PlaceRow>({
    name: 'timeline_places',
    text: `with until as (select coalesce(timestamptz '1970-01-01Z' + $8::bigint * interval '1 microsecond', 'infinity') as at)
    select source, key, ${MICROS} as micros from (
      (select at, 'command' as source, lpad(seq::text, 10, '0') as key from commands c
       where bucket = $1 and holder_id = $2 and at <= (select at from until) and ${has('command')}
         and (kind::text = any($5::text[]) or ($6 and outcome->'tiers' is not null))
         and (refused or kind not in ('hold', 'capture', 'release') or (input->'reward' is null and input->'fulfilment' is null))
         and (refused or kind <> 'consent')
         and (kind <> 'tick' or outcome->'tiers' is not null
           or exists (select from transfers t where t.bucket = c.bucket and t.holder_id = c.holder_id and t.seq = c.seq))
       ${last})
      union all
      (select created_at as at, 'fulfilment', id::text as key from fulfilments
       where bucket = $1 and holder_id = $2 and created_at <= (select at from until) and state not in ('reserved', 'lapsed') and ${has('fulfilment')}
       ${last})
      union all
      (select issued_at as at, 'coupon', code_hash::text as key from coupons
       where program_id = $3 and holder_id = $2 and issued_at <= (select at from until) and ${has('coupon')} ${last})
      union all
      (select at, 'consent', id::text as key from consents
       where customer_id = $4 and program_id = $3 and at <= (select at from until) and ${has('consent')} ${last})
      union all
      (select at, 'note', id::text as key from member_notes
       where bucket = $1 and holder_id = $2 and at <= (select at from until) and ${has('note')} ${last})
    ) found order by at desc, source, key desc limit $9::int offset $10::int`,
    values: [bucket, text, programId, customerId, commands, tiers, sources, until?.micros ?? null, limit, until?.passed ?? 0],
  })
  return rows
}

export interface CommandRow {
  seq: number
  kind: CommandKind
  at: Date
  recorded_at: Date
  rules_version: number
  client: string | null
  refused: boolean
  input: Record<string, unknown>
  facts: object | null
  outcome: {
    refusal?: { code: string; facts: Record<string, string | number> }
    tiers?: Record<string, { from: string; to: string }>
    sales?: number[]
  }
  moves: { debit: string; credit: string; currency: string; amount: number }[] | null
}

/** These commands of a member, each with its movements summed up by accounts. */
export async function commandsAt(db: Pool, { bucket, text }: HolderKey, seqs: readonly number[]): Promise<CommandRow[]> {
  const { rows } = await db.query<CommandRow>({
    name: 'timeline_commands',
    text: `select c.seq, c.kind, c.at, c.recorded_at, c.rules_version, c.client, c.refused, c.input, c.facts, c.outcome, t.moves
           from unnest($3::int[]) s(seq)
           cross join lateral (select * from commands where bucket = $1 and holder_id = $2 and seq = s.seq offset 0) c
           cross join lateral (
             select json_agg(m) as moves from (
               select debit, credit, currency, sum(amount) as amount from transfers
               where bucket = $1 and holder_id = $2 and seq = s.seq group by debit, credit, currency order by min(n)
             ) m
           ) t`,
    values: [bucket, text, seqs],
  })
  return rows
}

export interface FulfilmentRow {
  id: string
  reward: string
  quantity: number
  state: string
  amounts: Record<string, number> | null
  hold_seq: number | null
  client: string | null
  created_at: Date
}

export async function fulfilmentsAt(db: Pool, ids: readonly string[]): Promise<FulfilmentRow[]> {
  const { rows } = await db.query<FulfilmentRow>(
    'select id, reward, quantity, state, amounts, hold_seq, client, created_at from fulfilments where id = any($1::uuid[])',
    [ids],
  )
  return rows
}

export interface CouponRow {
  code_hash: string
  coupon: string
  state: string
  source: string
  issued_at: Date
}

export async function couponsAt(db: Pool, programId: number, holderId: string, hashes: readonly string[]): Promise<CouponRow[]> {
  const { rows } = await db.query<CouponRow>(
    `select code_hash, coupon, state, source, issued_at from coupons
     where program_id = $1 and holder_id = $2 and code_hash = any($3::uuid[])`,
    [programId, holderId, hashes],
  )
  return rows
}

export interface ConsentRow {
  id: string
  purpose: string
  channel: string
  text_version: string
  granted: boolean
  at: Date
  recorded_at: Date
}

export async function consentsAt(db: Pool, customerId: string, programId: number, ids: readonly string[]): Promise<ConsentRow[]> {
  const { rows } = await db.query<ConsentRow>(
    `select id, purpose, channel, text_version, granted, at, recorded_at from consents
     where customer_id = $1 and program_id = $2 and id = any($3::uuid[])`,
    [customerId, programId, ids],
  )
  return rows
}
