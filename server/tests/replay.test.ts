import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holderKey } from '../src/kit/holder-key.ts'
import { ProgramCache } from '../src/programs/program-cache.ts'
import { replayAll, type Replayed } from '../src/replay/replay-all.ts'
import { idOf, makeHistory, openTampering, uuidOf, type History, type Tampering } from './cafe-history.ts'

const silent = (): void => undefined

let history: History
let tampering: Tampering
/** A member, and the `seq` of an order of theirs by each of the three versions. */
let member: string
let orders: number[]

beforeAll(async () => {
  history = await makeHistory()
  const { world, members } = history
  member = uuidOf(members[0]!)
  const { rows } = await world.base.pool.query<{ seq: number }>(
    `select min(seq) as seq from commands where holder_id = $1 and kind = 'order' and not refused group by rules_version order by rules_version`,
    [member],
  )
  orders = rows.map((row) => row.seq)
  await world.close()
  tampering = await openTampering(world)
}, 120_000)
afterAll(() => tampering.close())

const replay = (): Promise<Replayed> => replayAll(tampering.ctx, { programId: null }, silent)

describe('a replay', () => {
  it('of a history under three versions comes out as it is stored', async () => {
    expect(orders).toHaveLength(3)
    const { rows } = await tampering.ctx.pool.query<Record<string, number>>(
      `select count(*)::int as commands, count(distinct policy_version)::int as versions, count(distinct kind)::int as kinds,
              count(*) filter (where refused)::int as refused, count(*) filter (where kind = 'tick')::int as ticks from commands`,
    )
    const [{ commands, versions, kinds, refused, ticks }] = rows as [Record<string, number>]
    expect({ versions, kinds }).toEqual({ versions: 3, kinds: 14 })
    expect(Math.min(refused!, ticks!)).toBeGreaterThan(3)
    const seen: [number, number][] = []
    const replayed = await replayAll(tampering.ctx, { programId: null }, (done, total) => seen.push([done, total]))
    expect(replayed).toMatchObject({ ok: true, holders: 8, commands, mismatches: [], mismatch_count: 0 })
    expect(seen.at(-1)).toEqual([8, 8])
  })

  it('may be of one program, or of one member', async () => {
    const { ctx } = tampering
    const { programId } = history.world
    expect(await replayAll(ctx, { programId }, silent)).toMatchObject({ ok: true, holders: 8 })
    expect(await replayAll(ctx, { programId: programId + 1 }, silent)).toMatchObject({ ok: true, holders: 0, commands: 0 })
    const one = await replayAll(ctx, { programId, holder: holderKey(history.members[3]!) }, silent)
    const [{ count }] = (
      await ctx.pool.query('select count(*)::int as count from commands where holder_id = $1', [uuidOf(history.members[3]!)])
    ).rows as [{ count: number }]
    expect(one).toMatchObject({ ok: true, holders: 1, commands: count })
  })
})

interface Case {
  of: string
  /** `$M` is the member, `$O` the first order decided by the second version. */
  sql: string
  /** The command that is named, where it is not the last; and what of it. */
  seq?: 'order' | 'next'
  what: string
}

const OWN = "where holder_id = '$M'"
const ORDER = `${OWN} and seq = $O`

