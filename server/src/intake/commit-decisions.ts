import type { Hold, Lot, Wallet } from '@perennial/engine/decide/state.ts'
import { createHash } from 'node:crypto'
import { int2Array, int4Array, int8Array, textArray, tidArray, uuidArray } from '#kit/arrays.ts'
import { CopyRows } from '#kit/copy.ts'
import { DIVISION_BY_ZERO, sqlState, together, type Client } from '#kit/pg.ts'
import { COMMAND_COLUMNS, TRANSFER_COLUMNS } from './ledger-rows.ts'
import type { Loaded } from './loaded.ts'
import { effectRow } from './outcome.ts'
import { writeCheckouts } from './write-checkouts.ts'
import { writeConsents } from './write-consents.ts'
import type { HolderWrites, WriteSet } from './write-set.ts'

/** Another process moved a holder on since it was read: the batch is read and decided again. */
export class StaleState extends Error {}

export interface BatchHead {
  id: number
  recordedAt: number
}

type Entry = readonly [Loaded, HolderWrites]
type Written = Promise<unknown>

const NOTHING: Written = Promise.resolve()

/**
 * Writes everything a batch decided. All statements are given to the connection before this returns, so that the
 * caller's `commit` may follow in the same packet: what must not be committed fails in the database. Nothing in here
 * is `async`, because what cannot be put into a statement has to be thrown at once, and not into a promise that is
 * looked at after the commit.
 *
 * @returns how many announcements it wrote
 * @throws StaleState where another process moved a holder on
 * @throws CheckoutChanged where a basket that is set aside is not what was decided
 */
export function commitDecisions(
  client: Client,
  batch: BatchHead,
  set: WriteSet,
  announced: (programId: number, type: string) => boolean,
): Promise<number> {
  const announcements = set.announcements.filter(({ holder, announcement }) => announced(holder.programId, announcement.type))
  const entries = [...set.holders]
  const holders = entries.map(([holder]) => holder)
  return together([
    updateStates(client, holders),
    writeBalances(client, holders),
    writeCommands(client, batch, set),
    writeLots(client, entries, set),
    writeClaims(client, batch, set),
    writeDays(client, entries),
    writeHolds(client, entries),
    writeSales(client, entries),
    writeConsents(client, set),
    writeOutbox(client, announcements),
    set.shared.write(client),
    set.coupons.write(client),
    writeCheckouts(client, set.checkouts),
  ]).then(() => announcements.length)
}

function updateStates(client: Client, holders: readonly Loaded[]): Written {
  const update = {
    name: 'intake_update_states',
    text: `update holder_states s
           set seq = t.seq, program_version = t.version, state_time = to_timestamp(t.time / 1000.0),
               due_at = case when t.due = 0 then null else to_timestamp(t.due / 1000.0) end, progress = t.progress
           from unnest($1::tid[], $2::int[], $3::int[], $4::int[], $5::bigint[], $6::bigint[], $7::text[])
             t(place, stored, seq, version, time, due, progress)
           where s.ctid = t.place and s.seq = t.stored`,
    values: [
      tidArray(holders.map((h) => h.place)),
      int4Array(holders.map((h) => h.storedSeq)),
      int4Array(holders.map((h) => h.state.seq)),
      int4Array(holders.map((h) => h.state.version)),
      int8Array(holders.map((h) => h.state.time)),
      int8Array(holders.map((h) => h.state.dueAt ?? 0)),
      textArray(holders.map((h) => JSON.stringify(h.state.progress))),
    ],
  }
  return updateAll(client, update, holders.length)
}

/** An update of rows that were all there when they were read. Its last parameter, their number, is checked by the database. */
function updateAll(client: Client, { name, text, values }: { name: string; text: string; values: unknown[] }, rows: number): Written {
  const counted = `with updated as (${text} returning 1) select 1 / (count(*) = $${values.length + 1}::int)::int from updated`
  return client.query({ name, text: counted, values: [...values, rows] }).catch((error: unknown) => {
    if (sqlState(error) !== DIVISION_BY_ZERO) throw error
    throw new StaleState(`not all of ${rows} rows were where they had been read`)
  })
}

function writeBalances(client: Client, holders: readonly Loaded[]): Written {
  const places: string[] = []
  const wallets: Wallet[] = []
  const fresh = new CopyRows()
  for (const holder of holders) {
    for (const currency in holder.state.wallets) {
      const wallet = holder.state.wallets[currency]!
      const stored = holder.balances.get(currency)
      if (!stored) addBalanceRow(fresh, holder, currency, wallet)
      else if (stored.wallet !== wallet) {
        places.push(stored.place)
        wallets.push(wallet)
      }
    }
  }
  return together([
    fresh.into(client, 'balances (bucket, holder_id, currency, available, pending, held, debt)'),
    updateBalances(client, places, wallets),
  ])
}

