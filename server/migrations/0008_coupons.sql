-- Coupons: their codes as keyed hashes, whose they are, and what became of them.
create table coupon_batches (
  id uuid primary key,
  program_id integer not null references programs,
  coupon text not null,
  source text not null check (source in ('generated', 'imported')),
  count integer not null check (count >= 0),
  made integer not null default 0,
  position integer not null default 0,
  file_hash bytea,
  usable_from date,
  expires_on date,
  created_at timestamptz not null,
  finished_at timestamptz,
  by text not null,
  check ((source = 'imported') = (file_hash is not null)),
  check (made <= count and position <= count)
);
comment on table coupon_batches is 'Codes that were made or imported together.';
comment on column coupon_batches.coupon is 'the key of the kind of coupon in the program''s document';
comment on column coupon_batches.count is 'how many were asked for; of an import, how many codes its file holds';
comment on column coupon_batches.made is 'how many there are; of an import, without those that could not be taken';
comment on column coupon_batches.position is 'of an import: how many codes of the file are done, so that one that was killed goes on there';
comment on column coupon_batches.file_hash is 'of an import: the same file adds nothing twice';
comment on column coupon_batches.by is 'the client or command that asked for it';
create unique index coupon_batches_file on coupon_batches (program_id, coupon, file_hash) where file_hash is not null;
create index coupon_batches_unfinished on coupon_batches (created_at) where finished_at is null;

create table coupon_rejects (
  batch_id uuid not null references coupon_batches on delete cascade,
  line integer not null,
  reason text not null check (reason in ('unreadable', 'mistyped', 'double')),
  primary key (batch_id, line)
);
comment on table coupon_rejects is 'Lines of an imported file whose codes were not taken; the codes themselves are only in the file.';

create table coupons (
  code_hash uuid not null,
  key_bucket smallint not null,
  program_id integer not null references programs,
  coupon text not null,
  batch_id uuid references coupon_batches,
  place integer,
  state text not null check (state in ('issued', 'active', 'reserved', 'used', 'returned', 'expired', 'cancelled')),
  bucket smallint,
  holder_id uuid,
  code bytea,
  issued_at timestamptz not null,
  usable_from date,
  expires_on date,
  reserved_until timestamptz,
  reserved_by_seq integer,
  used_holder uuid,
  used_seq integer,
  used_at timestamptz,
  source text not null check (source in ('batch', 'import', 'rule', 'hand', 'transfer')),
  origin uuid,
  cancelled_key uuid,
  primary key (key_bucket, program_id, code_hash),
  check ((bucket is null) = (holder_id is null)),
  check ((batch_id is null) = (place is null)),
  check ((state = 'used') = (used_at is not null)),
  check (state <> 'reserved' or reserved_until is not null)
);
comment on table coupons is 'Rights to what a campaign gives, each under a code. A code that everybody types in is one row, with neither code nor end of its own.';
comment on column coupons.code_hash is 'keyed hash of the program and the normalised code; also its id in the API';
comment on column coupons.key_bucket is 'the first byte of the hash';
comment on column coupons.coupon is 'the key of its kind in the program''s document';
comment on column coupons.place is 'its place in its batch, from 1';
comment on column coupons.state is 'returned: it came back with a return and can be used again. Whether it is still valid is told by its dates, not by its state';
comment on column coupons.holder_id is 'the member it belongs to; null for codes that are not given to anybody by name';
comment on column coupons.code is 'the code, encrypted, so that its member can be shown it; null for a code that everybody types in';
comment on column coupons.usable_from is 'first day on which it can be used; null where there is none';
comment on column coupons.expires_on is 'first day on which it is gone; null where there is none';
comment on column coupons.reserved_until is 'a basket has it; after this it is free again';
comment on column coupons.used_holder is 'whose decision used or reserved it, and used_seq which';
comment on column coupons.origin is 'what it was issued for, so that asking twice issues one';
comment on column coupons.cancelled_key is 'the request that cancelled it, so that its retry is known';
create index coupons_of_member on coupons (program_id, holder_id) where holder_id is not null;
create index coupons_of_batch on coupons (batch_id, place) where batch_id is not null;
create unique index coupons_origin on coupons (program_id, origin) where origin is not null;
create index coupons_ending on coupons (program_id, expires_on) where expires_on is not null and code is not null and state in ('issued', 'active', 'returned');
create index coupons_reserved on coupons (reserved_until) where state = 'reserved';
