-- Returns and events that name an order nobody has reported yet.
create table parked (
  id bigint generated always as identity unique,
  program_id integer not null references programs,
  key_hash bytea not null,
  reference text not null,
  reference_hash bytea not null,
  kind text not null check (kind in ('return', 'event')),
  draft json not null,
  same_as text not null,
  client text not null,
  parked_at timestamptz not null,
  lapses_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'refused', 'lapsed')),
  refusal text,
  settled_at timestamptz,
  primary key (program_id, key_hash)
);
comment on table parked is 'Returns and events that came before the order they name; decided when that comes, or laid before a person.';
comment on column parked.id is 'in the order in which they came';
comment on column parked.key_hash is 'the key it came under, by which a retry is known';
comment on column parked.reference is 'the shop''s own number of the order';
comment on column parked.same_as is 'the request, by which another one under the same key is known';
comment on column parked.refusal is 'why it was refused when its order had come';
create index parked_waiting on parked (id) where state = 'waiting';
create index parked_list on parked (program_id, id);
