import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'
import { openSupplier, runStorm, STORM, withGadget, type Storm } from './storm.ts'
import type { Stub } from './stub.ts'

/** STORM_ORDERS=20000 npx vitest run server/tests/suppliers/storm.test.ts */
const ORDERS = Number(process.env['STORM_ORDERS'] ?? 300)

let api: Api
let stub: Stub
let storm: Storm
beforeAll(
  async () => {
    api = await openApi(withGadget, { webhooksPrivate: true })
    stub = await openSupplier(api, STORM)
    storm = await runStorm(api, stub, ORDERS)
    if (process.env['STORM_ORDERS'])
      process.stdout.write(
        `${JSON.stringify({ orders: ORDERS, ...storm.seconds, rounds: storm.rounds, made: stub.made, ...stub.callbacks })}\n`,
      )
  },
  60_000 + ORDERS * 100,
)
afterAll(async () => {
  await stub.close()
  await api.close()
})

interface Row {
  id: string
  state: string
  points: string
}

const all = async (): Promise<Row[]> => {
  const found: Row[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: { items: Row[]; next: string | null } = accepted(
      await api.service.get(`/v1/fulfilments?limit=200${next && `&cursor=${next}`}`),
      200,
    )
    found.push(...page.items)
    next = page.next
  }
  return found
}

describe(`${ORDERS} orders with a supplier that answers late or never, repeats and contradicts itself`, () => {
  it('are each made once, and none is lost', async () => {
    const rows = await all()
    expect(rows).toHaveLength(ORDERS)
    // One order a fulfilment, under its id; what is asked for twice is not made twice.
    expect(stub.made).toBe(ORDERS)
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...stub.orders.keys()].toSorted())
    expect([...stub.tries.values()].filter((tries) => tries > 1).length).toBeGreaterThan(0)
    expect(stub.callbacks).toMatchObject({ refused: 0 })
    expect(Math.min(stub.callbacks.duplicates, stub.callbacks.contradictions)).toBeGreaterThan(0)
  })

  it('are all final: delivered and paid for, failed and let go, or contradicted and laid before a person', async () => {
    const rows = await all()
    const seen: Record<string, number> = {}
    for (const { id, state, points } of rows) {
      const { state: truth, contradicted } = stub.orders.get(id)!
      const expected = contradicted ? ['in_review', points] : truth === 'promised' ? ['delivered', 'captured'] : ['failed', 'released']
      expect([state, points], `${id} ${truth}`).toEqual(expected)
      seen[state] = (seen[state] ?? 0) + 1
    }
    expect(seen['in_review']).toBe(stub.callbacks.contradictions)
    expect(Math.min(seen['delivered']!, seen['failed']!)).toBeGreaterThan(0)
  })

  it('neither lose nor make a point: what is spent is what was captured, and the books are sound', async () => {
    const rows = await all()
    const count = (of: string): number => rows.filter(({ points }) => points === of).length
    const { rows: sums } = await api.ctx.pool.query<{ available: number; held: number }>(
      "select sum(available)::int as available, sum(held)::int as held from balances where currency = 'beans'",
    )
    // What was promised after it had failed may still be held: a person decides.
    const held = count('held') * 10
    expect(sums[0]).toEqual({ available: storm.members.length * 100 - count('captured') * 10 - held, held })
    const { items } = accepted(await api.service.get('/v1/stock'), 200)
    expect(items).toMatchObject([{ reward: 'gadget', total: ORDERS, taken: ORDERS - count('released') }])
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
    expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
  }, 300_000)

  it('that wait for a person are settled either way, and the books stay sound', async () => {
    const waiting = (await all()).filter(({ state }) => state === 'in_review')
    for (const [i, { id }] of waiting.entries()) {
      const verdict = i % 2 === 0 ? 'capture' : 'release'
      const settled = accepted(await api.service.post(`/v1/fulfilments/${id}/resolve`, { verdict, reason: 'telephone' }), 200)
      const expected = verdict === 'capture' ? ['confirmed', 'captured'] : ['failed', 'released']
      expect([settled.state, settled.points], settled.note).toEqual(expected)
    }
    await workFulfilments(api.ctx)
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
    expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
  }, 300_000)
})
