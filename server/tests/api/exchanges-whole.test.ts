import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Intake } from '../../src/intake/intake.ts'
import { ProgramCache } from '../../src/programs/program-cache.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openExchanging, swap, type Exchanging } from './exchanging.ts'
import type { Answer, Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, refused, statuses } from './requests.ts'

let api: Api
let { exchange, dryRun, sell, seen, kindsOf } = {} as Exchanging
beforeAll(async () => {
  ;({ api, exchange, dryRun, sell, seen, kindsOf } = await openExchanging())
})
afterAll(() => api.close())

describe('of an exchange of which one half is refused, neither stands', () => {
  const [few, much] = [(reference: string) => swap(reference, { payments: [{ currency: 'beans', points: 350 }] }), 9]

  it.each<[string, (reference: string) => Record<string, any>, string, string]>([
    [
      'more comes back than was bought',
      (r) => ({ ...swap(r), returned: { order: { reference: r }, lines: [{ sku: 'LAT', quantity: much }] } }),
      'returned',
      'over_return',
    ],
    ['there are not points enough', few, 'order', 'insufficient_points'],
    ['too much is paid in points', (r) => swap(r, { payments: [{ currency: 'stars', points: 10 }] }), 'order', 'not_payable'],
    ['the order was long ago', (r) => ({ ...swap(r), at: '2026-04-01T04:00:00Z' }), 'order', 'too_late'],
  ])('%s', async (_, body, part, code) => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    const before = await seen(member)
    const asked = body(reference)
    const problem = refused(await exchange(asked, { key: `refused ${code}` }), 422, code)
    expect([problem.facts.part, problem.reasons]).toEqual([part, [expect.objectContaining({ code, path: `body.${part}` })]])
    expect(accepted(await dryRun(asked), 200)).toMatchObject({ promised: false, refusal: { part, code, message: problem.detail } })
    expect(await seen(member)).toEqual(before)
    // Nothing is kept under its key: it may be mended.
    const mended = accepted(
      await exchange(
        { ...swap(reference), order: { ...swap(reference).order, reference: asked['order'].reference } },
        { key: `refused ${code}` },
      ),
    )
    expect(mended.bill.to_pay).toBe(600)
    expect(await kindsOf(member)).toEqual(['enrol', 'order', 'return', 'order'])
  })

  it('and what the first half would have given back is as it was: coupons and limits of all', async () => {
    const member = await enrol(api.service)
    const { id: coupon } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'tenth' }))
    const { reference } = await sell(member, [['MUG', 1, 8000]], { gross: true, coupons: [coupon] })
    const limits = async (): Promise<unknown> => (await api.ctx.pool.query('select key, used from shared_limits order by key')).rows
    const before = [await seen(member), await limits()]
    expect(before[1]).toContainEqual(expect.objectContaining({ used: 1 }))
    const returned = { order: { reference } }
    const order = basket([['MUG', 1, 8000]], { gross: true, coupons: [coupon] })
    // The limit that comes back may be taken by the same exchange.
    const quote = accepted(await dryRun({ returned, order }), 200)
    expect(quote.bill).toMatchObject({
      to_pay: 0,
      points: [
        { currency: 'beans', difference: 0 },
        { currency: 'growth', difference: 0 },
      ],
    })
    const paid = { ...order, payments: [{ currency: 'beans', points: 5000 }] }
    refused(await exchange({ returned, order: paid }), 422, 'insufficient_points')
    expect([await seen(member), await limits()]).toEqual(before)
    const other = await enrol(api.service)
    refused(
      await api.store.post('/v1/orders', { member: other, order: basket([['TEA', 1, 100]], { coupons: [coupon] }) }),
      422,
      'coupon_used',
    )
    accepted(await exchange({ returned, order }))
    expect(await limits()).toEqual(before[1])
  })

  it('nor anything of it among other requests of the same batch, which are decided as if it had not been there', async () => {
    const [member, other] = [await enrol(api.service), await enrol(api.service)]
    const { id: checkout } = accepted(
      await api.store.post('/v1/checkouts', { member, basket: { lines: [{ sku: 'LAT', quantity: 4, amount: 12_000 }] } }),
    )
    accepted(await api.store.post(`/v1/checkouts/${checkout}/hold`, {}))
    accepted(await api.store.post(`/v1/checkouts/${checkout}/confirm`, { reference: 'X-CHK-2' }))
    const small = (who: string): Promise<Answer> => api.store.post('/v1/orders', { member: who, order: basket([['TEA', 1, 1000]]) })
    const no = (): Promise<Answer> => exchange(few('X-CHK-2'))
    const first = await inOneBatch(5, () => [small(member), no(), small(other), no(), small(member)])
    expect(statuses(first)).toEqual([201, 201, 201, 422, 422])
    expect(accepted(await api.store.get(`/v1/checkouts/${checkout}`), 200).state).toBe('confirmed')
    expect([await beansOf(api.service, member), await beansOf(api.service, other)]).toEqual([140, 10])

    const second = await inOneBatch(6, () => [
      no(),
      small(other),
      exchange(swap('X-CHK-2')),
      no(),
      exchange(swap('X-CHK-2')),
      small(member),
    ])
    expect(statuses(second)).toEqual([201, 201, 201, 201, 422, 422])
    expect(accepted(await api.store.get(`/v1/checkouts/${checkout}`), 200).state).toBe('partly_returned')
    expect([await beansOf(api.service, member), await beansOf(api.service, other)]).toEqual([140 + 2 * 6 + 10, 20])
  })
})

