-- Segments: members who have something in common, by a rule or by a list. Who is in one is an immutable snapshot with a time from
-- which it holds; decisions keep the hash of the one they were made by.

create table segments (
  id integer generated always as identity primary key,
  program_id integer not null references programs (id),
  key text collate "C" not null,
  names json not null,
  rule text,
  every text not null check (every in ('hand', 'hour', 'day', 'week')),
  archived boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  wanted_at timestamptz,
  claimed_until timestamptz,
  looked_at timestamptz,
  spent bigint,
  spent_by_all bigint,
  error text,
  unique (program_id, key),
  check (rule is not null or every = 'hand')
);
create index segments_due on segments (id) where not archived;
comment on table segments is 'Named groups of members of a program: by a rule that is asked again, or by a list that is given.';
comment on column segments.rule is 'a CEL condition over what is known of a member; null where members are listed';
comment on column segments.every is 'how often the rule is asked of everybody; hand: when somebody wants it';
comment on column segments.archived is 'no longer offered; what campaigns know of it stays';
comment on column segments.wanted_at is 'somebody asked for a refresh; null once it is done';
comment on column segments.claimed_until is 'a process is asking the rule; if it is killed, another may after this';
comment on column segments.looked_at is 'when it was last found out who is in it';
comment on column segments.spent is 'what its members paid in the twelve months before, when it was last looked at; minor units of money';
comment on column segments.error is 'why that failed';

create table segment_snapshots (
  segment_id integer not null references segments (id),
  number integer not null check (number > 0),
  hash text not null,
  size integer not null,
  entered integer not null,
  gone integer not null,
  rule text,
  valid_from timestamptz not null,
  taken_by text not null,
  primary key (segment_id, number)
);
create index segment_snapshots_valid on segment_snapshots (segment_id, valid_from);
comment on table segment_snapshots is 'Who was in a segment from a time on. Immutable; one is made only when somebody entered or left.';
comment on column segment_snapshots.hash is 'SHA-256 over the ids of its members in their order, half of it: the same members are the same hash';
comment on column segment_snapshots.entered is 'since the snapshot before';
comment on column segment_snapshots.rule is 'as it was asked';
comment on column segment_snapshots.valid_from is 'what happens from then on is decided by it';

create table segment_spans (
  segment_id integer not null,
  bucket smallint not null,
  holder_id uuid not null,
  since integer not null,
  until integer,
  primary key (segment_id, bucket, holder_id, since)
);
comment on table segment_spans is 'From which snapshot to before which a member is in a segment: of a million members who stay, a refresh writes nothing.';
comment on column segment_spans.until is 'the first snapshot without them; null as long as they are in it';
