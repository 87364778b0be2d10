-- Made by "npm run gen" from a database with all migrations. Do not edit: write a migration, then run it again.
-- Nothing runs this file; it shows at a glance what the migrations come to.

create type account as enum ('available', 'pending', 'held', 'debt', 'issued', 'redeemed', 'expired', 'adjusted', 'converted', 'in_transit');
comment on type account is 'Accounts of a holder (available, pending, held, debt) and, from issued on, of the program';

create type command_kind as enum ('enrol', 'order', 'return', 'event', 'adjust', 'hold', 'capture', 'release', 'redeem', 'send', 'receive', 'consent', 'profile', 'standing', 'tick', 'extend', 'convert', 'review', 'benefit', 'plan', 'refund', 'reserve', 'void', 'coupon', 'void_adjustment');
comment on type command_kind is 'What can be asked of a holder; a tick is the passing of time';

create sequence batch_ids as bigint;
comment on sequence batch_ids is 'Numbers of batches';

set check_function_bodies = off;

CREATE OR REPLACE FUNCTION forget_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from person_terms where organization_id = new.organization_id and customer_id = new.id;
  delete from member_notes n using members m, programs p
  where p.organization_id = new.organization_id and m.program_id = p.id and m.customer_id = new.id
    and n.bucket = get_byte(uuid_send(m.holder_id), 15) and n.holder_id = m.holder_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are only added', tg_table_name using errcode = 'restrict_violation';
end $function$;

create table migrations (
  name text not null,
  hash text not null,
  applied_at timestamptz not null default now(),
  constraint migrations_pkey primary key (name)
);
comment on table migrations is 'What was applied to this database. A file that has changed since is an error.';

create table organizations (
  id uuid not null,
  key text not null,
  names jsonb not null,
  created_at timestamptz not null,
  constraint organizations_pkey primary key (id),
  constraint organizations_key_key unique (key)
);
comment on table organizations is 'A brand, or a house of brands: it owns programs, customers, products and stores.';
comment on column organizations.names is 'display name by language';

create table programs (
  id integer not null generated always as identity,
  organization_id uuid not null,
  key text not null,
  draft json,
  draft_revision integer not null default 0,
  latest_version integer not null default 0,
  created_at timestamptz not null,
  constraint programs_pkey primary key (id),
  constraint programs_organization_id_key_key unique (organization_id, key),
  constraint programs_organization_id_fkey foreign key (organization_id) references organizations(id)
);
comment on table programs is 'A loyalty program of an organization, with the draft of its next version.';
comment on column programs.draft is 'the document as it is being written; it may be wrong in any way';
comment on column programs.draft_revision is 'what If-Match is compared with, so that nobody overwrites another';
comment on column programs.latest_version is 'number of the last published version; 0 before the first';

