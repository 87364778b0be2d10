-- What reports read. Orders live in the rows of their commands (ADR 0013), where no report could find those of a day or of a
-- store; these tables are filled behind the decisions, from batches that are sealed, and could be made anew from them.

create table sales (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  program_id integer not null,
  at timestamptz not null,
  reference text not null,
  store text collate "C" not null,
  channel text collate "C" not null,
  total bigint not null,
  spent bigint not null,
  stands boolean not null,
  last_at timestamptz,
  last_but_one_at timestamptz,
  primary key (bucket, holder_id, at, seq)
);
create index sales_at on sales (program_id, at, holder_id, seq) include (spent, stands, last_at, last_but_one_at);
comment on table sales is 'Orders of members, one row each, for reports. Filled behind the decisions from sealed batches.';
comment on column sales.at is 'when it was bought, never later than it was heard of';
comment on column sales.total is 'as it was rung up, in minor units of money';
comment on column sales.spent is 'what is left of it: without discounts, points it was paid with, and what came back';
comment on column sales.stands is 'false once all of it came back';
comment on column sales.last_at is 'when the member had bought last before, of what stands; so buyers of any time are counted without looking at each: those of a sale whose last lies before that time';
comment on column sales.last_but_one_at is 'and the time before that';

create table other_sales (
  program_id integer not null references programs (id),
  reference text collate "C" not null,
  at timestamptz not null,
  source text not null check (source in ('receipt', 'kept')),
  store text collate "C" not null,
  channel text collate "C" not null,
  total bigint not null,
  spent bigint not null,
  primary key (program_id, reference)
);
create index other_sales_at on other_sales (program_id, at, reference);
comment on table other_sales is 'Sales that are no member''s: receipts nobody has claimed, and orders kept of people who have not joined. Gone once they are a member''s.';
comment on column other_sales.source is 'receipt: nobody said whose; kept: of somebody who is known and no member';

alter table receipts add counted boolean not null default false;
create index receipts_uncounted on receipts (recorded_at) where not counted;
comment on column receipts.counted is 'whether reports have it among the sales that are no member''s';
alter table kept_orders add counted boolean not null default false;
create index kept_orders_uncounted on kept_orders (recorded_at) where not counted;
comment on column kept_orders.counted is 'whether reports have it among the sales that are no member''s';

create table day_figures (
  program_id integer not null references programs (id),
  figure text collate "C" not null,
  subject text collate "C" not null default '',
  day date not null,
  value bigint not null,
  primary key (program_id, figure, subject, day)
);
comment on table day_figures is 'Sums by day: what can be added up over days is added up here once, when it is counted.';
comment on column day_figures.figure is 'orders and money of members and others; credits less debits of the program''s accounts; what is outstanding, in points and in millionths of a minor unit';
comment on column day_figures.subject is 'the currency, where it is about one';
comment on column day_figures.day is 'in the program''s time zone; a return counts on the day of its sale';

create table member_levels (
  bucket smallint not null,
  holder_id uuid not null,
  tier_set text collate "C" not null,
  program_id integer not null,
  level text collate "C" not null,
  primary key (bucket, holder_id, tier_set)
);
create index member_levels_of on member_levels (program_id, tier_set, level, holder_id);
comment on table member_levels is 'The level of members who ever had another than the first, for reports.';

create table sales_place (
  one boolean primary key default true check (one),
  seal bigint not null,
  batch bigint not null
);
insert into sales_place (seal, batch) values (0, 0);
comment on table sales_place is 'Up to which batch the tables of reports are filled: one row. Batches are counted in the order of their seals, which is that in which they were seen; their numbers are not.';
comment on column sales_place.seal is 'the seal whose batches are being counted';
comment on column sales_place.batch is 'the last batch of it that is counted';

-- The batches of a seal. Those without one stand in batches_unsealed.
create index batches_of_seal on batches (seal, id) where seal is not null;
create index members_joined on members (program_id, joined_at, holder_id);
