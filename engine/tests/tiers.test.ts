import { describe, expect, it } from 'vitest'
import { formatDay } from '../src/time/calendar.ts'
import { cafe, order, Runner, timed, type Mutation } from './runner.ts'

function member(change?: Mutation, joined = '2024-01-01T04:00:00Z'): Runner {
  const runner = new Runner(cafe(change))
  runner.ok({ kind: 'enrol', source: 'test', ...timed(joined) })
  return runner
}

const spend = (runner: Runner, date: string, yuan: number): void => void runner.ok(order(`${date}T04:00:00Z`, [['L1', 1, yuan * 100]]))
const wait = (runner: Runner, date: string): void => void runner.ok({ kind: 'consent', given: [], ...timed(`${date}T04:00:00Z`) })
const status = (runner: Runner): string => {
  const { level, until, cause } = runner.state.progress.tiers['status']!
  return `${level} ${until === null ? 'for good' : formatDay(until)} ${cause}`
}
const window =
  (period: object, more: object = {}): Mutation =>
  (d) =>
    Object.assign(d['tiers'].status, { window: period, ...more })

describe('a rolling window', () => {
  it('counts exactly the last twelve months, to the day', () => {
    const runner = member()
    spend(runner, '2025-03-11', 599)
    spend(runner, '2026-03-10', 1)
    expect(status(runner)).toBe('silver 2027-03-10 earned')
    const late = member()
    spend(late, '2025-03-10', 599)
    spend(late, '2026-03-10', 1)
    expect(status(late)).toBe('leaf for good start')
  })

  it('keeps a level by its own rule, and else drops one step', () => {
    const runner = member()
    spend(runner, '2024-02-01', 2000)
    expect(status(runner)).toBe('gold 2025-02-01 earned')
    spend(runner, '2024-09-01', 1500)
    wait(runner, '2025-01-31')
    expect(status(runner)).toBe('gold 2025-02-01 earned')
    wait(runner, '2025-02-01')
    expect(status(runner)).toBe('gold 2026-02-01 kept')
    wait(runner, '2026-02-01')
    expect(status(runner)).toBe('silver 2027-02-01 dropped')
    wait(runner, '2027-02-01')
    expect(status(runner)).toBe('leaf for good dropped')
    const moves = runner.log.flatMap((d) => (d.decision.outcome === 'accepted' ? d.decision.announcements : []))
    expect(moves.filter((a) => a.type === 'tier.changed').map((a) => a.data['to'])).toEqual(['gold', 'silver', 'leaf'])
  })
})

describe('a calendar year', () => {
  const year = window({ period: 'calendar_year' })

  it('gives the rest of the year and the whole of the next', () => {
    const runner = member(year)
    spend(runner, '2024-05-01', 300)
    spend(runner, '2024-12-31', 300)
    expect(status(runner)).toBe('silver 2026-01-01 earned')
    spend(runner, '2025-06-01', 400)
    wait(runner, '2026-01-01')
    expect(status(runner)).toBe('silver 2027-01-01 kept')
    wait(runner, '2027-01-01')
    expect(status(runner)).toBe('leaf for good dropped')
  })

  it('begins anew at New Year in the program’s time zone', () => {
    const runner = member(year)
    runner.ok(order('2024-12-31T15:59:59Z', [['L1', 1, 59_900]]))
    runner.ok(order('2024-12-31T16:00:00Z', [['L1', 1, 59_900]]))
    expect(status(runner)).toBe('leaf for good start')
  })

  it('a late sale may still lift a closed year over the line', () => {
    const runner = member((d) => {
      year(d)
      d['settings'].late_window_days = 60
    })
    spend(runner, '2024-12-01', 500)
    spend(runner, '2025-01-10', 10)
    const late = order('2024-12-20T04:00:00Z', [['L1', 1, 10_000]])
    runner.ok({ ...late, recordedAt: Date.parse('2025-01-15T04:00:00Z') })
    expect(status(runner)).toBe('silver 2026-01-01 earned')
  })

  it('is the same in whatever order the sales arrive', () => {
    const dates = ['2024-03-01', '2024-11-30', '2024-07-15', '2024-07-16']
    const results = permutations(dates).map((arrived) => {
      const runner = member((d) => {
        year(d)
        d['settings'].late_window_days = 400
      })
      for (const date of arrived) runner.ok({ ...orderOn(date, 151), recordedAt: Date.parse('2024-12-15T00:00:00Z') })
      return JSON.stringify([runner.state.progress.tiers['status']!.sum, status(runner).split(' ').slice(0, 2)])
    })
    expect(new Set(results).size).toBe(1)
  })
})

const orderOn = (date: string, yuan: number): ReturnType<typeof order> => order(`${date}T04:00:00Z`, [['L1', 1, yuan * 100]])

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

