-- Imports that come by the API: they wait for their mapping, a job works on them, and what they did not take can be mended.
alter table imports
  add column public_id uuid not null default gen_random_uuid(),
  add column asked_by text not null default 'command line',
  add column file json,
  add column mapping json,
  add column options json not null default '{}',
  add column checked json,
  add column progress json not null default '{}',
  add column attempts integer not null default 0,
  add column stalls integer not null default 0,
  add column begun_at timestamptz,
  add column alive_at timestamptz,
  add column not_before timestamptz,
  add column error json,
  add column cleared_at timestamptz,
  drop constraint imports_state_check,
  add constraint imports_state_check
    check (state in ('uploaded', 'waiting', 'checking', 'staging', 'deciding', 'done', 'failed', 'cancelled'));
comment on table imports is 'One row a file, so that a killed import goes on where it was.';
comment on column imports.public_id is 'its id in the API; the name of its file in the data folder';
comment on column imports.asked_by is 'the API client or the command line';
comment on column imports.file is 'name, bytes, format and columns of a file that came by the API; null for the command line';
comment on column imports.mapping is 'which column holds what, as it was given to the API';
comment on column imports.options is 'what its next run does: check, import, or try rows again';
comment on column imports.checked is 'what the last dry run found';
comment on column imports.progress is 'rows and bytes read so far';
comment on column imports.attempts is 'how often a process took it; one that lost it writes nothing any more';
comment on column imports.stalls is 'how often it was taken since it last came further';
comment on column imports.started_at is 'when the file came';
comment on column imports.begun_at is 'when work on it began';
comment on column imports.alive_at is 'the last sign of life of the process at work, by the database''s clock';
comment on column imports.not_before is 'when it is tried again after the server was at its limit';
comment on column imports.error is 'why it failed: the key of a message, and its values';
comment on column imports.cleared_at is 'when its file and the rows that nobody mended were deleted';
create unique index imports_public on imports (public_id);
create index imports_newest on imports (program_id, started_at, id);
create index imports_open on imports (started_at) where file is not null and state in ('waiting', 'checking', 'staging', 'deciding');

alter table import_rejects
  alter column detail set default '',
  alter column record set default '',
  add column content bytea,
  add column key text collate "C",
  add column tries integer not null default 0,
  add column mended boolean not null default false,
  add column taken_at timestamptz;
comment on column import_rejects.detail is 'of rows from before they were encrypted';
comment on column import_rejects.record is 'of rows from before they were encrypted';
comment on column import_rejects.content is 'the row as it stood or as it was mended, and why it was not taken, encrypted';
comment on column import_rejects.key is 'rows with the same key make one order';
comment on column import_rejects.tries is 'how often it was tried again in vain';
comment on column import_rejects.mended is 'whether its cells were changed';
comment on column import_rejects.taken_at is 'when a later try took it; its content is deleted then';
create index import_rejects_key on import_rejects (import_id, key) where key is not null and taken_at is null;
