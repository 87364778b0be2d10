import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { parse } from 'yaml'
import { systemClock } from '../server/src/kit/clock.ts'
import type { Base } from '../server/src/kit/base.ts'
import { CopyRows } from '../server/src/kit/copy.ts'
import { Vault } from '../server/src/kit/crypto.ts'
import { startEmbedded, type Embedded } from '../server/src/kit/embedded-pg.ts'
import { bucketOf, newId, uuidText } from '../server/src/kit/ids.ts'
import { openLog } from '../server/src/kit/log.ts'
import { migrate, readMigrations } from '../server/src/kit/migrate.ts'
import { openPool } from '../server/src/kit/pg.ts'
import { holderKey, type HolderKey } from '../server/src/kit/holder-key.ts'
import { Intake } from '../server/src/intake/intake.ts'
import { BLANK_PROGRESS } from '../server/src/members/enrol-member.ts'
import { ensureOrganization } from '../server/src/organizations/organizations.sql.ts'
import { ProgramCache } from '../server/src/programs/program-cache.ts'
import { insertProgram } from '../server/src/programs/programs.sql.ts'
import { publishVersion } from '../server/src/programs/publish-version.ts'

/** A durable server of its own with the café program, for measuring. */
export interface Arena {
  server: Embedded
  base: Base
  programs: ProgramCache
  programId: number
  intake: Intake
  close(): Promise<void>
}

export type Change = (document: Record<string, any>) => void

export const cafe = (change: Change = () => {}): Record<string, any> => {
  const document = parse(readFileSync(new URL('../examples/programs/cafe.yaml', import.meta.url), 'utf8')) as Record<string, any>
  change(document)
  return document
}

export async function openArena(change?: Change): Promise<Arena> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, durable: true })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await migrate(client, readMigrations(new URL('../server/migrations/', import.meta.url)))
  await client.end()
  const log = openLog('warn')
  const pool = openPool({ url: server.url, name: 'bench', max: 6, statementTimeoutMs: 0, log })
  const masterKey = Buffer.alloc(32, 7)
  const config = { port: 0, host: '127.0.0.1', databaseUrl: server.url, dataDir, logLevel: 'warn', masterKey, lanes: Number(process.env['PERENNIAL_LANES'] ?? 3), laneQueue: 20_000, batchSize: Number(process.env['PERENNIAL_BATCH'] ?? 500) }
  const base: Base = { config, log, clock: systemClock, pool, slowPool: pool, vault: new Vault(masterKey), databaseUrl: server.url }
  const now = Date.now()
  const organizationId = await ensureOrganization(pool, uuidText(newId(now)), 'bench', 'Bench', new Date(now))
  const programId = await insertProgram(pool, organizationId, 'cafe', new Date(now))
  const published = await publishVersion(base, { id: programId, key: 'cafe' }, { document: cafe(change), note: 'bench', by: 'bench' })
  if (!published.ok) throw new Error(JSON.stringify(published))
  const programs = new ProgramCache(pool)
  const intake = new Intake({ base, programs, announced: () => false })
  const close = async (): Promise<void> => {
    await intake.close()
    await pool.end()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server, base, programs, programId, intake, close }
}

/** Members with blank states, made by copy. */
export async function makeMembers({ base, programId }: Arena, count: number): Promise<HolderKey[]> {
  const client = new pg.Client({ connectionString: base.databaseUrl })
  await client.connect()
  const ids = Array.from({ length: count }, () => newId(Date.now()))
  const states = new CopyRows()
  for (const id of ids) states.row(5).int2(bucketOf(id)).uuid(id).int4(programId).int4(0).text(BLANK_PROGRESS)
  await states.into(client, 'holder_states (bucket, holder_id, program_id, seq, progress)')
  await client.query('analyze')
  await client.end()
  return ids.map(holderKey)
}
