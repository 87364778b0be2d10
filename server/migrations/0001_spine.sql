-- Who runs programs, who the customers are, and the ledger. Every table of a holder leads with (bucket, holder_id):
-- the bucket is the last byte of the holder's id, and the later distribution column.

create table organizations (
  id uuid primary key,
  key text not null unique,
  names jsonb not null,
  created_at timestamptz not null
);

create table programs (
  id integer generated always as identity primary key,
  organization_id uuid not null references organizations,
  key text not null,
  draft json,
  draft_revision integer not null default 0,
  latest_version integer not null default 0,
  created_at timestamptz not null,
  unique (organization_id, key)
);

-- Immutable: a change is a new version. `json` keeps the order of campaigns, which is the order of effects.
create table versions (
  program_id integer not null references programs,
  number integer not null check (number > 0),
  document json not null,
  hash bytea not null,
  effective_from timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  note text not null,
  publish_key uuid,
  primary key (program_id, number),
  unique (program_id, publish_key)
);
comment on column versions.publish_key is 'hash of the idempotency key it was published with';

create table api_keys (
  id uuid primary key,
  program_id integer not null references programs,
  name text not null,
  role text not null,
  prefix text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index api_keys_program on api_keys (program_id);

-- What a write that is no command was answered, for its retries. Encrypted: an answer may show a person. Pruned.
create table given_answers (
  program_id integer not null references programs,
  key_hash uuid not null,
  body_hash bigint not null,
  status smallint,
  answer bytea,
  created_at timestamptz not null,
  primary key (program_id, key_hash)
);
create index given_answers_age on given_answers using brin (created_at);

-- A person the brand knows. Nothing personal in clear: `personal` is encrypted under the person's own key, which
-- is itself wrapped by the master key; destroying `wrapped_key` erases the person.
create table customers (
  id uuid primary key,
  organization_id uuid not null references organizations,
  wrapped_key bytea,
  personal bytea,
  created_at timestamptz not null,
  merged_into uuid references customers
);
create index customers_organization on customers (organization_id, id);

create table identities (
  organization_id uuid not null references organizations,
  kind text not null,
  channel text not null,
  app text not null,
  hash bytea not null,
  customer_id uuid not null references customers,
  masked text not null,
  value bytea not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, kind, channel, app, hash)
);
create index identities_customer on identities (customer_id);

create table members (
  holder_id uuid primary key,
  program_id integer not null references programs,
  customer_id uuid not null references customers,
  source text not null,
  joined_at timestamptz not null,
  created_at timestamptz not null,
  unique (program_id, customer_id)
);
create index members_list on members (program_id, created_at, holder_id);

create type command_kind as enum (
  'enrol', 'order', 'return', 'event', 'adjust', 'hold', 'capture', 'release', 'redeem', 'send', 'receive',
  'consent', 'profile', 'standing', 'tick'
);

create type account as enum (
  'available', 'pending', 'held', 'debt',
  'issued', 'redeemed', 'expired', 'adjusted', 'converted', 'in_transit'
);

-- One row a holder; `seq` counts its commands and is what optimistic writes check.
create table holder_states (
  bucket smallint not null check (bucket between 0 and 255),
  holder_id uuid not null,
  program_id integer not null,
  seq integer not null default 0 check (seq >= 0),
  program_version integer not null default 0,
  state_time timestamptz,
  due_at timestamptz,
  progress text not null,
  primary key (bucket, holder_id)
) with (fillfactor = 70);
-- Only the clock job reads it. An order rarely moves due_at, so most updates stay heap-only.
create index holder_states_due on holder_states (due_at) where due_at is not null;

create table balances (
  bucket smallint not null,
  holder_id uuid not null,
  currency text collate "C" not null,
  available bigint not null check (available >= 0),
  pending bigint not null check (pending >= 0),
  held bigint not null check (held >= 0),
  debt bigint not null check (debt >= 0),
  check (debt = 0 or available = 0),
  primary key (bucket, holder_id, currency)
) with (fillfactor = 70);

create table lots (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  currency text collate "C" not null,
  amount bigint not null check (amount > 0),
  remaining bigint not null check (remaining >= 0),
  held bigint not null check (held between 0 and remaining),
  expired bigint not null check (expired >= 0 and remaining + expired <= amount),
  pending boolean not null,
  usable_on date not null,
  expires_on date,
  sale integer,
  campaign text collate "C",
  version integer not null,
  funder text collate "C",
  unit_value_micros bigint not null,
  primary key (bucket, holder_id, seq, n)
);
create index lots_open on lots (bucket, holder_id) where remaining > 0;

-- Append-only double entry: one row moves one amount between two accounts.
create table transfers (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  debit account not null,
  credit account not null check (credit <> debit),
  currency text collate "C" not null,
  amount bigint not null check (amount > 0),
  lot_seq integer,
  lot_n smallint,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (bucket, holder_id, seq, n)
);

create index transfers_recorded on transfers using brin (recorded_at) with (pages_per_range = 32);

