import type { Client, Pool } from '#kit/pg.ts'
import type { State } from './fulfilment.ts'

type Db = Pool | Client

export interface FulfilmentRow {
  id: string
  place: number
  program_id: number
  bucket: number
  holder_id: string
  reward: string
  kind: string
  version: number
  quantity: number
  slot: string
  supplier: string | null
  state: State
  points: 'none' | 'held' | 'captured' | 'released'
  price: number | null
  amounts: Record<string, number> | null
  hold_seq: number | null
  spent: number[]
  address: Buffer | null
  counted: boolean
  reserved_until: Date
  cancel_until: Date
  hold_until: Date
  attempts: number
  rounds: number
  next_try_at: Date | null
  claimed_until: Date | null
  supplier_reference: string | null
  tracking: string | null
  note: string | null
  body_hash: number
  client: string | null
  created_at: Date
  settled_at: Date | null
}

const COLUMNS = `id, place, program_id, bucket, holder_id, reward, kind, version, quantity, slot, supplier, state, points, price, amounts, hold_seq,
  spent, address, counted, reserved_until, cancel_until, hold_until, attempts, rounds, next_try_at, claimed_until, supplier_reference, tracking,
  note, body_hash, client, created_at, settled_at`

export type NewFulfilment = Pick<
  FulfilmentRow,
  | 'id'
  | 'program_id'
  | 'bucket'
  | 'holder_id'
  | 'reward'
  | 'kind'
  | 'version'
  | 'quantity'
  | 'slot'
  | 'supplier'
  | 'address'
  | 'counted'
  | 'reserved_until'
  | 'cancel_until'
  | 'hold_until'
  | 'body_hash'
  | 'client'
  | 'created_at'
>

