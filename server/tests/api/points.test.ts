import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Api } from './open-api.ts'
import {
  accepted,
  adjust,
  basket,
  beansAfter,
  beansOf,
  enrol,
  grants,
  malformed,
  phone,
  redeem,
  refused,
  rich,
  statuses,
} from './requests.ts'

/** How often a race is run. */
const ROUNDS = Number(process.env['RACE_ROUNDS'] ?? 5)

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const GONE = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'
const wallet = async (member: string): Promise<any> => {
  const { balances } = accepted(await api.service.get(`/v1/members/${member}/balances`), 200)
  return balances.find((b: { currency: string }) => b.currency === 'beans')
}

describe('POST /v1/members/{id}/adjustments', () => {
  it('gives and takes by hand, with a reason', async () => {
    const member = await enrol(api.service)
    expect(beansAfter(await adjust(api.service, member, 100))).toBe(100)
    expect(beansAfter(await adjust(api.service, member, -30, { reason: 'correction' }))).toBe(70)
    const problem = refused(await adjust(api.service, member, -71), 422, 'insufficient_points')
    expect(problem.facts).toEqual({ currency: 'beans', needed: 71, have: 70 })
    expect(problem.detail).toBe('71 beans are needed and 70 are available.')
    expect(accepted(await adjust(api.service, member, 600, { currency: 'growth' })).tiers).toBeUndefined()
  })

  it('dates the points as asked, or by the rule of the currency', async () => {
    const member = await enrol(api.service)
    for (const more of [{}, { expires_on: '2026-06-10' }, { expires_on: null }]) accepted(await adjust(api.service, member, 10, more))
    const { items } = accepted(await api.service.get(`/v1/members/${member}/lots`), 200)
    expect(items.map((l: { expires_on: string }) => l.expires_on)).toEqual(['2027-07-01', '2026-06-10', null])
  })

  it('says where a body is wrong', async () => {
    const member = await enrol(api.service)
    const send = (more: Record<string, unknown>) => adjust(api.service, member, 1, more)
    malformed(await send({ amount: 0 }), 'body.amount')
    malformed(await send({ amount: 1.5, reason: 'Because I say so' }), 'body.amount', 'body.reason')
    malformed(await send({ amount: 1_000_000_000_001 }), 'body.amount')
    malformed(await send({ amount: -1_000_000_000_001 }), 'body.amount')
    malformed(await send({ expires_on: '2026-02-30' }), 'body.expires_on')
    expect(refused(await send({ currency: 'cocoa' }), 422, 'unknown_currency').facts).toEqual({ currency: 'cocoa' })
    for (const currency of ['constructor', '__proto__', 'toString']) refused(await send({ currency }), 422, 'unknown_currency')
    refused(await adjust(api.service, GONE, 1), 404, 'not_found')
    refused(await adjust(api.store, member, 1), 403, 'forbidden')
  })

  it('counts the largest amounts exactly', async () => {
    const member = await enrol(api.service)
    for (let i = 0; i < 3; i++) accepted(await adjust(api.service, member, 1_000_000_000_000))
    accepted(await adjust(api.service, member, -1))
    expect(await beansOf(api.service, member)).toBe(2_999_999_999_999)
  })
})

