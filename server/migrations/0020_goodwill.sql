-- Points that staff give by hand: within their limits at once, beyond them once a second person agrees.
create table goodwill (
  program_id integer not null references programs,
  id uuid not null,
  bucket smallint not null,
  holder_id uuid not null,
  currency text collate "C" not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  note bytea,
  state text not null check (state in ('counted', 'asked', 'approved', 'given', 'declined', 'refused')),
  beyond boolean not null,
  client text not null,
  author text not null,
  day date not null,
  at timestamptz not null,
  decided_client text,
  decided_author text,
  decided_note bytea,
  decided_at timestamptz,
  seq integer,
  primary key (program_id, id),
  check (state <> 'asked' or beyond),
  check (not beyond or decided_client is null or decided_client <> client),
  check ((state = 'given') = (seq is not null))
);
comment on table goodwill is 'What staff gave by hand, and what they asked a second person to agree to.';
comment on column goodwill.id is 'from the idempotency key; the key of its decision is made from it';
comment on column goodwill.note is 'why, in words; encrypted under the person''s key';
comment on column goodwill.state is 'counted: an adjustment that stands under its own key. approved: its decision is due. refused: by the engine';
comment on column goodwill.beyond is 'whether it is beyond what they may give themselves, and so takes a second person';
comment on column goodwill.client is 'who gives it, or asks';
comment on column goodwill.author is 'what they were called then';
comment on column goodwill.day is 'in the program''s time zone: what one person gave on a day is summed up by it';
comment on column goodwill.decided_note is 'what the second person said to it; encrypted under the person''s key';
comment on column goodwill.seq is 'the decision that gave it';
create index goodwill_days on goodwill (program_id, client, day) where not beyond;
create index goodwill_list on goodwill (program_id, at, id) where beyond;
create index goodwill_due on goodwill (decided_at) where state = 'approved';
create index goodwill_member on goodwill (bucket, holder_id, at);
