-- What lots wait for, beside a day: an event that names their sale, or a person's review. Null for all others.
alter table lots add column waits text;

-- Limits and budgets that all members of a program share, one row a limit and period. A batch that takes of one locks
-- its row until it commits, so a limit is never passed, however many processes decide.
create table shared_limits (
  program_id integer not null references programs,
  key text collate "C" not null,
  used bigint not null check (used >= 0),
  most bigint not null,
  check (used <= most),
  primary key (program_id, key)
) with (fillfactor = 50);
comment on column shared_limits.most is 'the highest cap in force so far; a lower one of a later version only stops further use';
create index lots_review on lots (bucket, holder_id) where waits = 'review' and remaining > 0;

comment on table shared_limits is 'what was used of limits and budgets that all members share; its row is locked by the batch that takes of it';
comment on column lots.waits is 'what the lot waits for beside its day: an event that names its sale, or a review';
alter type command_kind add value 'extend';
alter type command_kind add value 'convert';
alter type command_kind add value 'review';
alter type command_kind add value 'benefit';
alter type command_kind add value 'plan';

-- A document with a large budget is published by one person and approved by another.
create table approvals (
  program_id integer not null references programs,
  document_hash bytea not null,
  approved_by text not null,
  approved_at timestamptz not null,
  note text not null,
  primary key (program_id, document_hash, approved_by)
);
comment on table approvals is 'Who approved which document, so that somebody else may publish it.';
comment on column approvals.document_hash is 'of the document with every default written out, as versions.hash';

create table budget_alerts (
  program_id integer not null references programs,
  budget text not null,
  share double precision not null,
  amount bigint not null,
  used bigint not null,
  at timestamptz not null,
  primary key (program_id, budget, share, amount)
);
comment on table budget_alerts is 'Shares of budgets that were reached, each told once for the amount the budget then had.';
comment on column budget_alerts.used is 'when it was seen';