describe('POST /v1/redemptions', () => {
  it('spends what is there, of the lots that expire first', async () => {
    const identity = phone()
    const member = await enrol(api.service, { identities: [identity] })
    accepted(await adjust(api.service, member, 10, { expires_on: null }))
    accepted(await adjust(api.service, member, 10, { expires_on: '2026-07-01' }))
    accepted(await adjust(api.service, member, 10))
    const spent = accepted(await api.store.post('/v1/redemptions', { identity, currency: 'beans', amount: 15, reason: 'free_latte' }))
    expect([spent.kind, spent.member, spent.balances.beans.available]).toEqual(['redeem', member, 15])
    const { items } = accepted(await api.service.get(`/v1/members/${member}/lots?open=false`), 200)
    expect(items.map((l: { remaining: number }) => l.remaining)).toEqual([10, 0, 5])
  })

  it('is refused for more than there is, and for what is no spending money', async () => {
    const member = await rich(api.service, 20)
    expect(refused(await redeem(api.store, member, 21), 422, 'insufficient_points').facts).toEqual({
      currency: 'beans',
      needed: 21,
      have: 20,
    })
    refused(await redeem(api.store, member, 1, 'growth'), 422, 'not_spendable')
    refused(await redeem(api.store, member, 1, 'cocoa'), 422, 'unknown_currency')
    malformed(await redeem(api.store, member, 0), 'body.amount')
    malformed(await redeem(api.store, member, -5), 'body.amount')
    malformed(await api.store.post('/v1/redemptions', { member, amount: 5, currency: 'beans', note: 'x' }), 'body')
    refused(await redeem(api.store, GONE, 1), 404, 'not_found')
    refused(await redeem(api.partner, member, 1), 403, 'forbidden')
    expect(await beansOf(api.service, member)).toBe(20)
  })

  it('of one balance from a hundred tills at once spends it exactly once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const member = await rich(api.service, 100)
      // The clock stands still, and so does what one key may ask for in a second.
      const till = await api.caller('store', undefined, `till ${round}`)
      const answers = await Promise.all(Array.from({ length: 100 }, () => redeem(till, member, 10)))
      const won = answers.filter((a) => a.status === 201)
      const left = won.map((a) => a.json.balances.beans.available).toSorted((a, b) => b - a)
      expect(left).toEqual([90, 80, 70, 60, 50, 40, 30, 20, 10, 0])
      for (const lost of answers.filter((a) => a.status !== 201))
        expect(refused(lost, 422, 'insufficient_points').facts).toEqual({ currency: 'beans', needed: 10, have: 0 })
      expect(await wallet(member)).toEqual({ currency: 'beans', available: 0, pending: 0, held: 0, debt: 0 })
    }
  }, 120_000)

  it('races a suspension without losing or inventing a bean', async () => {
    for (let round = 0; round < 5; round++) {
      const member = await rich(api.service, 50)
      const suspend = api.service.patch(`/v1/members/${member}`, { status: 'suspended' })
      const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(api.store, member, 5)))
      accepted(await suspend)
      const won = answers.filter((a) => a.status === 201).length
      for (const a of answers) if (a.status !== 201) refused(a, 422, 'member_not_active')
      expect(await beansOf(api.service, member)).toBe(50 - 5 * won)
    }
  })
})

describe('POST /v1/decisions/{id}/refund', () => {
  const refund = (decision: string, more: object = {}) =>
    api.service.post(`/v1/decisions/${decision}/refund`, { reason: 'broken_cup', ...more })

  it('puts spent points back into their lots, though these were closed, and announces it', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 10, { expires_on: '2026-08-01' }))
    accepted(await adjust(api.service, member, 10, { expires_on: null }))
    const { decision } = accepted(await redeem(api.store, member, 20))
    expect(accepted(await refund(decision, { amount: 12 })).balances.beans.available).toBe(12)
    expect(refused(await refund(decision, { amount: 9 }), 422, 'over_refund').facts).toEqual({ currency: 'beans', asked: 9, left: 8 })
    expect(accepted(await refund(decision)).balances.beans.available).toBe(20)
    refused(await refund(decision), 422, 'nothing_to_refund')
    const { items } = accepted(await api.service.get(`/v1/members/${member}/lots`), 200)
    expect(items.map((l: { remaining: number; expires_on: string }) => [l.remaining, l.expires_on])).toEqual([
      [10, '2026-08-01'],
      [10, null],
    ])
  })

  it('by fifty clients at once, beside the spending itself, gives back exactly what was spent', async () => {
    const member = await rich(api.service, 100)
    const { decision } = accepted(await redeem(api.store, member, 40))
    const answers = await Promise.all(Array.from({ length: 50 }, () => refund(decision, { amount: 3 })))
    expect(answers.filter((a) => a.status === 201)).toHaveLength(13)
    for (const lost of answers.filter((a) => a.status !== 201)) refused(lost, 422, 'over_refund')
    expect(await beansOf(api.service, member)).toBe(99)
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect(replayed.mismatches).toEqual([])
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
  })

  it('is refused for what spent nothing, and for nobody', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await adjust(api.service, member, 10))
    refused(await refund(decision), 422, 'nothing_to_refund')
    refused(await refund(decision.replace(/_\d+$/, '_99')), 422, 'nothing_to_refund')
    refused(await refund('dec_nonsense'), 404, 'not_found')
    refused(await api.store.post(`/v1/decisions/${decision}/refund`, { reason: 'x' }), 403, 'forbidden')
    malformed(await refund(decision, { amount: 0 }), 'body.amount')
  })
})

