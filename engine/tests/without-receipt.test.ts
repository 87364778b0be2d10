import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReturnCommand, ReturnLine } from '../src/decide/command.ts'
import type { Accepted } from '../src/decide/decision.ts'
import { returnedOf } from '../src/decide/returned.ts'
import { lintProgram } from '../src/program/lint.ts'
import { validateProgram } from '../src/program/validate.ts'
import { cafe, order, Runner, substance, timed } from './runner.ts'

const MAY_1 = '2026-05-01T04:00:00Z'
const MAY_20 = '2026-05-20T04:00:00Z'
const JUNE_2 = '2026-06-02T04:00:00Z'

type Terms = Record<string, unknown>

function member(terms?: Terms, number = 1): Runner {
  const runner = new Runner(
    cafe((d) => {
      d['settings'].return_window_days = 60
      if (terms) d['settings'].returns_without_receipt = terms
    }, number),
  )
  runner.ok({ kind: 'enrol', source: 'test', ...timed('2026-01-01T00:00:00Z') })
  return runner
}

const giveBack = (lines: ReturnLine[], more: Partial<ReturnCommand> = {}, at = JUNE_2): ReturnCommand => ({
  kind: 'return',
  order: null,
  lines,
  ...timed(at),
  ...more,
})
const latte = (quantity = 1): ReturnLine[] => [{ sku: 'L1', quantity }]

/** Bought on 1 May for 30 a piece, on 20 May for 20 and 40, on 2 June for 40. */
function shopper(terms?: Terms): Runner {
  const runner = member(terms)
  runner.ok(order(MAY_1, [['L1', 2, 6000]]))
  runner.ok(
    order(MAY_20, [
      ['L1', 1, 4000],
      ['L1', 1, 2000],
    ]),
  )
  runner.ok(order(JUNE_2, [['L1', 2, 8000]]))
  return runner
}

const touched = ({ sales }: Accepted): unknown => sales.map(({ seq, returned }) => [seq, returned])

describe('goods without a receipt', () => {
  it.each<[unknown, unknown]>([
    [
      undefined,
      [
        [4, [2]],
        [3, [1, 0]],
      ],
    ],
    [
      'newest',
      [
        [4, [2]],
        [3, [1, 0]],
      ],
    ],
    [
      'oldest',
      [
        [3, [1, 0]],
        [2, [2]],
      ],
    ],
    [
      'cheapest',
      [
        [3, [0, 1]],
        [2, [2]],
      ],
    ],
  ])('are taken from the sale that the program says: %s', (match, expected) => {
    expect(touched(shopper(match === undefined ? undefined : { match }).ok(giveBack(latte(3))))).toEqual(expected)
  })

  it('of two that cost the same, the cheapest is the latest', () => {
    const runner = member({ match: 'cheapest' })
    runner.ok(order(MAY_1, [['L1', 2, 6000]]))
    runner.ok(order(MAY_20, [['L1', 1, 3000]]))
    expect(touched(runner.ok(giveBack(latte())))).toEqual([[3, [1]]])
  })

  it('are not taken at all, if the program says so; those whose order is named are', () => {
    const runner = shopper({ allowed: false })
    const before = substance(runner.state)
    expect(runner.run(giveBack(latte()))).toMatchObject({ refusal: { code: 'receipt_needed', facts: {} } })
    expect(substance(runner.state)).toEqual(before)
    runner.ok(giveBack(latte(), { order: 4 }))
    // History is what has happened.
    runner.ok(giveBack(latte(), { imported: true }))
  })

  it('are taken for fewer days, if the program says so', () => {
    const runner = shopper({ within_days: 13, match: 'oldest' })
    const first = runner.fork()
    expect(touched(first.ok(giveBack(latte(4))))).toEqual([
      [4, [2]],
      [3, [1, 1]],
    ])
    expect(first.run(giveBack(latte()))).toMatchObject({ refusal: { code: 'receipt_needed_after', facts: { days: 13 } } })
    first.ok(giveBack(latte(), { order: 2 }))
    // What nobody bought, or nobody can return any more, is none whether with a receipt or without.
    expect(runner.run(giveBack([{ sku: 'B1', quantity: 1 }]))).toMatchObject({ refusal: { code: 'no_sale' } })
    expect(runner.run(giveBack(latte(), {}, '2026-09-01T04:00:00Z'))).toMatchObject({ refusal: { code: 'no_sale' } })
  })

  it('on the last of these days, and not a day later', () => {
    const runner = member({ within_days: 13 })
    runner.ok(order('2026-05-19T16:00:00Z', [['L1', 1, 1000]])) // the 20th in Shanghai
    expect(runner.fork().run(giveBack(latte(), {}, '2026-06-02T15:59:59Z')).outcome).toBe('accepted')
    expect(runner.run(giveBack(latte(), {}, '2026-06-02T16:00:00Z'))).toMatchObject({ refusal: { code: 'receipt_needed_after' } })
  })

  it('may not have cost more than the program says', () => {
    const runner = shopper({ max_amount: 8000 })
    expect(runner.run(giveBack(latte(3)))).toMatchObject({
      refusal: { code: 'receipt_needed_above', facts: { max: 8000, amount: 12_000 } },
    })
    runner.ok(giveBack(latte(2)))
  })

  it('come back so often, and then not before the period is over', () => {
    const runner = shopper({ max_times: { max: 2, period: 'month' } })
    runner.ok(giveBack(latte()))
    // One that is refused was none.
    expect(runner.run(giveBack([{ sku: 'B1', quantity: 1 }])).outcome).toBe('refused')
    runner.ok(giveBack(latte()))
    expect(runner.run(giveBack(latte()))).toMatchObject({
      refusal: { code: 'receipt_needed_again', facts: { of: 'times', max: 2, left: 0, asked: 1, resets_on: '2026-07-01' } },
    })
    runner.ok(giveBack(latte(), { order: 3 }))
    runner.ok(giveBack(latte(), {}, '2026-07-01T04:00:00Z'))
  })

  it('come back for so much money in any such number of days', () => {
    const runner = shopper({ max_money: { max: 10_000, period: { days: 30 } } })
    runner.ok(giveBack(latte(2)))
    const facts = { of: 'money', max: 10_000, left: 2000, asked: 4000, resets_on: '2026-07-02' }
    expect(runner.run(giveBack(latte()))).toMatchObject({ refusal: { code: 'receipt_needed_again', facts } })
    expect(runner.run(giveBack(latte(), {}, '2026-07-01T04:00:00Z'))).toMatchObject({ refusal: { code: 'receipt_needed_again' } })
    runner.ok(giveBack(latte(), {}, '2026-07-02T04:00:00Z'))
  })

  it('leave no trace in the state of a program that sets no limit', () => {
    const runner = shopper({ match: 'oldest', max_amount: 100_000 })
    runner.ok(giveBack(latte()))
    expect(runner.state.progress.counters).toEqual(shopper().state.progress.counters)
  })
})

