import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { normalIdentity, type NormalIdentity } from '../src/customers/identity.ts'
import { enrolPerson, type Enrolled } from '../src/enrolments/enrol-person.ts'
import type { Intake } from '../src/intake/intake.ts'
import type { Decided, Draft, Submission } from '../src/intake/submission.ts'
import { keyHash } from '../src/kit/hashes.ts'
import { bucketOf, uuidText } from '../src/kit/ids.ts'
import { openContext, type OpenContext } from '../src/open-context.ts'
import { placeOrder, referenceHash } from '../src/orders/place-order.ts'
import type { LiveProgram } from '../src/programs/program.ts'
import { breachesOfBucket } from './barrier/breaches.ts'
import { HandDriven, untilBlocked } from './barrier/hand-driven.ts'
import { openWorld, orderOf, submission, walletOf, type World } from './world.ts'

let world: World
let other: HandDriven
beforeAll(async () => {
  world = await openWorld()
  other = await HandDriven.open(world)
})
afterAll(async () => {
  await other.close()
  await world.close()
})

const redeem = (amount: number): Draft => ({ kind: 'redeem', currency: 'beans', amount, reason: 'cup', at: null })
const adjust = (amount: number): Draft => ({ kind: 'adjust', currency: 'beans', amount, reason: 'test', at: null })
const tag = (name: string): Draft => ({ kind: 'profile', addTags: [name], at: null })
const made = (holder: Buffer, draft: Draft): Submission =>
  submission(world.programId, holder, draft, draft.kind === 'order' ? { reference: referenceHash(draft.order.reference) } : {})

/** A member with one lot of a hundred beans. */
async function rich(): Promise<Buffer> {
  const holder = await world.member()
  await world.decide(holder, adjust(100))
  return holder
}

const retriesOf = (intake: Intake): number => intake.lanes.reduce((sum, lane) => sum + lane.counts.retries, 0)

const breaches = (holder: Buffer): Promise<string[]> => breachesOfBucket(other.client, bucketOf(holder))

async function openLots(holder: Buffer): Promise<number[]> {
  const { rows } = await world.base.pool.query<{ remaining: number }>(
    'select remaining from lots where bucket = $1 and holder_id = $2 and remaining > 0 order by seq, n',
    [bucketOf(holder), uuidText(holder)],
  )
  return rows.map((row) => row.remaining)
}

describe('a batch without locks that another process writes in between', () => {
  // The barrier is a lock on the whole table of lots: a batch comes to it and waits.
  const between = async (theirs: Submission, ...mine: [Submission, ...Submission[]]): Promise<{ decided: Decided; retries: number }> => {
    const intake = world.another()
    await other.begin()
    await other.client.query('lock table lots in access exclusive mode')
    const waiting = Promise.all(mine.map((item) => intake.submit(item)))
    await untilBlocked(world)
    await other.hold([theirs], false)
    await other.commit()
    return { decided: (await waiting)[0]!, retries: retriesOf(intake) }
  }

  /** Of two holders state and balances are read by statements of their own, before the one that reads the lots. */
  const beside = async (): Promise<Submission> => made(await world.member(), tag('beside'))

  it('having read the state before and the lots after, is decided again when the two fit', async () => {
    const holder = await rich()
    const { decided, retries } = await between(made(holder, redeem(40)), made(holder, redeem(50)), await beside())
    expect(walletOf(decided).available).toBe(10)
    expect(await openLots(holder)).toEqual([10])
    expect(retries).toBe(1)
    expect(await breaches(holder)).toEqual([])
  })

  it('having read the state before and the lots after, is decided again when the two contradict each other', async () => {
    const holder = await rich()
    const { decided, retries } = await between(made(holder, redeem(100)), made(holder, redeem(100)), await beside())
    expect(decided.outcome.refusal).toEqual({ code: 'insufficient_points', facts: { currency: 'beans', needed: 100, have: 0 } })
    expect(retries).toBe(1)
    expect(await breaches(holder)).toEqual([])
  })

  it('reads a lone holder by one statement, whose state and lots are of one moment', async () => {
    const holder = await rich()
    const { decided, retries } = await between(made(holder, redeem(40)), made(holder, redeem(50)))
    expect(walletOf(decided).available).toBe(10)
    expect(await openLots(holder)).toEqual([10])
    expect(retries).toBe(0)
    expect(await breaches(holder)).toEqual([])
  })
})

