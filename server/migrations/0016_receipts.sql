-- Sales to nobody in particular, until a member says that one was theirs.
create table receipts (
  program_id integer not null references programs (id),
  number text not null,
  at timestamptz not null,
  amount bigint not null,
  input json not null,
  recorded_at timestamptz not null,
  primary key (program_id, number)
);
comment on table receipts is 'Sales that were reported without a member. Whether one was claimed is said by the claim of its number as an order''s reference.';
comment on column receipts.number is 'printed on it, and unique in the program: the reference of its order';
comment on column receipts.amount is 'printed on it, in minor units of money; must be known as well to claim it';
comment on column receipts.input is 'the order as it was reported';
create index receipts_age on receipts (program_id, at);
