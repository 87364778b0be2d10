import type { Catalogue, Column, Table } from './catalogue.ts'

const HEAD = `-- Made by "npm run gen" from a database with all migrations. Do not edit: write a migration, then run it again.
-- Nothing runs this file; it shows at a glance what the migrations come to.
`

/** The whole schema as statements that would make it anew. */
export function schemaSql({ enums, sequences, tables, functions }: Catalogue): string {
  const parts = [
    ...enums.map(({ name, labels, comment }) => [
      `create type ${name} as enum (${labels.map(quote).join(', ')});`,
      ...commentOn(`type ${name}`, comment),
    ]),
    ...sequences.map(({ name, type, comment }) => [`create sequence ${name} as ${type};`, ...commentOn(`sequence ${name}`, comment)]),
    // Their bodies may speak of tables that come below.
    functions.length > 0 ? ['set check_function_bodies = off;'] : [],
    ...functions.map(({ definition }) => [`${definition.replaceAll('public.', '').trim()};`]),
    ...tables.map((table, i) =>
      tableSql(
        table,
        tables.slice(0, i + 1).map(({ name }) => name),
      ),
    ),
    laterKeys(tables),
  ]
  return `${HEAD}\n${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function tableSql(table: Table, made: readonly string[]): string[] {
  const { name, unlogged, options, columns, constraints, indexes, triggers } = table
  const inside = [
    ...columns.map((column) => `${column.name} ${columnSql(column)}`),
    ...constraints.filter(({ target }) => !target || made.includes(target)).map((c) => `constraint ${c.name} ${lower(c.definition)}`),
  ]
  const withOptions = options.length > 0 ? ` with (${options.join(', ')})` : ''
  return [
    `create ${unlogged ? 'unlogged ' : ''}table ${name} (`,
    ...inside.map((line, i) => `  ${line}${i < inside.length - 1 ? ',' : ''}`),
    `)${withOptions};`,
    ...indexes.flatMap((i) => [`${indexSql(i.definition)};`, ...commentOn(`index ${i.name}`, i.comment)]),
    ...triggers.map((definition) => `${lower(definition).replaceAll('public.', '')};`),
    ...commentOn(`table ${name}`, table.comment),
    ...columns.flatMap((column) => commentOn(`column ${name}.${column.name}`, column.comment)),
  ]
}

/** Type, collation, default and the like, as they follow the name of a column. */
export function columnSql({ type, collation, required, default: value, identity }: Column): string {
  const parts = [
    type,
    collation && `collate "${collation}"`,
    required && 'not null',
    value && `default ${lower(value)}`,
    identity && `generated ${identity} as identity`,
  ]
  return parts.filter(Boolean).join(' ')
}

export const indexSql = (definition: string): string => lower(definition).replace(' on public.', ' on ').replace(' using btree ', ' ')

/** Foreign keys to tables that are made later. */
function laterKeys(tables: readonly Table[]): string[] {
  return tables.flatMap(({ name, constraints }, i) => {
    const made = new Set(tables.slice(0, i + 1).map((t) => t.name))
    const later = constraints.filter(({ target }) => target && !made.has(target))
    return later.map((c) => `alter table ${name} add constraint ${c.name} ${lower(c.definition)};`)
  })
}

const commentOn = (what: string, comment: string | null): string[] => (comment ? [`comment on ${what} is ${quote(comment)};`] : [])

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Postgres writes its key words large and the migrations write them small. What is quoted stays as it is. */
export const lower = (sql: string): string =>
  sql.replaceAll(/'(?:[^']|'')*'|"[^"]*"|[A-Z]+/g, (part) => (/^['"]/.test(part) ? part : part.toLowerCase()))
