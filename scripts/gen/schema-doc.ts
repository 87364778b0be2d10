import type { Catalogue, Column, Table } from './catalogue.ts'
import { columnSql, indexSql, lower } from './schema-sql.ts'

/** Every table stands in one group; a new one has to be put somewhere. */
const GROUPS: [title: string, about: string, tables: string[]][] = [
  [
    'Programs',
    'Who runs what, and who may ask.',
    ['organizations', 'programs', 'versions', 'approvals', 'approval_requests', 'api_keys', 'given_answers'],
  ],
  [
    'Staff',
    'Who signs in, what they may do, and what they did. Rows of `staff_acts` are only added.',
    ['staff', 'staff_roles', 'staff_sessions', 'staff_links', 'staff_recovery_codes', 'staff_subjects', 'sign_in_limits', 'staff_acts'],
  ],
  [
    'People',
    'Customers, how they are known and searched, what they agreed to, their memberships, and what staff did for them.',
    ['customers', 'identities', 'person_terms', 'members', 'consents', 'member_notes', 'person_reveals', 'goodwill'],
  ],
  [
    'What a holder has',
    'The state that the next command is decided with: always what its commands, in order, come to. Every table leads with (bucket, holder_id).',
    ['holder_states', 'balances', 'lots', 'holds', 'metric_days', 'order_returns'],
  ],
  [
    'The record',
    'What was asked, what was decided, and the books. Commands and transfers are never changed or deleted.',
    [
      'commands',
      'transfers',
      'claims',
      'batches',
      'seals',
      'account_totals',
      'kept_orders',
      'receipts',
      'parked',
      'reposts',
      'shared_limits',
      'budget_alerts',
    ],
  ],
  ['What follows', 'Work that a decision leaves behind, and who is told of it.', ['outbox', 'dead_letters', 'webhooks', 'deliveries']],
  [
    'Rewards',
    'What there is of them, and each redemption on its way to the member.',
    [
      'stock',
      'code_pools',
      'pool_codes',
      'suppliers',
      'fulfilments',
      'favourites',
      'fulfilment_moves',
      'supplier_events',
      'warehouse_tasks',
      'supplier_prices',
      'supplier_invoice_lines',
    ],
  ],
  ['Checkouts', 'Baskets from the first line to the last return.', ['checkouts']],
  ['Coupons', 'Codes, whose they are, and what became of them.', ['coupons', 'coupon_batches', 'coupon_rejects']],
  ['Master data', 'What orders refer to.', ['products', 'stores']],
  [
    'Insight',
    'What reports read, filled behind the decisions from sealed batches; it can be emptied and is filled again.',
    ['sales', 'other_sales', 'day_figures', 'member_levels', 'sales_place'],
  ],
  ['Segments', 'Members who have something in common, and who was in which when.', ['segments', 'segment_snapshots', 'segment_spans']],
  ['Studies', 'Questions about the program, answered in the background.', ['studies', 'objectives']],
  [
    'Operation',
    'For whoever runs the server.',
    ['personal_days', 'people_indexings', 'imports', 'import_rows', 'import_rejects', 'verifications', 'job_runs', 'demos', 'migrations'],
  ],
]

/** Columns that name a row of another table without a foreign key. */
const IMPLIED: Record<string, string> = {
  holder_id: 'holder_states',
  batch_id: 'batches',
  seal: 'seals',
  import_id: 'imports',
  segment_id: 'segments',
  program_id: 'programs',
}

