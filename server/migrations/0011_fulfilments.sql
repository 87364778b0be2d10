-- Rewards: what there is of them, who delivers them, and each redemption on its way to the member.
alter table holds add column reward json;
comment on column holds.reward is 'what it is for, with what that took of limits; null for points that are just set aside';

create table stock (
  program_id integer not null references programs,
  reward text collate "C" not null,
  slot text collate "C" not null default '',
  total bigint not null check (total >= 0),
  taken bigint not null default 0 check (taken between 0 and total),
  alert_below bigint not null default 0,
  told boolean not null default false,
  primary key (program_id, reward, slot)
) with (fillfactor = 50);
comment on table stock is 'How much there is of rewards that are counted, and of it how much is taken. Its row is locked by whoever takes.';
comment on column stock.slot is 'for experiences: which; empty for everything else';
comment on column stock.taken is 'by fulfilments that stand';
comment on column stock.alert_below is 'the program is told when less is left';
comment on column stock.told is 'whether it was, since there was more';

create table code_pools (
  program_id integer not null references programs,
  key text collate "C" not null,
  alert_below bigint not null default 0,
  told boolean not null default false,
  primary key (program_id, key)
);
comment on table code_pools is 'Stores of codes that were bought from others, or made here.';
comment on column code_pools.alert_below is 'the program is told when fewer are left';
comment on column code_pools.told is 'whether it was, since there were more';

create table pool_codes (
  id bigint generated always as identity primary key,
  program_id integer not null,
  pool text collate "C" not null,
  hash bytea not null,
  code bytea not null,
  expires_on date,
  fulfilment_id uuid,
  shown_at timestamptz,
  unique (program_id, pool, hash),
  foreign key (program_id, pool) references code_pools
);
comment on table pool_codes is 'Codes, each for one fulfilment.';
comment on column pool_codes.hash is 'keyed hash: the same code is not taken in twice';
comment on column pool_codes.code is 'encrypted under the master key';
comment on column pool_codes.expires_on is 'first day on which it is not given any more';
comment on column pool_codes.fulfilment_id is 'whose it is; null while it is free';
comment on column pool_codes.shown_at is 'when the member saw it: from then on it cannot go back';
create index pool_codes_free on pool_codes (program_id, pool, id) where fulfilment_id is null;
create index pool_codes_given on pool_codes (fulfilment_id) where fulfilment_id is not null;

create table suppliers (
  id uuid primary key,
  program_id integer not null references programs,
  key text collate "C" not null,
  kind text not null check (kind in ('http', 'warehouse')),
  enabled boolean not null,
  config json not null,
  secrets bytea,
  callback_secret bytea not null,
  created_at timestamptz not null,
  unique (program_id, key)
);
comment on table suppliers is 'Who delivers rewards, and how they are asked to.';
comment on column suppliers.config is 'of an http supplier: its requests, and how its answers are read';
comment on column suppliers.secrets is 'what goes into its requests and is shown to nobody, encrypted';
comment on column suppliers.callback_secret is 'what its callbacks are signed with, encrypted';

create table fulfilments (
  id uuid primary key,
  place bigint generated always as identity,
  program_id integer not null references programs,
  bucket smallint not null,
  holder_id uuid not null,
  reward text collate "C" not null,
  kind text not null,
  version integer not null,
  quantity integer not null check (quantity > 0),
  slot text not null default '',
  supplier text collate "C",
  state text not null check (state in ('reserved', 'lapsed', 'pending', 'ordered', 'unknown', 'confirmed', 'packed', 'shipped', 'delivered',
    'failed', 'cancelled', 'in_review')),
  points text not null default 'none' check (points in ('none', 'held', 'captured', 'released')),
  price smallint,
  amounts json,
  hold_seq integer,
  spent integer[] not null default '{}',
  address bytea,
  counted boolean not null,
  reserved_until timestamptz not null,
  cancel_until timestamptz not null,
  hold_until timestamptz not null,
  attempts smallint not null default 0,
  rounds smallint not null default 0,
  next_try_at timestamptz,
  claimed_until timestamptz,
  supplier_reference text,
  tracking text,
  note text,
  body_hash bigint not null,
  client text,
  created_at timestamptz not null,
  settled_at timestamptz
) with (fillfactor = 70);
comment on table fulfilments is 'Redemptions of rewards on their way to the member. The id is the reference under which a supplier knows it, and it knows it under no other.';
comment on column fulfilments.version is 'the program version whose reward it is';
comment on column fulfilments.supplier is 'key of who delivers it; null where it is done here';
comment on column fulfilments.points is 'what has become of them: captured once it is confirmed, released where it is not';
comment on column fulfilments.hold_seq is 'the decision that holds them';
comment on column fulfilments.spent is 'the decisions that spent them';
comment on column fulfilments.address is 'where to, encrypted under the person''s key';
comment on column fulfilments.counted is 'whether units of stock are taken for it';
comment on column fulfilments.reserved_until is 'from then on, a reservation for which nothing was held may be taken back by whoever needs it';
comment on column fulfilments.rounds is 'how often a person has settled it: each settling has keys of its own';
comment on column fulfilments.next_try_at is 'when it is next to be worked on; null for when something is heard';
comment on column fulfilments.claimed_until is 'a process is working on it; if it is killed, another may after this';
comment on column fulfilments.body_hash is 'another request under the same key is refused';
comment on column fulfilments.settled_at is 'when it came to an end, for now';
create index fulfilments_due on fulfilments (next_try_at) where next_try_at is not null;
create index fulfilments_reserved on fulfilments (reserved_until) where state = 'reserved';
create index fulfilments_list on fulfilments (program_id, place);
create index fulfilments_holder on fulfilments (bucket, holder_id, place);
create index fulfilments_causes on fulfilments (program_id, reward) where kind = 'donation' and state = 'delivered';

create table fulfilment_moves (
  fulfilment_id uuid not null references fulfilments on delete cascade,
  n bigint generated always as identity,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  by text not null,
  why text not null,
  primary key (fulfilment_id, n)
);
comment on table fulfilment_moves is 'How each fulfilment came to its state. Append-only.';
comment on column fulfilment_moves.by is 'the supplier, the server, or the client of a person';
comment on column fulfilment_moves.to_state is 'the same as from_state where something was heard that changed nothing';

create table supplier_events (
  supplier_id uuid not null references suppliers,
  event_id text collate "C" not null,
  fulfilment_id uuid,
  status text not null,
  received_at timestamptz not null,
  primary key (supplier_id, event_id)
);
comment on table supplier_events is 'Callbacks that were acted on: each once, however often it comes.';
comment on column supplier_events.fulfilment_id is 'null where it names none that the supplier has';

create table warehouse_tasks (
  fulfilment_id uuid primary key references fulfilments,
  place bigint generated always as identity,
  program_id integer not null,
  sku text not null,
  quantity integer not null,
  state text not null check (state in ('open', 'claimed', 'picked', 'packed', 'shipped', 'out_of_stock', 'cancelled')),
  worker text,
  tracking text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table warehouse_tasks is 'What the house''s own warehouse has to send.';
comment on column warehouse_tasks.worker is 'who has taken it on';
create index warehouse_tasks_open on warehouse_tasks (program_id, place) where state in ('open', 'claimed', 'picked', 'packed');