create table versions (
  program_id integer not null,
  number integer not null,
  document json not null,
  hash bytea not null,
  effective_from timestamptz not null,
  published_at timestamptz not null,
  published_by text not null,
  note text not null,
  publish_key uuid,
  constraint versions_pkey primary key (program_id, number),
  constraint versions_program_id_publish_key_key unique (program_id, publish_key),
  constraint versions_number_check check ((number > 0)),
  constraint versions_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table versions is 'The published versions of a program document. Immutable: a change is a new version.';
comment on column versions.document is 'json, not jsonb: the order of campaigns is the order of effects';
comment on column versions.hash is 'SHA-256 of the document';
comment on column versions.effective_from is 'from when on it decides; the first may lie before all history';
comment on column versions.publish_key is 'hash of the idempotency key it was published with';

create table api_keys (
  id uuid not null,
  program_id integer not null,
  name text not null,
  role text not null,
  prefix text not null,
  hash bytea not null,
  scopes text[] not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  constraint api_keys_pkey primary key (id),
  constraint api_keys_hash_key unique (hash),
  constraint api_keys_program_id_fkey foreign key (program_id) references programs(id)
);
create index api_keys_program on api_keys (program_id);
comment on table api_keys is 'Keys of machines. The key itself is shown once and not stored.';
comment on column api_keys.name is 'the client it is for; idempotency keys belong to the client and outlive a rotation';
comment on column api_keys.prefix is 'beginning of the key, by which it is revoked';
comment on column api_keys.hash is 'SHA-256 of the key';
comment on column api_keys.revoked_at is 'when it was ended; it stops working within ten seconds';

create table given_answers (
  program_id integer not null,
  key_hash uuid not null,
  body_hash bigint not null,
  status smallint,
  answer bytea,
  created_at timestamptz not null,
  constraint given_answers_pkey primary key (program_id, key_hash),
  constraint given_answers_program_id_fkey foreign key (program_id) references programs(id)
);
create index given_answers_age on given_answers using brin (created_at);
comment on table given_answers is 'What a write that is no command was answered, for its retries. Pruned.';
comment on column given_answers.body_hash is 'a key that comes again with another body is refused';
comment on column given_answers.status is 'null while the request is at work';
comment on column given_answers.answer is 'encrypted, because an answer may show a person';

create table customers (
  id uuid not null,
  organization_id uuid not null,
  wrapped_key bytea,
  personal bytea,
  created_at timestamptz not null,
  merged_into uuid,
  constraint customers_pkey primary key (id),
  constraint customers_merged_into_fkey foreign key (merged_into) references customers(id),
  constraint customers_organization_id_fkey foreign key (organization_id) references organizations(id)
);
create index customers_organization on customers (organization_id, id);
create trigger customers_forgotten after update of wrapped_key on customers for each row when (((old.wrapped_key is not null) and (new.wrapped_key is null))) execute function forget_person();
comment on table customers is 'People an organization knows, members or not. Nothing personal stands here in clear.';
comment on column customers.wrapped_key is 'the person''s own key, wrapped by the master key; once it is destroyed nobody can read the person any more';
comment on column customers.personal is 'personal attributes, encrypted under the person''s key';
comment on column customers.merged_into is 'the customer that this one turned out to be';

create table identities (
  organization_id uuid not null,
  kind text not null,
  channel text not null,
  app text not null,
  hash bytea not null,
  customer_id uuid not null,
  masked text not null,
  value bytea not null,
  verified_at timestamptz,
  created_at timestamptz not null,
  constraint identities_pkey primary key (organization_id, kind, channel, app, hash),
  constraint identities_customer_id_fkey foreign key (customer_id) references customers(id),
  constraint identities_organization_id_fkey foreign key (organization_id) references organizations(id)
);
create index identities_customer on identities (customer_id);
comment on table identities is 'How a person is known in one place: a phone number, a card, an account of a shop.';
comment on column identities.channel is 'empty where an identity is the same in all channels';
comment on column identities.app is 'empty, or the app whose ids these are, as with a WeChat openid';
comment on column identities.hash is 'keyed hash of the normal form: a dump of this table cannot be searched for a phone number';
comment on column identities.masked is 'enough to recognise one’s own';
comment on column identities.value is 'the identity itself, encrypted under the person''s key';
comment on column identities.verified_at is 'nobody is merged on an identity that is not verified';

create table members (
  holder_id uuid not null,
  program_id integer not null,
  customer_id uuid not null,
  source text not null,
  joined_at timestamptz not null,
  created_at timestamptz not null,
  constraint members_pkey primary key (holder_id),
  constraint members_program_id_customer_id_key unique (program_id, customer_id),
  constraint members_customer_id_fkey foreign key (customer_id) references customers(id),
  constraint members_program_id_fkey foreign key (program_id) references programs(id)
);
create index members_joined on members (program_id, joined_at, holder_id);
create index members_list on members (program_id, created_at, holder_id);
comment on table members is 'Memberships: a customer in a program. The member is the holder of the wallets.';
comment on column members.source is 'what enrolled the person: an order, an import, the API';
comment on column members.joined_at is 'when it counts from; may lie before it was recorded';

create table holder_states (
  bucket smallint not null,
  holder_id uuid not null,
  program_id integer not null,
  seq integer not null default 0,
  program_version integer not null default 0,
  state_time timestamptz,
  due_at timestamptz,
  progress text not null,
  constraint holder_states_pkey primary key (bucket, holder_id),
  constraint holder_states_bucket_check check (((bucket >= 0) and (bucket <= 255))),
  constraint holder_states_seq_check check ((seq >= 0))
) with (fillfactor=70);
create index holder_states_due on holder_states (due_at) where (due_at is not null);
comment on table holder_states is 'One row a holder: what the engine knows of it beside balances, lots, holds and metric days.';
comment on column holder_states.bucket is 'last byte of the holder''s id; leads every key, so that the tables can be spread by it';
comment on column holder_states.seq is 'number of the last command; a write checks that nobody decided in between';
comment on column holder_states.program_version is 'the version adopted for policies; 0 before the first command';
comment on column holder_states.state_time is 'how far this holder''s clock has come';
comment on column holder_states.due_at is 'when something next falls due: points mature or expire, a hold lapses, a tier is reviewed';
comment on column holder_states.progress is 'status, tiers, attributes and tags, as the text of a document';

create table balances (
  bucket smallint not null,
  holder_id uuid not null,
  currency text collate "C" not null,
  available bigint not null,
  pending bigint not null,
  held bigint not null,
  debt bigint not null,
  constraint balances_pkey primary key (bucket, holder_id, currency),
  constraint balances_available_check check ((available >= 0)),
  constraint balances_check check (((debt = 0) or (available = 0))),
  constraint balances_debt_check check ((debt >= 0)),
  constraint balances_held_check check ((held >= 0)),
  constraint balances_pending_check check ((pending >= 0))
) with (fillfactor=70);
comment on table balances is 'What a holder has of a currency, written in the transaction of the decision.';
comment on column balances.available is 'can be spent';
comment on column balances.pending is 'earned, not yet usable';
comment on column balances.held is 'set aside by holds';
comment on column balances.debt is 'owed, after more was taken back than was there; only where nothing is available';

create table lots (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  currency text collate "C" not null,
  amount bigint not null,
  remaining bigint not null,
  held bigint not null,
  expired bigint not null,
  pending boolean not null,
  usable_on date not null,
  expires_on date,
  sale integer,
  campaign text collate "C",
  version integer not null,
  funder text collate "C",
  unit_value_micros bigint not null,
  waits text,
  constraint lots_pkey primary key (bucket, holder_id, seq, n),
  constraint lots_amount_check check ((amount > 0)),
  constraint lots_check check (((held >= 0) and (held <= remaining))),
  constraint lots_check1 check (((expired >= 0) and ((remaining + expired) <= amount))),
  constraint lots_remaining_check check ((remaining >= 0))
);
create index lots_open on lots (bucket, holder_id) where (remaining > 0);
create index lots_review on lots (bucket, holder_id) where ((waits = 'review'::text) and (remaining > 0));
comment on table lots is 'Points that came in together: they are burned, held, taken back and expire by lot.';
comment on column lots.seq is 'the command that opened it';
comment on column lots.n is 'which of that command''s lots';
comment on column lots.remaining is 'not yet spent, sent, taken back or expired; includes what is held';
comment on column lots.held is 'named by holds';
comment on column lots.expired is 'how much expired: a later return does not claw that back';
comment on column lots.pending is 'whether it waits for its day';
comment on column lots.usable_on is 'first day on which it can be spent, in the program''s time zone';
comment on column lots.expires_on is 'first day on which it is gone; null for never';
comment on column lots.sale is '`seq` of the order that earned it, so that a return takes it back first';
comment on column lots.version is 'program version whose rules issued it';
comment on column lots.funder is 'partner who pays for it; null for the program itself';
comment on column lots.unit_value_micros is 'what one point was worth at issue, in millionths of a minor unit of money';
comment on column lots.waits is 'what the lot waits for beside its day: an event that names its sale, or a review';

create table transfers (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  debit account not null,
  credit account not null,
  currency text collate "C" not null,
  amount bigint not null,
  lot_seq integer,
  lot_n smallint,
  at timestamptz not null,
  recorded_at timestamptz not null,
  constraint transfers_pkey primary key (bucket, holder_id, seq, n),
  constraint transfers_amount_check check ((amount > 0)),
  constraint transfers_check check ((credit <> debit))
);
create index transfers_recorded on transfers using brin (recorded_at) with (pages_per_range='32');
comment on table transfers is 'The ledger. Append-only double entry: one row moves one amount between two accounts, so no row can be out of balance.';
comment on column transfers.seq is 'the command that caused it';
comment on column transfers.lot_seq is 'with `lot_n`, the lot it moves, where there is one';
comment on column transfers.at is 'when it happened';
comment on column transfers.recorded_at is 'when it was heard of; books close and are read by this time';

create table commands (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  batch_id bigint not null,
  program_id integer not null,
  kind command_kind not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  policy_version integer not null,
  rules_version integer not null,
  client text,
  refused boolean not null,
  input json not null,
  facts json,
  outcome json not null,
  constraint commands_pkey primary key (bucket, holder_id, seq),
  constraint commands_seq_check check ((seq > 0))
);
create index commands_recorded on commands using brin (recorded_at) with (pages_per_range='32');
comment on table commands is 'Append-only: everything that was asked of a holder, with the facts read and the outcome. Answers, replay and explanations are made from it.';
comment on column commands.seq is 'counts the holder''s commands';
comment on column commands.batch_id is 'the batch it was committed in';
comment on column commands.policy_version is 'version whose currency, tier and ledger policies held';
comment on column commands.rules_version is 'version whose campaigns decided';
comment on column commands.client is 'the API client that asked; null for the server itself';
comment on column commands.refused is 'a refusal is an answer: it is kept and given again';
comment on column commands.input is 'the command as it was decided';
comment on column commands.facts is 'what was read besides the holder''s own history';
comment on column commands.outcome is 'effects, wallets and tiers after it; or the refusal with its facts';

create table claims (
  key_bucket smallint not null,
  program_id integer not null,
  kind smallint not null,
  key_hash uuid not null,
  body_hash bigint not null,
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  claimed_on date not null,
  constraint claims_pkey primary key (key_bucket, program_id, key_hash, kind)
);
comment on table claims is 'Keys and references that were used. The first claim pins holder and decision for every retry.';
comment on column claims.key_bucket is 'first byte of the hash; keys are not spread like holders';
comment on column claims.kind is '1 idempotency key, 2 order reference';
comment on column claims.body_hash is 'another body under the same key is refused';
comment on column claims.bucket is 'with `holder_id` and `seq`, the command that answers';
comment on column claims.claimed_on is 'keys are pruned by it, order references stay';

create table order_returns (
  bucket smallint not null,
  holder_id uuid not null,
  order_seq integer not null,
  last_seq integer not null,
  returned json not null,
  effects json not null,
  constraint order_returns_pkey primary key (bucket, holder_id, order_seq)
);
comment on table order_returns is 'Sales of which something came back: what is returned of each line, and the effects that still stand.';
comment on column order_returns.order_seq is 'the order';
comment on column order_returns.last_seq is 'the last return that changed it';
comment on column order_returns.returned is 'quantity returned, by line';
comment on column order_returns.effects is 'effects that stand after the returns so far';

create table holds (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  currency text collate "C" not null,
  amount bigint not null,
  expires_at timestamptz not null,
  parts json not null,
  n smallint not null default 0,
  reward json,
  constraint holds_pkey primary key (bucket, holder_id, seq, n),
  constraint holds_amount_check check ((amount >= 0))
);
comment on table holds is 'Points set aside until they are captured, released or the hold lapses.';
comment on column holds.amount is 'still held; 0 once it is closed';
comment on column holds.parts is 'which lots, and how much of each';
comment on column holds.n is 'which of the command''s currencies';
comment on column holds.reward is 'what it is for, with what that took of limits; null for points that are just set aside';

create table metric_days (
  bucket smallint not null,
  holder_id uuid not null,
  metric text collate "C" not null,
  day date not null,
  value bigint not null,
  constraint metric_days_pkey primary key (bucket, holder_id, metric, day)
) with (fillfactor=90);
comment on table metric_days is 'What a holder did on one local day, for the windows of tiers. A return subtracts on the day of its sale.';
comment on column metric_days.metric is 'such as spend';
comment on column metric_days.day is 'in the program''s time zone';

create table consents (
  customer_id uuid not null,
  program_id integer not null,
  id uuid not null,
  purpose text not null,
  channel text not null,
  text_version text not null,
  text_hash text,
  granted boolean not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  constraint consents_pkey primary key (customer_id, program_id, id),
  constraint consents_customer_id_fkey foreign key (customer_id) references customers(id),
  constraint consents_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table consents is 'Consents and acceptances of terms, in the order they were given or withdrawn. Append-only.';
comment on column consents.id is 'from the decision or the idempotency key, so that a retry records nothing twice';
comment on column consents.purpose is 'what for; `terms` where terms of the program were accepted';
comment on column consents.channel is 'empty for acceptance of program terms, which implies no consent to be contacted';
comment on column consents.text_version is 'the text that was shown';

create table outbox (
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  program_id integer not null,
  type text collate "C" not null,
  data json not null,
  at timestamptz not null,
  attempts smallint not null default 0,
  next_try_at timestamptz,
  error text,
  constraint outbox_pkey primary key (bucket, holder_id, seq, n)
);
comment on table outbox is 'What must happen next. Written with the decision, deleted when done; worked bucket by bucket, in order.';
comment on column outbox.type is 'what was announced';
comment on column outbox.next_try_at is 'null for at once';
comment on column outbox.error is 'why the last try failed';

create table dead_letters (
  id uuid not null,
  bucket smallint not null,
  holder_id uuid not null,
  seq integer not null,
  n smallint not null,
  program_id integer not null,
  type text not null,
  data json not null,
  at timestamptz not null,
  error text not null,
  died_at timestamptz not null,
  constraint dead_letters_pkey primary key (id)
);
create index dead_letters_program on dead_letters (program_id, died_at);
comment on table dead_letters is 'Announcements that could not be acted on after all tries, kept for a person to look at.';

create table batches (
  id bigint not null,
  recorded_at timestamptz not null,
  commands integer not null,
  sums json not null,
  hash bytea not null,
  seal bigint,
  constraint batches_pkey primary key (id)
);
create index batches_of_seal on batches (seal, id) where (seal is not null);
create index batches_unsealed on batches (id) where (seal is null);
comment on table batches is 'One row a committed batch of decisions.';
comment on column batches.sums is 'credits less debits by program, account and currency';
comment on column batches.hash is 'SHA-256 of its rows in commands and transfers';
comment on column batches.seal is 'the link of the chain that covers it; null until then';

create table seals (
  number bigint not null,
  hash bytea not null,
  batches integer not null,
  sealed_at timestamptz not null,
  constraint seals_pkey primary key (number)
);
comment on table seals is 'A chain over the batches, so that no batch can be changed or left out unseen: each seal hashes the one before and its batches.';
comment on column seals.batches is 'how many it covers';

create table account_totals (
  program_id integer not null,
  account account not null,
  currency text collate "C" not null,
  amount bigint not null,
  constraint account_totals_pkey primary key (program_id, account, currency)
);
comment on table account_totals is 'Balances of all accounts, folded from sealed batches: nothing is updated while a sale waits.';

create table kept_orders (
  program_id integer not null,
  customer_id uuid not null,
  reference text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  input json not null,
  credited_at timestamptz,
  key_hash bytea,
  counted boolean not null default false,
  constraint kept_orders_pkey primary key (program_id, reference),
  constraint kept_orders_program_id_key_hash_key unique (program_id, key_hash),
  constraint kept_orders_customer_id_fkey foreign key (customer_id) references customers(id),
  constraint kept_orders_program_id_fkey foreign key (program_id) references programs(id)
);
create index kept_orders_customer on kept_orders (program_id, customer_id) where (credited_at is null);
create index kept_orders_uncounted on kept_orders (recorded_at) where (not counted);
comment on table kept_orders is 'Orders of people who are known but have no membership yet; credited when they join.';
comment on column kept_orders.reference is 'the shop''s own number';
comment on column kept_orders.credited_at is 'when they joined and it was decided';
comment on column kept_orders.key_hash is 'the key it came under: another order under it is refused';
comment on column kept_orders.counted is 'whether reports have it among the sales that are no member''s';

create table products (
  organization_id uuid not null,
  sku text not null,
  valid_from date not null,
  names jsonb not null,
  category text not null,
  brand text not null,
  tags text[] not null,
  price bigint,
  margin bigint,
  constraint products_pkey primary key (organization_id, sku, valid_from),
  constraint products_organization_id_fkey foreign key (organization_id) references organizations(id)
);
comment on table products is 'Products by sku, with what they were before: a row holds from its day on.';
comment on column products.price is 'in minor units';
comment on column products.margin is 'per piece, in minor units; may be negative';

create table stores (
  organization_id uuid not null,
  key text not null,
  valid_from date not null,
  names jsonb not null,
  region text not null,
  time_zone text,
  hours jsonb,
  constraint stores_pkey primary key (organization_id, key, valid_from),
  constraint stores_organization_id_fkey foreign key (organization_id) references organizations(id)
);
comment on table stores is 'Stores by key, with what they were before: a row holds from its day on.';
comment on column stores.time_zone is 'null for the program''s';
comment on column stores.hours is 'list of weekday (1 is Monday), from and to';

create table demos (
  program_id integer not null,
  as_of timestamptz not null,
  members integer not null,
  finished_at timestamptz,
  constraint demos_pkey primary key (program_id),
  constraint demos_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table demos is 'The demo that was made here: a run that was cut off goes on with the same year, seen from the same day.';

create table imports (
  id bigint not null generated always as identity,
  program_id integer not null,
  kind text not null,
  file_hash bytea not null,
  mapping_hash bytea not null,
  state text not null,
  staged_rows bigint not null default 0,
  position bigint not null default 0,
  counts json not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  public_id uuid not null default gen_random_uuid(),
  asked_by text not null default 'command line'::text,
  file json,
  mapping json,
  options json not null default '{}'::json,
  checked json,
  progress json not null default '{}'::json,
  attempts integer not null default 0,
  stalls integer not null default 0,
  begun_at timestamptz,
  alive_at timestamptz,
  not_before timestamptz,
  error json,
  cleared_at timestamptz,
  constraint imports_pkey primary key (id),
  constraint imports_state_check check ((state = any (array['uploaded'::text, 'waiting'::text, 'checking'::text, 'staging'::text, 'deciding'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  constraint imports_program_id_fkey foreign key (program_id) references programs(id)
);
create index imports_file on imports (program_id, kind, file_hash, mapping_hash);
create index imports_newest on imports (program_id, started_at, id);
create index imports_open on imports (started_at) where ((file is not null) and (state = any (array['waiting'::text, 'checking'::text, 'staging'::text, 'deciding'::text])));
create unique index imports_public on imports (public_id);
comment on table imports is 'One row a file, so that a killed import goes on where it was.';
comment on column imports.file_hash is 'empty until the whole file was read';
comment on column imports.position is 'line of the last group before which everything is decided';
comment on column imports.counts is 'what was taken, kept and rejected so far';
comment on column imports.started_at is 'when the file came';
comment on column imports.public_id is 'its id in the API; the name of its file in the data folder';
comment on column imports.asked_by is 'the API client or the command line';
comment on column imports.file is 'name, bytes, format and columns of a file that came by the API; null for the command line';
comment on column imports.mapping is 'which column holds what, as it was given to the API';
comment on column imports.options is 'what its next run does: check, import, or try rows again';
comment on column imports.checked is 'what the last dry run found';
comment on column imports.progress is 'rows and bytes read so far';
comment on column imports.attempts is 'how often a process took it; one that lost it writes nothing any more';
comment on column imports.stalls is 'how often it was taken since it last came further';
comment on column imports.begun_at is 'when work on it began';
comment on column imports.alive_at is 'the last sign of life of the process at work, by the database''s clock';
comment on column imports.not_before is 'when it is tried again after the server was at its limit';
comment on column imports.error is 'why it failed: the key of a message, and its values';
comment on column imports.cleared_at is 'when its file and the rows that nobody mended were deleted';

create unlogged table import_rows (
  import_id bigint not null,
  line bigint not null,
  key text collate "C" not null,
  record text not null
);
create index import_rows_import on import_rows (import_id);
comment on table import_rows is 'The rows of an import while it runs. Unlogged: after a crash of the database they are staged again.';
comment on column import_rows.key is 'rows with the same key make one order';

create table import_rejects (
  import_id bigint not null,
  line bigint not null,
  refused boolean not null,
  reason text not null,
  detail text not null default ''::text,
  record text not null default ''::text,
  content bytea,
  key text collate "C",
  tries integer not null default 0,
  mended boolean not null default false,
  taken_at timestamptz,
  constraint import_rejects_pkey primary key (import_id, line),
  constraint import_rejects_import_id_fkey foreign key (import_id) references imports(id)
);
create index import_rejects_key on import_rejects (import_id, key) where ((key is not null) and (taken_at is null));
comment on table import_rejects is 'Rows that were not taken, each once: unreadable ones, and those the engine refused.';
comment on column import_rejects.refused is 'whether the engine refused it; else it could not be read';
comment on column import_rejects.detail is 'of rows from before they were encrypted';
comment on column import_rejects.record is 'of rows from before they were encrypted';
comment on column import_rejects.content is 'the row as it stood or as it was mended, and why it was not taken, encrypted';
comment on column import_rejects.key is 'rows with the same key make one order';
comment on column import_rejects.tries is 'how often it was tried again in vain';
comment on column import_rejects.mended is 'whether its cells were changed';
comment on column import_rejects.taken_at is 'when a later try took it; its content is deleted then';

create table studies (
  id uuid not null,
  program_id integer not null,
  kind text not null,
  state text not null,
  request json not null,
  asked_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  alive_at timestamptz,
  attempts smallint not null default 0,
  progress real not null default 0,
  report json,
  error text,
  constraint studies_pkey primary key (id),
  constraint studies_kind_check check ((kind = any (array['backtest'::text, 'whatif'::text, 'export'::text]))),
  constraint studies_progress_check check (((progress >= (0)::double precision) and (progress <= (1)::double precision))),
  constraint studies_state_check check ((state = any (array['queued'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint studies_program_id_fkey foreign key (program_id) references programs(id)
);
create index studies_list on studies (program_id, kind, created_at, id);
create index studies_open on studies (created_at) where (state = any (array['queued'::text, 'running'::text]));
comment on table studies is 'Backtests, what-ifs and exports: asked for, worked one after another in the background, kept with their report.';
comment on column studies.request is 'what was asked, with the document it is about';
comment on column studies.asked_by is 'the API client';
comment on column studies.alive_at is 'last sign of life of the process that works on it; another takes it over when there is none for long';
comment on column studies.attempts is 'how often it was begun: what kills its process each time is given up';
comment on column studies.progress is 'share that is done, from 0 to 1';
comment on column studies.error is 'why it failed';

create table shared_limits (
  program_id integer not null,
  key text collate "C" not null,
  used bigint not null,
  most bigint not null,
  constraint shared_limits_pkey primary key (program_id, key),
  constraint shared_limits_check check ((used <= most)),
  constraint shared_limits_used_check check ((used >= 0)),
  constraint shared_limits_program_id_fkey foreign key (program_id) references programs(id)
) with (fillfactor=50);
comment on table shared_limits is 'what was used of limits and budgets that all members share; its row is locked by the batch that takes of it';
comment on column shared_limits.most is 'the highest cap in force so far; a lower one of a later version only stops further use';

create table approvals (
  program_id integer not null,
  document_hash bytea not null,
  approved_by text not null,
  approved_at timestamptz not null,
  note text not null,
  constraint approvals_pkey primary key (program_id, document_hash, approved_by),
  constraint approvals_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table approvals is 'Who approved which document, so that somebody else may publish it.';
comment on column approvals.document_hash is 'of the document with every default written out, as versions.hash';

create table budget_alerts (
  program_id integer not null,
  budget text not null,
  share double precision not null,
  amount bigint not null,
  used bigint not null,
  at timestamptz not null,
  constraint budget_alerts_pkey primary key (program_id, budget, share, amount),
  constraint budget_alerts_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table budget_alerts is 'Shares of budgets that were reached, each told once for the amount the budget then had.';
comment on column budget_alerts.used is 'when it was seen';

create table objectives (
  program_id integer not null,
  subject text collate "C" not null,
  metric text not null,
  population text not null,
  baseline double precision,
  baseline_from date not null,
  baseline_to date not null,
  current double precision,
  measured_at timestamptz not null,
  constraint objectives_pkey primary key (program_id, subject, metric, population),
  constraint objectives_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table objectives is 'What campaigns, plans and benefits are to change, measured: before they began, and lately.';
comment on column objectives.subject is 'path in the document: campaigns.summer';
comment on column objectives.population is 'whom it is about; empty for everybody';
comment on column objectives.baseline is 'null where there was nothing to measure';
comment on column objectives.baseline_to is 'last day of the measured time';

create table personal_days (
  program_id integer not null,
  kept_to date not null,
  constraint personal_days_pkey primary key (program_id),
  constraint personal_days_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table personal_days is 'Up to which day birthdays and other personal dates were told to the engine, program by program.';
comment on column personal_days.kept_to is 'last day that is done';

create table parked (
  id bigint not null generated always as identity,
  program_id integer not null,
  key_hash bytea not null,
  reference text not null,
  reference_hash bytea not null,
  kind text not null,
  draft json not null,
  same_as text not null,
  client text not null,
  parked_at timestamptz not null,
  lapses_at timestamptz not null,
  state text not null default 'waiting'::text,
  refusal text,
  settled_at timestamptz,
  constraint parked_pkey primary key (program_id, key_hash),
  constraint parked_id_key unique (id),
  constraint parked_kind_check check ((kind = any (array['return'::text, 'event'::text]))),
  constraint parked_state_check check ((state = any (array['waiting'::text, 'done'::text, 'refused'::text, 'lapsed'::text]))),
  constraint parked_program_id_fkey foreign key (program_id) references programs(id)
);
create index parked_list on parked (program_id, id);
create index parked_waiting on parked (id) where (state = 'waiting'::text);
comment on table parked is 'Returns and events that came before the order they name; decided when that comes, or laid before a person.';
comment on column parked.id is 'in the order in which they came';
comment on column parked.key_hash is 'the key it came under, by which a retry is known';
comment on column parked.reference is 'the shop''s own number of the order';
comment on column parked.same_as is 'the request, by which another one under the same key is known';
comment on column parked.refusal is 'why it was refused when its order had come';

create table webhooks (
  id uuid not null,
  program_id integer not null,
  url text not null,
  description text not null,
  types text[],
  enabled boolean not null default true,
  disabled_because text,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  failures integer not null default 0,
  failing_since timestamptz,
  rests_until timestamptz,
  created_at timestamptz not null,
  constraint webhooks_pkey primary key (id),
  constraint webhooks_check check (((previous_secret is null) = (previous_until is null))),
  constraint webhooks_disabled_because_check check ((disabled_because = any (array['gone'::text, 'failing'::text]))),
  constraint webhooks_program_id_fkey foreign key (program_id) references programs(id)
);
create index webhooks_program on webhooks (program_id, created_at);
comment on table webhooks is 'Endpoints of a program: addresses that are told of its events.';
comment on column webhooks.types is 'the events it is told of; null for all';
comment on column webhooks.disabled_because is 'null where a person did it: the endpoint said it was gone, or failed for three days';
comment on column webhooks.secret is 'what its deliveries are signed with, encrypted under the master key';
comment on column webhooks.previous_secret is 'the one before, which signs as well until previous_until';
comment on column webhooks.failures is 'tries that failed since the last that did not';
comment on column webhooks.rests_until is 'an endpoint that fails again and again is left alone until then';

create table deliveries (
  id uuid not null default gen_random_uuid(),
  place bigint not null generated always as identity,
  webhook_id uuid not null,
  program_id integer not null,
  holder_id uuid,
  seq integer,
  n smallint,
  event_id text collate "C" not null,
  type text collate "C" not null,
  body text not null,
  state text not null default 'waiting'::text,
  attempts smallint not null default 0,
  next_try_at timestamptz not null,
  claimed_until timestamptz,
  tried_at timestamptz,
  status smallint,
  error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint deliveries_pkey primary key (id),
  constraint deliveries_webhook_id_event_id_key unique (webhook_id, event_id),
  constraint deliveries_state_check check ((state = any (array['waiting'::text, 'delivered'::text, 'dead'::text]))),
  constraint deliveries_webhook_id_fkey foreign key (webhook_id) references webhooks(id) on delete cascade
);
create index deliveries_age on deliveries (created_at);
create index deliveries_due on deliveries (webhook_id, next_try_at) where (state = 'waiting'::text);
create index deliveries_list on deliveries (webhook_id, place);
create index deliveries_order on deliveries (webhook_id, holder_id, seq, n) where (state = 'waiting'::text);
comment on table deliveries is 'One event for one endpoint: sent until it arrives or is given up, kept for thirty days.';
comment on column deliveries.place is 'in the order in which they were made';
comment on column deliveries.holder_id is 'whose events come in order; null for events of the program';
comment on column deliveries.seq is 'the decision that announced it, and n its place there';
comment on column deliveries.event_id is 'the same for every endpoint and every try';
comment on column deliveries.body is 'what is sent, to the byte';
comment on column deliveries.claimed_until is 'a process is sending it; if it is killed, another may after this';
comment on column deliveries.tried_at is 'when it was last sent';
comment on column deliveries.status is 'the HTTP status of the last answer; null where none came';
comment on column deliveries.error is 'why the last try failed';

create table coupon_batches (
  id uuid not null,
  program_id integer not null,
  coupon text not null,
  source text not null,
  count integer not null,
  made integer not null default 0,
  position integer not null default 0,
  file_hash bytea,
  usable_from date,
  expires_on date,
  created_at timestamptz not null,
  finished_at timestamptz,
  by text not null,
  constraint coupon_batches_pkey primary key (id),
  constraint coupon_batches_check check (((source = 'imported'::text) = (file_hash is not null))),
  constraint coupon_batches_check1 check (((made <= count) and ("position" <= count))),
  constraint coupon_batches_count_check check ((count >= 0)),
  constraint coupon_batches_source_check check ((source = any (array['generated'::text, 'imported'::text]))),
  constraint coupon_batches_program_id_fkey foreign key (program_id) references programs(id)
);
create unique index coupon_batches_file on coupon_batches (program_id, coupon, file_hash) where (file_hash is not null);
create index coupon_batches_unfinished on coupon_batches (created_at) where (finished_at is null);
comment on table coupon_batches is 'Codes that were made or imported together.';
comment on column coupon_batches.coupon is 'the key of the kind of coupon in the program''s document';
comment on column coupon_batches.count is 'how many were asked for; of an import, how many codes its file holds';
comment on column coupon_batches.made is 'how many there are; of an import, without those that could not be taken';
comment on column coupon_batches.position is 'of an import: how many codes of the file are done, so that one that was killed goes on there';
comment on column coupon_batches.file_hash is 'of an import: the same file adds nothing twice';
comment on column coupon_batches.by is 'the client or command that asked for it';

create table coupon_rejects (
  batch_id uuid not null,
  line integer not null,
  reason text not null,
  constraint coupon_rejects_pkey primary key (batch_id, line),
  constraint coupon_rejects_reason_check check ((reason = any (array['unreadable'::text, 'mistyped'::text, 'double'::text]))),
  constraint coupon_rejects_batch_id_fkey foreign key (batch_id) references coupon_batches(id) on delete cascade
);
comment on table coupon_rejects is 'Lines of an imported file whose codes were not taken; the codes themselves are only in the file.';

create table coupons (
  code_hash uuid not null,
  key_bucket smallint not null,
  program_id integer not null,
  coupon text not null,
  batch_id uuid,
  place integer,
  state text not null,
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
  source text not null,
  origin uuid,
  cancelled_key uuid,
  constraint coupons_pkey primary key (key_bucket, program_id, code_hash),
  constraint coupons_check check (((bucket is null) = (holder_id is null))),
  constraint coupons_check1 check (((batch_id is null) = (place is null))),
  constraint coupons_check2 check (((state = 'used'::text) = (used_at is not null))),
  constraint coupons_check3 check (((state <> 'reserved'::text) or (reserved_until is not null))),
  constraint coupons_source_check check ((source = any (array['batch'::text, 'import'::text, 'rule'::text, 'hand'::text, 'transfer'::text]))),
  constraint coupons_state_check check ((state = any (array['issued'::text, 'active'::text, 'reserved'::text, 'used'::text, 'returned'::text, 'expired'::text, 'cancelled'::text]))),
  constraint coupons_batch_id_fkey foreign key (batch_id) references coupon_batches(id),
  constraint coupons_program_id_fkey foreign key (program_id) references programs(id)
);
create index coupons_ending on coupons (program_id, expires_on) where ((expires_on is not null) and (code is not null) and (state = any (array['issued'::text, 'active'::text, 'returned'::text])));
create index coupons_of_batch on coupons (batch_id, place) where (batch_id is not null);
create index coupons_of_member on coupons (program_id, holder_id) where (holder_id is not null);
create unique index coupons_origin on coupons (program_id, origin) where (origin is not null);
create index coupons_reserved on coupons (reserved_until) where (state = 'reserved'::text);
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

create table checkouts (
  id uuid not null,
  program_id integer not null,
  code text collate "C" not null,
  state text not null,
  revision integer not null default 1,
  bucket smallint,
  holder_id uuid,
  basket json not null,
  coupons text[] not null default '{}'::text[],
  payments json not null default '[]'::json,
  reserved_seq integer,
  held_revision integer,
  order_seq integer,
  expires_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  body_hash bigint not null,
  begun json not null,
  constraint checkouts_pkey primary key (id),
  constraint checkouts_check check (((bucket is null) = (holder_id is null))),
  constraint checkouts_check1 check (((state <> 'held'::text) or ((reserved_seq is not null) and (expires_at is not null)))),
  constraint checkouts_check2 check (((state <> all (array['confirmed'::text, 'partly_returned'::text, 'returned'::text])) or (order_seq is not null))),
  constraint checkouts_state_check check ((state = any (array['draft'::text, 'evaluated'::text, 'held'::text, 'confirmed'::text, 'partly_returned'::text, 'returned'::text, 'voided'::text, 'expired'::text]))),
  constraint checkouts_program_id_fkey foreign key (program_id) references programs(id)
);
create index checkouts_age on checkouts (updated_at) where (state = any (array['draft'::text, 'evaluated'::text]));
create unique index checkouts_code on checkouts (program_id, code) where (state = any (array['draft'::text, 'evaluated'::text, 'held'::text]));
create index checkouts_of_member on checkouts (program_id, holder_id, updated_at) where (holder_id is not null);
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

create table stock (
  program_id integer not null,
  reward text collate "C" not null,
  slot text collate "C" not null default ''::text,
  total bigint not null,
  taken bigint not null default 0,
  alert_below bigint not null default 0,
  told boolean not null default false,
  constraint stock_pkey primary key (program_id, reward, slot),
  constraint stock_check check (((taken >= 0) and (taken <= total))),
  constraint stock_total_check check ((total >= 0)),
  constraint stock_program_id_fkey foreign key (program_id) references programs(id)
) with (fillfactor=50);
comment on table stock is 'How much there is of rewards that are counted, and of it how much is taken. Its row is locked by whoever takes.';
comment on column stock.slot is 'for experiences: which; empty for everything else';
comment on column stock.taken is 'by fulfilments that stand';
comment on column stock.alert_below is 'the program is told when less is left';
comment on column stock.told is 'whether it was, since there was more';

create table code_pools (
  program_id integer not null,
  key text collate "C" not null,
  alert_below bigint not null default 0,
  told boolean not null default false,
  constraint code_pools_pkey primary key (program_id, key),
  constraint code_pools_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table code_pools is 'Stores of codes that were bought from others, or made here.';
comment on column code_pools.alert_below is 'the program is told when fewer are left';
comment on column code_pools.told is 'whether it was, since there were more';

create table pool_codes (
  id bigint not null generated always as identity,
  program_id integer not null,
  pool text collate "C" not null,
  hash bytea not null,
  code bytea not null,
  expires_on date,
  fulfilment_id uuid,
  shown_at timestamptz,
  constraint pool_codes_pkey primary key (id),
  constraint pool_codes_program_id_pool_hash_key unique (program_id, pool, hash),
  constraint pool_codes_program_id_pool_fkey foreign key (program_id, pool) references code_pools(program_id, key)
);
create index pool_codes_free on pool_codes (program_id, pool, id) where (fulfilment_id is null);
create index pool_codes_given on pool_codes (fulfilment_id) where (fulfilment_id is not null);
comment on table pool_codes is 'Codes, each for one fulfilment.';
comment on column pool_codes.hash is 'keyed hash: the same code is not taken in twice';
comment on column pool_codes.code is 'encrypted under the master key';
comment on column pool_codes.expires_on is 'first day on which it is not given any more';
comment on column pool_codes.fulfilment_id is 'whose it is; null while it is free';
comment on column pool_codes.shown_at is 'when the member saw it: from then on it cannot go back';

create table suppliers (
  id uuid not null,
  program_id integer not null,
  key text collate "C" not null,
  kind text not null,
  enabled boolean not null,
  config json not null,
  secrets bytea,
  callback_secret bytea not null,
  created_at timestamptz not null,
  constraint suppliers_pkey primary key (id),
  constraint suppliers_program_id_key_key unique (program_id, key),
  constraint suppliers_kind_check check ((kind = any (array['http'::text, 'warehouse'::text]))),
  constraint suppliers_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table suppliers is 'Who delivers rewards, and how they are asked to.';
comment on column suppliers.config is 'of an http supplier: its requests, and how its answers are read';
comment on column suppliers.secrets is 'what goes into its requests and is shown to nobody, encrypted';
comment on column suppliers.callback_secret is 'what its callbacks are signed with, encrypted';

create table fulfilments (
  id uuid not null,
  place bigint not null generated always as identity,
  program_id integer not null,
  bucket smallint not null,
  holder_id uuid not null,
  reward text collate "C" not null,
  kind text not null,
  version integer not null,
  quantity integer not null,
  slot text not null default ''::text,
  supplier text collate "C",
  state text not null,
  points text not null default 'none'::text,
  price smallint,
  amounts json,
  hold_seq integer,
  spent integer[] not null default '{}'::integer[],
  address bytea,
  counted boolean not null,
  reserved_until timestamptz not null,
  cancel_until timestamptz not null,
  hold_until timestamptz not null,
  attempts smallint not null default 0,
  rounds smallint not null default 0,
  next_try_at timestamptz,
  claimed_until timestamptz,
  supplier_reference text,
  tracking text,
  note text,
  body_hash bigint not null,
  client text,
  created_at timestamptz not null,
  settled_at timestamptz,
  constraint fulfilments_pkey primary key (id),
  constraint fulfilments_points_check check ((points = any (array['none'::text, 'held'::text, 'captured'::text, 'released'::text]))),
  constraint fulfilments_quantity_check check ((quantity > 0)),
  constraint fulfilments_state_check check ((state = any (array['reserved'::text, 'lapsed'::text, 'pending'::text, 'ordered'::text, 'unknown'::text, 'confirmed'::text, 'packed'::text, 'shipped'::text, 'delivered'::text, 'failed'::text, 'cancelled'::text, 'in_review'::text]))),
  constraint fulfilments_program_id_fkey foreign key (program_id) references programs(id)
) with (fillfactor=70);
create index fulfilments_causes on fulfilments (program_id, reward) where ((kind = 'donation'::text) and (state = 'delivered'::text));
create index fulfilments_due on fulfilments (next_try_at) where (next_try_at is not null);
create index fulfilments_holder on fulfilments (bucket, holder_id, place);
create index fulfilments_list on fulfilments (program_id, place);
create index fulfilments_reserved on fulfilments (reserved_until) where (state = 'reserved'::text);
comment on table fulfilments is 'Redemptions of rewards on their way to the member. The id is the reference under which a supplier knows it, and it knows it under no other.';
comment on column fulfilments.version is 'the program version whose reward it is';
comment on column fulfilments.supplier is 'key of who delivers it; null where it is done here';
comment on column fulfilments.points is 'what has become of them: captured once it is confirmed, released where it is not';
comment on column fulfilments.hold_seq is 'the decision that holds them';
comment on column fulfilments.spent is 'the decisions that spent them';
comment on column fulfilments.address is 'where to, encrypted under the person''s key';
comment on column fulfilments.counted is 'whether units of stock are taken for it';
comment on column fulfilments.reserved_until is 'from then on, a reservation for which nothing was held may be taken back by whoever needs it';
comment on column fulfilments.rounds is 'how often a person has settled it: each settling has keys of its own';
comment on column fulfilments.next_try_at is 'when it is next to be worked on; null for when something is heard';
comment on column fulfilments.claimed_until is 'a process is working on it; if it is killed, another may after this';
comment on column fulfilments.body_hash is 'another request under the same key is refused';
comment on column fulfilments.settled_at is 'when it came to an end, for now';

create table fulfilment_moves (
  fulfilment_id uuid not null,
  n bigint not null generated always as identity,
  at timestamptz not null,
  from_state text not null,
  to_state text not null,
  by text not null,
  why text not null,
  constraint fulfilment_moves_pkey primary key (fulfilment_id, n),
  constraint fulfilment_moves_fulfilment_id_fkey foreign key (fulfilment_id) references fulfilments(id) on delete cascade
);
comment on table fulfilment_moves is 'How each fulfilment came to its state. Append-only.';
comment on column fulfilment_moves.to_state is 'the same as from_state where something was heard that changed nothing';
comment on column fulfilment_moves.by is 'the supplier, the server, or the client of a person';

create table supplier_events (
  supplier_id uuid not null,
  event_id text collate "C" not null,
  fulfilment_id uuid,
  status text not null,
  received_at timestamptz not null,
  constraint supplier_events_pkey primary key (supplier_id, event_id),
  constraint supplier_events_supplier_id_fkey foreign key (supplier_id) references suppliers(id)
);
comment on table supplier_events is 'Callbacks that were acted on: each once, however often it comes.';
comment on column supplier_events.fulfilment_id is 'null where it names none that the supplier has';

create table warehouse_tasks (
  fulfilment_id uuid not null,
  place bigint not null generated always as identity,
  program_id integer not null,
  sku text not null,
  quantity integer not null,
  state text not null,
  worker text,
  tracking text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint warehouse_tasks_pkey primary key (fulfilment_id),
  constraint warehouse_tasks_state_check check ((state = any (array['open'::text, 'claimed'::text, 'picked'::text, 'packed'::text, 'shipped'::text, 'out_of_stock'::text, 'cancelled'::text]))),
  constraint warehouse_tasks_fulfilment_id_fkey foreign key (fulfilment_id) references fulfilments(id)
);
create index warehouse_tasks_open on warehouse_tasks (program_id, place) where (state = any (array['open'::text, 'claimed'::text, 'picked'::text, 'packed'::text]));
comment on table warehouse_tasks is 'What the house''s own warehouse has to send.';
comment on column warehouse_tasks.worker is 'who has taken it on';

create table supplier_prices (
  program_id integer not null,
  supplier text collate "C" not null,
  reward text collate "C" not null,
  price bigint not null,
  constraint supplier_prices_pkey primary key (program_id, supplier, reward),
  constraint supplier_prices_price_check check ((price >= 0)),
  constraint supplier_prices_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table supplier_prices is 'What a supplier was agreed to charge for one piece of a reward.';
comment on column supplier_prices.price is 'minor units of money';

create table supplier_invoice_lines (
  program_id integer not null,
  supplier text collate "C" not null,
  invoice text collate "C" not null,
  line integer not null,
  month text not null,
  reference text not null,
  amount bigint not null,
  constraint supplier_invoice_lines_pkey primary key (program_id, supplier, invoice, line),
  constraint supplier_invoice_lines_program_id_fkey foreign key (program_id) references programs(id)
);
create index supplier_invoice_lines_month on supplier_invoice_lines (program_id, supplier, month);
comment on table supplier_invoice_lines is 'What suppliers charged, line by line. Never changed: a correction is another invoice.';
comment on column supplier_invoice_lines.month is 'the month it is for, as 2026-06';
comment on column supplier_invoice_lines.reference is 'the fulfilment, as the supplier names it';
comment on column supplier_invoice_lines.amount is 'minor units of money; negative for a credit note';

create table favourites (
  program_id integer not null,
  holder_id uuid not null,
  reward text collate "C" not null,
  marked_at timestamptz not null,
  constraint favourites_pkey primary key (program_id, holder_id, reward),
  constraint favourites_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table favourites is 'Rewards that members have marked, so that they are shown first and asked after when points suffice.';
comment on column favourites.reward is 'the key of the reward in the program''s document';

create table reposts (
  bucket smallint not null,
  holder_id uuid not null,
  order_seq integer not null,
  program_id integer not null,
  to_bucket smallint not null,
  to_holder uuid not null,
  to_seq integer,
  key_hash bytea not null,
  begun_at timestamptz not null,
  constraint reposts_pkey primary key (bucket, holder_id, order_seq),
  constraint reposts_program_id_fkey foreign key (program_id) references programs(id)
);
create index reposts_to on reposts (to_holder, to_seq);
comment on table reposts is 'Sales that were moved to another member. Claims are not touched; whoever looks a reference up goes on from here.';
comment on column reposts.holder_id is 'whom it was credited to by mistake';
comment on column reposts.order_seq is 'their decision that did it';
comment on column reposts.to_holder is 'whose it is';
comment on column reposts.to_seq is 'their decision that credits it; null as long as it is not finished';
comment on column reposts.key_hash is 'of the request that moves it; the keys of its decisions are made from it';

create table receipts (
  program_id integer not null,
  number text not null,
  at timestamptz not null,
  amount bigint not null,
  input json not null,
  recorded_at timestamptz not null,
  counted boolean not null default false,
  constraint receipts_pkey primary key (program_id, number),
  constraint receipts_program_id_fkey foreign key (program_id) references programs(id)
);
create index receipts_age on receipts (program_id, at);
create index receipts_uncounted on receipts (recorded_at) where (not counted);
comment on table receipts is 'Sales that were reported without a member. Whether one was claimed is said by the claim of its number as an order''s reference.';
comment on column receipts.number is 'printed on it, and unique in the program: the reference of its order';
comment on column receipts.amount is 'printed on it, in minor units of money; must be known as well to claim it';
comment on column receipts.input is 'the order as it was reported';
comment on column receipts.counted is 'whether reports have it among the sales that are no member''s';

create table staff (
  id uuid not null,
  organization_id uuid not null,
  email text not null,
  name text not null,
  language text,
  state text not null,
  password text,
  totp bytea,
  totp_begun bytea,
  totp_step bigint,
  demo boolean not null default false,
  created_at timestamptz not null,
  constraint staff_pkey primary key (id),
  constraint staff_email_key unique (email),
  constraint staff_email_check check ((email = lower(email))),
  constraint staff_language_check check ((language = any (array['en'::text, 'zh'::text]))),
  constraint staff_state_check check ((state = any (array['invited'::text, 'active'::text, 'suspended'::text]))),
  constraint staff_organization_id_fkey foreign key (organization_id) references organizations(id)
);
create index staff_organization on staff (organization_id, created_at, id);
comment on table staff is 'People who work for an organization and sign in here.';
comment on column staff.email is 'what they sign in with, in lower case; unique over all organizations, because nobody says whose they are when they sign in';
comment on column staff.language is 'what they are written to in; null for what their browser asks for';
comment on column staff.password is 'argon2id; null for whoever has not set one, or signs in elsewhere';
comment on column staff.totp is 'secret of the second factor, encrypted; null while there is none';
comment on column staff.totp_begun is 'one that was shown and is not confirmed yet, encrypted';
comment on column staff.totp_step is 'the last step whose code was taken: a code works once';
comment on column staff.demo is 'a login of a demo, shown to everybody; until its password is changed';

create table staff_roles (
  staff_id uuid not null,
  program_id integer,
  role text not null,
  within_kind text not null default 'organization'::text,
  within_keys text[] not null default '{}'::text[],
  goodwill jsonb,
  constraint staff_roles_staff_id_program_id_key unique nulls not distinct (staff_id, program_id),
  constraint staff_roles_check check (((within_kind = 'organization'::text) = (within_keys = '{}'::text[]))),
  constraint staff_roles_check1 check (((role <> 'owner'::text) or ((program_id is null) and (within_kind = 'organization'::text)))),
  constraint staff_roles_role_check check ((role = any (array['owner'::text, 'manager'::text, 'analyst'::text, 'finance'::text, 'agent'::text, 'associate'::text, 'partner'::text, 'auditor'::text]))),
  constraint staff_roles_within_kind_check check ((within_kind = any (array['organization'::text, 'region'::text, 'store'::text]))),
  constraint staff_roles_program_id_fkey foreign key (program_id) references programs(id),
  constraint staff_roles_staff_id_fkey foreign key (staff_id) references staff(id)
);
comment on table staff_roles is 'What they may do: a role in one program, or in all that have no role of their own.';
comment on column staff_roles.program_id is 'null for the whole organization';
comment on column staff_roles.within_keys is 'regions or keys of stores; none for everything';
comment on column staff_roles.goodwill is 'points they may give by hand, by currency: {"per_act": n, "per_day": n}; what is not named they may not';

create table staff_sessions (
  id uuid not null,
  staff_id uuid not null,
  hash bytea not null,
  means text not null,
  address text not null,
  browser text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint staff_sessions_pkey primary key (id),
  constraint staff_sessions_hash_key unique (hash),
  constraint staff_sessions_means_check check ((means = any (array['password'::text, 'oidc'::text, 'link'::text]))),
  constraint staff_sessions_staff_id_fkey foreign key (staff_id) references staff(id)
);
create index staff_sessions_staff on staff_sessions (staff_id, created_at);
comment on table staff_sessions is 'Who is signed in. Pruned a month after the end.';
comment on column staff_sessions.hash is 'SHA-256 of the token in the cookie, which is not stored';
comment on column staff_sessions.means is 'how they proved who they are';
comment on column staff_sessions.address is 'the network it began from, roughly';
comment on column staff_sessions.browser is 'roughly, so that people know their own';
comment on column staff_sessions.seen_at is 'to the minute; who is idle too long is signed out';
comment on column staff_sessions.expires_at is 'the end, however busy they are';
comment on column staff_sessions.ended_at is 'signed out, or revoked; it stops working within ten seconds';

create table staff_links (
  hash bytea not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint staff_links_pkey primary key (hash),
  constraint staff_links_staff_id_fkey foreign key (staff_id) references staff(id)
);
create index staff_links_staff on staff_links (staff_id);
comment on table staff_links is 'Links by which somebody sets a password: once, after an invitation or when it was forgotten.';
comment on column staff_links.hash is 'SHA-256 of the token in the link, which is not stored';

create table staff_recovery_codes (
  staff_id uuid not null,
  hash bytea not null,
  used_at timestamptz,
  constraint staff_recovery_codes_pkey primary key (staff_id, hash),
  constraint staff_recovery_codes_staff_id_fkey foreign key (staff_id) references staff(id)
);
comment on table staff_recovery_codes is 'Codes that stand in for a second factor that was lost, each once.';
comment on column staff_recovery_codes.hash is 'keyed hash: a dump of this table cannot be searched for a code';

create table staff_subjects (
  issuer text not null,
  subject text not null,
  staff_id uuid not null,
  created_at timestamptz not null,
  constraint staff_subjects_pkey primary key (issuer, subject),
  constraint staff_subjects_staff_id_issuer_key unique (staff_id, issuer),
  constraint staff_subjects_staff_id_fkey foreign key (staff_id) references staff(id)
);
comment on table staff_subjects is 'Who somebody is at an identity provider, pinned at the first sign-in: an address given to another later opens nothing.';

create table sign_in_limits (
  key bytea not null,
  level double precision not null,
  at timestamptz not null,
  constraint sign_in_limits_pkey primary key (key)
);
comment on table sign_in_limits is 'Tries to sign in, by account and by address: they drain away with time, and a full one refuses. Pruned.';
comment on column sign_in_limits.key is 'keyed hash of the account or address';

create table staff_acts (
  id bigint not null generated always as identity,
  at timestamptz not null,
  organization_id uuid not null,
  program_id integer,
  staff_id uuid,
  role text,
  kind text not null,
  request text not null,
  route text,
  targets text[] not null default '{}'::text[],
  reason text,
  status smallint,
  before json,
  after json,
  constraint staff_acts_pkey primary key (id),
  constraint staff_acts_organization_id_fkey foreign key (organization_id) references organizations(id),
  constraint staff_acts_program_id_fkey foreign key (program_id) references programs(id),
  constraint staff_acts_staff_id_fkey foreign key (staff_id) references staff(id)
);
create index staff_acts_organization on staff_acts (organization_id, id);
create index staff_acts_staff on staff_acts (staff_id, id);
create index staff_acts_targets on staff_acts using gin (targets);
create trigger staff_acts_stay before delete or update or truncate on staff_acts for each statement execute function refuse_change();
comment on table staff_acts is 'What staff did, who signed in and who tried to. Rows are only added.';
comment on column staff_acts.kind is 'write, or what of sign-in and staff it is';
comment on column staff_acts.request is 'id of the request';
comment on column staff_acts.route is 'method and pattern of the address';
comment on column staff_acts.targets is 'ids and keys it was about';
comment on column staff_acts.reason is 'what they gave as the reason';
comment on column staff_acts.status is 'HTTP status it was answered with';
comment on column staff_acts.before is 'what was changed, as it was; personal fields masked';
comment on column staff_acts.after is 'the same, as it is now';

create table person_terms (
  organization_id uuid not null,
  customer_id uuid not null,
  terms bigint[] not null,
  constraint person_terms_pkey primary key (organization_id, customer_id),
  constraint person_terms_customer_id_fkey foreign key (customer_id) references customers(id)
);
create index person_terms_terms on person_terms using gin (terms) with (fastupdate=off);
comment on table person_terms is 'What a person can be searched by: keyed hashes of names, of their beginnings, and of parts of identities. One row a person, so that the index is a fifth of what a row a term would take.';
comment on column person_terms.organization_id is 'is hashed into every term as well: two organizations have none in common';
comment on column person_terms.terms is '48 bits of each hash, sorted; what is found by them is compared with the person before it is shown';

create table people_indexings (
  rules smallint not null,
  position uuid,
  people bigint not null default 0,
  finished_at timestamptz,
  constraint people_indexings_pkey primary key (rules)
);
comment on table people_indexings is 'How far people who were recorded before are made searchable. Whoever is recorded or changed since then is so at once.';
comment on column people_indexings.rules is 'by which rules terms are made; new ones begin again with everybody';
comment on column people_indexings.position is 'the last person who is done';

create table member_notes (
  bucket smallint not null,
  holder_id uuid not null,
  id uuid not null,
  text bytea not null,
  client text not null,
  author text not null,
  at timestamptz not null,
  constraint member_notes_pkey primary key (bucket, holder_id, id)
);
comment on table member_notes is 'Notes of staff about members. Append-only; gone with the person.';
comment on column member_notes.id is 'from the idempotency key, so that a retry writes nothing twice';
comment on column member_notes.text is 'encrypted under the person''s key';
comment on column member_notes.client is 'the API client or staff member who wrote it';
comment on column member_notes.author is 'what they were called then';

create table person_reveals (
  bucket smallint not null,
  holder_id uuid not null,
  id uuid not null,
  program_id integer not null,
  what text not null,
  reason bytea not null,
  client text not null,
  author text not null,
  at timestamptz not null,
  constraint person_reveals_pkey primary key (bucket, holder_id, id),
  constraint person_reveals_what_check check ((what = any (array['identities'::text, 'export'::text]))),
  constraint person_reveals_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table person_reveals is 'Who was shown a person in clear, and why: identities without their masks, or everything. Append-only.';
comment on column person_reveals.reason is 'encrypted under the person''s key, for it may name them';

create table goodwill (
  program_id integer not null,
  id uuid not null,
  bucket smallint not null,
  holder_id uuid not null,
  currency text collate "C" not null,
  amount bigint not null,
  reason text not null,
  note bytea,
  state text not null,
  beyond boolean not null,
  client text not null,
  author text not null,
  day date not null,
  at timestamptz not null,
  decided_client text,
  decided_author text,
  decided_note bytea,
  decided_at timestamptz,
  seq integer,
  constraint goodwill_pkey primary key (program_id, id),
  constraint goodwill_amount_check check ((amount > 0)),
  constraint goodwill_check check (((state <> 'asked'::text) or beyond)),
  constraint goodwill_check1 check (((not beyond) or (decided_client is null) or (decided_client <> client))),
  constraint goodwill_check2 check (((state = 'given'::text) = (seq is not null))),
  constraint goodwill_state_check check ((state = any (array['counted'::text, 'asked'::text, 'approved'::text, 'given'::text, 'declined'::text, 'refused'::text]))),
  constraint goodwill_program_id_fkey foreign key (program_id) references programs(id)
);
create index goodwill_days on goodwill (program_id, client, day) where (not beyond);
create index goodwill_due on goodwill (decided_at) where (state = 'approved'::text);
create index goodwill_list on goodwill (program_id, at, id) where beyond;
create index goodwill_member on goodwill (bucket, holder_id, at);
comment on table goodwill is 'What staff gave by hand, and what they asked a second person to agree to.';
comment on column goodwill.id is 'from the idempotency key; the key of its decision is made from it';
comment on column goodwill.note is 'why, in words; encrypted under the person''s key';
comment on column goodwill.state is 'counted: an adjustment that stands under its own key. approved: its decision is due. refused: by the engine';
comment on column goodwill.beyond is 'whether it is beyond what they may give themselves, and so takes a second person';
comment on column goodwill.client is 'who gives it, or asks';
comment on column goodwill.author is 'what they were called then';
comment on column goodwill.day is 'in the program''s time zone: what one person gave on a day is summed up by it';
comment on column goodwill.decided_note is 'what the second person said to it; encrypted under the person''s key';
comment on column goodwill.seq is 'the decision that gave it';

create table approval_requests (
  program_id integer not null,
  document_hash bytea not null,
  revision integer not null,
  note text not null,
  study text,
  asked_by text not null,
  asked_at timestamptz not null,
  constraint approval_requests_pkey primary key (program_id, document_hash),
  constraint approval_requests_program_id_fkey foreign key (program_id) references programs(id)
);
comment on table approval_requests is 'Who asked for a draft to be approved, and on the strength of what.';
comment on column approval_requests.document_hash is 'of the document with every default written out, as approvals.document_hash';
comment on column approval_requests.study is 'id of a backtest or what-if whose report goes with the request';

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
  constraint sales_pkey primary key (bucket, holder_id, at, seq)
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
  program_id integer not null,
  reference text collate "C" not null,
  at timestamptz not null,
  source text not null,
  store text collate "C" not null,
  channel text collate "C" not null,
  total bigint not null,
  spent bigint not null,
  constraint other_sales_pkey primary key (program_id, reference),
  constraint other_sales_source_check check ((source = any (array['receipt'::text, 'kept'::text]))),
  constraint other_sales_program_id_fkey foreign key (program_id) references programs(id)
);
create index other_sales_at on other_sales (program_id, at, reference);
comment on table other_sales is 'Sales that are no member''s: receipts nobody has claimed, and orders kept of people who have not joined. Gone once they are a member''s.';
comment on column other_sales.source is 'receipt: nobody said whose; kept: of somebody who is known and no member';

create table day_figures (
  program_id integer not null,
  figure text collate "C" not null,
  subject text collate "C" not null default ''::text,
  day date not null,
  value bigint not null,
  constraint day_figures_pkey primary key (program_id, figure, subject, day),
  constraint day_figures_program_id_fkey foreign key (program_id) references programs(id)
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
  constraint member_levels_pkey primary key (bucket, holder_id, tier_set)
);
create index member_levels_of on member_levels (program_id, tier_set, level, holder_id);
comment on table member_levels is 'The level of members who ever had another than the first, for reports.';

create table sales_place (
  one boolean not null default true,
  seal bigint not null,
  batch bigint not null,
  constraint sales_place_pkey primary key (one),
  constraint sales_place_one_check check (one)
);
comment on table sales_place is 'Up to which batch the tables of reports are filled: one row. Batches are counted in the order of their seals, which is that in which they were seen; their numbers are not.';
comment on column sales_place.seal is 'the seal whose batches are being counted';
comment on column sales_place.batch is 'the last batch of it that is counted';

create table segments (
  id integer not null generated always as identity,
  program_id integer not null,
  key text collate "C" not null,
  names json not null,
  rule text,
  every text not null,
  archived boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  wanted_at timestamptz,
  claimed_until timestamptz,
  looked_at timestamptz,
  spent bigint,
  spent_by_all bigint,
  error text,
  constraint segments_pkey primary key (id),
  constraint segments_program_id_key_key unique (program_id, key),
  constraint segments_check check (((rule is not null) or (every = 'hand'::text))),
  constraint segments_every_check check ((every = any (array['hand'::text, 'hour'::text, 'day'::text, 'week'::text]))),
  constraint segments_program_id_fkey foreign key (program_id) references programs(id)
);
create index segments_due on segments (id) where (not archived);
comment on table segments is 'Named groups of members of a program: by a rule that is asked again, or by a list that is given.';
comment on column segments.rule is 'a CEL condition over what is known of a member; null where members are listed';
comment on column segments.every is 'how often the rule is asked of everybody; hand: when somebody wants it';
comment on column segments.archived is 'no longer offered; what campaigns know of it stays';
comment on column segments.wanted_at is 'somebody asked for a refresh; null once it is done';
comment on column segments.claimed_until is 'a process is asking the rule; if it is killed, another may after this';
comment on column segments.looked_at is 'when it was last found out who is in it';
comment on column segments.spent is 'what its members paid in the twelve months before, when it was last looked at; minor units of money';
comment on column segments.error is 'why that failed';

create table segment_snapshots (
  segment_id integer not null,
  number integer not null,
  hash text not null,
  size integer not null,
  entered integer not null,
  gone integer not null,
  rule text,
  valid_from timestamptz not null,
  taken_by text not null,
  constraint segment_snapshots_pkey primary key (segment_id, number),
  constraint segment_snapshots_number_check check ((number > 0)),
  constraint segment_snapshots_segment_id_fkey foreign key (segment_id) references segments(id)
);
create index segment_snapshots_valid on segment_snapshots (segment_id, valid_from);
comment on table segment_snapshots is 'Who was in a segment from a time on. Immutable; one is made only when somebody entered or left.';
comment on column segment_snapshots.hash is 'SHA-256 over the ids of its members in their order, half of it: the same members are the same hash';
comment on column segment_snapshots.entered is 'since the snapshot before';
comment on column segment_snapshots.rule is 'as it was asked';
comment on column segment_snapshots.valid_from is 'what happens from then on is decided by it';

create table segment_spans (
  segment_id integer not null,
  bucket smallint not null,
  holder_id uuid not null,
  since integer not null,
  until integer,
  constraint segment_spans_pkey primary key (segment_id, bucket, holder_id, since)
);
comment on table segment_spans is 'From which snapshot to before which a member is in a segment: of a million members who stay, a refresh writes nothing.';
comment on column segment_spans.until is 'the first snapshot without them; null as long as they are in it';

create table verifications (
  id uuid not null,
  night date,
  asked_by text not null,
  state text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  alive_at timestamptz,
  attempts smallint not null default 0,
  progress real not null default 0,
  report json,
  error text,
  constraint verifications_pkey primary key (id),
  constraint verifications_progress_check check (((progress >= (0)::double precision) and (progress <= (1)::double precision))),
  constraint verifications_state_check check ((state = any (array['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
create index verifications_newest on verifications (created_at);
create unique index verifications_night on verifications (night) where (night is not null);
comment on table verifications is 'Checks of every invariant of the books, of the whole installation: nightly, or asked for.';
comment on column verifications.night is 'the day whose night it is for, so that it is done once; null for those that were asked for';
comment on column verifications.asked_by is 'the API client or person; the schedule';
comment on column verifications.alive_at is 'last sign of life of the process that works on it';
comment on column verifications.report is 'what was checked and what was found';

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
  constraint job_runs_pkey primary key (process, name)
);
comment on table job_runs is 'What each process told of the jobs it runs, every few seconds; processes that are gone are forgotten after a day.';
comment on column job_runs.process is 'machine and process number';
comment on column job_runs.last_done is 'how much the last run did';
comment on column job_runs.last_worked_at is 'when a run last found something to do';
comment on column job_runs.runs is 'since the process began';
