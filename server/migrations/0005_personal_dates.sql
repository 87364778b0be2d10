-- Up to which day the personal dates of a program's members were kept.
create table personal_days (
  program_id integer primary key references programs,
  kept_to date not null
);
comment on table personal_days is 'Up to which day birthdays and other personal dates were told to the engine, program by program.';
comment on column personal_days.kept_to is 'last day that is done';