describe('a lifetime window', () => {
  it('has no end, and a return takes a level back only where the program says so', () => {
    for (const [on_return, expected] of [
      ['keep', 'silver'],
      ['recompute', 'leaf'],
    ] as const) {
      const runner = member(window({ period: 'lifetime' }, { on_return }))
      spend(runner, '2024-05-01', 700)
      expect(status(runner)).toBe('silver for good earned')
      runner.ok({ kind: 'return', order: 2, lines: null, ...timed('2024-05-02T04:00:00Z') })
      expect(runner.state.progress.tiers['status']!.level).toBe(expected)
    }
  })
})

describe('a level that a return may take', () => {
  it.each([[{ period: 'calendar_year' }], [{ period: 'rolling', months: 12 }]])(
    'is not cost by a thing bought and brought back when what earned it has passed (%j)',
    (period) => {
      const runner = member(window(period, { on_return: 'recompute' }))
      for (const date of ['2024-02-01', '2024-03-01']) spend(runner, date, 300)
      const before = status(runner)
      expect(before).toMatch(/^silver .* earned$/)
      spend(runner, '2025-02-10', 10)
      runner.ok({ kind: 'return', order: 4, lines: null, ...timed('2025-02-10T05:00:00Z') })
      expect(status(runner)).toBe(before)
    },
  )

  it.each([[{ period: 'calendar_year' }], [{ period: 'rolling', months: 12 }]])('goes when what earned it comes back (%j)', (period) => {
    const runner = member(window(period, { on_return: 'recompute' }))
    for (const date of ['2024-12-20', '2024-12-21']) spend(runner, date, 300)
    expect(status(runner)).toMatch(/^silver .* earned$/)
    runner.ok({ kind: 'return', order: 2, lines: null, ...timed('2025-01-02T04:00:00Z') })
    expect(status(runner)).toBe('leaf for good dropped')
  })
})

describe('other metrics and policies', () => {
  it('counts money and orders', () => {
    const spent = member(window({ period: 'lifetime' }, { metric: { spent: true } }))
    spend(spent, '2024-05-01', 6)
    expect(status(spent)).toBe('silver for good earned')
    const orders = member(
      window(
        { period: 'rolling', months: 12 },
        {
          metric: { orders: true },
          levels: [
            { key: 'leaf', names: { en: 'a', zh: 'a' }, reach: 0 },
            { key: 'silver', names: { en: 'a', zh: 'a' }, reach: 3 },
          ],
        },
      ),
    )
    for (const day of ['2024-05-01', '2024-05-02']) spend(orders, day, 1)
    orders.ok({ kind: 'return', order: 2, lines: null, ...timed('2024-05-03T04:00:00Z') })
    spend(orders, '2024-05-04', 1)
    expect(status(orders)).toBe('leaf for good start')
    spend(orders, '2024-05-05', 1)
    expect(status(orders)).toBe('silver 2025-05-05 earned')
  })

  it.each([
    ['never', 'gold 2026-02-01 kept'],
    ['one_step', 'silver 2026-02-01 dropped'],
    ['to_earned', 'leaf for good dropped'],
  ])('downgrade %s', (downgrade, expected) => {
    const runner = member(window({ period: 'rolling', months: 12 }, { downgrade }))
    spend(runner, '2024-02-01', 2000)
    wait(runner, '2025-03-01')
    expect(status(runner)).toBe(expected)
  })

  it('a level by hand ends at its end, at what was earned', () => {
    const runner = member()
    runner.ok({ kind: 'standing', set: 'status', level: 'gold', until: 19_900, reason: 'invited', ...timed('2024-02-01T04:00:00Z') })
    spend(runner, '2024-03-01', 700)
    expect(status(runner)).toBe('gold 2024-06-26 manual')
    wait(runner, '2024-06-26')
    expect(status(runner)).toBe('silver 2025-06-26 dropped')
  })
})

describe('adopting a version', () => {
  const lower: Mutation = (d) => {
    d['tiers'].status.levels[1].reach = 300
    d['tiers'].status.levels[1].keep = 200
  }
  const two = (second: Mutation): Runner => {
    const runner = new Runner(
      { version: cafe(), effectiveFrom: 0 },
      { version: cafe(second, 2), effectiveFrom: Date.parse('2024-06-01T00:00:00Z') },
    )
    runner.ok({ kind: 'enrol', source: 'test', ...timed('2024-01-01T04:00:00Z') })
    spend(runner, '2024-05-01', 350)
    return runner
  }

  it('happens by a tick at its moment, and gives a level that now takes less', () => {
    const runner = two(lower)
    expect(status(runner)).toBe('leaf for good start')
    wait(runner, '2024-06-05')
    expect(status(runner)).toBe('silver 2025-06-01 adopted')
    const tick = runner.log.find((d) => d.command.kind === 'tick')!
    expect(new Date(tick.command.at).toISOString()).toBe('2024-06-01T00:00:00.000Z')
    expect(runner.state.version).toBe(2)
  })

  it('counts anew when the metric or the window changes', () => {
    const runner = two((d) => {
      lower(d)
      d['tiers'].status.window = { period: 'calendar_year' }
    })
    wait(runner, '2024-06-05')
    expect(status(runner)).toBe('silver 2026-01-01 adopted')
  })

  it('places a holder whose level is gone where the metric puts them', () => {
    const runner = two((d) => {
      d['tiers'].status.levels = [
        { key: 'seed', names: { en: 's', zh: 's' }, reach: 0 },
        { key: 'tree', names: { en: 't', zh: 't' }, reach: 100 },
      ]
    })
    wait(runner, '2024-06-05')
    expect(runner.state.progress.tiers['status']!.level).toBe('tree')
  })

  it('late sales earn by the version in force when they happened', () => {
    const runner = two((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = '1000'))
    const late = { ...orderOn('2024-05-30', 10), recordedAt: Date.parse('2024-06-10T00:00:00Z') }
    expect(runner.ok(late).effects[0]).toMatchObject({ currency: 'beans', granted: 10 })
    expect(runner.ok(orderOn('2024-06-11', 10)).effects[0]).toMatchObject({ currency: 'beans', granted: 1000 })
  })
})

