-- Baskets being decided, from the first line to the last return.
alter type command_kind add value 'reserve';
alter type command_kind add value 'void';
alter type command_kind add value 'coupon';

create table checkouts (
  id uuid primary key,
  program_id integer not null references programs,
  code text collate "C" not null,
  state text not null check (state in ('draft', 'evaluated', 'held', 'confirmed', 'partly_returned', 'returned', 'voided', 'expired')),
  revision integer not null default 1,
  bucket smallint,
  holder_id uuid,
  basket json not null,
  coupons text[] not null default '{}',
  payments json not null default '[]',
  reserved_seq integer,
  held_revision integer,
  order_seq integer,
  expires_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  body_hash bigint not null,
  begun json not null,
  check ((bucket is null) = (holder_id is null)),
  check (state <> 'held' or (reserved_seq is not null and expires_at is not null)),
  check (state not in ('confirmed', 'partly_returned', 'returned') or order_seq is not null)
);
comment on table checkouts is 'Baskets being decided. What became of one is written with the decision that did it.';
comment on column checkouts.code is 'by which a basket that was begun in one place is taken up in another';
comment on column checkouts.revision is 'rises with every change; edits name the one they are of';
comment on column checkouts.holder_id is 'whose it is; null as long as nobody has said';
comment on column checkouts.basket is 'the lines and the rest, as they were given';
comment on column checkouts.coupons is 'ids of the coupons presented';
comment on column checkouts.payments is 'the points to pay with, by currency';
comment on column checkouts.reserved_seq is 'the decision that set it aside';
comment on column checkouts.held_revision is 'which revision it was that was set aside last: each is set aside once';
comment on column checkouts.order_seq is 'the decision that confirmed it';
comment on column checkouts.expires_at is 'until when it is set aside';
comment on column checkouts.body_hash is 'of the request that began it, by which another one under the same key is known';
comment on column checkouts.begun is 'what that was answered with, so that its retry gets the same';
create unique index checkouts_code on checkouts (program_id, code) where state in ('draft', 'evaluated', 'held');
create index checkouts_of_member on checkouts (program_id, holder_id, updated_at) where holder_id is not null;
create index checkouts_age on checkouts (updated_at) where state in ('draft', 'evaluated');
