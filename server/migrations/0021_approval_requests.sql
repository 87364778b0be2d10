-- A draft laid before somebody who may approve it, with what was found out about it.
create table approval_requests (
  program_id integer not null references programs (id),
  document_hash bytea not null,
  revision integer not null,
  note text not null,
  study text,
  asked_by text not null,
  asked_at timestamptz not null,
  primary key (program_id, document_hash)
);
comment on table approval_requests is 'Who asked for a draft to be approved, and on the strength of what.';
comment on column approval_requests.document_hash is 'of the document with every default written out, as approvals.document_hash';
comment on column approval_requests.study is 'id of a backtest or what-if whose report goes with the request';
