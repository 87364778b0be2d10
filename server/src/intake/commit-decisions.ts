import type { Client } from '#kit/pg.ts'
import { CopyRows } from '#kit/copy.ts'
import { int2Array, int4Array, int8Array, uuidArray } from '#kit/arrays.ts'
import { BatchHash, byPlace } from './batch-hash.ts'
import type { Loaded } from './loaded.ts'
import type { WriteSet } from './write-set.ts'

/** Another process moved a holder on since it was read: the batch is read and decided again. */
export class StaleState extends Error {}

export interface BatchHead {
  id: number
  recordedAt: number
}

/** Writes everything a batch decided. The caller commits. */
export async function commitDecisions(client: Client, batch: BatchHead, set: WriteSet, announced: (type: string) => boolean): Promise<void> {
  const holders = [...set.touched]
  await Promise.all([
    updateStates(client, holders),
    writeBalances(client, holders),
    writeCommands(client, batch, set),
    writeLots(client, set),
    writeClaims(client, batch, set),
    writeDays(client, set),
    writeHolds(client, set),
    writeSales(client, set),
    writeConsents(client, set),
    writeOutbox(client, set, announced),
  ])
}

async function updateStates(client: Client, holders: readonly Loaded[]): Promise<void> {
  const { rowCount } = await client.query({
    name: 'intake_update_states',
    text: `update holder_states s
           set seq = t.seq, program_version = t.version, state_time = to_timestamp(t.time / 1000.0),
               due_at = case when t.due = 0 then null else to_timestamp(t.due / 1000.0) end, progress = t.progress
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as stored,
                        unnest($4::int[]) as seq, unnest($5::int[]) as version, unnest($6::bigint[]) as time,
                        unnest($7::bigint[]) as due, unnest($8::text[]) as progress) t
           where s.bucket = t.bucket and s.holder_id = t.holder_id and s.seq = t.stored`,
    values: [
      int2Array(holders.map((h) => h.key.bucket)),
      uuidArray(holders.map((h) => h.key.id)),
      int4Array(holders.map((h) => h.storedSeq)),
      int4Array(holders.map((h) => h.state.seq)),
      int4Array(holders.map((h) => h.state.version)),
      int8Array(holders.map((h) => h.state.time)),
      int8Array(holders.map((h) => h.state.dueAt ?? 0)),
      holders.map((h) => JSON.stringify(h.state.progress)),
    ],
  })
  if (rowCount !== holders.length) throw new StaleState(`${holders.length - (rowCount ?? 0)} states moved on`)
}

async function writeBalances(client: Client, holders: readonly Loaded[]): Promise<void> {
  const changed: { holder: Loaded; currency: string }[] = []
  const fresh = new CopyRows()
  for (const holder of holders) {
    for (const [currency, { available, pending, held, debt }] of Object.entries(holder.state.wallets)) {
      if (holder.storedCurrencies.has(currency)) changed.push({ holder, currency })
      else fresh.row(7).int2(holder.key.bucket).uuid(holder.key.id).text(currency).int8(available).int8(pending).int8(held).int8(debt)
    }
  }
  const inserted = fresh.into(client, 'balances (bucket, holder_id, currency, available, pending, held, debt)')
  if (changed.length === 0) return inserted
  const wallet = (field: 'available' | 'pending' | 'held' | 'debt'): Buffer =>
    int8Array(changed.map(({ holder, currency }) => holder.state.wallets[currency]![field]))
  const updated = client.query({
    name: 'intake_update_balances',
    text: `update balances b set available = t.available, pending = t.pending, held = t.held, debt = t.debt
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::text[]) as currency,
                        unnest($4::bigint[]) as available, unnest($5::bigint[]) as pending, unnest($6::bigint[]) as held,
                        unnest($7::bigint[]) as debt) t
           where b.bucket = t.bucket and b.holder_id = t.holder_id and b.currency = t.currency`,
    values: [
      int2Array(changed.map((c) => c.holder.key.bucket)),
      uuidArray(changed.map((c) => c.holder.key.id)),
      changed.map((c) => c.currency),
      wallet('available'),
      wallet('pending'),
      wallet('held'),
      wallet('debt'),
    ],
  })
  await Promise.all([inserted, updated])
}

