import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command, OrderCommand, ReturnLine } from '../src/decide/command.ts'
import type { Accepted, Sale } from '../src/decide/decision.ts'
import { remainingOrder } from '../src/decide/sales.ts'
import type { HolderState, Lot, Standing } from '../src/decide/state.ts'
import { Books } from './books.ts'
import { baskets, calm, Pair, plain, stepsUpTo, type Basket, type Manner, type Step } from './histories.ts'
import { substance, type Runner } from './runner.ts'

const DAY = 86_400_000
const RETURN_WINDOW = 14

/** A member with a past of her own; active, so that she can buy. */
function memberWith(manner: Manner, past: Step[]): { pair: Pair; member: Runner } {
  const pair = new Pair(manner)
  for (const step of past) pair.play({ ...step, who: 0 })
  const [member] = pair.members
  member.ok({ kind: 'profile', status: 'active', at: pair.now, recordedAt: pair.now })
  return { pair, member }
}

const idle = (at: number): Command => ({ kind: 'consent', given: [], at, recordedAt: at })
const giveBack = (order: number | null, lines: ReturnLine[] | null, at: number): Command => ({
  kind: 'return',
  order,
  lines,
  at,
  recordedAt: at,
})

const owes = (state: HolderState): boolean => Object.values(state.wallets).some(({ debt }) => debt > 0)
const worth = ({ state }: Runner): Record<string, number> =>
  Object.fromEntries(
    Object.entries(state.wallets).map(([key, { available, pending, held, debt }]) => [key, available + pending + held - debt]),
  )
const level = ({ state }: Runner): string | undefined => state.progress.tiers['status']?.level

const past = stepsUpTo(14)
const untiered = calm.filter(({ rules }) => rules !== 'tiered')
const late = fc.constantFrom(0, 0, 1, 6)
const inPoints = fc.constantFrom(0, 0, 30, 100)

describe('an order that comes back whole, with nothing decided between', () => {
  it('leaves balances, lots, holds and metrics as if it had never been, whatever fell due meanwhile, if nothing was owed', () => {
    fc.assert(
      fc.property(
        calm,
        past,
        baskets,
        late,
        inPoints,
        fc.integer({ min: 0, max: 8 * DAY }),
        (manner, before, basket, lateDays, paid, wait) => {
          const { pair, member } = memberWith(manner, before)
          fc.pre(!owes(member.state))
          const twin = member.fork()
          member.ok(pair.orderOf(basket, lateDays, paid))
          const sale = member.state.seq
          const since = standing(member)?.since
          const raised = level(member) !== (twin.ok(idle(pair.now)), level(twin))
          const at = pair.now + wait
          member.ok(giveBack(sale, null, at))
          twin.ok(idle(at))
          expect(substance(member.state)).toEqual(substance(twin.state))
          expect(member.state.holds).toEqual(twin.state.holds)
          expect(member.sales.at(-1)).toMatchObject({ seq: sale, effects: [], returned: basket.map(([, quantity]) => quantity) })
          // A level that it raised, or carried through a review meanwhile, may stay by policy; else it stands as it stood.
          if (!raised && standing(twin)?.since === since) expect(standing(member)).toEqual(standing(twin))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leaves everything as it was when it comes back at once, debts too', () => {
    fc.assert(
      fc.property(calm, past, baskets, inPoints, (manner, before, basket, paid) => {
        const { pair, member } = memberWith(manner, before)
        fc.pre(!owes(member.state) || manner.debt === 'owe')
        const was = substance(member.state)
        member.ok(pair.orderOf(basket, 0, paid))
        member.ok(giveBack(member.state.seq, null, pair.now))
        expect(substance(member.state)).toEqual(was)
      }),
      { numRuns: 200 },
    )
  })
})

/** Level, since and until: not the running sum, which is a bound for rolling months and empty for a year not yet counted. */
function standing({ state }: Runner): Partial<Standing> | null {
  const found = state.progress.tiers['status']
  return found ? { level: found.level, since: found.since, until: found.until, cause: found.cause } : null
}

/** What happens between an order and its return. Whole amounts, so that a twin can do exactly the same. */
const between = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('order' as const), basket: baskets }),
    fc.record({ do: fc.constantFrom('redeem' as const, 'hold' as const), amount: fc.integer({ min: 1, max: 120 }) }),
  ),
  { maxLength: 6 },
)
type Between = typeof between extends fc.Arbitrary<infer T> ? T : never

