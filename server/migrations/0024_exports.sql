-- Exports are studies whose report is a file.
alter table studies
  drop constraint studies_kind_check,
  add constraint studies_kind_check check (kind in ('backtest', 'whatif', 'export'));
comment on table studies is 'Backtests, what-ifs and exports: asked for, worked one after another in the background, kept with their report.';