async function writeCommands(client: Client, batch: BatchHead, set: WriteSet): Promise<void> {
  const commands = new CopyRows()
  const transfers = new CopyRows()
  const hash = new BatchHash()
  const place = (c: (typeof set.commands)[number]): { bucket: number; holder: string; seq: number } => ({
    bucket: c.holder.key.bucket,
    holder: c.holder.key.text,
    seq: c.seq,
  })
  for (const c of set.commands.toSorted((a, b) => byPlace(place(a), place(b)))) {
    const { key, programId } = c.holder
    const { kind, at, recordedAt } = c.command
    hash.add({ ...c, holder: key.text, programId, kind, at, recordedAt })
    commands.row(15).int2(key.bucket).uuid(key.id).int4(c.seq).int8(batch.id).int4(programId).text(kind).time(at).time(recordedAt)
    commands.int4(c.policyVersion).int4(c.rulesVersion).text(c.client).bool(c.refused).text(c.input).text(c.facts).text(c.outcome)
    c.transfers.forEach(({ debit, credit, currency, amount, lot }, n) => {
      transfers.row(12).int2(key.bucket).uuid(key.id).int4(c.seq).int2(n).text(debit).text(credit).text(currency).int8(amount)
      transfers.int4(lot?.seq ?? null).int2(lot?.n ?? null).time(at).time(recordedAt)
    })
  }
  await Promise.all([
    commands.into(
      client,
      'commands (bucket, holder_id, seq, batch_id, program_id, kind, at, recorded_at, policy_version, rules_version, client, refused, input, facts, outcome)',
    ),
    transfers.into(client, 'transfers (bucket, holder_id, seq, n, debit, credit, currency, amount, lot_seq, lot_n, at, recorded_at)'),
    client.query({
      name: 'intake_batch',
      text: 'insert into batches (id, recorded_at, commands, sums, hash) values ($1, to_timestamp($2::bigint / 1000.0), $3, $4, $5)',
      values: [batch.id, batch.recordedAt, set.commands.length, JSON.stringify(Object.fromEntries(set.sums)), hash.digest()],
    }),
  ])
}

async function writeLots(client: Client, set: WriteSet): Promise<void> {
  const opened = new CopyRows()
  for (const { holder, row: lot } of set.openedLots.values()) {
    opened.row(17).int2(holder.key.bucket).uuid(holder.key.id).int4(lot.seq).int2(lot.n).text(lot.currency).int8(lot.amount)
    opened.int8(lot.remaining).int8(lot.held).int8(lot.expired).bool(lot.pending).day(lot.usableOn).day(lot.expiresOn)
    opened.int4(lot.sale).text(lot.campaign).int4(lot.version).text(lot.funder).int8(lot.unitValueMicros)
  }
  const columns = 'bucket, holder_id, seq, n, currency, amount, remaining, held, expired, pending, usable_on, expires_on, sale, campaign, version, funder, unit_value_micros'
  const copied = opened.into(client, `lots (${columns})`)
  const changed = [...set.changedLots.values()]
  if (changed.length === 0) return copied
  const updated = client.query({
    name: 'intake_update_lots',
    text: `update lots l set remaining = t.remaining, held = t.held, expired = t.expired, pending = t.pending
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as seq,
                        unnest($4::smallint[]) as n, unnest($5::bigint[]) as remaining, unnest($6::bigint[]) as held,
                        unnest($7::bigint[]) as expired, unnest($8::boolean[]) as pending) t
           where l.bucket = t.bucket and l.holder_id = t.holder_id and l.seq = t.seq and l.n = t.n`,
    values: [
      int2Array(changed.map((c) => c.holder.key.bucket)),
      uuidArray(changed.map((c) => c.holder.key.id)),
      int4Array(changed.map((c) => c.row.seq)),
      int2Array(changed.map((c) => c.row.n)),
      int8Array(changed.map((c) => c.row.remaining)),
      int8Array(changed.map((c) => c.row.held)),
      int8Array(changed.map((c) => c.row.expired)),
      changed.map((c) => c.row.pending),
    ],
  })
  await Promise.all([copied, updated])
}

function writeClaims(client: Client, batch: BatchHead, set: WriteSet): Promise<void> {
  const rows = new CopyRows()
  const today = Math.floor(batch.recordedAt / 86_400_000)
  for (const { submission, hash, kind, holder, seq } of set.claims) {
    rows.row(9).int2(hash[0]!).int4(submission.programId).int2(kind).uuid(hash).int8(submission.body)
    rows.int2(holder.key.bucket).uuid(holder.key.id).int4(seq).day(today)
  }
  return rows.into(client, 'claims (key_bucket, program_id, kind, key_hash, body_hash, bucket, holder_id, seq, claimed_on)')
}

async function writeDays(client: Client, set: WriteSet): Promise<void> {
  const days = [...set.days.values()]
  if (days.length === 0) return
  await client.query({
    name: 'intake_days_upsert',
    text: `insert into metric_days (bucket, holder_id, metric, day, value)
           select bucket, holder_id, metric, date '1970-01-01' + day, value
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::text[]) as metric,
                        unnest($4::int[]) as day, unnest($5::bigint[]) as value) t
           on conflict (bucket, holder_id, metric, day) do update set value = metric_days.value + excluded.value`,
    values: [
      int2Array(days.map((d) => d.holder.key.bucket)),
      uuidArray(days.map((d) => d.holder.key.id)),
      days.map((d) => d.metric),
      int4Array(days.map((d) => d.day)),
      int8Array(days.map((d) => d.value)),
    ],
  })
}

