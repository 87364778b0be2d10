import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleParked } from '../../src/parked/settle-parked.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Answer, type Api, type Caller } from './open-api.ts'
import { accepted, adjust, basket, beansOf, enrol, malformed, refused, rich } from './requests.ts'

const DAY = 86_400_000
let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['events'].delivered = { names: { en: 'Delivered', zh: '已送达' } }
    d['currencies'].stars.pending = { policy: 'event', event: 'delivered' }
    d['campaigns'].starry = {
      names: { en: 'Starry', zh: '星' },
      trigger: 'order',
      rules: { stars: { then: [{ grant: { currency: 'stars', amount: '3' } }] } },
    }
  })
})
afterAll(() => api.close())

const repost = (order: string, member: string, key?: string, caller: Caller = api.service): Promise<Answer> =>
  caller.post(`/v1/orders/${order}/repost`, { member }, key === undefined ? {} : { key })
const give = (reference: string, more: object = {}): Promise<Answer> => api.store.post('/v1/returns', { order: { reference }, ...more })
async function sell(member: string, more: object = {}): Promise<{ id: string; reference: string; earned: number }> {
  const order = basket([['LATTE', 2, 6400]])
  const placed = accepted(await api.store.post('/v1/orders', { member, order, ...more }))
  return { id: placed.order, reference: order['reference'] as string, earned: placed.balances.beans.available }
}
const starsOf = async (member: string): Promise<any> =>
  accepted(await api.service.get(`/v1/members/${member}/balances`), 200).balances.find((b: { currency: string }) => b.currency === 'stars')

