-- Points that were spent come back, and a hold may be of several currencies at once.
alter type command_kind add value 'refund';

alter table holds add column n smallint not null default 0;
alter table holds drop constraint holds_pkey;
alter table holds add primary key (bucket, holder_id, seq, n);
comment on column holds.n is 'which of the command''s currencies';