/** @returns false where it is there already */
export async function insertFulfilment(db: Client, f: NewFulfilment): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into fulfilments (id, program_id, bucket, holder_id, reward, kind, version, quantity, slot, supplier, state, address, counted,
       reserved_until, cancel_until, hold_until, body_hash, client, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'reserved', $11, $12, $13, $14, $15, $16, $17, $18) on conflict (id) do nothing`,
    [
      f.id,
      f.program_id,
      f.bucket,
      f.holder_id,
      f.reward,
      f.kind,
      f.version,
      f.quantity,
      f.slot,
      f.supplier,
      f.address,
      f.counted,
      f.reserved_until,
      f.cancel_until,
      f.hold_until,
      f.body_hash,
      f.client,
      f.created_at,
    ],
  )
  return rowCount === 1
}

/** A reservation that was refused leaves nothing behind. @returns it, or null where it is no mere reservation any more */
export async function deleteReserved(db: Client, id: string): Promise<FulfilmentRow | null> {
  const { rows } = await db.query<FulfilmentRow>(`delete from fulfilments where id = $1 and state = 'reserved' returning ${COLUMNS}`, [id])
  return rows[0] ?? null
}

/** Reservations whose time has passed, so many, locked; those that others have locked are passed over. */
export async function lapsedReservations(db: Client, now: Date, most: number): Promise<FulfilmentRow[]> {
  const { rows } = await db.query<FulfilmentRow>(
    `select ${COLUMNS} from fulfilments where state = 'reserved' and reserved_until <= $1 limit $2 for update skip locked`,
    [now, most],
  )
  return rows
}

export async function fulfilmentById(db: Db, id: string): Promise<FulfilmentRow | null> {
  const { rows } = await db.query<FulfilmentRow>(`select ${COLUMNS} from fulfilments where id = $1`, [id])
  return rows[0] ?? null
}

export async function lockFulfilment(db: Client, id: string): Promise<FulfilmentRow | null> {
  const { rows } = await db.query<FulfilmentRow>(`select ${COLUMNS} from fulfilments where id = $1 for update`, [id])
  return rows[0] ?? null
}

export interface Listing {
  programId: number
  holder: string | null
  state: State | null
  reward: string | null
  before: number
  limit: number
}

export async function fulfilmentsOf(db: Db, { programId, holder, state, reward, before, limit }: Listing): Promise<FulfilmentRow[]> {
  const { rows } = await db.query<FulfilmentRow>(
    `select ${COLUMNS} from fulfilments
     where program_id = $1 and ($2::uuid is null or holder_id = $2) and ($3::text is null or state = $3) and ($4::text is null or reward = $4)
       and place < $5 order by place desc limit $6`,
    [programId, holder, state, reward, before, limit],
  )
  return rows
}

/** Takes what is due, the longest due first, until `until`. Rows another process is taking are passed over. */
export async function claimDue(db: Db, now: Date, until: Date, most: number): Promise<FulfilmentRow[]> {
  const { rows } = await db.query<FulfilmentRow>(
    `update fulfilments set claimed_until = $2 where id in (
       select id from fulfilments where next_try_at <= $1 and (claimed_until is null or claimed_until <= $1)
       order by next_try_at limit $3 for update skip locked)
     returning ${COLUMNS}`,
    [now, until, most],
  )
  return rows
}

/** Takes one, if nobody else is working on it. */
export async function claimOne(db: Db, id: string, now: Date, until: Date): Promise<FulfilmentRow | null> {
  const { rows } = await db.query<FulfilmentRow>(
    `update fulfilments set claimed_until = $3 where id = $1 and next_try_at <= $2 and (claimed_until is null or claimed_until <= $2)
     returning ${COLUMNS}`,
    [id, now, until],
  )
  return rows[0] ?? null
}

export async function releaseClaim(db: Db, id: string, claimed: Date | null): Promise<void> {
  await db.query('update fulfilments set claimed_until = null where id = $1 and claimed_until = $2', [id, claimed])
}

/** The hold is there: from now on it is worked on. */
export async function beginRow(
  db: Client,
  id: string,
  { holdSeq, price, amounts, now }: { holdSeq: number; price: number; amounts: Record<string, number>; now: Date },
): Promise<void> {
  await db.query("update fulfilments set hold_seq = $2, price = $3, amounts = $4, points = 'held', next_try_at = $5 where id = $1", [
    id,
    holdSeq,
    price,
    JSON.stringify(amounts),
    now,
  ])
}

/** Moves it on, and notes by whom and why. It is due at once: whatever follows from the move is done next. */
export async function moveRow(
  db: Client,
  { id, state: from }: Pick<FulfilmentRow, 'id' | 'state'>,
  { to, by, why, at, settled }: { to: State; by: string; why: string; at: Date; settled: boolean },
): Promise<void> {
  await db.query(
    `with moved as (
       update fulfilments set state = $2, next_try_at = $5, attempts = 0, note = nullif($4, ''), settled_at = case when $6 then $5::timestamptz end
       where id = $1)
     insert into fulfilment_moves (fulfilment_id, at, from_state, to_state, by, why) values ($1, $5, $7, $2, $3, $4)`,
    [id, to, by, why, at, settled, from],
  )
}

/** Something was heard that changed nothing. */
export async function noteHeard(
  db: Client,
  { id, state }: Pick<FulfilmentRow, 'id' | 'state'>,
  { by, why, at }: { by: string; why: string; at: Date },
): Promise<void> {
  // A supplier that is asked for a month how an open order stands says the same up to 700 times.
  await db.query(
    `insert into fulfilment_moves (fulfilment_id, at, from_state, to_state, by, why)
      select $1::uuid, $2::timestamptz, $3::text, $3, $4::text, $5::text
       where not exists (
         select from (select to_state, by, why from fulfilment_moves where fulfilment_id = $1 order by n desc limit 1) last
          where (last.to_state, last.by, last.why) = ($3, $4, $5))`,
    [id, at, state, by, why],
  )
}

/** What the supplier told of itself. */
export async function noteTold(db: Client, id: string, reference: string | null, tracking: string | null): Promise<void> {
  await db.query(
    'update fulfilments set supplier_reference = coalesce($2, supplier_reference), tracking = coalesce($3, tracking) where id = $1',
    [id, reference, tracking],
  )
}

/** When it is next to be worked on; null for when something is heard. Only if nothing moved it meanwhile. */
export async function tryNext(
  db: Db,
  { id, state }: Pick<FulfilmentRow, 'id' | 'state'>,
  at: Date | null,
  attempts: number,
): Promise<void> {
  await db.query('update fulfilments set next_try_at = $3, attempts = $4 where id = $1 and state = $2', [id, state, at, attempts])
}

export async function setPoints(db: Db, id: string, points: FulfilmentRow['points'], spent: readonly number[]): Promise<void> {
  await db.query('update fulfilments set points = $2, spent = $3 where id = $1', [id, points, spent])
}

export async function setCounted(db: Client, id: string, counted: boolean): Promise<void> {
  await db.query('update fulfilments set counted = $2 where id = $1', [id, counted])
}

/** A person settles it once more. */
export async function nextRound(db: Client, id: string): Promise<void> {
  await db.query('update fulfilments set rounds = rounds + 1 where id = $1', [id])
}

export async function movesOf(db: Db, id: string): Promise<{ at: Date; from_state: State; to_state: State; by: string; why: string }[]> {
  const { rows } = await db.query<{ at: Date; from_state: State; to_state: State; by: string; why: string }>(
    'select at, from_state, to_state, by, why from fulfilment_moves where fulfilment_id = $1 order by n',
    [id],
  )
  return rows
}

/** What was given to causes so far, by reward. */
export async function donationsOf(db: Db, programId: number): Promise<{ reward: string; count: number }[]> {
  const { rows } = await db.query<{ reward: string; count: number }>(
    `select reward, sum(quantity)::bigint as count from fulfilments
     where program_id = $1 and kind = 'donation' and state = 'delivered' group by reward order by reward`,
    [programId],
  )
  return rows
}

/** What a supplier was asked for in a time, and what these ids name of it. */
export async function orderedOf(
  db: Db,
  programId: number,
  supplier: string,
  from: Date,
  to: Date,
  ids: readonly string[],
): Promise<{ id: string; reward: string; quantity: number; promised: boolean; created_at: Date }[]> {
  const { rows } = await db.query<{ id: string; reward: string; quantity: number; promised: boolean; created_at: Date }>(
    `select id, reward, quantity, state in ('confirmed', 'packed', 'shipped', 'delivered') as promised, created_at from fulfilments
     where program_id = $1 and supplier = $2 and state not in ('reserved', 'lapsed', 'pending')
       and ((created_at >= $3 and created_at < $4) or id = any($5::uuid[]))`,
    [programId, supplier, from, to, ids],
  )
  return rows
}