describe('a batch that another process stands in the way of', () => {
  /** Theirs is written and not committed; mine comes to wait for it; theirs commits. */
  const behind = async (intake: Intake, theirs: Submission, mine: Submission, lock: boolean): Promise<Decided> => {
    await other.begin()
    await other.hold([theirs], lock)
    const waiting = intake.submit(mine)
    await untilBlocked(world)
    await other.commit()
    return waiting
  }

  /** An intake that has met another process, and locks what it reads from now on. */
  const cautious = async (): Promise<Intake> => {
    const intake = world.another()
    const holder = await world.member()
    await behind(intake, made(holder, tag('theirs')), made(holder, tag('mine')), false)
    return intake
  }

  for (const theyLock of [false, true]) {
    it(`and that read first is decided again (the other ${theyLock ? 'locks' : 'does not lock'})`, async () => {
      const holder = await rich()
      const intake = world.another()
      const decided = await behind(intake, made(holder, redeem(40)), made(holder, redeem(50)), theyLock)
      expect(walletOf(decided).available).toBe(10)
      expect(await openLots(holder)).toEqual([10])
      expect(retriesOf(intake)).toBe(1)
      expect(await breaches(holder)).toEqual([])
    })

    it(`and that locks first waits and sees the new state with the new lots (the other ${theyLock ? 'locks' : 'does not lock'})`, async () => {
      const intake = await cautious()
      const before = retriesOf(intake)
      const [spent, left] = [await rich(), await rich()]
      const refused = await behind(intake, made(spent, redeem(100)), made(spent, redeem(100)), theyLock)
      expect(refused.outcome.refusal).toEqual({ code: 'insufficient_points', facts: { currency: 'beans', needed: 100, have: 0 } })
      const decided = await behind(intake, made(left, redeem(40)), made(left, redeem(50)), theyLock)
      expect(walletOf(decided).available).toBe(10)
      expect(await openLots(left)).toEqual([10])
      expect(retriesOf(intake)).toBe(before)
      expect([...(await breaches(spent)), ...(await breaches(left))]).toEqual([])
    })
  }

  it('locks and loads in two statements, because one that does both returns the new state with the old lots', async () => {
    const holder = await rich()
    const key = [bucketOf(holder), uuidText(holder)]
    const [{ seq }] = (await world.base.pool.query('select seq from holder_states where bucket = $1 and holder_id = $2', key)).rows as [
      { seq: number },
    ]
    await other.begin()
    await other.hold([made(holder, redeem(40))], true)
    const joined = world.base.pool.query<{ seq: number; remaining: number }>(
      `select s.seq, l.remaining from holder_states s join lots l on l.bucket = s.bucket and l.holder_id = s.holder_id
       where s.bucket = $1 and s.holder_id = $2 for update of s`,
      key,
    )
    await untilBlocked(world)
    await other.commit()
    expect((await joined).rows).toEqual([{ seq: seq + 1, remaining: 100 }])
    expect(await openLots(holder)).toEqual([60])
  })
})

describe('a new member', () => {
  it('whose first orders come to two processes at once has both, and one enrolment', async () => {
    for (const lock of [false, true]) {
      const holder = await world.member()
      await other.begin()
      const [theirs] = await other.hold([made(holder, orderOf([['L1', 1, 1000]]))], lock)
      const waiting = world.another().submit(made(holder, orderOf([['L1', 1, 2000]])))
      await untilBlocked(world)
      await other.commit()
      const mine = await waiting
      expect([walletOf(theirs!).available, walletOf(mine).available]).toEqual([10, 30])
      expect([theirs!.seq, mine.seq]).toEqual([2, 3])
      expect(await kindsOf(holder)).toEqual(['enrol', 'order', 'order'])
      expect(await breaches(holder)).toEqual([])
    }
  })

  it('whose first orders come to two processes a hundred times at once has all of them', async () => {
    const intakes = [world.another(), world.another()]
    const holders = await Promise.all(Array.from({ length: 20 }, () => world.member()))
    const orders = holders.flatMap((holder) => intakes.flatMap((intake) => Array.from({ length: 5 }, () => ({ holder, intake }))))
    await Promise.all(orders.map(({ holder, intake }) => intake.submit(made(holder, orderOf([['L1', 1, 1000]])))))
    for (const holder of holders) {
      expect(await openLots(holder)).toEqual(Array.from({ length: 20 }, () => 10))
      expect(await kindsOf(holder)).toEqual(['enrol', ...Array.from({ length: 10 }, () => 'order')])
      expect(await breaches(holder)).toEqual([])
    }
  })

  const kindsOf = async (holder: Buffer): Promise<string[]> => {
    const { rows } = await world.base.pool.query<{ kind: string }>(
      'select kind from commands where bucket = $1 and holder_id = $2 order by seq',
      [bucketOf(holder), uuidText(holder)],
    )
    return rows.map((row) => row.kind)
  }
})

