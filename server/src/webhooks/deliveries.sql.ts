import type { Client, Pool } from '#kit/pg.ts'

type Db = Pool | Client

export type DeliveryState = 'waiting' | 'delivered' | 'dead'

export interface DeliveryRow {
  id: string
  place: number
  webhook_id: string
  holder_id: string | null
  event_id: string
  type: string
  body: string
  state: DeliveryState
  attempts: number
  next_try_at: Date
  tried_at: Date | null
  status: number | null
  error: string | null
  created_at: Date
  settled_at: Date | null
}

const COLUMNS =
  'id, place, webhook_id, holder_id, event_id, type, body, state, attempts, next_try_at, tried_at, status, error, created_at, settled_at'

export interface NewDelivery {
  programId: number
  holder: string | null
  seq: number | null
  n: number | null
  eventId: string
  type: string
  body: string
}

/**
 * One for each endpoint that listens; an event that is recorded twice changes nothing. It waits as long as those of the
 * member that wait already: else each look for what is due would meet all that may not be sent yet.
 */
export async function insertDeliveries(db: Db, { programId, holder, seq, n, eventId, type, body }: NewDelivery, now: Date): Promise<void> {
  await db.query(
    `insert into deliveries (webhook_id, program_id, holder_id, seq, n, event_id, type, body, next_try_at, created_at)
     select id, program_id, $2::uuid, $3::int, $4::smallint, $5, $6, $7, greatest($8::timestamptz, (
       select max(e.next_try_at) from deliveries e where e.webhook_id = w.id and e.holder_id = $2 and e.state = 'waiting')), $8
     from webhooks w where program_id = $1 and enabled and (types is null or $6 = any(types))
     on conflict do nothing`,
    [programId, holder, seq, n, eventId, type, body, now],
  )
}

/** What a process is sending. */
export interface Claimed {
  id: string
  webhook_id: string
  program_id: number
  event_id: string
  body: string
  attempts: number
  claimed_until: Date
  url: string
  secret: Buffer
  previous_secret: Buffer | null
  previous_until: Date | null
}

export interface Claiming {
  now: Date
  until: Date
  /** Free places in this process. */
  most: number
  /** At once to one endpoint, and to one that keeps failing. */
  each: number
  patience: number
  /** How many this process is sending to which endpoint. */
  busy: ReadonlyMap<string, number>
}

/**
 * Takes what is due: of each endpoint and member only the first that waits, so that they arrive in order. Rows another
 * process is taking are passed over.
 */
export async function claimDeliveries(db: Db, { now, until, most, each, patience, busy }: Claiming): Promise<Claimed[]> {
  const { rows } = await db.query<Claimed>(
    `with due as (
       select c.id, w.url, w.secret, w.previous_secret, w.previous_until
       from webhooks w
       left join unnest($5::uuid[], $6::int[]) b(webhook_id, sending) on b.webhook_id = w.id
       cross join lateral (
         select d.id from deliveries d
         where d.webhook_id = w.id and d.state = 'waiting' and d.next_try_at <= $1 and (d.claimed_until is null or d.claimed_until <= $1)
           and not exists (
             select 1 from deliveries e
             where e.webhook_id = d.webhook_id and e.holder_id = d.holder_id and e.state = 'waiting' and (e.seq, e.n) < (d.seq, d.n))
         order by d.next_try_at
         limit greatest(0, case when w.failures < $7::int then $4::int else 1 end - coalesce(b.sending, 0))
         for update skip locked
       ) c
       where w.enabled and (w.rests_until is null or w.rests_until <= $1)
       limit $3)
     update deliveries d set claimed_until = $2 from due where d.id = due.id
     returning d.id, d.webhook_id, d.program_id, d.event_id, d.body, d.attempts, d.claimed_until,
               due.url, due.secret, due.previous_secret, due.previous_until`,
    [now, until, most, each, [...busy.keys()], [...busy.values()], patience],
  )
  return rows
}

export interface Tried {
  state: DeliveryState
  status: number | null
  error: string | null
  nextTryAt: Date
}

/**
 * Writes what a try came to; what waits behind one that is tried again waits as long. Of a claim that ran out meanwhile,
 * whoever took it over writes it.
 */
export async function settleDelivery(db: Db, { id, claimed_until }: Claimed, tried: Tried, now: Date): Promise<void> {
  await db.query(
    `with settled as (
       update deliveries set state = $3, status = $4, error = $5, next_try_at = $6, tried_at = $7, attempts = attempts + 1,
              claimed_until = null, settled_at = case when $3 = 'waiting' then null else $7::timestamptz end
       where id = $1 and claimed_until = $2 and state = 'waiting'
       returning webhook_id, holder_id, state, next_try_at)
     update deliveries d set next_try_at = s.next_try_at from settled s
     where s.state = 'waiting' and d.webhook_id = s.webhook_id and d.holder_id = s.holder_id and d.state = 'waiting' and d.id <> $1
       and d.next_try_at < s.next_try_at`,
    [id, claimed_until, tried.state, tried.status, tried.error, tried.nextTryAt, now],
  )
}

/** Ends the pauses of an endpoint: what waits is due now. */
export async function hurryDeliveries(db: Db, webhookId: string, now: Date): Promise<void> {
  await db.query("update deliveries set next_try_at = $2 where webhook_id = $1 and state = 'waiting' and next_try_at > $2", [
    webhookId,
    now,
  ])
}

/** Gives a claim back: the process stops, which is no try. */
export async function releaseDelivery(db: Db, { id, claimed_until }: Claimed): Promise<void> {
  await db.query('update deliveries set claimed_until = null where id = $1 and claimed_until = $2', [id, claimed_until])
}

export async function deliveriesOf(
  db: Db,
  webhookId: string,
  state: DeliveryState | null,
  before: number,
  limit: number,
): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `select ${COLUMNS} from deliveries where webhook_id = $1 and ($2::text is null or state = $2) and place < $3 order by place desc limit $4`,
    [webhookId, state, before, limit],
  )
  return rows
}

export async function deliveryById(db: Db, programId: number, id: string): Promise<DeliveryRow | null> {
  const { rows } = await db.query<DeliveryRow>(`select ${COLUMNS} from deliveries where program_id = $1 and id = $2`, [programId, id])
  return rows[0] ?? null
}

const AGAIN = `state = 'waiting', attempts = 0, next_try_at = $2, settled_at = null, claimed_until = null`

/** Sends one again, whatever became of it. @returns how many */
export async function replayOne(db: Db, webhookId: string, now: Date, id: string): Promise<number> {
  const { rowCount } = await db.query(`update deliveries set ${AGAIN} where webhook_id = $1 and id = $3 and state <> 'waiting'`, [
    webhookId,
    now,
    id,
  ])
  return rowCount ?? 0
}

/** Sends those of a time again, in the given states. @returns how many */
export async function replayRange(
  db: Db,
  webhookId: string,
  now: Date,
  { from, to, states }: { from: Date; to: Date; states: readonly DeliveryState[] },
): Promise<number> {
  const { rowCount } = await db.query(
    `update deliveries set ${AGAIN} where webhook_id = $1 and created_at >= $3 and created_at < $4 and state = any($5) and state <> 'waiting'`,
    [webhookId, now, from, to, states],
  )
  return rowCount ?? 0
}

/** Forgets those made before `until`, so many at a time. Returns how many. */
export async function pruneDeliveries(db: Db, until: Date, most: number): Promise<number> {
  const { rowCount } = await db.query('delete from deliveries where id in (select id from deliveries where created_at < $1 limit $2)', [
    until,
    most,
  ])
  return rowCount ?? 0
}