async function writeHolds(client: Client, set: WriteSet): Promise<void> {
  const opened = new CopyRows()
  for (const { holder, row } of set.openedHolds.values()) {
    opened.row(7).int2(holder.key.bucket).uuid(holder.key.id).int4(row.seq).text(row.currency).int8(row.amount)
    opened.time(row.expiresAt).text(JSON.stringify(row.parts))
  }
  const copied = opened.into(client, 'holds (bucket, holder_id, seq, currency, amount, expires_at, parts)')
  const changed = [...set.changedHolds.values()]
  if (changed.length === 0) return copied
  const updated = client.query({
    name: 'intake_update_holds',
    text: `update holds d set amount = t.amount, parts = t.parts::json
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as seq,
                        unnest($4::bigint[]) as amount, unnest($5::text[]) as parts) t
           where d.bucket = t.bucket and d.holder_id = t.holder_id and d.seq = t.seq`,
    values: [
      int2Array(changed.map((c) => c.holder.key.bucket)),
      uuidArray(changed.map((c) => c.holder.key.id)),
      int4Array(changed.map((c) => c.row.seq)),
      int8Array(changed.map((c) => c.row.amount)),
      changed.map((c) => JSON.stringify(c.row.parts)),
    ],
  })
  await Promise.all([copied, updated])
}

async function writeSales(client: Client, set: WriteSet): Promise<void> {
  const sales = [...set.sales.values()]
  if (sales.length === 0) return
  await client.query({
    name: 'intake_sales_upsert',
    text: `insert into order_returns (bucket, holder_id, order_seq, last_seq, returned, effects)
           select bucket, holder_id, order_seq, last_seq, returned::json, effects::json
           from (select unnest($1::smallint[]) as bucket, unnest($2::uuid[]) as holder_id, unnest($3::int[]) as order_seq,
                        unnest($4::int[]) as last_seq, unnest($5::text[]) as returned, unnest($6::text[]) as effects) t
           on conflict (bucket, holder_id, order_seq)
           do update set last_seq = excluded.last_seq, returned = excluded.returned, effects = excluded.effects`,
    values: [
      int2Array(sales.map((s) => s.holder.key.bucket)),
      uuidArray(sales.map((s) => s.holder.key.id)),
      int4Array(sales.map((s) => s.seq)),
      int4Array(sales.map((s) => s.last)),
      sales.map((s) => JSON.stringify(s.returned)),
      sales.map((s) => JSON.stringify(s.effects)),
    ],
  })
}

async function writeConsents(client: Client, set: WriteSet): Promise<void> {
  const given = set.commands.flatMap(({ command, refused, holder, seq }) =>
    command.kind === 'consent' && !refused ? command.given.map((item, n) => ({ holder, seq, n, item, command })) : [],
  )
  for (const { holder, seq, n, item, command } of given) {
    const terms = 'terms' in item
    await client.query(
      `insert into consents (customer_id, program_id, id, purpose, channel, text_version, text_hash, granted, at, recorded_at)
       select customer_id, program_id, $2, $3, $4, $5, $6, $7, to_timestamp($8::bigint / 1000.0), to_timestamp($9::bigint / 1000.0)
       from members where holder_id = $1`,
      [
        holder.key.text,
        consentId(holder.key.id, seq, n),
        terms ? 'terms' : item.purpose,
        terms ? '' : item.channel,
        terms ? item.terms : item.text,
        terms ? item.hash : null,
        terms ? item.accepted : item.granted,
        command.at,
        command.recordedAt,
      ],
    )
  }
}

/** Derived from the decision, so that writing it twice is impossible. */
function consentId(holder: Buffer, seq: number, n: number): string {
  const id = Buffer.from(holder)
  id.writeUInt32BE(seq, 8)
  id.writeUInt16BE(n, 12)
  return id.toString('hex')
}

function writeOutbox(client: Client, set: WriteSet, announced: (type: string) => boolean): Promise<void> {
  const rows = new CopyRows()
  for (const { holder, seq, n, at, announcement } of set.announcements) {
    if (!announced(announcement.type)) continue
    rows.row(8).int2(holder.key.bucket).uuid(holder.key.id).int4(seq).int2(n).int4(holder.programId)
    rows.text(announcement.type).text(JSON.stringify(announcement.data)).time(at)
  }
  return rows.into(client, 'outbox (bucket, holder_id, seq, n, program_id, type, data, at)')
}

