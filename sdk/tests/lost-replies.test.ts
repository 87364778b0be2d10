import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAll } from '../../server/src/verify/verify-all.ts'
import { openApi, type Api } from '../../server/tests/api/open-api.ts'
import { Perennial, PerennialProblem, type DecisionAnswer, type Written } from '../src/client.ts'
import { openLossyProxy, randomFrom, type LossyProxy } from './lossy-proxy.ts'

/** Three replies in ten are lost on the way; what a client then believes must be what the books say. */

const MEMBERS = 25
const OPERATIONS = 2000
const AT_ONCE = 16

let api: Api
let proxy: LossyProxy
let perennial: Perennial
beforeAll(async () => {
  api = await openApi()
  proxy = await openLossyProxy(await api.listen(), 0.3)
  perennial = new Perennial({ url: proxy.url, key: api.service.token!, retries: 30, pauseMs: 2 })
})
afterAll(async () => {
  await proxy.close()
  await api.close()
})

interface Seen {
  decisions: string[]
  refused: number
  replayed: number
  /** Beans that each member should have, by what the answers said. */
  beans: Map<string, number>
}

/** One thing that a shop does, and by how much it should change the member's beans. */
type Operation = (member: string, n: number, random: () => number) => Promise<{ written: Written<DecisionAnswer>; beans: number }>

const granted = ({ effects }: DecisionAnswer): number =>
  effects.filter((e) => e.currency === 'beans').reduce((sum, e) => sum + e.granted, 0)

function decided(answer: object): DecisionAnswer {
  if (!('effects' in answer)) throw new Error('it was kept waiting instead of decided')
  return answer as DecisionAnswer
}

const OPERATIONS_OF_A_SHOP: Operation[] = [
  async (member, n, random) => {
    const order = { reference: `L-${n}`, lines: [{ sku: 'LATTE', quantity: 1, amount: 100 * Math.ceil(random() * 50), category: 'latte' }] }
    const written = await perennial.orders.place({ member, order })
    const answer = decided(written.answer)
    return { written: { ...written, answer }, beans: granted(answer) }
  },
  async (member) => {
    const written = await perennial.events.report({ member, type: 'visit', attributes: { store: 'S1' } })
    const answer = decided(written.answer)
    return { written: { ...written, answer }, beans: granted(answer) }
  },
  async (member, _, random) => {
    const amount = Math.ceil(random() * 30)
    return { written: await perennial.adjustments.make(member, { currency: 'beans', amount, reason: 'goodwill' }), beans: amount }
  },
  async (member, _, random) => {
    const amount = Math.ceil(random() * 60)
    return { written: await perennial.redemptions.make({ member, currency: 'beans', amount }), beans: -amount }
  },
]

describe('a client whose replies get lost', () => {
  it(`loses nothing and does nothing twice in ${OPERATIONS} operations`, { timeout: 120_000 }, async () => {
    const members = await Promise.all(Array.from({ length: MEMBERS }, async () => (await perennial.members.enrol({})).answer.id))
    expect(new Set(members).size).toBe(MEMBERS)
    const seen = await work(members)

    const { rows } = await api.ctx.pool.query<{ refused: boolean; count: number }>(
      "select refused, count(*)::int as count from commands where kind not in ('enrol', 'tick') group by refused order by refused",
    )
    expect(Object.fromEntries(rows.map((row) => [row.refused ? 'refused' : 'accepted', row.count]))).toEqual({
      accepted: seen.decisions.length,
      refused: seen.refused,
    })
    expect(seen.decisions.length + seen.refused).toBe(OPERATIONS)
    expect(new Set(seen.decisions).size).toBe(seen.decisions.length)
    expect(await membersOf()).toEqual(members.toSorted())
    for (const member of members) {
      const beans = (await perennial.members.balances(member)).find(({ currency }) => currency === 'beans')?.available ?? 0
      expect(beans).toBe(seen.beans.get(member) ?? 0)
    }
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
    // Otherwise this was no test: hundreds of replies got lost, and hundreds of answers came only by asking again.
    expect(proxy.lost).toBeGreaterThan(OPERATIONS * 0.25)
    expect(seen.replayed).toBeGreaterThan(OPERATIONS * 0.15)
    expect(seen.refused).toBeGreaterThan(0)
  })
})

async function work(members: readonly string[]): Promise<Seen> {
  const seen: Seen = { decisions: [], refused: 0, replayed: 0, beans: new Map() }
  const random = randomFrom(7)
  let next = 0
  const worker = async (): Promise<void> => {
    for (let n = next++; n < OPERATIONS; n = next++) {
      const member = members[Math.floor(random() * members.length)]!
      const operation = OPERATIONS_OF_A_SHOP[n % OPERATIONS_OF_A_SHOP.length]!
      try {
        const { written, beans } = await operation(member, n, random)
        seen.decisions.push(written.answer.decision)
        seen.beans.set(member, (seen.beans.get(member) ?? 0) + beans)
        if (written.replayed) seen.replayed += 1
      } catch (error) {
        if (!(error instanceof PerennialProblem) || error.code !== 'insufficient_points') throw error
        seen.refused += 1
        if (error.replayed) seen.replayed += 1
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return seen
}

async function membersOf(): Promise<string[]> {
  const found: string[] = []
  for await (const { id } of perennial.members.list({ limit: 7 })) found.push(id)
  return found.toSorted()
}