function updateBalances(client: Client, places: readonly string[], wallets: readonly Wallet[]): Written {
  if (places.length === 0) return NOTHING
  const update = {
    name: 'intake_update_balances',
    text: `update balances b set available = t.available, pending = t.pending, held = t.held, debt = t.debt
           from unnest($1::tid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) t(place, available, pending, held, debt)
           where b.ctid = t.place`,
    values: [
      tidArray(places),
      int8Array(wallets.map((w) => w.available)),
      int8Array(wallets.map((w) => w.pending)),
      int8Array(wallets.map((w) => w.held)),
      int8Array(wallets.map((w) => w.debt)),
    ],
  }
  return updateAll(client, update, places.length)
}

function addBalanceRow(rows: CopyRows, { key }: Loaded, currency: string, { available, pending, held, debt }: Wallet): void {
  rows.row(7).int2(key.bucket).uuid(key.id).text(currency).int8(available).int8(pending).int8(held).int8(debt)
}

function writeCommands(client: Client, batch: BatchHead, { buffers: { commands, transfers }, sums, count }: WriteSet): Written {
  const hash = createHash('sha256').update(commands.view()).update(transfers.view()).digest()
  return together([
    commands.into(client, `commands (${COMMAND_COLUMNS})`),
    transfers.into(client, `transfers (${TRANSFER_COLUMNS})`),
    client.query({
      name: 'intake_batch',
      text: 'insert into batches (id, recorded_at, commands, sums, hash) values ($1, to_timestamp($2::bigint / 1000.0), $3, $4, $5)',
      values: [batch.id, batch.recordedAt, count, sums.json(), hash],
    }),
  ])
}

function writeLots(client: Client, entries: readonly Entry[], { buffers }: WriteSet): Written {
  const opened = buffers.lots.reset()
  for (const [{ key }, { openedLots }] of entries) {
    for (const lot of openedLots) {
      opened.row(18).int2(key.bucket).uuid(key.id).int4(lot.seq).int2(lot.n).text(lot.currency).int8(lot.amount)
      opened.int8(lot.remaining).int8(lot.held).int8(lot.expired).bool(lot.pending).day(lot.usableOn).day(lot.expiresOn)
      opened
        .int4(lot.sale)
        .text(lot.campaign)
        .int4(lot.version)
        .text(lot.funder)
        .int8(lot.unitValueMicros)
        .text(lot.waits ?? null)
    }
  }
  const changed = entries.flatMap(([holder, { changedLots }]) =>
    [...(changedLots ?? [])].map(([key, lot]) => ({ place: holder.lots.get(key)!, lot })),
  )
  return together([opened.into(client, `lots (${LOT_COLUMNS})`), updateLots(client, changed)])
}

const LOT_COLUMNS =
  'bucket, holder_id, seq, n, currency, amount, remaining, held, expired, pending, usable_on, expires_on, sale, campaign, version, funder, unit_value_micros, waits'

function updateLots(client: Client, changed: readonly { place: string; lot: Lot }[]): Written {
  if (changed.length === 0) return NOTHING
  const update = {
    name: 'intake_update_lots',
    text: `update lots l set remaining = t.remaining, held = t.held, expired = t.expired, pending = t.pending, waits = t.waits,
                  usable_on = date '1970-01-01' + t.usable_on, expires_on = case when t.expires_on < 0 then null else date '1970-01-01' + t.expires_on end
           from unnest($1::tid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[], $6::text[], $7::int[], $8::int[])
             t(place, remaining, held, expired, pending, waits, usable_on, expires_on)
           where l.ctid = t.place`,
    values: [
      tidArray(changed.map((c) => c.place)),
      int8Array(changed.map((c) => c.lot.remaining)),
      int8Array(changed.map((c) => c.lot.held)),
      int8Array(changed.map((c) => c.lot.expired)),
      changed.map((c) => c.lot.pending),
      changed.map((c) => c.lot.waits ?? null),
      int4Array(changed.map((c) => c.lot.usableOn)),
      int4Array(changed.map((c) => c.lot.expiresOn ?? -1)),
    ],
  }
  return updateAll(client, update, changed.length)
}

