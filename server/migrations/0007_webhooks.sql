-- Events out: the endpoints of a program, and what is, was or will be sent to them.
create table webhooks (
  id uuid primary key,
  program_id integer not null references programs,
  url text not null,
  description text not null,
  types text[],
  enabled boolean not null default true,
  disabled_because text check (disabled_because in ('gone', 'failing')),
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  rests_until timestamptz,
  created_at timestamptz not null,
  check ((previous_secret is null) = (previous_until is null))
);
comment on table webhooks is 'Endpoints of a program: addresses that are told of its events.';
comment on column webhooks.types is 'the events it is told of; null for all';
comment on column webhooks.disabled_because is 'null where a person did it: the endpoint said it was gone, or failed for three days';
comment on column webhooks.secret is 'what its deliveries are signed with, encrypted under the master key';
comment on column webhooks.previous_secret is 'the one before, which signs as well until previous_until';
comment on column webhooks.failures is 'tries that failed since the last that did not';
comment on column webhooks.rests_until is 'an endpoint that fails again and again is left alone until then';
create index webhooks_program on webhooks (program_id, created_at);

create table deliveries (
  id uuid primary key default gen_random_uuid(),
  place bigint generated always as identity,
  webhook_id uuid not null references webhooks on delete cascade,
  program_id integer not null,
  holder_id uuid,
  seq integer,
  n smallint,
  event_id text collate "C" not null,
  type text collate "C" not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts smallint not null default 0,
  next_try_at timestamptz not null,
  claimed_until timestamptz,
  tried_at timestamptz,
  status smallint,
  error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (webhook_id, event_id)
);
comment on table deliveries is 'One event for one endpoint: sent until it arrives or is given up, kept for thirty days.';
comment on column deliveries.place is 'in the order in which they were made';
comment on column deliveries.holder_id is 'whose events come in order; null for events of the program';
comment on column deliveries.seq is 'the decision that announced it, and n its place there';
comment on column deliveries.event_id is 'the same for every endpoint and every try';
comment on column deliveries.body is 'what is sent, to the byte';
comment on column deliveries.claimed_until is 'a process is sending it; if it is killed, another may after this';
comment on column deliveries.tried_at is 'when it was last sent';
comment on column deliveries.status is 'the HTTP status of the last answer; null where none came';
comment on column deliveries.error is 'why the last try failed';
create index deliveries_due on deliveries (webhook_id, next_try_at) where state = 'waiting';
create index deliveries_order on deliveries (webhook_id, holder_id, seq, n) where state = 'waiting';
create index deliveries_list on deliveries (webhook_id, place);
create index deliveries_age on deliveries (created_at);
