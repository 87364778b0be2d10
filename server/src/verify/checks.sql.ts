import type { Client } from '#kit/pg.ts'

/** One thing that must hold for every row of some buckets; the statement finds what breaks it. */
export interface Check {
  name: string
  /** Takes the first and the last bucket; each row is a breach, described by `what`, which names holders by uuid. */
  sql: string
}

/** Its hash, not as a uuid: those are read as holders. */
const COUPON = `encode(uuid_send(p.code_hash), 'hex')`

const HOLDER_SIDE = `('available', 'pending', 'held')`

/** The invariants that can be checked holder by holder, some buckets at a time. */
export const CHECKS: readonly Check[] = [
  {
    name: 'balances equal the fold of their transfers',
    sql: `with moves as (
            select holder_id, currency, credit as account, amount from transfers where bucket between $1 and $2
            union all select holder_id, currency, debit, -amount from transfers where bucket between $1 and $2
          ), folded as (
            select holder_id, currency,
                   coalesce(sum(amount) filter (where account = 'available'), 0) as available,
                   coalesce(sum(amount) filter (where account = 'pending'), 0) as pending,
                   coalesce(sum(amount) filter (where account = 'held'), 0) as held,
                   coalesce(-sum(amount) filter (where account = 'debt'), 0) as debt
            from moves group by holder_id, currency
          )
          select format('%s %s: stored %s/%s/%s/%s, transfers %s/%s/%s/%s', coalesce(b.holder_id, f.holder_id), coalesce(b.currency, f.currency),
                        b.available, b.pending, b.held, b.debt, f.available, f.pending, f.held, f.debt) as what
          from (select * from balances where bucket between $1 and $2) b full join folded f using (holder_id, currency)
          where (coalesce(b.available, 0), coalesce(b.pending, 0), coalesce(b.held, 0), coalesce(b.debt, 0))
             is distinct from (coalesce(f.available, 0), coalesce(f.pending, 0), coalesce(f.held, 0), coalesce(f.debt, 0))`,
  },
  {
    name: 'balances equal the sum of their lots',
    sql: `with summed as (
            select holder_id, currency,
                   coalesce(sum(remaining - held) filter (where not pending), 0) as available,
                   coalesce(sum(remaining) filter (where pending), 0) as pending, sum(held) as held
            from lots where bucket between $1 and $2 group by holder_id, currency
          )
          select format('%s %s: balance %s/%s/%s, lots %s/%s/%s', coalesce(b.holder_id, s.holder_id), coalesce(b.currency, s.currency),
                        b.available, b.pending, b.held, s.available, s.pending, s.held) as what
          from (select * from balances where bucket between $1 and $2) b full join summed s using (holder_id, currency)
          where (coalesce(b.available, 0), coalesce(b.pending, 0), coalesce(b.held, 0))
             is distinct from (coalesce(s.available, 0), coalesce(s.pending, 0), coalesce(s.held, 0))`,
  },
  {
    name: 'each lot holds what its transfers left in it',
    sql: `with moved as (
            select holder_id, lot_seq as seq, lot_n as n,
                   sum(case when credit in ${HOLDER_SIDE} then amount else 0 end - case when debit in ${HOLDER_SIDE} then amount else 0 end) as remaining,
                   sum(case when credit = 'expired' then amount when debit = 'expired' then -amount else 0 end) as expired
            from transfers where bucket between $1 and $2 and lot_seq is not null group by holder_id, lot_seq, lot_n
          )
          select format('%s lot %s.%s: stored %s left and %s expired, transfers %s and %s', coalesce(l.holder_id, m.holder_id), coalesce(l.seq, m.seq),
                        coalesce(l.n, m.n), l.remaining, l.expired, m.remaining, m.expired) as what
          from (select * from lots where bucket between $1 and $2) l full join moved m using (holder_id, seq, n)
          where l.remaining is distinct from m.remaining or l.expired is distinct from m.expired`,
  },
  {
    name: 'no lot and no wallet is below zero, and debt stands only where nothing is available',
    sql: `select format('%s lot %s.%s', holder_id, seq, n) as what from lots
          where bucket between $1 and $2 and (remaining < 0 or held < 0 or held > remaining or expired < 0 or remaining + expired > amount)
          union all
          select format('%s %s', holder_id, currency) from balances
          where bucket between $1 and $2 and (available < 0 or pending < 0 or held < 0 or debt < 0 or (debt > 0 and available > 0))`,
  },
  {
    name: 'commands are numbered without gaps up to the state',
    sql: `with numbered as (
            select holder_id, count(*) as count, max(seq) as last, count(distinct program_id) as programs, min(program_id) as program_id
            from commands where bucket between $1 and $2 group by holder_id
          )
          select format('%s: state at %s, %s commands, last %s', coalesce(s.holder_id, c.holder_id), s.seq, c.count, c.last) as what
          from (select * from holder_states where bucket between $1 and $2) s full join numbered c using (holder_id)
          where coalesce(s.seq, -1) <> coalesce(c.count, 0) or coalesce(c.last, 0) <> coalesce(c.count, 0)
             or c.programs > 1 or s.program_id is distinct from coalesce(c.program_id, s.program_id)`,
  },
  {
    name: 'holds equal what lots hold for them',
    sql: `with parts as (
            select d.holder_id, p.seq, p.n, sum(p.amount) as held
            from holds d cross join lateral json_to_recordset(d.parts) p(seq int, n int, amount bigint)
            where d.bucket between $1 and $2 group by d.holder_id, p.seq, p.n
          )
          select format('%s lot %s.%s: lot holds %s, holds name %s', coalesce(l.holder_id, p.holder_id), coalesce(l.seq, p.seq), coalesce(l.n, p.n), l.held, p.held) as what
          from (select holder_id, seq, n::int as n, held from lots where bucket between $1 and $2 and held > 0) l full join parts p using (holder_id, seq, n)
          where l.held is distinct from p.held
          union all
          select format('%s hold %s: amount %s, parts %s', d.holder_id, d.seq, d.amount, s.sum) from holds d
          cross join lateral (select coalesce(sum(p.amount), 0) as sum from json_to_recordset(d.parts) p(amount bigint)) s
          where d.bucket between $1 and $2 and d.amount <> s.sum`,
  },
  {
    name: 'no transfer moves for a refused command, and none stands alone',
    sql: `select format('%s command %s', t.holder_id, t.seq) as what from transfers t
          left join commands c on c.bucket = t.bucket and c.holder_id = t.holder_id and c.seq = t.seq
          where t.bucket between $1 and $2 and (c.seq is null or c.refused)`,
  },
  {
    // One that was moved to its member has not: the claim is where it was (docs/adr/0027).
    name: 'each accepted order has claimed its reference',
    sql: `select format('%s command %s: reference %s', o.holder_id, o.seq, o.reference) as what
          from (
            select holder_id, seq, program_id, input->'order'->>'reference' as reference,
                   substring(sha256('order'::bytea || '\\x00'::bytea || convert_to(input->'order'->>'reference', 'UTF8')) for 16) as hash
            from commands where bucket between $1 and $2 and kind = 'order' and not refused
          ) o
          left join claims c on c.key_bucket = get_byte(o.hash, 0) and c.program_id = o.program_id and c.kind = 2
            and c.key_hash = encode(o.hash, 'hex')::uuid
          where (c.holder_id is distinct from o.holder_id or c.seq is distinct from o.seq)
            and not exists (
              select from reposts r where r.program_id = o.program_id and r.to_seq = o.seq and r.to_holder = o.holder_id
              union all
              select from reposts r where r.program_id = o.program_id and r.to_seq is null and o.holder_id in (r.to_holder, r.holder_id))`,
  },
  {
    name: 'each claim leads to the command it is of',
    sql: `select format('%s command %s: not there, but claimed by %s', k.holder_id, k.seq, k.key_hash) as what from claims k
          left join commands c on c.bucket = k.bucket and c.holder_id = k.holder_id and c.seq = k.seq
          where k.key_bucket between $1 and $2 and (c.seq is null or c.program_id <> k.program_id)`,
  },
  {
    name: 'nothing is returned that was not sold',
    sql: `select format('%s order %s, line %s: %s of %s returned', r.holder_id, r.order_seq, q.i, q.returned, l.quantity) as what
          from order_returns r
          join commands c on c.bucket = r.bucket and c.holder_id = r.holder_id and c.seq = r.order_seq
          cross join lateral (select row_number() over () as i, value::text::bigint as returned from json_array_elements(r.returned)) q
          cross join lateral (select row_number() over () as i, (value->>'quantity')::bigint as quantity from json_array_elements(c.input->'order'->'lines')) l
          where r.bucket between $1 and $2 and q.i = l.i and (q.returned < 0 or q.returned > l.quantity)`,
  },
  {
    name: 'the points of each settled fulfilment are spent if it will come, and let go if it will not',
    // What is still being worked on may be between the one and the other.
    sql: `select format('%s fulfilment %s: %s, its points %s', holder_id, encode(uuid_send(id), 'hex'), state, points) as what from fulfilments
          where bucket between $1 and $2 and next_try_at is null and claimed_until is null
            and ((state in ('confirmed', 'packed', 'shipped', 'delivered') and points <> 'captured')
              or (state in ('failed', 'cancelled') and points not in ('released', 'none'))
              or (points = 'captured' and state not in ('confirmed', 'packed', 'shipped', 'delivered', 'in_review'))
              or state = 'pending')
          union all
          select format('%s fulfilment %s: costs %s, spent %s', f.holder_id, encode(uuid_send(f.id), 'hex'), f.amounts, m.moved)
          from fulfilments f
          cross join lateral (select sum(value::bigint) as wanted from json_each_text(f.amounts)) a
          cross join lateral (select coalesce(sum(amount), 0) as moved from transfers t where t.bucket = f.bucket and t.holder_id = f.holder_id
            and t.seq = any(f.spent) and t.credit = 'redeemed') m
          where f.bucket between $1 and $2 and f.points = 'captured' and m.moved <> a.wanted
          union all
          select format('%s fulfilment %s: its points are captured, but hold %s is open', f.holder_id, encode(uuid_send(f.id), 'hex'), f.hold_seq)
          from fulfilments f join holds d on d.bucket = f.bucket and d.holder_id = f.holder_id and d.seq = f.hold_seq
          where f.bucket between $1 and $2 and f.points = 'captured' and d.amount > 0`,
  },
  {
    name: 'what is taken of stock is what fulfilments stand for',
    sql: `select format('program %s %s %s: taken %s, fulfilments %s', coalesce(s.program_id, f.program_id), coalesce(s.reward, f.reward),
                        coalesce(s.slot, f.slot), s.taken, f.units) as what
          from stock s full join (
            select program_id, reward, slot collate "C" as slot, sum(quantity) as units from fulfilments where counted group by 1, 2, 3
          ) f on f.program_id = s.program_id and f.reward = s.reward and f.slot = s.slot
          where $1::int = 0 and $2::int >= 0 and coalesce(s.taken, 0) <> coalesce(f.units, 0)`,
  },
  {
    name: 'each code is of one fulfilment that has as many as it should',
    sql: `with given as (select fulfilment_id, count(*) as codes, count(*) filter (where shown_at is null) as unseen from pool_codes
            where fulfilment_id is not null and left(fulfilment_id::text, 2) between lpad(to_hex($1::int), 2, '0') and lpad(to_hex($2::int), 2, '0')
            group by fulfilment_id)
          select format('%s fulfilment %s: %s codes for %s', f.holder_id, encode(uuid_send(g.fulfilment_id), 'hex'), g.codes, f.quantity) as what
          from given g left join fulfilments f on f.id = g.fulfilment_id
          where f.id is null or (f.kind in ('code', 'generated') and g.codes <> f.quantity)
             or (g.unseen > 0 and f.points = 'released' and f.next_try_at is null)`,
  },
  {
    name: 'each checkout is where its decisions have brought it',
    sql: `select format('%s checkout %s is %s', c.holder_id, c.id, c.state) as what from checkouts c
          left join holder_states s on s.bucket = c.bucket and s.holder_id = c.holder_id
          left join commands r on r.bucket = c.bucket and r.holder_id = c.holder_id and r.seq = c.reserved_seq
          left join commands o on o.bucket = c.bucket and o.holder_id = c.holder_id and o.seq = c.order_seq
          where c.bucket between $1 and $2 and (
            (c.state = 'held') <> coalesce((s.progress::json->'open'->>(c.reserved_seq::text)) is not null, false)
            or (c.reserved_seq is not null and (r.kind is distinct from 'reserve' or r.refused))
            or (c.order_seq is not null and (o.kind is distinct from 'order' or o.refused or (o.input->>'reserved')::int is distinct from c.reserved_seq)))`,
  },
  {
    name: 'a basket is confirmed once',
    sql: `select format('%s basket %s', holder_id, input->>'reserved') as what from commands
          where bucket between $1 and $2 and kind = 'order' and not refused and input->>'reserved' is not null
          group by holder_id, input->>'reserved' having count(*) > 1`,
  },
  {
    name: 'a coupon that is used or reserved names the command that did it',
    sql: `select format('%s command %s: not there or refused, but coupon %s is %s', p.used_holder, p.seq, ${COUPON}, p.state) as what
          from (select *, coalesce(used_seq, reserved_by_seq) as seq from coupons where key_bucket between $1 and $2 and state in ('used', 'reserved')) p
          left join commands c on c.bucket = get_byte(uuid_send(p.used_holder), 15) and c.holder_id = p.used_holder and c.seq = p.seq
          where c.seq is null or c.refused or c.program_id <> p.program_id
          union all
          select format('coupon %s: %s, used at %s', ${COUPON}, p.state, p.used_at) from coupons p
          where p.key_bucket between $1 and $2 and (p.state = 'used') <> (p.used_at is not null)`,
  },
  {
    name: 'a coupon belongs to a member of its program',
    sql: `select format('%s: no member of program %s, but coupon %s is theirs', p.holder_id, p.program_id, ${COUPON}) as what from coupons p
          left join members m on m.holder_id = p.holder_id and m.program_id = p.program_id
          where p.key_bucket between $1 and $2 and p.holder_id is not null
            and (m.holder_id is null or p.bucket <> get_byte(uuid_send(p.holder_id), 15))`,
  },
]

/** Breaches of one check in some buckets, at most a few. */
export async function breachesOf(client: Client, check: Check, first: number, last = first): Promise<string[]> {
  const { rows } = await client.query<{ what: string }>(`${check.sql} limit 20`, [first, last])
  return rows.map((row) => row.what)
}