/** @throws Error where a table has no comment or stands in no group */
export function schemaDoc({ tables, enums }: Catalogue): string {
  const known = new Map(tables.map((table) => [table.name, table]))
  const grouped = GROUPS.flatMap(([, , names]) => names)
  for (const { name, comment } of tables) {
    if (!grouped.includes(name)) throw new Error(`The table ${name} stands in no group. Put it in one in scripts/gen/schema-doc.ts.`)
    if (!comment) throw new Error(`The table ${name} has no comment. Say what it holds in its migration: comment on table ${name} is '…'.`)
  }
  const gone = grouped.find((name) => !known.has(name))
  if (gone) throw new Error(`There is no table ${gone} any more. Take it out of scripts/gen/schema-doc.ts.`)
  return (
    [
      '# The schema',
      'Made by `npm run gen` from a database with all migrations; the texts are the comments in `server/migrations`. The statements are in `server/schema.sql`.',
      `\`\`\`mermaid\nerDiagram\n${diagram(tables).join('\n')}\n\`\`\``,
      'Full lines are foreign keys. Dotted lines are references that the code keeps: tables on the way of an order have no foreign keys, which would look up another table for every row. Nearly every table also names its program; those lines are left out.',
      ...GROUPS.flatMap(([title, about, names]) => [`## ${title}`, about, ...names.flatMap((name) => section(known.get(name)!))]),
      '## Types',
      ...enums.map(
        ({ name, labels, comment }) => `\`${name}\`: ${labels.map((label) => `\`${label}\``).join(', ')}.${comment ? ` ${comment}.` : ''}`,
      ),
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  )
}

function diagram(tables: readonly Table[]): string[] {
  const lines = tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const { target, enforced } = reference(table, column)
      if (!target || (!enforced && target === 'programs')) return []
      const many = isAlone(table, column.name) ? 'o|' : 'o{'
      return [`  ${target} ${column.required ? '||' : '|o'}${enforced ? '--' : '..'}${many} ${table.name} : "${column.name}"`]
    }),
  )
  const alone = tables.filter(({ name }) => !lines.some((line) => line.split(' ').includes(name)))
  return [...lines, ...alone.map(({ name }) => `  ${name}`)]
}

function section(table: Table): string[] {
  const key = table.constraints.find(({ kind }) => kind === 'primary key')
  const unique = table.constraints.filter(({ kind }) => kind === 'unique')
  const checks = table.constraints.filter(({ kind }) => kind === 'check')
  const rows = table.columns.map((column) => `| \`${column.name}\` | ${typeOf(column)} | ${meaning(table, column)} |`)
  const facts = [
    key && `- Key: ${list(key.columns)}`,
    ...unique.map(({ columns }) => `- Unique: ${list(columns)}`),
    ...checks.map(({ definition }) => `- Always: \`${lower(definition).replace(/^check \(\((.*)\)\)$/, '$1')}\``),
    ...table.indexes.map(({ name, definition }) => `- Index \`${name}\`: \`${indexSql(definition).replace(/^.* on \w+ /, '')}\``),
    table.unlogged && '- Unlogged',
    table.options.length > 0 && `- Storage: ${table.options.map((option) => `\`${option}\``).join(', ')}`,
  ]
  return [
    `### ${table.name}`,
    table.comment!,
    ['| column | type | meaning |', '|---|---|---|', ...rows].join('\n'),
    facts.filter(Boolean).join('\n'),
  ].filter((part) => part !== '')
}

function typeOf(column: Column): string {
  const sql = columnSql({ ...column, required: false, collation: null })
  return `\`${sql}\`${column.required ? '' : ', may be null'}`
}

function meaning(table: Table, column: Column): string {
  const { target, enforced } = reference(table, column)
  const link = target && `→ [${target}](#${target})${enforced ? '' : ', not enforced'}`
  return [column.comment?.replaceAll('|', '\\|'), link].filter(Boolean).join('; ')
}

function reference(table: Table, column: Column): { target: string | null; enforced: boolean } {
  const key = table.constraints.find(({ kind, columns }) => kind === 'foreign key' && columns.includes(column.name))
  if (key) return { target: key.target, enforced: true }
  if (column.name === 'holder_id' && table.name === 'holder_states') return { target: 'members', enforced: false }
  return { target: table.name === 'members' ? null : (IMPLIED[column.name] ?? null), enforced: false }
}

/** Whether a table has at most one row for a value of the column; the bucket follows from the holder. */
const isAlone = (table: Table, column: string): boolean =>
  table.constraints.some(({ kind, columns }) => kind === 'primary key' && columns.filter((c) => c !== 'bucket').join() === column)

const list = (columns: readonly string[]): string => columns.map((column) => `\`${column}\``).join(', ')
