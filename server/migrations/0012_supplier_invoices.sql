-- What suppliers may charge for rewards, and what they did charge.
create table supplier_prices (
  program_id integer not null references programs,
  supplier text collate "C" not null,
  reward text collate "C" not null,
  price bigint not null check (price >= 0),
  primary key (program_id, supplier, reward)
);
comment on table supplier_prices is 'What a supplier was agreed to charge for one piece of a reward.';
comment on column supplier_prices.price is 'minor units of money';

create table supplier_invoice_lines (
  program_id integer not null references programs,
  supplier text collate "C" not null,
  invoice text collate "C" not null,
  line integer not null,
  month text not null,
  reference text not null,
  amount bigint not null,
  primary key (program_id, supplier, invoice, line)
);
comment on table supplier_invoice_lines is 'What suppliers charged, line by line. Never changed: a correction is another invoice.';
comment on column supplier_invoice_lines.month is 'the month it is for, as 2026-06';
comment on column supplier_invoice_lines.reference is 'the fulfilment, as the supplier names it';
comment on column supplier_invoice_lines.amount is 'minor units of money; negative for a credit note';
create index supplier_invoice_lines_month on supplier_invoice_lines (program_id, supplier, month);
