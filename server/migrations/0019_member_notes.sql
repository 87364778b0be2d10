-- What staff write down about a member, and when they looked at more of a person than a mask.
create table member_notes (
  bucket smallint not null,
  holder_id uuid not null,
  id uuid not null,
  text bytea not null,
  client text not null,
  author text not null,
  at timestamptz not null,
  primary key (bucket, holder_id, id)
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
  program_id integer not null references programs,
  what text not null check (what in ('identities', 'export')),
  reason bytea not null,
  client text not null,
  author text not null,
  at timestamptz not null,
  primary key (bucket, holder_id, id)
);
comment on table person_reveals is 'Who was shown a person in clear, and why: identities without their masks, or everything. Append-only.';
comment on column person_reveals.reason is 'encrypted under the person''s key, for it may name them';

create or replace function forget_person() returns trigger language plpgsql as $$
begin
  delete from person_terms where organization_id = new.organization_id and customer_id = new.id;
  delete from member_notes n using members m, programs p
  where p.organization_id = new.organization_id and m.program_id = p.id and m.customer_id = new.id
    and n.bucket = get_byte(uuid_send(m.holder_id), 15) and n.holder_id = m.holder_id;
  return null;
end $$;
