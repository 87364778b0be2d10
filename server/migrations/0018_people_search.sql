-- Finding people by what is typed into one box, though the database holds neither a name nor a number in clear.
create table person_terms (
  organization_id uuid not null,
  customer_id uuid not null references customers,
  terms bigint[] not null,
  primary key (organization_id, customer_id)
);
comment on table person_terms is 'What a person can be searched by: keyed hashes of names, of their beginnings, and of parts of identities. One row a person, so that the index is a fifth of what a row a term would take.';
comment on column person_terms.organization_id is 'is hashed into every term as well: two organizations have none in common';
comment on column person_terms.terms is '48 bits of each hash, sorted; what is found by them is compared with the person before it is shown';
-- Without a pending list: a search would read it whole, and whoever fills it up, an order of somebody new, would wait for its merging.
create index person_terms_terms on person_terms using gin (terms) with (fastupdate = off);

create table people_indexings (
  rules smallint primary key,
  position uuid,
  people bigint not null default 0,
  finished_at timestamptz
);
comment on table people_indexings is 'How far people who were recorded before are made searchable. Whoever is recorded or changed since then is so at once.';
comment on column people_indexings.rules is 'by which rules terms are made; new ones begin again with everybody';
comment on column people_indexings.position is 'the last person who is done';

create function forget_person() returns trigger language plpgsql as $$
begin
  delete from person_terms where organization_id = new.organization_id and customer_id = new.id;
  return null;
end $$;
comment on function forget_person is 'Whose key is destroyed is not to be found any more, whoever destroyed it.';
create trigger customers_forgotten after update of wrapped_key on customers
  for each row when (old.wrapped_key is not null and new.wrapped_key is null) execute function forget_person();
