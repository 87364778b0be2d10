-- Questions to a program's history that take longer than a request.

create table studies (
  id uuid primary key,
  program_id integer not null references programs,
  kind text not null check (kind in ('backtest', 'whatif')),
  state text not null check (state in ('queued', 'running', 'done', 'cancelled', 'failed')),
  request json not null,
  asked_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  alive_at timestamptz,
  attempts smallint not null default 0,
  progress real not null default 0 check (progress between 0 and 1),
  report json,
  error text
);
comment on table studies is 'Backtests and what-ifs: asked for, worked one after another in the background, kept with their report.';
comment on column studies.request is 'what was asked, with the document it is about';
comment on column studies.asked_by is 'the API client';
comment on column studies.alive_at is 'last sign of life of the process that works on it; another takes it over when there is none for long';
comment on column studies.attempts is 'how often it was begun: what kills its process each time is given up';
comment on column studies.progress is 'share that is done, from 0 to 1';
comment on column studies.error is 'why it failed';
create index studies_open on studies (created_at) where state in ('queued', 'running');
create index studies_list on studies (program_id, kind, created_at, id);
