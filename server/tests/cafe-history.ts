import pg from 'pg'
import { inject } from 'vitest'
import type { Context } from '../src/context.ts'
import type { Draft } from '../src/intake/submission.ts'
import { FixedClock } from '../src/kit/clock.ts'
import { readConfig } from '../src/kit/config.ts'
import { keyHash } from '../src/kit/hashes.ts'
import { encodeId, uuidText } from '../src/kit/ids.ts'
import { openContext, type OpenContext } from '../src/open-context.ts'
import { drainOutbox } from '../src/outbox/drain-outbox.ts'
import { react } from '../src/reactions.ts'
import { sealBatches } from '../src/seals/seal-batches.ts'
import { withDatabase } from './database.ts'
import { numbersFrom } from './imports/retail-file.ts'
import { openWorld, orderOf, type World } from './world.ts'

const DAY = 86_400_000

/** A café's members over sixteen months, three versions of the program, and everything that can be asked of a member. */
export interface History {
  world: World
  /** What the jobs work with. */
  ctx: Context
  members: Buffer[]
}

export async function openHistory(): Promise<History> {
  const world = await openWorld((d) => (d['settings'].late_window_days = 90))
  const ctx = { ...world.base, programs: world.programs, intake: world.intake } as unknown as Context
  const members = await Promise.all(Array.from({ length: 8 }, () => world.member()))
  return { world, ctx, members }
}

/** Ends the world, so that its database can be copied. */
export async function makeHistory(): Promise<History> {
  const history = await openHistory()
  const { world, ctx } = history
  const next = numbersFrom(2026)
  for (let month = 0; month < 16; month++) {
    if (month === 5) await world.publish((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'))
    if (month === 11) {
      await world.publish((d) => {
        d['currencies'].beans.expiry.months = 6
        d['tiers'].status.levels[1].reach = 500
        d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 80'
      })
    }
    for (let week = 0; week < 2; week++) {
      await Promise.all(history.members.map((member) => visit(history, member, next)))
      world.clock.time += 14 * DAY
      await jobs(ctx)
    }
    world.clock.time += 2 * DAY
    if (month % 4 === 3) await sealBatches(ctx)
  }
  // A gift that nobody has carried over yet, an open hold, a refusal that stands alone in its batch, and batches not sealed.
  const [first, second] = history.members as [Buffer, Buffer]
  await world.decide(first, { kind: 'adjust', currency: 'beans', amount: 500, reason: 'goodwill', at: null })
  await world.decide(first, { kind: 'hold', currency: 'beans', amount: 40, expiresAt: world.clock.time + DAY, at: null })
  await world.decide(first, { kind: 'send', currency: 'beans', amount: 7, to: encodeId('mem', second), at: null })
  await world.decide(second, { kind: 'redeem', currency: 'beans', amount: 9_000_000, reason: 'cup', at: null })
  return history
}

/** Several things a member does, some of them at once. */
async function visit({ world, members }: History, member: Buffer, next: () => number): Promise<void> {
  const below = (n: number): number => Math.floor(next() * n)
  const now = world.clock.time
  const order = orderOf(
    [
      [`L${below(4)}`, 1 + below(3), 2000 + below(9000), 'latte'],
      ['B1', 1, 1500, 'bakery'],
    ],
    now - below(3) * DAY,
  )
  const reference = keyHash('order', order.order.reference)
  const drafts: [Draft, object?][] = [[order, { reference }]]
  const what = below(12)
  if (what === 0) drafts.push([{ kind: 'return', order: null, lines: null, at: null }, { saleReference: reference }])
  if (what === 1) drafts.push([{ kind: 'return', order: null, lines: [{ sku: 'B1', quantity: 1 }], at: null }])
  if (what === 2 || what === 3) drafts.push([{ kind: 'redeem', currency: 'beans', amount: 20 + below(300), reason: 'cup', at: null }])
  if (what === 4)
    drafts.push([{ kind: 'send', currency: 'beans', amount: 1 + below(60), to: encodeId('mem', members[below(8)]!), at: null }])
  if (what === 5) drafts.push([{ kind: 'event', type: 'visit', attributes: { store: 'bund' }, at: null }])
  if (what === 6) drafts.push([{ kind: 'profile', attributes: { city: ['上海', '北京'][below(2)]! }, addTags: [`t${below(3)}`], at: null }])
  if (what === 7)
    drafts.push([{ kind: 'standing', set: 'status', level: 'gold', until: Math.floor(now / DAY) + 90, reason: 'guest', at: null }])
  if (what === 8) drafts.push([{ kind: 'consent', given: [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }], at: null }])
  if (what === 9) drafts.push([{ kind: 'adjust', currency: 'beans', amount: below(2) === 0 ? 30 : -30, reason: 'goodwill', at: null }])
  await Promise.all(drafts.map(([draft, more]) => world.decide(member, draft, more)))
  if (what < 10) return
  const held = await world.decide(member, { kind: 'hold', currency: 'beans', amount: 15, expiresAt: now + 2 * DAY, at: null })
  if (held.outcome.refusal || what === 10) return
  await world.decide(member, { kind: 'capture', hold: held.seq, amount: 1 + below(15), at: null })
}

export async function jobs(ctx: Context): Promise<void> {
  const client = await ctx.slowPool.connect()
  try {
    await drainOutbox(ctx, client, (row) => react(ctx, row))
  } finally {
    client.release()
  }
}

export const idOf = (member: Buffer): string => encodeId('mem', member)
export const uuidOf = (member: Buffer): string => uuidText(member)

/** A copy of a history's database, changed by statements that the product never runs, and put back after each. */
export interface Tampering {
  ctx: OpenContext
  after<T>(sql: string, look: (ctx: OpenContext) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** @param from a world that is closed: a database in use cannot be copied */
export async function openTampering(from: World): Promise<Tampering> {
  const original = new URL(from.base.databaseUrl).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('postgres') })
  await admin.connect()
  await admin.query(`create database ${original}_changed template ${original}`)
  await admin.end()
  const url = withDatabase(inject('postgres'), `${original}_changed`)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create schema kept')
  const kept = new Set<string>()
  const config = readConfig({ LOG_LEVEL: 'silent', PERENNIAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }, '')
  const ctx = openContext(config, url, new FixedClock(from.clock.time))
  return {
    ctx,
    after: async (sql, look) => {
      const tables = [...new Set(sql.match(/(?<=\b(?:update|delete from|insert into) )\w+/g) ?? [])]
      for (const table of tables.filter((name) => !kept.has(name))) await client.query(`create table kept.${table} as table ${table}`)
      for (const table of tables) kept.add(table)
      const results = (await client.query(sql)) as pg.QueryResult | pg.QueryResult[]
      for (const { rowCount } of [results].flat()) if (!rowCount) throw new Error(`a part of this changed nothing: ${sql}`)
      try {
        return await look(ctx)
      } finally {
        for (const table of tables) await client.query(`delete from ${table}; insert into ${table} table kept.${table}`)
      }
    },
    close: async () => {
      await client.end()
      await ctx.close()
    },
  }
}