-- Append-only: what was asked, with the facts read and the outcome. `json`, not `jsonb`: the text is part of the
-- batch's hash, and jsonb cost a fifth of the insert rate.
create table commands (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null check (seq > 0),
  batch_id bigint not null,
  program_id integer not null,
  kind command_kind not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  policy_version integer not null,
  rules_version integer not null,
  client text,
  refused boolean not null,
  input json not null,
  facts json,
  outcome json not null,
  primary key (bucket, holder_id, seq)
);
-- Found by time through block ranges: rows arrive in this order, so the index is a few pages and costs next to nothing.
create index commands_recorded on commands using brin (recorded_at) with (pages_per_range = 32);

-- The first claim of a key pins its holder and decision for every retry.
create table claims (
  key_bucket smallint not null,
  program_id integer not null,
  kind smallint not null,
  key_hash uuid not null,
  body_hash bigint not null,
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  claimed_on date not null,
  primary key (key_bucket, program_id, key_hash, kind)
);
comment on column claims.kind is '1 idempotency key, 2 order reference';

-- Sales of which something came back: what is returned of each line, and the effects that still stand.
create table order_returns (
  bucket smallint not null,
  holder_id uuid not null,
  order_seq integer not null,
  last_seq integer not null,
  returned json not null,
  effects json not null,
  primary key (bucket, holder_id, order_seq)
);

create table holds (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  currency text collate "C" not null,
  amount bigint not null check (amount >= 0),
  expires_at timestamptz not null,
  parts json not null,
  primary key (bucket, holder_id, seq)
);

create table metric_days (
  bucket smallint not null,
  holder_id uuid not null,
  metric text collate "C" not null,
  day date not null,
  value bigint not null,
  primary key (bucket, holder_id, metric, day)
) with (fillfactor = 90);

create table consents (
  customer_id uuid not null references customers,
  program_id integer not null references programs,
  id uuid not null,
  purpose text not null,
  channel text not null,
  text_version text not null,
  text_hash text,
  granted boolean not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (customer_id, program_id, id)
);
comment on column consents.channel is 'empty for acceptance of program terms, which implies no consent to be contacted';

-- What must happen next. Written with the decision, deleted when done.
create table outbox (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  program_id integer not null,
  type text collate "C" not null,
  data json not null,
  at timestamptz not null,
  attempts smallint not null default 0,
  next_try_at timestamptz,
  error text,
  primary key (bucket, holder_id, seq, n)
);

create table dead_letters (
  id uuid primary key,
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  program_id integer not null,
  type text not null,
  data json not null,
  at timestamptz not null,
  error text not null,
  died_at timestamptz not null
);
create index dead_letters_program on dead_letters (program_id, died_at);

-- One row a committed batch: sums by account, and the hash of its rows.
create sequence batch_ids as bigint;
create table batches (
  id bigint primary key,
  recorded_at timestamptz not null,
  commands integer not null,
  sums json not null,
  hash bytea not null,
  seal bigint
);
create index batches_unsealed on batches (id) where seal is null;

-- A chain over the batches: each seal hashes the one before and the batches folded since. Account totals are kept with it.
create table seals (
  number bigint primary key,
  hash bytea not null,
  batches integer not null,
  sealed_at timestamptz not null
);

create table account_totals (
  program_id integer not null,
  account account not null,
  currency text collate "C" not null,
  amount bigint not null,
  primary key (program_id, account, currency)
);

-- Orders of people who are known but have no membership yet.
create table kept_orders (
  program_id integer not null references programs,
  customer_id uuid not null references customers,
  reference text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  input json not null,
  credited_at timestamptz,
  primary key (program_id, reference)
);
create index kept_orders_customer on kept_orders (program_id, customer_id) where credited_at is null;

create table products (
  organization_id uuid not null references organizations,
  sku text not null,
  valid_from date not null,
  names jsonb not null,
  category text not null,
  brand text not null,
  tags text[] not null,
  price bigint,
  margin bigint,
  primary key (organization_id, sku, valid_from)
);

create table stores (
  organization_id uuid not null references organizations,
  key text not null,
  valid_from date not null,
  names jsonb not null,
  region text not null,
  time_zone text,
  hours jsonb,
  primary key (organization_id, key, valid_from)
);

-- The demo that was made here: a run that was cut off goes on with the same year, seen from the same day.
create table demos (
  program_id integer primary key references programs,
  as_of timestamptz not null,
  members integer not null,
  finished_at timestamptz
);

-- Imports: one row a file and mapping, so that a killed import goes on where it was.
create table imports (
  id bigint generated always as identity primary key,
  program_id integer not null references programs,
  kind text not null,
  file_hash bytea not null,
  mapping_hash bytea not null,
  state text not null check (state in ('staging', 'deciding', 'done')),
  staged_rows bigint not null default 0,
  -- Line of the last group before which everything is decided.
  position bigint not null default 0,
  counts json not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index imports_file on imports (program_id, kind, file_hash, mapping_hash);

-- The rows of an import while it runs. Unlogged: after a crash of the database they are staged again.
create unlogged table import_rows (
  import_id bigint not null,
  line bigint not null,
  key text collate "C" not null,
  record text not null
);
create index import_rows_import on import_rows (import_id);

-- Rows that were not taken, each once: unreadable ones, and those the engine refused.
create table import_rejects (
  import_id bigint not null references imports,
  line bigint not null,
  refused boolean not null,
  reason text not null,
  detail text not null,
  record text not null,
  primary key (import_id, line)
);