function writeClaims(client: Client, batch: BatchHead, set: WriteSet): Written {
  const rows = set.buffers.claims.reset()
  const today = Math.floor(batch.recordedAt / 86_400_000)
  for (const { submission, hash, kind, holder, seq } of set.claims) {
    rows.row(9).int2(hash[0]!).int4(submission.programId).int2(kind).uuid(hash).int8(submission.body)
    rows.int2(holder.key.bucket).uuid(holder.key.id).int4(seq).day(today)
  }
  return rows.into(client, 'claims (key_bucket, program_id, kind, key_hash, body_hash, bucket, holder_id, seq, claimed_on)')
}

function writeDays(client: Client, entries: readonly Entry[]): Written {
  const days = entries.flatMap(([{ key }, writes]) => writes.days.map((d) => ({ key, ...d })))
  if (days.length === 0) return NOTHING
  return client.query({
    name: 'intake_days_upsert',
    text: `insert into metric_days (bucket, holder_id, metric, day, value)
           select bucket, holder_id, metric, date '1970-01-01' + day, value
           from unnest($1::smallint[], $2::uuid[], $3::text[], $4::int[], $5::bigint[]) t(bucket, holder_id, metric, day, value)
           on conflict (bucket, holder_id, metric, day) do update set value = metric_days.value + excluded.value`,
    values: [
      int2Array(days.map((d) => d.key.bucket)),
      uuidArray(days.map((d) => d.key.id)),
      textArray(days.map((d) => d.metric)),
      int4Array(days.map((d) => d.day)),
      int8Array(days.map((d) => d.value)),
    ],
  })
}

function writeHolds(client: Client, entries: readonly Entry[]): Written {
  const opened = new CopyRows()
  for (const [{ key }, { openedHolds }] of entries) {
    for (const hold of openedHolds) {
      opened.row(9).int2(key.bucket).uuid(key.id).int4(hold.seq).int2(hold.n).text(hold.currency).int8(hold.amount)
      opened
        .time(hold.expiresAt)
        .text(JSON.stringify(hold.parts))
        .text(hold.reward ? JSON.stringify(hold.reward) : null)
    }
  }
  const changed = entries.flatMap(([holder, { changedHolds }]) =>
    [...(changedHolds ?? [])].map(([key, hold]) => ({ place: holder.holds.get(key)!, hold })),
  )
  return together([
    opened.into(client, 'holds (bucket, holder_id, seq, n, currency, amount, expires_at, parts, reward)'),
    updateHolds(client, changed),
  ])
}

function updateHolds(client: Client, changed: readonly { place: string; hold: Hold }[]): Written {
  if (changed.length === 0) return NOTHING
  const update = {
    name: 'intake_update_holds',
    text: `update holds d set amount = t.amount, parts = t.parts::json
           from unnest($1::tid[], $2::bigint[], $3::text[]) t(place, amount, parts) where d.ctid = t.place`,
    values: [
      tidArray(changed.map((c) => c.place)),
      int8Array(changed.map((c) => c.hold.amount)),
      textArray(changed.map((c) => JSON.stringify(c.hold.parts))),
    ],
  }
  return updateAll(client, update, changed.length)
}

function writeSales(client: Client, entries: readonly Entry[]): Written {
  const sales = entries.flatMap(([{ key }, writes]) =>
    [...(writes.changedSales ?? [])].map(([seq, last]) => ({ key, seq, last, sale: writes.sales!.get(seq)! })),
  )
  if (sales.length === 0) return NOTHING
  return client.query({
    name: 'intake_sales_upsert',
    text: `insert into order_returns (bucket, holder_id, order_seq, last_seq, returned, effects)
           select bucket, holder_id, order_seq, last_seq, returned::json, effects::json
           from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[])
             t(bucket, holder_id, order_seq, last_seq, returned, effects)
           on conflict (bucket, holder_id, order_seq)
           do update set last_seq = excluded.last_seq, returned = excluded.returned, effects = excluded.effects`,
    values: [
      int2Array(sales.map((s) => s.key.bucket)),
      uuidArray(sales.map((s) => s.key.id)),
      int4Array(sales.map((s) => s.seq)),
      int4Array(sales.map((s) => s.last)),
      textArray(sales.map((s) => JSON.stringify(s.sale.returned))),
      textArray(sales.map((s) => JSON.stringify(s.sale.effects.map(effectRow)))),
    ],
  })
}

function writeOutbox(client: Client, announcements: WriteSet['announcements']): Written {
  const rows = new CopyRows()
  for (const { holder, seq, n, at, announcement } of announcements) {
    rows.row(8).int2(holder.key.bucket).uuid(holder.key.id).int4(seq).int2(n).int4(holder.programId)
    rows.text(announcement.type).text(JSON.stringify(announcement.data)).time(at)
  }
  return rows.into(client, 'outbox (bucket, holder_id, seq, n, program_id, type, data, at)')
}
