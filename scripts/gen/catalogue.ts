import type pg from 'pg'

/** What a migrated database holds, as its own catalogue tells it. The same on Postgres 15 to 18. */
export interface Catalogue {
  enums: { name: string; labels: string[]; comment: string | null }[]
  sequences: { name: string; type: string; comment: string | null }[]
  tables: Table[]
  functions: { name: string; definition: string }[]
}

export interface Table {
  name: string
  comment: string | null
  unlogged: boolean
  options: string[]
  columns: Column[]
  constraints: Constraint[]
  /** Those that no constraint makes. */
  indexes: { name: string; definition: string; comment: string | null }[]
  triggers: string[]
}

export interface Column {
  name: string
  type: string
  /** Where it is not the type's own. */
  collation: string | null
  required: boolean
  default: string | null
  identity: string | null
  comment: string | null
}

export interface Constraint {
  name: string
  kind: 'primary key' | 'unique' | 'check' | 'foreign key'
  definition: string
  columns: string[]
  /** The table a foreign key points to. */
  target: string | null
}

/** @throws Error where the schema holds something that schema.sql could not show, so that it is never shown incomplete */
export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const all = async <T extends object>(sql: string): Promise<T[]> => (await client.query<T>(sql)).rows
  const strange = await all<{ what: string }>(STRANGE)
  if (strange.length > 0)
    throw new Error(`scripts/gen/catalogue.ts cannot describe ${strange.map((s) => s.what).join(', ')} yet. Teach it.`)
  return {
    enums: await all(ENUMS),
    sequences: await all(SEQUENCES),
    tables: await all(TABLES),
    functions: await all(FUNCTIONS),
  }
}

const STRANGE = `
  select 'the ' || case relkind when 'v' then 'view ' when 'm' then 'materialized view ' when 'p' then 'partitioned table '
    when 'f' then 'foreign table ' when 'c' then 'composite type ' else 'relation ' end || relname as what
    from pg_class where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i', 'S', 't')
  union all select 'the domain ' || typname from pg_type where typnamespace = 'public'::regnamespace and typtype in ('d', 'r')
  union all select 'the policy ' || policyname from pg_policies where schemaname = 'public'
  union all select 'the rule ' || rulename from pg_rules where schemaname = 'public'
  union all select 'the statistics ' || stxname from pg_statistic_ext where stxnamespace = 'public'::regnamespace
  union all select 'the inheritance of ' || inhrelid::regclass from pg_inherits
  union all select 'the generated column ' || attrelid::regclass || '.' || attname from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and a.attgenerated <> ''
  union all select 'the extension ' || extname from pg_extension where extname <> 'plpgsql'
  order by 1`

const ENUMS = `
  select t.typname as name, obj_description(t.oid, 'pg_type') as comment,
         (select json_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid) as labels
  from pg_type t where t.typtype = 'e' and t.typnamespace = 'public'::regnamespace order by t.typname`

/** Without those that belong to identity columns. */
const SEQUENCES = `
  select c.relname as name, format_type(s.seqtypid, null) as type, obj_description(c.oid, 'pg_class') as comment
  from pg_class c join pg_sequence s on s.seqrelid = c.oid
  where c.relnamespace = 'public'::regnamespace
    and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'a') and d.refobjsubid > 0)
  order by c.relname`

/** In the order in which the migrations made them. Since Postgres 18 "not null" is a constraint too; it stands with its column. */
const TABLES = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relpersistence = 'u' as unlogged,
         coalesce(to_json(c.reloptions), '[]') as options,
         (select json_agg(json_build_object(
            'name', a.attname, 'type', regexp_replace(format_type(a.atttypid, a.atttypmod), 'timestamp(\\(\\d\\))? with time zone', 'timestamptz\\1'), 'required', a.attnotnull,
            'collation', (select co.collname from pg_collation co where co.oid = a.attcollation and a.attcollation <> t.typcollation),
            'default', pg_get_expr(d.adbin, d.adrelid), 'comment', col_description(c.oid, a.attnum),
            'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end) order by a.attnum)
          from pg_attribute a join pg_type t on t.oid = a.atttypid
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
         coalesce((select json_agg(json_build_object(
            'name', k.conname, 'definition', pg_get_constraintdef(k.oid),
            'kind', case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'c' then 'check' else 'foreign key' end,
            'columns', (select json_agg(a.attname order by x.place) from unnest(k.conkey) with ordinality x(attnum, place)
                        join pg_attribute a on a.attrelid = c.oid and a.attnum = x.attnum),
            'target', (select relname from pg_class where oid = k.confrelid))
            order by position(k.contype::text in 'pucf'), k.conname collate "C")
          from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f')), '[]') as constraints,
         coalesce((select json_agg(json_build_object(
            'name', ic.relname, 'definition', pg_get_indexdef(i.indexrelid), 'comment', obj_description(i.indexrelid, 'pg_class'))
            order by ic.relname collate "C")
          from pg_index i join pg_class ic on ic.oid = i.indexrelid
          where i.indrelid = c.oid and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))),
          '[]') as indexes,
         coalesce((select json_agg(pg_get_triggerdef(g.oid) order by g.tgname) from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal),
          '[]') as triggers
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.oid`

const FUNCTIONS = `
  select p.proname as name, pg_get_functiondef(p.oid) as definition
  from pg_proc p where p.pronamespace = 'public'::regnamespace order by p.proname, p.oid`