describe('a hold of several currencies', () => {
  it('is captured, refunded and released as one', async () => {
    const member = await rich(api.service, 100)
    accepted(await adjust(api.service, member, 16, { currency: 'stars' }))
    const more = [{ currency: 'stars', amount: 10 }]
    const place = async (): Promise<any> => accepted(await api.service.post('/v1/holds', { member, currency: 'beans', amount: 60, more }))
    const { hold } = await place()
    refused(await api.service.post(`/v1/holds/${hold}/capture`, { amount: 5 }), 422, 'several_currencies')
    const captured = accepted(await api.service.post(`/v1/holds/${hold}/capture`, {}))
    expect(captured.balances).toMatchObject({ beans: { available: 40, held: 0 }, stars: { available: 6, held: 0 } })
    const back = accepted(await api.service.post(`/v1/decisions/${captured.decision}/refund`, { reason: 'x' }))
    expect(back.balances).toMatchObject({ beans: { available: 100 }, stars: { available: 16 } })
    const again = await place()
    expect(accepted(await api.service.post(`/v1/holds/${again.hold}/release`)).balances).toMatchObject({ stars: { available: 16 } })
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect(replayed.mismatches).toEqual([])
  })
})

describe('holds', () => {
  const hold = (member: string, amount: number, more: object = {}) =>
    api.service.post('/v1/holds', { member, currency: 'beans', amount, ...more })
  const close = (id: string, how: 'capture' | 'release', body?: object) =>
    api.service.post(`/v1/holds/${id}/${how}`, body ?? (how === 'release' ? undefined : {}))

  it('set points aside, which are captured in part, and the rest is free again', async () => {
    const member = await rich(api.service, 100)
    const held = accepted(await hold(member, 60))
    expect(held.balances.beans).toEqual({ available: 40, pending: 0, held: 60, debt: 0 })
    refused(await redeem(api.store, member, 41), 422, 'insufficient_points')
    const captured = accepted(await close(held.hold, 'capture', { amount: 45 }))
    expect(captured.balances.beans).toEqual({ available: 55, pending: 0, held: 0, debt: 0 })
    refused(await close(held.hold, 'capture'), 422, 'hold_closed')
    refused(await close(held.hold, 'release'), 422, 'hold_closed')
  })

  it('are captured whole, or released', async () => {
    const member = await rich(api.service, 100)
    const [a, b] = [accepted(await hold(member, 60)), accepted(await hold(member, 40))]
    expect(accepted(await close(a.hold, 'capture')).balances.beans).toMatchObject({ available: 0, held: 40 })
    expect(accepted(await close(b.hold, 'release')).balances.beans).toMatchObject({ available: 40, held: 0 })
  })

  it('lapse by themselves', async () => {
    const member = await rich(api.service, 100)
    const noon = api.clock.time
    const { hold: id } = accepted(await hold(member, 70, { expires_in_seconds: 60 }))
    api.clock.time = noon + 60_000
    refused(await close(id, 'capture'), 422, 'hold_closed')
    expect(await wallet(member)).toMatchObject({ available: 100, held: 0 })
    api.clock.time = noon
  })

  it('are captured once, however many want it', async () => {
    const member = await rich(api.service, 100)
    const { hold: id } = accepted(await hold(member, 70))
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => close(id, i % 2 === 0 ? 'capture' : 'release')))
    expect(answers.filter((a) => a.status === 201)).toHaveLength(1)
    for (const a of answers) if (a.status !== 201) refused(a, 422, 'hold_closed')
    expect((await wallet(member)).held).toBe(0)
  })

  it('are refused where something is wrong', async () => {
    const member = await rich(api.service, 10)
    expect(refused(await hold(member, 11), 422, 'insufficient_points').facts).toMatchObject({ needed: 11, have: 10 })
    const { hold: id } = accepted(await hold(member, 5))
    expect(refused(await close(id, 'capture', { amount: 6 }), 422, 'over_capture').facts).toEqual({ asked: 6, held: 5 })
    refused(await close(id.replace(/\d+$/, '999'), 'capture'), 422, 'unknown_hold')
    for (const other of ['hld_x', id.replace('hld', 'lot'), `${GONE.replace('mem', 'hld')}_1`]) {
      refused(await close(other, 'capture'), 404, 'not_found')
      refused(await close(other, 'release'), 404, 'not_found')
    }
    malformed(await hold(member, 1, { expires_in_seconds: 0 }), 'body.expires_in_seconds')
    malformed(await hold(member, 1, { expires_in_seconds: 2_592_001 }), 'body.expires_in_seconds')
    malformed(await close(id, 'capture', { amount: 0 }), 'body.amount')
    refused(await api.partner.post('/v1/holds', {}), 403, 'forbidden')
    refused(await api.partner.post(`/v1/holds/${id}/capture`, {}), 403, 'forbidden')
    refused(await api.partner.post(`/v1/holds/${id}/release`), 403, 'forbidden')
  })

  it('do not stand in the way of earning', async () => {
    const member = await rich(api.service, 10)
    accepted(await hold(member, 10))
    const placed = accepted(await api.service.post('/v1/orders', { member, order: basket([['L', 1, 700]]) }))
    expect([grants(placed)['everyday.beans'], placed.balances.beans]).toEqual([7, { available: 7, pending: 0, held: 10, debt: 0 }])
  })
})

