import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import type { Api } from '../api/open-api.ts'
import { accepted, rich } from '../api/requests.ts'
import { configOf, openStub, setStubClock, type Manners, type Stub } from './stub.ts'

const MINUTE_MS = 60_000
const PRICE = 10
const EACH = 10

export const STORM: Manners = { timeouts: 0.3, losses: 0.05, refusals: 0.1, duplicates: 0.2, contradictions: 0.05, atOnce: 0.3 }

/** The reward that the storm is about. */
export function withGadget(document: Record<string, any>): void {
  document['rewards'].gadget = {
    names: { en: 'A gadget', zh: '小物件' },
    kind: 'physical',
    supplier: 'acme',
    stock: 'counted',
    hold_hours: 24,
    prices: [{ points: { beans: PRICE } }],
  }
}

export interface Storm {
  stub: Stub
  members: readonly string[]
  seconds: { ordered: number; settled: number }
  rounds: number
}

/** Some at a time, so that a test does not open thousands of connections. */
export async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < items.length) await work(items[next++]!)
    }),
  )
}

/** Registers a stub as the supplier and lets it report over a real port. */
export async function openSupplier(api: Api, manners: Manners, seed = 7): Promise<Stub> {
  const stub = await openStub(manners, seed)
  setStubClock(() => api.clock.time)
  const made = accepted(
    await api.owner.put('/v1/suppliers/acme', { kind: 'http', config: configOf(stub.url), secrets: { key: 's3cret' } }),
    200,
  )
  const supplier = accepted(await api.owner.get('/v1/suppliers/acme'), 200)
  const address = (await api.listen()) + supplier.callback_path
  stub.report(address, made.callback_secret)
  return stub
}

/** Members redeem, a bad supplier delivers; ends when nothing is under way any more. */
export async function runStorm(api: Api, stub: Stub, orders: number): Promise<Storm> {
  accepted(await api.service.put('/v1/stock/gadget', { total: orders }), 200)
  const members: string[] = []
  await inTurns(Array.from({ length: Math.ceil(orders / EACH) }), 50, async () => {
    members.push(await rich(api.service, EACH * PRICE))
    // So that the limit of requests a second, which goes by this clock, lets the storm through.
    api.clock.time += 3
  })
  const address = { name: '林晓', line1: '南京西路 1', city: '上海', country: 'CN' }
  const began = performance.now()
  const buyers = Array.from({ length: orders }, (_, i) => members[i % members.length]!)
  const working = { over: false }
  const worker = workOn(api, stub, working)
  await inTurns(buyers, 50, async (member) => {
    accepted(await api.store.post('/v1/rewards/gadget/redemptions', { member, address }))
    api.clock.time += 3
  })
  const ordered = (performance.now() - began) / 1000
  working.over = true
  const rounds = await worker
  return { stub, members, seconds: { ordered, settled: (performance.now() - began) / 1000 }, rounds }
}

/** Two workers side by side, and time passing, until nothing is left to be done and nobody orders any more. */
async function workOn(api: Api, stub: Stub, ordering: { over: boolean }): Promise<number> {
  for (let rounds = 1; ; rounds++) {
    const over = ordering.over
    const done = await Promise.all([workFulfilments(api.ctx), workFulfilments(api.ctx)])
    await stub.flush()
    await api.settle()
    const open = await openOf(api)
    if (over && open === 0 && done.every((n) => n === 0)) return rounds
    if (over) api.clock.time += 5 * MINUTE_MS
    if (rounds > 2000) throw new Error(`${open} fulfilments never come to an end`)
  }
}

async function openOf(api: Api): Promise<number> {
  const { rows } = await api.ctx.pool.query<{ open: number }>('select count(*)::int as open from fulfilments where next_try_at is not null')
  return rows[0]!.open
}
