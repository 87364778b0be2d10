import { afterAll, beforeAll, expect, it } from 'vitest'
import { readState } from '../../src/intake/simulate.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId } from '../../src/kit/ids.ts'
import { settleParked } from '../../src/parked/settle-parked.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { Random } from '../simulation/random.ts'
import { submission } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { enrol } from './requests.ts'

/** Documents of which all 720 orders of their messages are tried; of as many more a few. */
const WHOLE = Number(process.env['PERMUTED_DOCUMENTS'] ?? 1)
const SAMPLED = 12
const HOUR = 3_600_000
const BOUGHT = Date.parse('2026-06-02T04:00:00Z')

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    for (const event of ['shipped', 'delivered', 'refunded']) d['events'][event] = { names: { en: event, zh: event } }
    d['currencies'].beans.pending = { policy: 'event', event: 'delivered', days: 14 }
    d['currencies'].stars.pending = { policy: 'event', event: 'shipped' }
    d['settings'].return_window_days = 60
  })
})
afterAll(() => api.close())

interface Message {
  path: string
  body: Record<string, unknown>
}

/** An order, what the carrier and the bank say of it, and two returns, as six systems report them. */
function documentOf(random: Random): (reference: string, member: string) => Message[] {
  const lines = Array.from({ length: random.int(1, 3) }, (_, i) => {
    const quantity = random.int(2, 4)
    return { sku: `S${i}`, quantity, amount: quantity * random.int(500, 4000) + random.int(0, 3), category: i === 0 ? 'latte' : 'tea' }
  })
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const parts = [random.int(1, first.quantity - 1), first === last ? 1 : random.int(1, last.quantity)]
  const at = (hours: number): string => new Date(BOUGHT + hours * HOUR).toISOString()
  return (reference, member) => [
    { path: '/v1/orders', body: { member, at: at(0), order: { reference, lines } } },
    { path: '/v1/events', body: { type: 'shipped', at: at(20), order: { reference } } },
    { path: '/v1/events', body: { type: 'delivered', at: at(50), order: { reference } } },
    { path: '/v1/events', body: { type: 'refunded', at: at(90), order: { reference } } },
    { path: '/v1/returns', body: { at: at(70), order: { reference }, lines: [{ sku: first.sku, quantity: parts[0] }] } },
    {
      path: '/v1/returns',
      body: {
        at: at(80),
        order: { reference },
        lines: [{ sku: last.sku, quantity: Math.min(parts[1]!, last.quantity - (first === last ? parts[0]! : 0)) }],
      },
    },
  ]
}

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) return yield [...items]
  for (const [i, item] of items.entries()) for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest]
}

/** What a member has in the end, without the places of decisions. */
async function substanceOf(member: string): Promise<string> {
  const key = holderKey(decodeId('mem', member)!)
  // Lets time pass: what falls due by now is decided.
  await api.ctx.intake.submit(submission(api.programId, key.id, { kind: 'tick', at: null }))
  const state = (await readState(api.ctx.pool, api.programId, key))!
  const lots = (state.lots ?? [])
    .filter((lot) => lot.remaining > 0)
    .map(({ currency, remaining, pending, usableOn, expiresOn, waits = null }) =>
      [currency, remaining, pending, pending ? usableOn : 0, expiresOn, waits].join(' '),
    )
  const days = new Map<string, number>()
  for (const { metric, day, value } of state.days ?? []) days.set(`${metric} ${day}`, (days.get(`${metric} ${day}`) ?? 0) + value)
  const levels = Object.entries(state.progress.tiers).map(([set, { level }]) => [set, level])
  return JSON.stringify({
    wallets: Object.entries(state.wallets).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    lots: lots.toSorted(),
    days: [...days].filter(([, value]) => value !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    counters: Object.entries(state.progress.counters ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    levels,
  })
}

let references = 0

/** Sends a document's messages in the orders given, each time for somebody else, and returns what all of them end with. */
async function outcomes(document: ReturnType<typeof documentOf>, orders: Iterable<readonly number[]>): Promise<Set<string>> {
  const members: string[] = []
  // The clock stands still, and so does what a key may ask for in a second.
  const till = await api.caller('store', undefined, `till ${references}`)
  const desk = await api.caller('service', undefined, `desk ${references}`)
  api.clock.time = BOUGHT + 10 * 24 * HOUR
  const wave: (() => Promise<void>)[] = []
  for (const order of orders) {
    const member = await enrol(desk)
    members.push(member)
    const messages = document(`P-${(references += 1)}`, member)
    wave.push(async () => {
      for (const i of order) {
        const { path, body } = messages[i]!
        const { status, text } = await till.post(path, body)
        if (status !== 201 && status !== 202) throw new Error(`${order.join('')} ${path}: ${text}`)
      }
    })
  }
  for (let i = 0; i < wave.length; i += 40) await Promise.all(wave.slice(i, i + 40).map((send) => send()))
  while ((await settleParked(api.ctx)) > 0);
  api.clock.time = BOUGHT + 40 * 24 * HOUR
  const found = new Set<string>()
  for (const member of members) found.add(await substanceOf(member))
  return found
}

const SIX = [0, 1, 2, 3, 4, 5]

it(
  `all 720 orders of a document's messages end in one state, over ${WHOLE} documents`,
  async () => {
    const all = [...permutations(SIX)]
    expect(all).toHaveLength(720)
    for (let seed = 1; seed <= WHOLE; seed++) {
      const ends = new Set<string>()
      for (let i = 0; i < all.length; i += 240)
        for (const end of await outcomes(documentOf(new Random(seed)), all.slice(i, i + 240))) ends.add(end)
      expect(ends.size, `document ${seed}`).toBe(1)
    }
  },
  60_000 * (WHOLE + 1),
)

it('and so do some orders of many documents', async () => {
  const seen = new Set<string>()
  for (let seed = 100; seed < 108; seed++) {
    const random = new Random(seed)
    const some = Array.from({ length: SAMPLED }, () => {
      const left = [...SIX]
      return SIX.map(() => left.splice(random.int(0, left.length - 1), 1)[0]!)
    })
    const ends = await outcomes(documentOf(random), some)
    expect(ends.size, `document ${seed}`).toBe(1)
    for (const end of ends) seen.add(end)
  }
  // A program that gave nothing would end alike whatever came.
  expect(seen.size).toBeGreaterThan(6)
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
}, 300_000)