describe('windows of years, grace and invitations', () => {
  const spending =
    (more: object): Mutation =>
    (d) => {
      Object.assign(d['tiers'].status, { metric: { spent: true }, ...more })
    }
  const buy = (runner: Runner, at: string, yuan: number): void => void runner.ok(order(at, [['A', 1, yuan]]))
  const until = (runner: Runner, day: string): string => {
    runner.ok({ kind: 'consent', given: [], ...timed(`${day}T12:00:00+08:00`) })
    return runner.state.progress.tiers['status']!.level
  }
  const joined = (day: string, more: object): Runner => {
    const runner = new Runner(cafe(spending(more)))
    runner.ok({ kind: 'enrol', source: 'x', ...timed(`${day}T12:00:00+08:00`) })
    return runner
  }

  it('a membership year begins on the day of joining, also on 29 February', () => {
    const runner = joined('2024-02-29', { window: { period: 'membership_year' } })
    buy(runner, '2025-02-27T04:00:00Z', 700)
    expect(until(runner, '2025-02-27')).toBe('silver')
    expect(until(runner, '2026-02-27'), 'the rest of that year and the whole of the next').toBe('silver')
    expect(until(runner, '2026-02-28')).toBe('leaf')
  })

  it('levels may rise only when the year ends', () => {
    const runner = joined('2026-01-05', { window: { period: 'calendar_year' }, upgrade: 'period_end' })
    buy(runner, '2026-03-01T04:00:00Z', 2500)
    expect(until(runner, '2026-12-31')).toBe('leaf')
    expect(until(runner, '2027-01-01')).toBe('gold')
    expect(until(runner, '2027-12-31')).toBe('gold')
    expect(until(runner, '2028-01-01')).toBe('silver')
  })

  it('a level not kept stands through its grace, and is kept if that suffices', () => {
    const begin = (): Runner => {
      const runner = joined('2026-01-05', { window: { period: 'calendar_year' }, grace_days: 30 })
      buy(runner, '2026-03-01T04:00:00Z', 700)
      return runner
    }
    const idle = begin()
    expect(until(idle, '2028-01-30')).toBe('silver')
    expect(until(idle, '2028-01-31')).toBe('leaf')
    const late = begin()
    until(late, '2028-01-02')
    buy(late, '2028-01-15T04:00:00Z', 450)
    expect(until(late, '2028-01-31')).toBe('silver')
    expect(late.state.progress.tiers['status']).toMatchObject({ cause: 'kept' })
  })

  it('a level by invitation is never earned, and nobody drops into it', () => {
    const levels = [
      { key: 'leaf', names: { en: 'Leaf', zh: '青叶' }, reach: 0 },
      { key: 'silver', names: { en: 'Silver', zh: '银叶' }, reach: 600, keep: 400 },
      { key: 'circle', names: { en: 'Circle', zh: '内圈' }, reach: 700, invitation: true },
      { key: 'gold', names: { en: 'Gold', zh: '金叶' }, reach: 2000, keep: 1500 },
    ]
    const runner = joined('2026-01-05', { window: { period: 'calendar_year' }, levels })
    buy(runner, '2026-03-01T04:00:00Z', 1000)
    expect(until(runner, '2026-03-02')).toBe('silver')
    buy(runner, '2026-03-03T04:00:00Z', 1500)
    expect(until(runner, '2026-03-04')).toBe('gold')
    expect(until(runner, '2028-01-01')).toBe('silver')
  })

  it('a late sale may show that a level was kept', () => {
    const runner = joined('2026-01-05', { window: { period: 'calendar_year' } })
    buy(runner, '2026-03-01T04:00:00Z', 700)
    expect(until(runner, '2028-01-01')).toBe('leaf')
    runner.ok({ ...order('2027-12-30T04:00:00Z', [['A', 1, 450]]), recordedAt: Date.parse('2028-01-03T04:00:00Z') })
    expect(until(runner, '2028-01-04')).toBe('silver')
    expect(until(runner, '2029-01-01')).toBe('leaf')
  })
})