/** Asks so many at once, and has them decided in one batch. */
async function inOneBatch(count: number, ask: () => Promise<Answer>[]): Promise<Answer[]> {
  const { intake } = api.ctx
  const submit = intake.submit.bind(intake)
  const batches = (): number => intake.lanes.reduce((sum, { counts }) => sum + counts.batches, 0)
  const before = batches()
  let release!: () => void
  const all = new Promise<void>((resolve) => (release = resolve))
  let come = 0
  intake.submit = async (submission) => {
    if ((come += 1) === count) release()
    await all
    return submit(submission)
  }
  const answers = await Promise.all(ask())
  intake.submit = submit
  expect([come, batches() - before]).toEqual([count, 1])
  return answers
}

describe('under one key', () => {
  it('is done once, whatever becomes of the answer', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    const body = swap(reference)
    const submit = api.ctx.intake.submit.bind(api.ctx.intake)
    // The answer of the intake never comes: the process is gone.
    api.ctx.intake.submit = async (submission) => {
      await submit(submission)
      api.ctx.intake.submit = submit
      throw new Error('gone')
    }
    expect((await exchange(body, { key: 'lost' })).status).toBe(500)
    const second = await exchange(body, { key: 'lost' })
    expect(second.headers['idempotent-replayed']).toBe('true')
    const third = await exchange(body, { key: 'lost' })
    expect([third.text, accepted(second).bill.to_pay]).toEqual([second.text, 600])
    expect(await kindsOf(member)).toEqual(['enrol', 'order', 'return', 'order'])
    refused(await exchange({ ...body, order: basket([['TEA', 1, 100]]) }, { key: 'lost' }), 422, 'idempotency_key_reused')
    refused(await exchange(body, { key: null }), 400, 'idempotency_key_missing')
  })

  it('is done once by many at once, and its copies get the same answer', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 9, 27_000]])
    const body = swap(reference)
    const answers = await Promise.all(Array.from({ length: 12 }, () => exchange(body, { key: 'many' })))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(statuses(answers)).toEqual(Array.from({ length: 12 }, () => 201))
    expect(await kindsOf(member)).toEqual(['enrol', 'order', 'return', 'order'])
  })

  it('or another, the same exchange is the same: its order has one reference', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    const body = swap(reference)
    const [first, second] = [await exchange(body), await exchange(body)]
    expect([second.text, second.headers['idempotent-replayed']]).toEqual([first.text, 'true'])
    const other = { ...swap(reference), order: { ...basket([['TEA', 1, 100]]), reference: body['order'].reference } }
    refused(await exchange(other), 409, 'reference_reused')
    refused(await dryRun(body), 409, 'reference_reused')
    refused(await api.store.post('/v1/orders', { member, order: body['order'] }), 409, 'reference_reused')
    expect(await kindsOf(member)).toEqual(['enrol', 'order', 'return', 'order'])
  })

  it('is done once where its connection is cut between the two halves', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    // Three times the server's process ends when it comes to the order, with the return written.
    await api.ctx.pool.query(`create sequence cuts; create function cut() returns trigger language plpgsql as $$ begin
      if nextval('cuts') <= 3 then perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); end if; return new; end $$;
      create trigger cut before insert on commands for each row when (new.kind = 'order') execute function cut()`)
    const answer = await exchange(swap(reference))
    const { rows } = await api.ctx.pool.query<{ last_value: number }>('select last_value::int from cuts')
    await api.ctx.pool.query('drop trigger cut on commands; drop function cut; drop sequence cuts')
    expect(rows[0]!.last_value).toBe(4)
    expect(accepted(answer).bill.to_pay).toBe(600)
    expect(await kindsOf(member)).toEqual(['enrol', 'order', 'return', 'order'])
  })
})

describe('two exchanges of the same goods', () => {
  it('are never both made, whichever process they come to', async () => {
    const other = new Intake({ base: api.ctx, programs: new ProgramCache(api.ctx.pool), announced: () => false })
    const submit = api.ctx.intake.submit.bind(api.ctx.intake)
    let turn = 0
    api.ctx.intake.submit = (submission) => ((turn += 1) % 2 === 0 ? submit(submission) : other.submit(submission))
    for (let round = 0; round < 8; round++) {
      const member = await enrol(api.service)
      const { reference } = await sell(member, [['LAT', 3, 9000]])
      const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(swap(reference))))
      expect(statuses(answers)).toEqual([201, 201, 201, 422, 422, 422, 422, 422])
      for (const { json, status } of answers)
        if (status === 422) expect(json).toMatchObject({ code: 'over_return', facts: { part: 'returned' } })
      expect(await beansOf(api.service, member)).toBe(3 * 36)
    }
    api.ctx.intake.submit = submit
    await other.close()
  })
})

it('after all this the books verify and replay', async () => {
  const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
  expect(replayed.mismatches).toEqual([])
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
})
