import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readConfig } from '../server/src/kit/config.ts'
import { CopyRows } from '../server/src/kit/copy.ts'
import { startEmbedded, type Embedded, type EmbeddedOptions } from '../server/src/kit/embedded-pg.ts'
import { BLANK_PROGRESS } from '../server/src/members/enrol-member.ts'
import { openContext, type OpenContext } from '../server/src/open-context.ts'
import { applyProgram } from '../server/src/programs/apply-program.ts'
import { migrateDatabase } from '../server/src/start/database.ts'
import type { Members } from './members.ts'
import type { Document } from './programs.ts'

/** A database server to measure on, and a folder beside it. Whatever is made in either is gone after `close`. */
export interface Arena {
  folder: string
  /** Of a database that exists. */
  url: string
  /** Makes a database of this name. @returns its address */
  database(name: string): Promise<string>
  close(): Promise<void>
}

/** A database with the schema and a program. */
export interface Shop {
  folder: string
  url: string
  programId: number
}

const opened = new Set<() => Promise<void>>()

/** For a run that is cut off: servers would go on without it, and folders would stay. */
export async function closeArenas(): Promise<void> {
  await Promise.all([...opened].map((close) => close()))
}

/** The server of DATABASE_URL, if that is set; else one of its own. */
export function openArena(): Promise<Arena> {
  const url = process.env['DATABASE_URL']
  return url ? guestArena(url) : ownArena({})
}

/** The embedded server with the settings of production, unless others are given. */
export async function ownArena(options: Partial<EmbeddedOptions>): Promise<Arena & { server: Embedded }> {
  const folder = options.dataDir ?? newFolder()
  const server = await startEmbedded({ durable: true, ...options, dataDir: folder })
  const close = async (): Promise<void> => {
    opened.delete(close)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  opened.add(close)
  return { folder, url: server.url, server, database: (name) => createDatabase(server.url, name), close }
}

async function guestArena(url: string): Promise<Arena> {
  const folder = newFolder()
  const names: string[] = []
  const close = async (): Promise<void> => {
    opened.delete(close)
    for (const name of names) await withClient(url, (client) => client.query(`drop database ${name} with (force)`))
    rmSync(folder, { recursive: true, force: true })
  }
  opened.add(close)
  const database = (name: string): Promise<string> => {
    names.push(`perennial_bench_${process.pid}_${name}`)
    return createDatabase(url, names.at(-1)!)
  }
  return { folder, url, database, close }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  // The embedded server may run as somebody else, who must walk in.
  chmodSync(folder, 0o711)
  return folder
}

async function createDatabase(server: string, name: string): Promise<string> {
  await withClient(server, (client) => client.query(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Does something with what a server process shares, then closes it. */
export async function withContext<T>({ folder, url }: Pick<Shop, 'folder' | 'url'>, work: (ctx: OpenContext) => Promise<T>): Promise<T> {
  const ctx = openContext(readConfig({ LOG_LEVEL: 'warn' }, folder), url)
  try {
    return await work(ctx)
  } finally {
    await ctx.close()
  }
}

/** Opens a shop: a database of its own with the schema and a published program. */
export async function openShop(arena: Arena, name: string, document: Document): Promise<Shop> {
  const url = await arena.database(name)
  await migrateDatabase(url)
  const { folder } = arena
  const applied = await withContext({ folder, url }, (ctx) =>
    applyProgram(ctx, { document, note: 'benchmark', by: 'benchmark', organization: 'benchmark' }),
  )
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems))
  return { folder, url, programId: applied.programId }
}

/** Gives the members a membership with a blank state, by copy. */
export async function enrolAll({ url, programId }: Shop, members: Members): Promise<void> {
  const rows = new CopyRows(1 << 20)
  for (const { bucket, id } of members.all()) rows.row(5).int2(bucket).uuid(id).int4(programId).int4(0).text(BLANK_PROGRESS)
  await withClient(url, async (client) => {
    await rows.into(client, 'holder_states (bucket, holder_id, program_id, seq, progress)')
    await client.query('vacuum analyze')
  })
}
