import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitDecisions, StaleState } from '../../src/intake/commit-decisions.ts'
import type { Draft } from '../../src/intake/submission.ts'
import { bucketOf, uuidText } from '../../src/kit/ids.ts'
import { sqlState, type Client } from '../../src/kit/pg.ts'
import { openWorld, submission, type World } from '../world.ts'
import { breachesOfBucket } from './breaches.ts'
import { HandDriven } from './hand-driven.ts'

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
const breaches = (holder: Buffer): Promise<string[]> => breachesOfBucket(other.client, bucketOf(holder))

interface Guard {
  by: string
  /** What is changed for the guard to be gone: the text of a statement, or a constraint. */
  statement?: { name: string; says: string; instead: string }
  constraint?: string
  stops: (error: unknown) => boolean
}

const isStale = (error: unknown): boolean => error instanceof StaleState
const isDuplicate = (error: unknown): boolean => sqlState(error) === '23505'

/** What stops a write that comes too late, in the order in which it is met. */
const GUARDS: readonly Guard[] = [
  {
    by: 'the number of the state',
    statement: { name: 'intake_update_states', says: 's.ctid = t.place and s.seq = t.stored', instead: 's.holder_id = HOLDER' },
    stops: isStale,
  },
  {
    by: 'the place of the balance',
    statement: { name: 'intake_update_balances', says: 'b.ctid = t.place', instead: 'b.holder_id = HOLDER' },
    stops: isStale,
  },
  { by: 'the number of the command', constraint: 'commands', stops: isDuplicate },
  { by: 'the number of the transfer', constraint: 'transfers', stops: isDuplicate },
  {
    by: 'the place of the lot',
    statement: { name: 'intake_update_lots', says: 'l.ctid = t.place', instead: 'l.holder_id = HOLDER' },
    stops: isStale,
  },
]

/** The connection with these guards gone. It fails where a guard is not found as expected, so that this test cannot outlive it. */
async function without(guards: readonly Guard[], client: Client, holder: Buffer): Promise<Client> {
  for (const { constraint } of guards) if (constraint) await client.query(`alter table ${constraint} drop constraint ${constraint}_pkey`)
  const mutants = new Map(guards.flatMap(({ statement }) => (statement ? [[statement.name, statement]] : [])))
  const query = (config: { name?: string; text?: string }, ...rest: unknown[]): unknown => {
    const mutant = mutants.get(config.name ?? '')
    if (mutant && !config.text!.includes(mutant.says)) throw new Error(`${mutant.name} no longer says "${mutant.says}"`)
    const text = mutant && config.text!.replace(mutant.says, mutant.instead.replace('HOLDER', `'${uuidText(holder)}'`))
    return (client.query as (...args: unknown[]) => unknown).call(client, mutant ? { ...config, name: '', text } : config, ...rest)
  }
  return askedBy(client, query)
}

/** The connection, but for how it is asked. What else it does it does as itself, for its private parts are its own. */
function askedBy(client: Client, query: (...args: never[]) => unknown): Client {
  const get = (of: Client, name: string | symbol): unknown => {
    if (name === 'query') return query
    const own = Reflect.get(of, name, of) as unknown
    return typeof own === 'function' ? (own.bind(of) as unknown) : own
  }
  return new Proxy(client, { get })
}

describe('a write that comes too late', () => {
  /** Two processes read a hundred beans; one spends fifty, and then the other writes that it spent thirty. */
  const late = async (gone: readonly Guard[], look: (error: unknown, holder: Buffer) => Promise<void>): Promise<void> => {
    const holder = await world.member()
    await world.decide(holder, adjust(100))
    await other.begin()
    try {
      await other.read([submission(world.programId, holder, redeem(30))], false)
      await world.decide(holder, redeem(50))
      const client = await without(gone, other.client, holder)
      const error = await other.write(client).then(
        () => null,
        (failure: unknown) => failure,
      )
      if (error !== null) await other.client.query('rollback')
      await look(error, holder)
    } finally {
      await other.client.query('rollback')
    }
  }

  GUARDS.forEach((guard, i) => {
    it(`is stopped by ${guard.by}${i > 0 ? ', were the guards before it gone' : ''}`, () =>
      late(GUARDS.slice(0, i), async (error, holder) => {
        expect(guard.stops(error)).toBe(true)
        const { rows } = await world.base.pool.query('select remaining from lots where holder_id = $1', [uuidText(holder)])
        expect(rows).toEqual([{ remaining: 50 }])
        expect(await breaches(holder)).toEqual([])
      }))
  })

  it('would break the books were all of them gone, and verify would see it', () =>
    late(GUARDS, async (error, holder) => {
      expect(error).toBeNull()
      const found = await breaches(holder)
      expect(found).toEqual([
        expect.stringContaining('balances equal the fold of their transfers'),
        expect.stringContaining('each lot holds what its transfers left in it'),
        expect.stringContaining('commands are numbered without gaps'),
      ])
    }))

  it('is stopped also where another holder’s row lies by now in the place it was read from', async () => {
    // A world of its own: its one page of states is where rows that move come to lie again.
    const small = await openWorld()
    const slow = await HandDriven.open(small)
    const stateOf = async (holder: Buffer): Promise<{ place: string; tags: string[] }> => {
      const text = 'select ctid as place, progress from holder_states where holder_id = $1'
      const { rows } = await small.base.pool.query<{ place: string; progress: string }>(text, [uuidText(holder)])
      return { place: rows[0]!.place, tags: (JSON.parse(rows[0]!.progress) as { tags: string[] }).tags }
    }
    const rich = async (): Promise<Buffer> => {
      const holder = await small.member()
      await small.decide(holder, adjust(100))
      return holder
    }
    const holder = await rich()
    const squatter = await rich()
    await small.decide(holder, tag('first'))
    const { place } = await stateOf(holder)
    await slow.begin()
    await slow.read([submission(small.programId, holder, tag('late'))], false)
    await small.decide(holder, tag('second'))
    // Its next statement lets go of the snapshot under which it read, and with it of the old row.
    await slow.client.query('select 1')
    await small.base.pool.query('vacuum holder_states')
    // The two rows with which these members began have left holes too, and lie before it.
    for (let holes = 0; holes < 2; holes++) await small.member()
    await small.decide(squatter, tag('squatter'))
    expect((await stateOf(squatter)).place).toBe(place)
    await expect(slow.write()).rejects.toSatisfy((error) => isStale(error) || isDuplicate(error))
    await slow.client.query('rollback')
    expect((await stateOf(squatter)).tags).toEqual(['squatter'])
    expect((await stateOf(holder)).tags).toEqual(['first', 'second'])
    await slow.close()
    await small.close()
  })
})

describe('a statement that cannot be put together', () => {
  it('is thrown at once, before the commit that follows in the same packet is sent', async () => {
    const holder = await world.member()
    await other.begin()
    await other.read([submission(world.programId, holder, adjust(100))], false)
    const query = (config: { name?: string }, ...rest: unknown[]): unknown => {
      if (config.name === 'intake_batch') throw new RangeError('no such number')
      return (other.client.query as (...args: unknown[]) => unknown).call(other.client, config, ...rest)
    }
    const client = askedBy(other.client, query)
    expect(() => commitDecisions(client, other.head, other.set, () => false)).toThrow(RangeError)
    await other.client.query('rollback')
  })
})
