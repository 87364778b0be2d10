-- Who works here: people who sign in, what they may do in which program and stores, and what they did.

create table staff (
  id uuid primary key,
  organization_id uuid not null references organizations,
  email text not null unique check (email = lower(email)),
  name text not null,
  language text check (language in ('en', 'zh')),
  state text not null check (state in ('invited', 'active', 'suspended')),
  password text,
  totp bytea,
  totp_begun bytea,
  totp_step bigint,
  demo boolean not null default false,
  created_at timestamptz not null
);
comment on table staff is 'People who work for an organization and sign in here.';
comment on column staff.email is 'what they sign in with, in lower case; unique over all organizations, because nobody says whose they are when they sign in';
comment on column staff.language is 'what they are written to in; null for what their browser asks for';
comment on column staff.password is 'argon2id; null for whoever has not set one, or signs in elsewhere';
comment on column staff.totp is 'secret of the second factor, encrypted; null while there is none';
comment on column staff.totp_begun is 'one that was shown and is not confirmed yet, encrypted';
comment on column staff.totp_step is 'the last step whose code was taken: a code works once';
comment on column staff.demo is 'a login of a demo, shown to everybody; until its password is changed';
create index staff_organization on staff (organization_id, created_at, id);

create table staff_roles (
  staff_id uuid not null references staff,
  program_id integer references programs,
  role text not null check (role in ('owner', 'manager', 'analyst', 'finance', 'agent', 'associate', 'partner', 'auditor')),
  within_kind text not null default 'organization' check (within_kind in ('organization', 'region', 'store')),
  within_keys text[] not null default '{}',
  goodwill jsonb,
  unique nulls not distinct (staff_id, program_id),
  check ((within_kind = 'organization') = (within_keys = '{}')),
  check (role <> 'owner' or (program_id is null and within_kind = 'organization'))
);
comment on table staff_roles is 'What they may do: a role in one program, or in all that have no role of their own.';
comment on column staff_roles.program_id is 'null for the whole organization';
comment on column staff_roles.within_keys is 'regions or keys of stores; none for everything';
comment on column staff_roles.goodwill is 'points they may give by hand, by currency: {"per_act": n, "per_day": n}; what is not named they may not';

create table staff_sessions (
  id uuid primary key,
  staff_id uuid not null references staff,
  hash bytea not null unique,
  means text not null check (means in ('password', 'oidc', 'link')),
  address text not null,
  browser text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table staff_sessions is 'Who is signed in. Pruned a month after the end.';
comment on column staff_sessions.hash is 'SHA-256 of the token in the cookie, which is not stored';
comment on column staff_sessions.means is 'how they proved who they are';
comment on column staff_sessions.address is 'the network it began from, roughly';
comment on column staff_sessions.browser is 'roughly, so that people know their own';
comment on column staff_sessions.seen_at is 'to the minute; who is idle too long is signed out';
comment on column staff_sessions.expires_at is 'the end, however busy they are';
comment on column staff_sessions.ended_at is 'signed out, or revoked; it stops working within ten seconds';
create index staff_sessions_staff on staff_sessions (staff_id, created_at);

create table staff_links (
  hash bytea primary key,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table staff_links is 'Links by which somebody sets a password: once, after an invitation or when it was forgotten.';
comment on column staff_links.hash is 'SHA-256 of the token in the link, which is not stored';
create index staff_links_staff on staff_links (staff_id);

create table staff_recovery_codes (
  staff_id uuid not null references staff,
  hash bytea not null,
  used_at timestamptz,
  primary key (staff_id, hash)
);
comment on table staff_recovery_codes is 'Codes that stand in for a second factor that was lost, each once.';
comment on column staff_recovery_codes.hash is 'keyed hash: a dump of this table cannot be searched for a code';

create table staff_subjects (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  primary key (issuer, subject),
  unique (staff_id, issuer)
);
comment on table staff_subjects is 'Who somebody is at an identity provider, pinned at the first sign-in: an address given to another later opens nothing.';

create table sign_in_limits (
  key bytea primary key,
  level double precision not null,
  at timestamptz not null
);
comment on table sign_in_limits is 'Tries to sign in, by account and by address: they drain away with time, and a full one refuses. Pruned.';
comment on column sign_in_limits.key is 'keyed hash of the account or address';

create table staff_acts (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  organization_id uuid not null references organizations,
  program_id integer references programs,
  staff_id uuid references staff,
  role text,
  kind text not null,
  request text not null,
  route text,
  targets text[] not null default '{}',
  reason text,
  status smallint,
  before json,
  after json
);
comment on table staff_acts is 'What staff did, who signed in and who tried to. Rows are only added.';
comment on column staff_acts.kind is 'write, or what of sign-in and staff it is';
comment on column staff_acts.request is 'id of the request';
comment on column staff_acts.route is 'method and pattern of the address';
comment on column staff_acts.targets is 'ids and keys it was about';
comment on column staff_acts.reason is 'what they gave as the reason';
comment on column staff_acts.status is 'HTTP status it was answered with';
comment on column staff_acts.before is 'what was changed, as it was; personal fields masked';
comment on column staff_acts.after is 'the same, as it is now';
create index staff_acts_organization on staff_acts (organization_id, id);
create index staff_acts_staff on staff_acts (staff_id, id);
create index staff_acts_targets on staff_acts using gin (targets);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are only added', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger staff_acts_stay before update or delete or truncate on staff_acts execute function refuse_change();