function commandsOf(pair: Pair, acts: Between): Command[] {
  const timed = { at: pair.now, recordedAt: pair.now }
  return acts.map((act): Command => {
    if (act.do === 'order') return pair.orderOf(act.basket)
    if (act.do === 'redeem') return { kind: 'redeem', currency: 'beans', amount: act.amount, reason: 'x', ...timed }
    return { kind: 'hold', currency: 'beans', amount: act.amount, expiresAt: pair.now + 300 * DAY, ...timed }
  })
}

describe('an order that comes back whole after other orders, burns and holds', () => {
  it('without tier multipliers leaves the metrics as if it had never been, and is missing from the wallet by just what it earned', () => {
    fc.assert(
      fc.property(untiered, past, baskets, between, (manner, before, basket, acts) => {
        const { pair, member } = memberWith({ ...manner, debt: 'owe' }, before)
        const twin = member.fork()
        member.ok(pair.orderOf(basket))
        const sale = member.state.seq
        const commands = commandsOf(pair, acts)
        const done = commands.map((command) => member.run(command).outcome === 'accepted')
        member.ok(giveBack(sale, null, pair.now))
        const doneByTwin = commands.map((command) => twin.run(command).outcome === 'accepted')
        // One of the two may be too poor for what the other could do; worth is reckoned as if both had done the same.
        const burned = (accepted: boolean[]): number =>
          commands.reduce((sum, command, i) => sum + (accepted[i] && command.kind === 'redeem' ? command.amount : 0), 0)
        const missing = burned(done) - burned(doneByTwin)
        const same = done.every((accepted, i) => accepted === doneByTwin[i])
        expect(metrics(member.state)).toEqual(metrics(twin.state))
        const owing = worth(twin)
        if (missing !== 0) owing['beans'] = (owing['beans'] ?? 0) - missing
        expect(nonZero(worth(member))).toEqual(nonZero(owing))
        if (same) expect(nonEmpty(member.state.wallets)).toEqual(nonEmpty(twin.state.wallets))
        // Where no burn or hold touched what it earned, and it repaid no debt, the very lots are the same.
        if (same && untouched(member, sale)) expect(alike(member.state.lots!)).toEqual(alike(twin.state.lots!))
      }),
      { numRuns: 200 },
    )
  })

  it('with tier multipliers may have raised what later orders earned: that stays, by design', () => {
    const manner: Manner = { ...plain, rules: 'tiered' }
    const { pair, member } = memberWith(manner, [])
    member.ok(pair.orderOf([['B1', 1, 6000, 'bakery']]))
    const sale = member.state.seq
    const decision = member.ok(pair.orderOf([['B1', 1, 1000, 'bakery']]))
    member.ok(giveBack(sale, null, pair.now))
    expect(decision.effects.map((e) => e.granted)).toEqual([10, 10, 5])
    expect(member.wallet().available).toBe(15)
    expect(metrics(member.state)).toEqual({ [`earned:growth ${member.state.days!.at(-1)!.day}`]: 10 })
  })
})

const metrics = (state: HolderState): unknown => (substance(state) as { metrics: unknown }).metrics
const nonZero = (amounts: Record<string, number>): object =>
  Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0))
const nonEmpty = (wallets: HolderState['wallets']): object =>
  Object.fromEntries(Object.entries(wallets).filter(([, wallet]) => Object.values(wallet).some((amount) => amount !== 0)))

/** Whether nothing but the return itself took from the lots of a sale. */
function untouched({ log, state }: Runner, sale: number): boolean {
  const own = new Set(state.lots!.filter((lot) => lot.sale === sale).map((lot) => `${lot.seq}.${lot.n}`))
  const touching = log.filter(({ decision }) =>
    (decision as Accepted).transfers?.some((t) => t.lot && own.has(`${t.lot.seq}.${t.lot.n}`) && t.debit === 'available'),
  )
  return touching.every(
    ({ command, decision }) => command.kind === 'return' && !(decision as Accepted).transfers.some((t) => t.debit === 'debt'),
  )
}

/** Open lots without their identity, which counts commands. */
const alike = (lots: readonly Lot[]): object[] => lots.filter((lot) => lot.remaining > 0).map(({ seq: _, sale: __, ...lot }) => lot)

