import type { Random } from '../simulation/random.ts'
import type { Mutation } from '../world.ts'

const HOUR = 3_600_000
export const BOUGHT = Date.parse('2026-06-02T04:00:00Z')
/** When all of it is heard, and when everybody is looked at: what was delivered has ripened by then. */
export const HEARD = BOUGHT + 10 * 24 * HOUR
export const LOOKED = BOUGHT + 40 * 24 * HOUR

/** What the reward costs, and what whoever chose it had. */
export const PRICE = 10
export const HAD = 25

/** Points wait for what the carrier says, and a gadget is made by a supplier who reports when it is promised. */
export const withMessages: Mutation = (d) => {
  for (const event of ['shipped', 'delivered']) d['events'][event] = { names: { en: event, zh: event } }
  d['currencies'].beans.pending = { policy: 'event', event: 'delivered', days: 14 }
  d['currencies'].growth.pending = { policy: 'event', event: 'shipped' }
  d['currencies'].stars.pending = { policy: 'event', event: 'shipped' }
  d['settings'].return_window_days = 60
  d['rewards'].gadget = {
    names: { en: 'A gadget', zh: '小物件' },
    kind: 'physical',
    supplier: 'acme',
    hold_hours: 24 * 365,
    prices: [{ points: { beans: PRICE } }],
  }
}

/** A message by kind, with its body as a door takes it; of a supplier's callback the words of the supplier. */
export type Message =
  | { kind: 'order' | 'event' | 'return'; body: Record<string, unknown> }
  | { kind: 'callback'; body: { reference: string; state: string } }

/** Whose history it is: who bought, under which number, and what was chosen for points. */
export interface Subject {
  member: string
  reference: string
  fulfilment: string
}

/** An order, what the carrier says of it, a part that came back and another, and what the supplier of the gift says, as six systems report them. */
export type Document = (subject: Subject) => readonly Message[]

export function documentOf(random: Random): Document {
  const lines = Array.from({ length: random.int(1, 3) }, (_, i) => {
    const quantity = random.int(2, 4)
    return { sku: `S${i}`, quantity, amount: quantity * random.int(500, 4000) + random.int(0, 3), category: i === 0 ? 'latte' : 'tea' }
  })
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const part = random.int(1, first.quantity - 1)
  const rest = first === last ? first.quantity - part : last.quantity
  const other = random.int(1, rest)
  const at = (hours: number): string => new Date(BOUGHT + hours * HOUR).toISOString()
  return ({ member, reference, fulfilment }) => [
    { kind: 'order', body: { member, at: at(0), order: { reference, lines } } },
    { kind: 'event', body: { type: 'shipped', at: at(20), order: { reference } } },
    { kind: 'event', body: { type: 'delivered', at: at(50), order: { reference } } },
    { kind: 'return', body: { at: at(70), order: { reference }, lines: [{ sku: first.sku, quantity: part }] } },
    { kind: 'return', body: { at: at(80), order: { reference }, lines: [{ sku: last.sku, quantity: other }] } },
    { kind: 'callback', body: { reference: fulfilment, state: 'promised' } },
  ]
}

export const SIX: readonly number[] = [0, 1, 2, 3, 4, 5]

export function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) return yield [...items]
  for (const [i, item] of items.entries()) for (const rest of permutations(items.toSpliced(i, 1))) yield [item, ...rest]
}