const CASES: Case[] = [
  {
    of: 'an amount in an outcome',
    sql: `update commands set outcome = regexp_replace(outcome::text, '"wallets":\\{"beans":\\[(\\d)', '"wallets":{"beans":[9\\1')::json ${ORDER}`,
    seq: 'order',
    what: 'outcome',
  },
  {
    of: 'a refusal that was none',
    sql: `update commands set outcome = '{"refusal":{"code":"too_late","facts":{}}}' ${ORDER}`,
    seq: 'order',
    what: 'outcome',
  },
  {
    of: 'what was bought',
    sql: `update commands set input = regexp_replace(input::text, '"total":\\d+,"net":\\d+', '"total":9999900,"net":9999900')::json ${ORDER}`,
    seq: 'order',
    what: 'outcome',
  },
  { of: 'the version that decided', sql: `update commands set rules_version = 1 ${ORDER}`, seq: 'order', what: 'outcome' },
  { of: 'a version that does not exist', sql: `update commands set rules_version = 99 ${ORDER}`, seq: 'order', what: 'version' },
  { of: 'a transfer', sql: `update transfers set amount = amount + 1 ${ORDER} and n = 0`, seq: 'order', what: 'transfers' },
  { of: 'the lot of a transfer', sql: `update transfers set lot_seq = lot_seq - 1 ${ORDER} and n = 0`, seq: 'order', what: 'transfers' },
  { of: 'a transfer that is gone', sql: `delete from transfers ${ORDER} and n = 0`, seq: 'order', what: 'transfers' },
  {
    of: 'a command that is gone',
    sql: `delete from commands ${ORDER}; delete from transfers ${ORDER}`,
    seq: 'next',
    what: 'order of commands',
  },
  { of: 'a tier', sql: `update holder_states set progress = replace(progress, '"level":"', '"level":"x') ${OWN}`, what: 'progress' },
  { of: 'a tag', sql: `update holder_states set progress = replace(progress, '"tags":[', '"tags":["vip",') ${OWN}`, what: 'progress' },
  { of: 'the time of a state', sql: `update holder_states set state_time = state_time + interval '1 day' ${OWN}`, what: 'state time' },
  { of: 'the adopted version', sql: `update holder_states set program_version = 2 ${OWN}`, what: 'program version' },
  { of: 'a moment that would be missed', sql: `update holder_states set due_at = due_at + interval '1000 days' ${OWN}`, what: 'due' },
  {
    of: 'a balance',
    sql: `update balances set available = available + 1 ${OWN} and currency = 'beans' and debt = 0`,
    what: 'wallet beans',
  },
  {
    of: 'the end of a lot',
    sql: `update lots set expires_on = expires_on + 1 ${OWN} and currency = 'beans' and remaining > 0`,
    what: 'lots',
  },
  { of: 'whose money a lot is', sql: `update lots set funder = 'somebody' ${OWN} and remaining > 0`, what: 'lots' },
  { of: 'a hold', sql: `update holds set expires_at = expires_at + interval '1 day' ${OWN} and amount > 0`, what: 'holds' },
  {
    of: 'a metric',
    sql: `update metric_days set value = value + 1 ${OWN} and day = (select max(day) from metric_days ${OWN})`,
    what: 'metrics',
  },
]

describe('a replay of what was tampered with', () => {
  it.each(CASES)('names $of', async ({ sql, seq, what }) => {
    const order = orders[1]!
    const statement = sql.replaceAll('$M', member).replaceAll('$O', String(order))
    const { ok, mismatches, mismatch_count } = await tampering.after(statement, async ({ pool, ...ctx }) =>
      replayAll({ pool, ...ctx, programs: new ProgramCache(pool) }, { programId: null }, silent),
    )
    expect({ ok, counted: mismatch_count >= mismatches.length }).toEqual({ ok: false, counted: true })
    const named = mismatches.filter((m) => m.holder === idOf(history.members[0]!))
    const place = seq === 'order' ? order : seq === 'next' ? order + 1 : expect.any(Number)
    expect(named[0], JSON.stringify(mismatches.slice(0, 3))).toMatchObject({ seq: place, what })
    expect(named[0]!.stored).not.toBe(named[0]!.replayed)
    expect(mismatches).toEqual(named)
  })

  it('names everybody whom a version decided otherwise than it says now', async () => {
    const statement = `update versions set document = replace(document::text, 'order.net / 50', 'order.net / 60')::json where number = 2`
    const { mismatches, mismatch_count } = await tampering.after(statement, ({ pool, ...ctx }) =>
      replayAll({ pool, ...ctx, programs: new ProgramCache(pool) }, { programId: null }, silent),
    )
    expect(mismatches).toHaveLength(50)
    expect(mismatch_count).toBeGreaterThan(100)
    expect(mismatches[0]!.what).toBe('outcome')
  })

  it('comes out right again once everything is put back', async () => {
    expect(await replay()).toMatchObject({ ok: true, mismatch_count: 0 })
  })
})