/** One way to bring a basket back in pieces: each piece a few lines of a sku, with or without their price. */
const pieces = fc.array(
  fc.array(fc.record({ line: fc.nat({ max: 9 }), quantity: fc.integer({ min: 1, max: 4 }), priced: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  }),
  { maxLength: 12, size: 'max' },
)

/** Lines of a piece as far as they still are with the buyer. A price is only given where it divides, so that it matches. */
function linesOf(basket: Basket, sale: Sale, piece: { line: number; quantity: number; priced: boolean }[]): ReturnLine[] {
  const returned = [...sale.returned]
  return piece.flatMap(({ line, quantity: wanted, priced }): ReturnLine[] => {
    const [sku, bought, amount] = basket[line % basket.length]!
    const fits = ([s, q, a]: Basket[number]): boolean => s === sku && (!priced || amount * q === a * bought)
    const left = basket.reduce((sum, one, i) => sum + (fits(one) ? one[1] - returned[i]! : 0), 0)
    const quantity = Math.min(wanted, left)
    if (quantity === 0 || (priced && (amount * quantity) % bought !== 0)) return []
    let rest = quantity
    basket.forEach((one, i) => {
      const part = fits(one) ? Math.min(rest, one[1] - returned[i]!) : 0
      returned[i]! += part
      rest -= part
    })
    return [{ sku, quantity, ...(priced && { amount: (amount * quantity) / bought }) }]
  })
}

describe('a return in pieces', () => {
  it('by any lines and quantities, in any order, priced or not, comes to the whole return', () => {
    fc.assert(
      fc.property(calm, past, baskets, inPoints, fc.integer({ min: 0, max: 100 }), pieces, (manner, before, basket, paid, spent, split) => {
        const { pair, member } = memberWith(manner, before)
        member.ok(pair.orderOf(basket, 0, paid))
        const sale = member.state.seq
        const amount = Math.floor((member.wallet().available * spent) / 100)
        // Where debts are refused, so would be a return of what is spent.
        if (amount > 0 && manner.debt !== 'refuse')
          member.ok({ kind: 'redeem', currency: 'beans', amount, reason: 'x', at: pair.now, recordedAt: pair.now })
        fc.pre(manner.debt !== 'refuse' || member.state.lots!.every((lot) => lot.sale !== sale || lot.remaining === lot.amount))
        const whole = member.fork()
        whole.ok(giveBack(sale, null, pair.now))
        for (const piece of split) {
          const lines = linesOf(basket, member.sales.at(-1)!, piece)
          if (lines.length > 0) member.ok(giveBack(sale, lines, pair.now))
        }
        if (member.sales.at(-1)!.returned.some((quantity, i) => quantity < basket[i]![1])) member.ok(giveBack(sale, null, pair.now))

        expect(member.sales.at(-1)).toEqual(whole.sales.at(-1))
        expect(metrics(member.state)).toEqual(metrics(whole.state))
        for (const currency of ['beans', 'growth']) {
          expect(Books.audit(member).balance('issued', currency)).toBe(Books.audit(whole).balance('issued', currency))
        }
        expect(nonEmpty(member.state.wallets)).toEqual(nonEmpty(whole.state.wallets))
        expect(alike(member.state.lots!)).toEqual(alike(whole.state.lots!))
        expect(member.run(giveBack(sale, null, pair.now))).toMatchObject({ refusal: { code: 'over_return' } })
      }),
      { numRuns: 200 },
    )
  })

  it('leaves of a line its share by quantity, rounded half up, and of what was paid in points likewise', () => {
    const { order } = new Pair(plain).orderOf([['L1', 3, 1000, 'latte']], 0, 25) as OrderCommand
    expect([order.total, order.net]).toEqual([1000, 750])
    const left = [1, 2].map((returned) => remainingOrder(order, [returned]))
    expect(left.map(({ total, net, lines }) => [lines[0]!.quantity, lines[0]!.amount, total, net])).toEqual([
      [2, 667, 667, 500],
      [1, 333, 333, 250],
    ])
    const { order: odd } = new Pair(plain).orderOf([['L1', 2, 5, 'latte']]) as OrderCommand
    expect(remainingOrder(odd, [1]).total).toBe(3)
  })

  it('closes with the window: the last day counts whole', () => {
    const { pair, member } = memberWith(plain, [])
    member.ok(pair.orderOf([['L1', 2, 2000, 'latte']]))
    const end = member.timeline.latest.zone.startOf(member.state.lots!.at(-1)!.usableOn + RETURN_WINDOW + 1)
    expect(member.run(giveBack(member.sales[0]!.seq, [{ sku: 'L1', quantity: 1 }], end - 1)).outcome).toBe('accepted')
    expect(member.run(giveBack(member.sales[0]!.seq, null, end))).toMatchObject({ refusal: { code: 'return_window_closed' } })
  })
})