describe('a person whom two processes enrol at once', () => {
  const contexts: OpenContext[] = []
  beforeAll(() => {
    const { config, databaseUrl, clock } = world.base
    for (let i = 0; i < 2; i++) contexts.push(openContext({ ...config, logLevel: 'silent' }, databaseUrl, clock))
  })
  afterAll(() => Promise.all(contexts.map((ctx) => ctx.close())))

  const identityOf = (value: string): NormalIdentity => normalIdentity({ kind: value.includes('@') ? 'email' : 'phone', value })!

  const enrol = async (ctx: OpenContext, named: readonly string[], key: string): Promise<Enrolled> => {
    const identities = named.map((name) => ({ identity: identityOf(name), verified: false }))
    const program = (await ctx.programs.current(world.programId)) as LiveProgram
    const person = {
      identities,
      personal: {},
      attributes: {},
      tags: ['new'],
      consents: [],
      source: 'test',
      at: null,
    }
    return enrolPerson(ctx, program, person, keyHash('enrol', key), '', null)
  }

  /** Members, customers and enrolments behind an identity. */
  const countsOf = async (name: string): Promise<unknown> => {
    const { kind, value } = identityOf(name)
    const hash = world.base.vault.identityHash(world.organizationId, kind, value)
    const { rows } = await world.base.pool.query<Record<string, number>>(
      `select count(distinct i.customer_id)::int as customers, count(distinct m.holder_id)::int as members,
              count(*) filter (where c.kind = 'enrol' and not c.refused)::int as enrolments, count(*) filter (where c.kind = 'profile')::int as profiles
       from identities i left join members m on m.customer_id = i.customer_id left join commands c on c.holder_id = m.holder_id where i.hash = $1`,
      [hash],
    )
    return rows[0]
  }

  const both = async (phone: string, keys: [string, string]): Promise<PromiseSettledResult<Enrolled>[]> => {
    await other.begin()
    await other.client.query('lock table members in share row exclusive mode')
    const waiting = Promise.allSettled(contexts.map((ctx, i) => enrol(ctx, [phone], keys[i]!)))
    // One has the identity and waits for the table, the other waits for the one.
    await untilBlocked(world, 2)
    await other.commit()
    return waiting
  }

  it('under one key has one membership and one answer', async () => {
    const [one, two] = (await both('+8613900000001', ['k1', 'k1'])) as PromiseFulfilledResult<Enrolled>[]
    expect(one!.value.holder.text).toBe(two!.value.holder.text)
    expect(one!.value.replayed).toBe(!two!.value.replayed)
    expect(await countsOf('+8613900000001')).toEqual({ customers: 1, members: 1, enrolments: 1, profiles: 1 })
  })

  it('under two keys has one membership, and the other key is told so', async () => {
    const results = await both('+8613900000002', ['k2', 'k3'])
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    const refused = results.find((r) => r.status === 'rejected')!
    expect(refused.reason).toMatchObject({ code: 'already_enrolled' })
    expect(await countsOf('+8613900000002')).toEqual({ customers: 1, members: 1, enrolments: 1, profiles: 1 })
  })

  it('by the same two identities, named in another order, has one membership', async () => {
    for (let i = 0; i < 10; i++) {
      const named = [`+8613900001${String(i).padStart(3, '0')}`, `guest${i}@example.cn`]
      const results = await Promise.allSettled([enrol(contexts[0]!, named, `a${i}`), enrol(contexts[1]!, named.toReversed(), `b${i}`)])
      expect(results.map((r) => r.status).toSorted((a, b) => a.localeCompare(b))).toEqual(['fulfilled', 'rejected'])
      for (const name of named) expect(await countsOf(name)).toEqual({ customers: 1, members: 1, enrolments: 1, profiles: 1 })
    }
  })

  it('by a first order at both tills has one membership and both orders', async () => {
    const phone = '+8613900000003'
    const buy = async (ctx: OpenContext): Promise<Decided> => {
      const program = (await ctx.programs.current(world.programId)) as LiveProgram
      const { order } = orderOf([['L1', 1, 1000]])
      const placed = await placeOrder(ctx, program, identityOf(phone), { order, at: null })
      if (placed.kept) throw new Error('this program enrols whoever buys')
      return ctx.intake.submit(submission(world.programId, placed.holder.id, placed.draft, { reference: placed.reference }))
    }
    await other.begin()
    await other.client.query('lock table members in share row exclusive mode')
    const waiting = Promise.all(contexts.map(buy))
    await untilBlocked(world, 2)
    await other.commit()
    const bought = await waiting
    expect(new Set(bought.map((b) => walletOf(b).available))).toEqual(new Set([10, 20]))
    expect(await countsOf(phone)).toEqual({ customers: 1, members: 1, enrolments: 1, profiles: 0 })
  })
})
