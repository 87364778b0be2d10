-- Verifications of the books that run in the background, and what jobs tell of themselves.
create table verifications (
  id uuid primary key,
  night date,
  asked_by text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  alive_at timestamptz,
  attempts smallint not null default 0,
  progress real not null default 0 check (progress between 0 and 1),
  report json,
  error text
);
comment on table verifications is 'Checks of every invariant of the books, of the whole installation: nightly, or asked for.';
comment on column verifications.night is 'the day whose night it is for, so that it is done once; null for those that were asked for';
comment on column verifications.asked_by is 'the API client or person; the schedule';
comment on column verifications.alive_at is 'last sign of life of the process that works on it';
comment on column verifications.report is 'what was checked and what was found';
create unique index verifications_night on verifications (night) where night is not null;
create index verifications_newest on verifications (created_at);

create table job_runs (
  process text not null,
  name text not null,
  every_ms integer not null,
  running_since timestamptz,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  last_ms integer,
  last_done integer,
  last_worked_at timestamptz,
  runs bigint not null,
  failures bigint not null,
  last_error text,
  last_error_at timestamptz,
  reported_at timestamptz not null,
  primary key (process, name)
);
comment on table job_runs is 'What each process told of the jobs it runs, every few seconds; processes that are gone are forgotten after a day.';
comment on column job_runs.process is 'machine and process number';
comment on column job_runs.last_done is 'how much the last run did';
comment on column job_runs.last_worked_at is 'when a run last found something to do';
comment on column job_runs.runs is 'since the process began';