describe('POST /v1/decisions/{id}/void', () => {
  const undo = (decision: string, key?: string, caller = api.service) =>
    caller.post(`/v1/decisions/${decision}/void`, { reason: 'wrong_member' }, key === undefined ? {} : { key })

  it('undoes an adjustment once, however often it is asked', async () => {
    const member = await rich(api.service, 100)
    const { decision: given } = accepted(await adjust(api.service, member, 40))
    const first = accepted(await undo(given, 'undo-1'))
    expect([first.kind, first.balances.beans.available]).toEqual(['void_adjustment', 100])
    const again = await undo(given, 'undo-1')
    expect([again.json, again.headers['idempotent-replayed']]).toEqual([first, 'true'])
    expect(refused(await undo(given), 422, 'adjustment_voided').detail).toBe('That adjustment has been voided already.')
    const { decision: taken } = accepted(await adjust(api.service, member, -70))
    expect(beansAfter(await undo(taken))).toBe(100)
    refused(
      await api.service.post(`/v1/decisions/${given}/void`, { reason: 'another_one' }, { key: 'undo-1' }),
      422,
      'idempotency_key_reused',
    )
    expect(await beansOf(api.service, member)).toBe(100)
  })

  it('owes what was spent, and says so in words', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await adjust(api.service, member, 40))
    accepted(await redeem(api.store, member, 30))
    const undone = accepted(await undo(decision))
    expect(await wallet(member)).toMatchObject({ available: 0, debt: 30 })
    const told = accepted(await api.service.get(`/v1/decisions/${undone.decision}`), 200)
    expect(JSON.stringify(told)).toContain('40 beans that you had been credited by mistake were to be taken back')
    const chinese = accepted(await api.service.get(`/v1/decisions/${undone.decision}`, { 'accept-language': 'zh' }), 200)
    expect(JSON.stringify(chinese)).toContain('此前误记的40颗')
  })

  it('lets one of many at once do it', async () => {
    const member = await rich(api.service, 100)
    const { decision } = accepted(await adjust(api.service, member, 40))
    const answers = await Promise.all(Array.from({ length: 20 }, () => undo(decision)))
    expect(statuses(answers)).toEqual([201, ...Array.from({ length: 19 }, () => 422)])
    expect(await beansOf(api.service, member)).toBe(100)
  })

  it('is of adjustments alone, of one program, for whoever may write points', async () => {
    const member = await rich(api.service, 100)
    const { decision } = accepted(await redeem(api.store, member, 10))
    refused(await undo(decision), 422, 'no_adjustment')
    const { decision: mine } = accepted(await adjust(api.service, member, 5))
    const stranger = await api.tenant('void-elsewhere', 'cafe')
    refused(await undo(mine, undefined, stranger.service), 404, 'not_found')
    refused(await undo(mine, undefined, api.store), 403, 'forbidden')
    refused(await undo('dec_nonsense'), 404, 'not_found')
    malformed(await api.service.post(`/v1/decisions/${mine}/void`, { reason: 'Because!' }), 'body.reason')
    expect(await beansOf(api.service, member)).toBe(95)
  })

  it('leaves books that verify and replay to the letter', async () => {
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect([replayed.mismatches, (await verifyAll(api.ctx, () => undefined)).findings]).toEqual([[], []])
  })
})
