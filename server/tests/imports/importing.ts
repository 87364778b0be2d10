import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { importOrders, type Summary } from '../../src/imports/import-orders.ts'
import { importRows } from '../../src/imports/import-rows.ts'
import { FieldMapping, OrderMapping } from '../../src/imports/mapping.ts'
import { readConfig } from '../../src/kit/config.ts'
import { uuidBytes } from '../../src/kit/ids.ts'
import { encodeId } from '../../src/kit/ids.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { applyProgram } from '../../src/programs/apply-program.ts'
import { isLive, type LiveProgram } from '../../src/programs/program.ts'
import { cloneDatabase } from '../world.ts'

const EXAMPLE = new URL('../../../examples/', import.meta.url)
export const MASTER_KEY = Buffer.alloc(32, 5).toString('base64')

export const read = (name: string): Record<string, any> => parse(readFileSync(new URL(name, EXAMPLE), 'utf8')) as Record<string, any>

export type Rows = Parameters<typeof importRows>[2]

/** A database of its own, a folder for files, and the way of a file into a program. */
export interface Importing {
  ctx: OpenContext
  url: string
  folder: string
  /** What a process needs to work on the same database. */
  env: Record<string, string>
  /** A new program of an organization of its own: nothing that another one imported is known here. */
  program(name: string, document?: Record<string, any>): Promise<LiveProgram>
  file(name: string, content: string | Uint8Array): string
  orders(program: LiveProgram, file: string, mapping?: object): Promise<Summary>
  rows(program: LiveProgram, kind: Rows, file: string, mapping?: object): Promise<Summary>
  query<R = Record<string, any>>(sql: string, values?: unknown[]): Promise<R[]>
  /** Whose membership an identity leads to. */
  member(program: LiveProgram, kind: string, value: string): Promise<{ holder: string; id: string } | null>
  close(): Promise<void>
}

const SILENT = { stage: () => undefined, at: () => undefined }

export async function openImporting(): Promise<Importing> {
  const url = await cloneDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'perennial-import-'))
  const env = { DATABASE_URL: url, PERENNIAL_DATA: folder, PERENNIAL_MASTER_KEY: MASTER_KEY, LOG_LEVEL: 'silent' }
  const ctx = openContext({ ...readConfig(env, folder), laneQueue: 20_000 }, url)
  const importing: Importing = {
    ctx,
    url,
    folder,
    env,
    program: async (name, document = read('online-retail/program.yaml')) => {
      const applied = await applyProgram(ctx, { document: { ...document, key: name }, note: 'test', by: 'test', organization: name })
      if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
      const program = await ctx.programs.current(applied.programId)
      if (!program || !isLive(program)) throw new Error('not published')
      return program
    },
    file: (name, content) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    },
    orders: (program, file, mapping = read('online-retail/mapping.yaml')) =>
      importOrders(ctx, program, file, OrderMapping.parse(mapping), `${file}.rejected.csv`, SILENT),
    rows: (program, kind, file, mapping = {}) =>
      importRows(ctx, program, kind, file, FieldMapping.parse(mapping), `${file}.rejected.csv`, SILENT),
    query: async <R>(sql: string, values: unknown[] = []) => (await ctx.slowPool.query(sql, values)).rows as R[],
    member: async (program, kind, value) => {
      const identity = { kind: kind as 'external', channel: '', app: '', value, masked: '' }
      const found = await ctx.identities.find(program.organizationId, program.id, identity)
      return found?.holderId ? { holder: found.holderId, id: encodeId('mem', uuidBytes(found.holderId)) } : null
    },
    close: async () => {
      await ctx.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return importing
}

/** Points of every customer of the Online Retail file, as they stand in the books: what orders granted, and what is left. */
export async function pointsByCustomer(
  { ctx, query }: Importing,
  program: LiveProgram,
  customers: Iterable<string>,
): Promise<Map<string, { before: number; after: number }>> {
  const rows = await query<{ holder_id: string; before: number; after: number }>(
    `select m.holder_id, b.available - b.debt as after,
            (select coalesce(sum((e->>4)::bigint), 0)::bigint from commands c cross join lateral json_array_elements(c.outcome->'effects') e
             where c.holder_id = m.holder_id and c.kind = 'order' and not c.refused) as before
     from members m left join balances b on b.holder_id = m.holder_id where m.program_id = $1`,
    [program.id],
  )
  const byHolder = new Map(rows.map((row) => [row.holder_id, { before: row.before, after: row.after ?? 0 }]))
  const points = new Map<string, { before: number; after: number }>()
  const found = [...customers].map(async (value) => {
    const identity = { kind: 'external' as const, channel: '', app: '', value, masked: '' }
    const person = await ctx.identities.find(program.organizationId, program.id, identity)
    points.set(value, byHolder.get(person?.holderId ?? '') ?? { before: NaN, after: NaN })
  })
  await Promise.all(found)
  return points
}

/** Line and reason of every row of a report. */
export function reported(file: string): Map<number, string> {
  const lines = readFileSync(file, 'utf8').split('\r\n')
  return new Map(lines.flatMap((line) => (/^\d+,/.test(line) ? [[Number(line.split(',')[0]), line.split(',')[1]!] as const] : [])))
}