describe('whatever comes back', () => {
  const lines = fc.array(fc.tuple(fc.constantFrom('L1', 'B1'), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 999 })), {
    minLength: 1,
    maxLength: 3,
  })

  it('is worked out again from what is stored of it: the same sales, and sums that add up', () => {
    let several = 0
    fc.assert(
      fc.property(
        fc.array(lines, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('newest' as const, 'oldest' as const, 'cheapest' as const),
        fc.array(fc.record({ sku: fc.constantFrom('L1', 'B1'), quantity: fc.integer({ min: 1, max: 6 }) }), { minLength: 1, maxLength: 2 }),
        (sales, match, back) => {
          const runner = member({ match })
          sales.forEach((bought, i) => runner.ok(order(Date.parse(MAY_1) + i * 86_400_000, bought)))
          for (const more of [back, back]) {
            const command = giveBack(more)
            const decision = runner.run(command)
            if (decision.outcome === 'refused') continue
            const { facts } = runner.log.at(-1)!
            // Only what it touched is kept.
            const kept = facts.sales!.filter(({ seq }) => decision.sales.some((sale) => sale.seq === seq))
            const found = returnedOf(command, kept, match)
            if (found.length > 1) several += 1
            expect(found.map(({ sale, lines: taken }) => [sale.seq, taken.map(({ quantity }, i) => sale.returned[i]! + quantity)])).toEqual(
              touched(decision),
            )
            for (const { lines: taken, total, paid } of found)
              expect([taken.reduce((sum, { amount }) => sum + amount, 0), 0]).toEqual([total, paid])
          }
        },
      ),
      { numRuns: 300 },
    )
    expect(several).toBeGreaterThan(20)
  })
})

describe('the terms', () => {
  const document = (terms: Terms): Record<string, any> => {
    const { document: good } = cafe()
    return { ...good, settings: { ...good.settings, return_window_days: 30, returns_without_receipt: terms } }
  }

  it('cannot be longer than the return window', () => {
    const validated = validateProgram(document({ within_days: 31 }))
    expect(validated).toMatchObject({
      ok: false,
      problems: [
        { path: 'settings.returns_without_receipt.within_days', code: 'beyond_return_window', parameters: { days: 31, window: 30 } },
      ],
    })
    expect(validateProgram(document({ within_days: 30 })).ok).toBe(true)
  })

  it('are pointed out where they have no effect', () => {
    const lint = (terms: Terms): string[] => {
      const validated = validateProgram(document(terms))
      if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
      return lintProgram(validated.document, 20_000).flatMap(({ path, code }) => (code === 'unused_terms' ? [path] : []))
    }
    expect(lint({ allowed: false })).toEqual([])
    expect(lint({ max_amount: 100, match: 'cheapest' })).toEqual([])
    expect(lint({ allowed: false, max_amount: 100, match: 'cheapest' })).toEqual([
      'settings.returns_without_receipt.match',
      'settings.returns_without_receipt.max_amount',
    ])
  })
})
