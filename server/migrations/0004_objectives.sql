-- What campaigns, plans and benefits are to change: how it stood before, and how it stands.
create table objectives (
  program_id integer not null references programs,
  subject text collate "C" not null,
  metric text not null,
  population text not null,
  baseline double precision,
  baseline_from date not null,
  baseline_to date not null,
  current double precision,
  measured_at timestamptz not null,
  primary key (program_id, subject, metric, population)
);
comment on table objectives is 'What campaigns, plans and benefits are to change, measured: before they began, and lately.';
comment on column objectives.subject is 'path in the document: campaigns.summer';
comment on column objectives.population is 'whom it is about; empty for everybody';
comment on column objectives.baseline is 'null where there was nothing to measure';
comment on column objectives.baseline_to is 'last day of the measured time';
