import { readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { parse } from 'yaml'
import { Intake } from '../src/intake/intake.ts'
import { decodeOutcome } from '../src/intake/outcome.ts'
import { submissionOf, type Decided, type Draft, type Submission, type Submitting } from '../src/intake/submission.ts'
import type { Base } from '../src/kit/base.ts'
import { FixedClock } from '../src/kit/clock.ts'
import { Vault } from '../src/kit/crypto.ts'
import { keyHash } from '../src/kit/hashes.ts'
import { holderKey } from '../src/kit/holder-key.ts'
import { openLog } from '../src/kit/log.ts'
import { openPool } from '../src/kit/pg.ts'
import { enrolMember } from '../src/members/enrol-member.ts'
import { ensureOrganization } from '../src/organizations/ensure-organization.ts'
import { ProgramCache } from '../src/programs/program-cache.ts'
import { insertProgram } from '../src/programs/programs.sql.ts'
import { publishVersion } from '../src/programs/publish-version.ts'
import { withDatabase } from './database.ts'

export const NOON = Date.parse('2026-06-02T04:00:00Z') // a Tuesday, 12:00 in Shanghai

export type Mutation = (document: Record<string, any>) => void

export function cafeDocument(change: Mutation = () => {}): Record<string, any> {
  const text = readFileSync(new URL('../../examples/programs/cafe.yaml', import.meta.url), 'utf8')
  const document = parse(text) as Record<string, any>
  change(document)
  return document
}

export interface World {
  base: Base
  clock: FixedClock
  programs: ProgramCache
  programId: number
  organizationId: string
  intake: Intake
  /** A second process on the same database. */
  another(): Intake
  member(): Promise<Buffer>
  /** Decides a command under a fresh key. */
  decide(holder: Buffer, draft: Draft, more?: Partial<Submitting>): Promise<Decided>
  publish(change?: Mutation, effectiveFrom?: number): Promise<number>
  close(): Promise<void>
}

let keys = 0

const configOf = (url: string): Base['config'] => ({
  port: 0,
  host: '127.0.0.1',
  databaseUrl: url,
  dataDir: '',
  logLevel: 'silent',
  masterKey: Buffer.alloc(32, 7),
  lanes: 3,
  laneQueue: 5000,
  batchSize: 500,
  trustProxy: false,
  webhooksPrivate: false,
  importBytes: 16 * 1024 * 1024,
})

/** A database of its own, cloned from the migrated template, with the café program in it. */
export async function openWorld(change?: Mutation, config: Partial<Base['config']> = {}): Promise<World> {
  const url = await cloneDatabase()
  const clock = new FixedClock(NOON)
  const log = openLog(process.env['LOG_LEVEL'] ?? 'silent')
  const pool = openPool({ url, name: 'test', max: 6, statementTimeoutMs: 30_000, log })
  const base: Base = {
    config: { ...configOf(url), ...config },
    log,
    clock,
    pool,
    slowPool: pool,
    vault: new Vault(Buffer.alloc(32, 7)),
    databaseUrl: url,
  }
  const organizationId = await ensureOrganization(base, 'shanshui', 'Shanshui')
  const programId = await insertProgram(pool, organizationId, 'cafe', new Date(NOON))
  const programs = new ProgramCache(pool)
  const announced = (): boolean => true
  const intakes: Intake[] = []
  const another = (): Intake => {
    const intake = new Intake({ base, programs: new ProgramCache(pool), announced })
    intakes.push(intake)
    return intake
  }
  const world: World = {
    base,
    clock,
    programs,
    programId,
    organizationId,
    another,
    intake: another(),
    member: async () => {
      const { holder } = await enrolMember(
        base,
        { id: programId, organizationId },
        { identity: null, source: 'test', joinedAt: clock.now() },
      )
      return holder
    },
    decide: (holder, draft, more = {}) => world.intake.submit(submission(programId, holder, draft, more)),
    publish: async (mutation, effectiveFrom) => {
      const document = cafeDocument(mutation)
      const result = await publishVersion(
        base,
        { id: programId, key: 'cafe' },
        { document, note: 'test', by: 'test', ...(effectiveFrom !== undefined && { effectiveFrom }) },
      )
      if (!result.ok) throw new Error(JSON.stringify(result))
      return result.number
    },
    close: async () => {
      await Promise.all(intakes.map((i) => i.close()))
      await pool.end()
    },
  }
  await world.publish(change)
  return world
}

export function submission(programId: number, holder: Buffer, draft: Draft, more: Partial<Submitting> = {}): Submission {
  keys += 1
  return submissionOf({ programId, holder: holderKey(holder), draft, key: keyHash('test', String(keys)), client: null, ...more })
}

/** A database of its own, cloned from the migrated template. */
export async function cloneDatabase(): Promise<string> {
  const url = inject('postgres')
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  // Two files cloning at once would find the template busy.
  await admin.query('select pg_advisory_lock(42)')
  await admin.query(`create database ${name} template perennial_template`)
  await admin.end()
  return withDatabase(url, name)
}

let references = 0

/** A draft of an order; amounts in fen. */
export function orderOf(
  lines: [sku: string, quantity: number, amount: number, category?: string][],
  at: number | null = null,
  more: object = {},
): Extract<Draft, { kind: 'order' }> {
  references += 1
  const total = lines.reduce((sum, [, , amount]) => sum + amount, 0)
  const basket = lines.map(([sku, quantity, amount, category]) => ({
    sku,
    quantity,
    amount,
    tags: [],
    category: category ?? '',
    brand: '',
  }))
  return {
    kind: 'order',
    at,
    order: { reference: `R${references}`, total, net: total, lines: basket, channel: '', store: '', payment: '', ...more },
  }
}

export const walletOf = (decided: Decided, currency = 'beans'): { available: number; pending: number; held: number; debt: number } =>
  decodeOutcome(decided.outcome).wallets?.[currency] ?? { available: 0, pending: 0, held: 0, debt: 0 }