describe('POST /v1/orders/{id}/repost', () => {
  it('moves a sale to whose it is, at its own time, and its reference with it', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const at = new Date(api.clock.now()).toISOString()
    const { id, reference, earned } = await sell(wrong)
    api.clock.time += 20 * DAY
    const first = accepted(await repost(id, right, 'move-1'))
    expect([first.returned.kind, first.returned.member, first.placed.kind, first.placed.member]).toEqual(['return', wrong, 'order', right])
    expect(first.placed.at).toBe(at)
    expect([await beansOf(api.service, wrong), await beansOf(api.service, right)]).toEqual([0, earned])
    expect(accepted(await api.service.get(`/v1/orders/${id}`), 200).lines[0].returned).toBe(2)
    expect(accepted(await api.service.get(`/v1/orders/${first.placed.order}`), 200)).toMatchObject({ reference, member: right, at })

    const again = await repost(id, right, 'move-1')
    expect([again.json, again.headers['idempotent-replayed']]).toEqual([first, 'true'])
    refused(await repost(id, right), 409, 'already_reposted')
    refused(await repost(id, await enrol(api.service)), 409, 'already_reposted')
    expect(await beansOf(api.service, right)).toBe(earned)

    // What comes by the reference now is of the new one, whoever the claim names.
    const event = accepted(await api.store.post('/v1/events', { type: 'delivered', order: { reference } }))
    expect(event.member).toBe(right)
    const back = accepted(await give(reference, { lines: [{ sku: 'LATTE', quantity: 1 }], at }))
    expect([back.member, back.returned_from]).toEqual([right, [first.placed.order]])
    expect(await beansOf(api.service, right)).toBe(earned / 2)
    api.clock.time -= 20 * DAY
  })

  it('moves it on, as often as it takes', async () => {
    const [a, b, c] = [await enrol(api.service), await enrol(api.service), await enrol(api.service)]
    const { id, reference, earned } = await sell(a)
    const { placed } = accepted(await repost(id, b))
    const { placed: last } = accepted(await repost(placed.order, c))
    expect(accepted(await give(reference, { lines: [{ sku: 'LATTE', quantity: 1 }] })).returned_from).toEqual([last.order])
    expect([await beansOf(api.service, a), await beansOf(api.service, b), await beansOf(api.service, c)]).toEqual([0, 0, earned / 2])
  })

  it('takes along what has been told about it', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const { id, reference } = await sell(wrong)
    expect(await starsOf(wrong)).toMatchObject({ pending: 3, available: 0 })
    accepted(await api.store.post('/v1/events', { type: 'delivered', order: { reference } }))
    expect(await starsOf(wrong)).toMatchObject({ pending: 0, available: 3 })
    accepted(await repost(id, right))
    expect(await starsOf(wrong)).toMatchObject({ pending: 0, available: 0 })
    expect(await starsOf(right)).toMatchObject({ pending: 0, available: 3 })
  })

  it('is owed by whoever has spent it', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const { id, earned } = await sell(wrong)
    accepted(await api.store.post('/v1/redemptions', { member: wrong, currency: 'beans', amount: earned }))
    accepted(await repost(id, right))
    const { balances } = accepted(await api.service.get(`/v1/members/${wrong}/balances`), 200)
    expect(balances).toContainEqual(expect.objectContaining({ currency: 'beans', available: 0, debt: earned }))
  })

  it('goes on where it broke off', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const { id, reference, earned } = await sell(wrong)
    const submit = api.ctx.intake.submit.bind(api.ctx.intake)
    for (const broken of [1, 2]) {
      let asked = 0
      // The answer to the return, and then that to the order, never comes: the process is gone.
      api.ctx.intake.submit = async (submission) => {
        const decided = await submit(submission)
        if ((asked += 1) === broken) throw new Error('gone')
        return decided
      }
      expect((await repost(id, right, 'broken')).status).toBe(500)
    }
    api.ctx.intake.submit = submit
    accepted(await repost(id, right, 'broken'))
    expect([await beansOf(api.service, wrong), await beansOf(api.service, right)]).toEqual([0, earned])
    expect(accepted(await give(reference)).member).toBe(right)
  })

  it('is done once by many at once', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const { id, earned } = await sell(wrong)
    const others = await Promise.all([enrol(api.service), enrol(api.service)])
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => repost(id, [right, ...others][i % 3]!)))
    for (const answer of answers.filter(({ status }) => status !== 201)) refused(answer, 409, 'already_reposted')
    const won = answers.filter(({ status }) => status === 201)
    expect(won.length).toBeGreaterThan(0)
    expect(new Set(won.map(({ json }) => json.placed.order)).size).toBe(1)
    const sums = await Promise.all([wrong, right, ...others].map((member) => beansOf(api.service, member)))
    expect(sums.toSorted((a, b) => a - b)).toEqual([0, 0, 0, earned])
  })

  it('is refused where a part comes back just then, and may be tried again', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const { id, reference, earned } = await sell(wrong)
    const submit = api.ctx.intake.submit.bind(api.ctx.intake)
    api.ctx.intake.submit = async (submission) => {
      api.ctx.intake.submit = submit
      accepted(await give(reference, { lines: [{ sku: 'LATTE', quantity: 1 }] }))
      return submit(submission)
    }
    refused(await repost(id, right), 422, 'over_return')
    expect([await beansOf(api.service, wrong), await beansOf(api.service, right)]).toEqual([earned / 2, 0])
    refused(await repost(id, right), 409, 'repost_returned')
  })

  it('is refused, and changes nothing, where it cannot be sound', async () => {
    const [wrong, right] = [await rich(api.service, 300), await enrol(api.service)]
    const { id, reference } = await sell(wrong)
    const { balances: before } = accepted(await api.service.get(`/v1/members/${wrong}/balances`), 200)
    malformed(await repost(id, wrong), 'body.member')
    refused(await repost(id, 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'), 404, 'not_found')
    refused(await repost('ord_nonsense', right), 404, 'not_found')
    refused(await repost(id, right, undefined, api.store), 403, 'forbidden')
    const suspended = await enrol(api.service)
    accepted(await api.service.patch(`/v1/members/${suspended}`, { status: 'suspended' }))
    refused(await repost(id, suspended), 422, 'member_not_active')
    const stranger = await api.tenant('repost-elsewhere', 'cafe')
    refused(await repost(id, await enrol(stranger.service), undefined, stranger.service), 404, 'not_found')
    refused(await repost(id, await enrol(stranger.service)), 404, 'not_found')
    const { decision } = accepted(await adjust(api.service, right, 1))
    refused(await repost(decision.replace('dec_', 'ord_'), wrong), 404, 'not_found')
    expect(accepted(await api.service.get(`/v1/members/${wrong}/balances`), 200).balances).toEqual(before)
    accepted(await give(reference, { lines: [{ sku: 'LATTE', quantity: 1 }] }))
    refused(await repost(id, right), 409, 'repost_returned')

    const lines = [{ sku: 'LATTE', quantity: 2, amount: 6400 }]
    const { id: checkout } = accepted(await api.store.post('/v1/checkouts', { member: wrong, basket: { lines }, pay_with_points: 'most' }))
    accepted(await api.store.post(`/v1/checkouts/${checkout}/hold`, {}))
    const paid = accepted(await api.store.post(`/v1/checkouts/${checkout}/confirm`, { reference: 'PAID-1' }))
    refused(await repost(paid.decision.order, right), 409, 'repost_paid')
  })

  it('moves a checkout that was paid in money', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const lines = [{ sku: 'LATTE', quantity: 2, amount: 6400 }]
    const { id: checkout } = accepted(await api.store.post('/v1/checkouts', { member: wrong, basket: { lines } }))
    accepted(await api.store.post(`/v1/checkouts/${checkout}/hold`, {}))
    const { decision } = accepted(await api.store.post(`/v1/checkouts/${checkout}/confirm`, { reference: 'MONEY-1' }))
    accepted(await repost(decision.order, right))
    expect(await beansOf(api.service, right)).toBe(decision.balances.beans.available)
    expect(accepted(await api.service.get(`/v1/checkouts/${checkout}`), 200).state).toBe('returned')
  })

  it('leaves what waits for the reference to the right member, and books that verify and replay', async () => {
    const [wrong, right] = [await enrol(api.service), await enrol(api.service)]
    const order = basket([['LATTE', 2, 6400]])
    const waiting = await give(order['reference'] as string, { lines: [{ sku: 'LATTE', quantity: 1 }] })
    expect(waiting.status).toBe(202)
    const { order: id } = accepted(await api.store.post('/v1/orders', { member: wrong, order }))
    accepted(await repost(id, right))
    expect(await settleParked(api.ctx)).toBe(1)
    const { items } = accepted(await api.service.get('/v1/parked'), 200)
    expect(items[0]).toMatchObject({ state: 'done' })
    expect(await beansOf(api.service, right)).toBeGreaterThan(0)
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect([replayed.mismatches, (await verifyAll(api.ctx, () => undefined)).findings]).toEqual([[], []])
  })
})
