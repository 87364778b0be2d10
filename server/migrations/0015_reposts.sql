-- Sales that were credited to the wrong member and are credited to the right one.
create table reposts (
  bucket smallint not null,
  holder_id uuid not null,
  order_seq integer not null,
  program_id integer not null references programs (id),
  to_bucket smallint not null,
  to_holder uuid not null,
  to_seq integer,
  key_hash bytea not null,
  begun_at timestamptz not null,
  primary key (bucket, holder_id, order_seq)
);
create index reposts_to on reposts (to_holder, to_seq);
comment on table reposts is 'Sales that were moved to another member. Claims are not touched; whoever looks a reference up goes on from here.';
comment on column reposts.holder_id is 'whom it was credited to by mistake';
comment on column reposts.order_seq is 'their decision that did it';
comment on column reposts.to_holder is 'whose it is';
comment on column reposts.to_seq is 'their decision that credits it; null as long as it is not finished';
comment on column reposts.key_hash is 'of the request that moves it; the keys of its decisions are made from it';
