-- Rewards that members have marked.
create table favourites (
  program_id integer not null references programs,
  holder_id uuid not null,
  reward text collate "C" not null,
  marked_at timestamptz not null,
  primary key (program_id, holder_id, reward)
);
comment on table favourites is 'Rewards that members have marked, so that they are shown first and asked after when points suffice.';
comment on column favourites.reward is 'the key of the reward in the program''s document';
