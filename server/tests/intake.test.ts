import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeyReused, UnknownHolder } from '../src/intake/submission.ts'
import { keyHash } from '../src/kit/hashes.ts'
import { bucketOf, uuidText } from '../src/kit/ids.ts'
import { NOON, openWorld, orderOf, submission, walletOf, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const rows = async (sql: string, holder: Buffer): Promise<Record<string, unknown>[]> =>
  (await world.base.pool.query(sql, [bucketOf(holder), uuidText(holder)])).rows as Record<string, unknown>[]

describe('an order', () => {
  it('is decided, durable and answered, with its lots, transfers, metrics and balances', async () => {
    const holder = await world.member()
    const decided = await world.decide(holder, orderOf([['L1', 1, 3250, 'latte']]))
    expect(decided).toMatchObject({ seq: 2, replayed: false, outcome: { wallets: { beans: [32] } } })
    expect(await rows('select kind, refused from commands where bucket = $1 and holder_id = $2 order by seq', holder)).toEqual([
      { kind: 'enrol', refused: false },
      { kind: 'order', refused: false },
    ])
    expect(
      await rows('select currency, available, debt from balances where bucket = $1 and holder_id = $2 order by currency', holder),
    ).toEqual([
      { currency: 'beans', available: 32, debt: 0 },
      { currency: 'growth', available: 32, debt: 0 },
    ])
    expect(
      await rows('select seq, n, currency, remaining, expires_on from lots where bucket = $1 and holder_id = $2 order by n', holder),
    ).toEqual([
      { seq: 2, n: 0, currency: 'beans', remaining: 32, expires_on: '2027-07-01' },
      { seq: 2, n: 1, currency: 'growth', remaining: 32, expires_on: null },
    ])
    expect(
      await rows(
        "select debit, credit, amount, lot_seq from transfers where bucket = $1 and holder_id = $2 and currency = 'beans'",
        holder,
      ),
    ).toEqual([{ debit: 'issued', credit: 'available', amount: 32, lot_seq: 2 }])
    expect(await rows('select metric, day, value from metric_days where bucket = $1 and holder_id = $2', holder)).toEqual([
      { metric: 'earned:growth', day: '2026-06-02', value: 32 },
    ])
  })

  it('of a holder that this program does not have is refused to the caller alone', async () => {
    const [good, other] = [await world.member(), Buffer.alloc(16, 9)]
    const results = await Promise.allSettled([
      world.decide(other, orderOf([['L1', 1, 100]])),
      world.decide(good, orderOf([['L1', 1, 100]])),
      world.decide(good, orderOf([['L1', 1, 100]]), { programId: 99 }),
    ])
    expect(results.map((r) => r.status)).toEqual(['rejected', 'fulfilled', 'rejected'])
    expect((results[0] as PromiseRejectedResult).reason).toBeInstanceOf(UnknownHolder)
  })
})

describe('a key', () => {
  it('has one effect and one answer, however often and however close together it comes', async () => {
    const holder = await world.member()
    const order = orderOf([['L1', 1, 1000]])
    const same = submission(world.programId, holder, order)
    const first = await Promise.all([world.intake.submit(same), world.intake.submit(same), world.another().submit(same)])
    const later = await world.intake.submit(same)
    for (const answer of first) expect({ ...answer, replayed: true }).toEqual(later)
    expect([...first, later].filter((d) => !d.replayed)).toHaveLength(1)
    expect(walletOf(later).available).toBe(10)
  })

  it('with another body is refused, also when both come at once', async () => {
    const holder = await world.member()
    const key = keyHash('reused')
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) => world.decide(holder, orderOf([['L1', n, n * 1000]]), { key, sameAs: String(n) })),
    )
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    expect(results.filter((r) => r.status === 'rejected').every((r) => r.reason instanceof KeyReused)).toBe(true)
  })

  it('used for two holders in two processes at once goes to one of them', async () => {
    const [a, b] = [await world.member(), await world.member()]
    const second = world.another()
    for (let i = 0; i < 20; i++) {
      const key = keyHash('contested', String(i))
      const results = await Promise.allSettled([
        world.intake.submit(submission(world.programId, a, orderOf([['L1', 1, 100]]), { key, sameAs: '1' })),
        second.submit(submission(world.programId, b, orderOf([['L1', 1, 100]]), { key, sameAs: '2' })),
      ])
      expect(results.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('keeps its refusal', async () => {
    const holder = await world.member()
    await world.decide(holder, orderOf([['L1', 1, 1000]]))
    const redeem = submission(world.programId, holder, { kind: 'redeem', currency: 'beans', amount: 99, reason: 'cup', at: null })
    const refused = await world.intake.submit(redeem)
    expect(refused.outcome.refusal).toEqual({ code: 'insufficient_points', facts: { currency: 'beans', needed: 99, have: 10 } })
    await world.decide(holder, orderOf([['L1', 1, 100_000]]))
    expect(await world.intake.submit(redeem)).toEqual({ ...refused, replayed: true })
  })

  it('of an order reference pins the order under any other key', async () => {
    const holder = await world.member()
    const order = orderOf([['L1', 1, 1000]])
    const more = { reference: keyHash('ref', order.order.reference) }
    const first = await world.decide(holder, order, more)
    expect(await world.decide(holder, order, more)).toEqual({ ...first, replayed: true })
    await expect(world.decide(holder, order, { ...more, sameAs: '1' })).rejects.toThrow(KeyReused)
  })

  it('of a refused order leaves the reference free', async () => {
    const holder = await world.member()
    const reference = keyHash('ref', 'late')
    const late = await world.decide(holder, orderOf([['L1', 1, 1000]], NOON - 40 * 86_400_000), { reference })
    expect(late.outcome.refusal?.code).toBe('too_late')
    expect((await world.decide(holder, orderOf([['L1', 1, 1000]]), { reference })).outcome.refusal).toBeUndefined()
  })
})

describe('one balance', () => {
  it('is spent from many sides at once exactly as often as it lasts', async () => {
    const second = world.another()
    for (let round = 0; round < 20; round++) {
      const holder = await world.member()
      await world.decide(holder, { kind: 'adjust', currency: 'beans', amount: 100, reason: 'test', at: null })
      const redeem = (): Parameters<typeof submission>[2] => ({ kind: 'redeem', currency: 'beans', amount: 10, reason: 'cup', at: null })
      const results = await Promise.all(
        Array.from({ length: 100 }, (_, i) => (i % 2 ? world.intake : second).submit(submission(world.programId, holder, redeem()))),
      )
      expect(results.filter((r) => !r.outcome.refusal)).toHaveLength(10)
      const [balance] = await rows('select available from balances where bucket = $1 and holder_id = $2', holder)
      expect(balance).toEqual({ available: 0 })
    }
  })
})

describe('time', () => {
  it('ticks before the command, at each due moment, and adopts what was published', async () => {
    const holder = await world.member()
    await world.decide(holder, orderOf([['L1', 1, 1000]]))
    world.clock.time = Date.parse('2027-08-01T00:00:00Z')
    const decided = await world.decide(holder, orderOf([['L1', 1, 500]]))
    expect(walletOf(decided).available).toBe(5)
    const [tick] = await rows("select at from commands where bucket = $1 and holder_id = $2 and kind = 'tick'", holder)
    expect(tick).toEqual({ at: new Date('2027-06-30T16:00:00Z') })
    await world.publish((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = '1000'), Date.parse('2027-08-02T00:00:00Z'))
    expect(walletOf(await world.decide(holder, orderOf([['L1', 1, 500]]))).available).toBe(10)
    world.clock.time = Date.parse('2027-08-02T01:00:00Z')
    const after = await world.decide(holder, orderOf([['L1', 1, 500]]))
    expect(after).toMatchObject({ policyVersion: 2, rulesVersion: 2 })
    expect(walletOf(after).available).toBe(1010)
    world.clock.time = NOON
  })
})

describe('a return', () => {
  const back = (reference: Buffer, lines: { sku: string; quantity: number }[] | null = null): [Parameters<World['decide']>[1], object] => [
    { kind: 'return', order: null, lines, at: null },
    { saleReference: reference },
  ]

  it('finds its sale by reference, in the same batch or later, and undoes it', async () => {
    const holder = await world.member()
    const reference = keyHash('sale', '1')
    const [bought, part] = await Promise.all([
      world.decide(
        holder,
        orderOf([
          ['L1', 2, 2000],
          ['B1', 1, 900],
        ]),
        { reference },
      ),
      world.decide(holder, ...back(reference, [{ sku: 'L1', quantity: 1 }])),
    ])
    expect([walletOf(bought).available, walletOf(part).available]).toEqual([29, 19])
    const whole = await world.decide(holder, ...back(reference))
    expect(walletOf(whole)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    expect((await world.decide(holder, ...back(reference))).outcome.refusal?.code).toBe('over_return')
    expect(await rows('select currency from lots where bucket = $1 and holder_id = $2 and remaining > 0', holder)).toEqual([])
    expect(await rows('select sum(value)::int as sum from metric_days where bucket = $1 and holder_id = $2', holder)).toEqual([{ sum: 0 }])
  })

  it('of a reference that is unknown or another holder’s is no sale', async () => {
    const [a, b] = [await world.member(), await world.member()]
    const reference = keyHash('sale', '2')
    await world.decide(a, orderOf([['L1', 2, 2000]]), { reference })
    expect((await world.decide(b, ...back(reference))).outcome.refusal?.code).toBe('no_sale')
    expect((await world.decide(b, ...back(keyHash('nothing')))).outcome.refusal?.code).toBe('no_sale')
  })

  it('without a reference matches sku and price over several sales', async () => {
    const holder = await world.member()
    await world.decide(holder, orderOf([['a"b%_', 2, 2000]]))
    await world.decide(holder, orderOf([['a"b%_', 1, 1000]]))
    const draft = { kind: 'return', order: null, lines: [{ sku: 'a"b%_', quantity: 3, amount: 3000 }], at: null } as const
    const decided = await world.decide(holder, draft)
    expect(decided.outcome.sales).toEqual([3, 2])
    expect(walletOf(decided).available).toBe(0)
  })
})

describe('several commands of one holder in one batch', () => {
  it('see what the earlier ones of the batch did, also in what is loaded late', async () => {
    const holder = await world.member()
    await world.decide(holder, orderOf([['L1', 1, 10_000]]))
    // Together they cross 600 of growth, which makes the engine ask for the days of the metric in mid-batch.
    const spend = Array.from({ length: 6 }, () => world.decide(holder, orderOf([['L1', 1, 10_000]])))
    const [, , , , crossed, after] = await Promise.all(spend)
    expect(crossed!.outcome.tiers).toEqual({ status: { from: 'leaf', to: 'silver' } })
    expect(walletOf(after!).available).toBe(750)
  })
})

describe('two that stand or fall together', () => {
  it('leave nothing of the first where the second cannot be decided at all, and the rest of the batch as it is', async () => {
    const [holder, other] = [await world.member(), await world.member()]
    const sale = await world.decide(holder, orderOf([['L1', 2, 2000]]))
    const broken = orderOf([['L1', 1, 1000]])
    const then = submission(world.programId, holder, { ...broken, order: { ...broken.order, lines: null as never } })
    const results = await Promise.allSettled([
      world.decide(other, orderOf([['L1', 1, 500]])),
      world.decide(holder, { kind: 'return', order: sale.seq, lines: null, at: null }, { then }),
      world.decide(holder, orderOf([['L1', 1, 700]])),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await rows('select kind from commands where bucket = $1 and holder_id = $2 order by seq', holder)).toEqual(
      ['enrol', 'order', 'order'].map((kind) => ({ kind })),
    )
    expect(walletOf((results[2] as PromiseFulfilledResult<typeof sale>).value).available).toBe(27)
    expect(await rows('select 1 from order_returns where bucket = $1 and holder_id = $2', holder)).toEqual([])
  })
})
