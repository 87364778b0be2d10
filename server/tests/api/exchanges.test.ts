import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openExchanging, swap, type Exchanging } from './exchanging.ts'
import type { Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, malformed, phone, redeem, refused, rich } from './requests.ts'

const DAY = 86_400_000

let api: Api
let { exchange, dryRun, sell, seen } = {} as Exchanging
beforeAll(async () => {
  ;({ api, exchange, dryRun, sell, seen } = await openExchanging())
})
afterAll(() => api.close())

describe('POST /v1/exchanges', () => {
  it('takes back and sells at once, and says what there is to pay and what becomes of points', async () => {
    const member = await enrol(api.service)
    const { id, reference } = await sell(member, [
      ['LAT', 2, 6000],
      ['CRO', 1, 1250],
    ])
    expect(await beansOf(api.service, member)).toBe(72)
    const { returned, placed, bill } = accepted(await exchange(swap(reference)))
    expect([returned.kind, returned.member, returned.returned_from]).toEqual(['return', member, [id]])
    expect([placed.kind, placed.member, placed.order]).toEqual(['order', member, expect.stringMatching(/^ord_/) as unknown])
    expect(bill.returned).toEqual({
      total: 3000,
      discount: 0,
      paid_in_points: 0,
      to_pay_back: 3000,
      lines: [{ order: id, sku: 'LAT', quantity: 1, amount: 3000 }],
      points: [],
      takes_back: { beans: 30, growth: 30 },
    })
    expect(bill.order).toMatchObject({ total: 3600, to_pay: 3600, earns: { beans: 36, growth: 36 } })
    expect(bill.to_pay).toBe(600)
    expect(bill.points).toEqual([
      { currency: 'beans', taken_back: 30, earned: 36, come_home: 0, paid: 0, difference: 6 },
      { currency: 'growth', taken_back: 30, earned: 36, come_home: 0, paid: 0, difference: 6 },
    ])
    expect(await beansOf(api.service, member)).toBe(78)
    const bought = accepted(await api.service.get(`/v1/orders/${placed.order}`), 200)
    expect(bought).toMatchObject({ exchange: returned.decision, lines: [{ sku: 'MOC', returned: 0 }] })
    expect(accepted(await api.service.get(`/v1/orders/${id}`), 200).lines.map((l: { returned: number }) => l.returned)).toEqual([1, 0])
  })

  it('pays back what the goods cost more than what is taken instead', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    const { bill } = accepted(await exchange({ returned: { order: { reference } }, order: basket([['TEA', 1, 1500]]) }))
    expect([bill.to_pay, bill.points[0].difference]).toEqual([-4500, -45])
    expect(await beansOf(api.service, member)).toBe(15)
  })

  it('of points that had paid brings home their part, which may pay for what is taken instead', async () => {
    const member = await rich(api.service, 300)
    const { reference } = await sell(member, [['LAT', 2, 6000]], { payments: [{ currency: 'beans', points: 300 }] })
    // Of 60.00, 30.00 were paid with 300 beans; the rest earned 30.
    expect(await beansOf(api.service, member)).toBe(30)
    const body = swap(reference, { payments: [{ currency: 'beans', points: 150 }] })
    const { bill, placed } = accepted(await exchange(body))
    expect(bill.returned).toMatchObject({
      total: 3000,
      paid_in_points: 1500,
      to_pay_back: 1500,
      points: [{ currency: 'beans', points: 150, amount: 1500 }],
    })
    expect(bill.order).toMatchObject({ total: 3600, paid_in_points: 1500, to_pay: 2100 })
    expect(bill.to_pay).toBe(600)
    expect(bill.points[0]).toEqual({ currency: 'beans', taken_back: 15, earned: 21, come_home: 150, paid: 150, difference: 6 })
    expect(placed.balances.beans.available).toBe(36)
  })

  it('reckons with what was paid in points of others', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]], { paid_with_points: 2000 })
    const { bill } = accepted(await exchange(swap(reference, { paid_with_points: 600 })))
    expect([bill.returned.paid_in_points, bill.returned.to_pay_back, bill.order.to_pay, bill.to_pay]).toEqual([1000, 2000, 3000, 1000])
  })

  it('frees the coupon of what comes back for what is taken instead', async () => {
    const member = await enrol(api.service)
    const { id: coupon } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'tenth' }))
    const { reference } = await sell(member, [['LAT', 1, 3000]], { gross: true, coupons: [coupon] })
    const { bill, placed } = accepted(await exchange(swap(reference, { gross: true, coupons: [coupon] })))
    expect([bill.returned.discount, bill.returned.to_pay_back, bill.order.discount, bill.to_pay]).toEqual([300, 2700, 360, 540])
    expect(placed.coupons).toEqual([{ id: coupon, coupon: 'tenth', to: 'used' }])
  })

  it('takes what came from a checkout, and goods whose order nobody names', async () => {
    const member = await enrol(api.service)
    const { id: checkout } = accepted(
      await api.store.post('/v1/checkouts', { member, basket: { lines: [{ sku: 'LAT', quantity: 2, amount: 6000 }] } }),
    )
    const of = { checkout, lines: [{ sku: 'LAT', quantity: 1 }] }
    refused(await exchange({ returned: of, order: basket([['TEA', 1, 1500]]) }), 422, 'no_sale')
    accepted(await api.store.post(`/v1/checkouts/${checkout}/hold`, {}))
    accepted(await api.store.post(`/v1/checkouts/${checkout}/confirm`, { reference: 'X-CHK-1' }))
    expect(accepted(await exchange({ returned: of, order: basket([['TEA', 1, 1500]]) })).bill.to_pay).toBe(-1500)
    expect(accepted(await api.store.get(`/v1/checkouts/${checkout}`), 200).state).toBe('partly_returned')
    const unnamed = { member, returned: { lines: [{ sku: 'LAT', quantity: 1 }] }, order: basket([['TEA', 1, 1500]]) }
    expect(accepted(await exchange(unnamed)).bill.to_pay).toBe(-1500)
    expect(await beansOf(api.service, member)).toBe(30)
  })

  it('takes what was bought long ago and elsewhere, and has an order that happens when the goods come back', async () => {
    const member = await enrol(api.service)
    const bought = new Date(api.clock.now() - 13 * DAY).toISOString()
    const { reference } = await sell(member, [['LAT', 1, 3000]], { store: 'bj-guomao' }, bought)
    const at = new Date(api.clock.now() - DAY).toISOString()
    const { returned, placed } = accepted(await exchange({ ...swap(reference, { store: 'sh-jingan' }), at }))
    expect([returned.at, placed.at]).toEqual([at, at])
    const late = await sell(member, [['LAT', 1, 3000]], {}, new Date(api.clock.now() - 15 * DAY).toISOString())
    expect(refused(await exchange(swap(late.reference)), 422, 'return_window_closed').facts).toMatchObject({ part: 'returned' })
  })
})

describe('POST /v1/exchanges?dry_run=true', () => {
  it('tells exactly what would come of it, and changes nothing', async () => {
    const member = await rich(api.service, 100)
    const { reference } = await sell(member, [['LAT', 2, 6000]], { payments: [{ currency: 'beans', points: 100 }] })
    const body = swap(reference, { payments: [{ currency: 'beans', points: 50 }] })
    const before = await seen(member)
    const quote = accepted(await dryRun(body), 200)
    expect(await seen(member)).toEqual(before)
    expect(quote).toMatchObject({ promised: false, bill: { to_pay: 600 } })
    expect([quote.returned.decision, quote.placed.order]).toEqual([undefined, undefined])
    const made = accepted(await exchange(body))
    expect(quote.bill).toEqual(made.bill)
    expect([quote.returned.effects, quote.placed.balances]).toEqual([made.returned.effects, made.placed.balances])
  })

  it('says in the caller’s language why not', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    accepted(await redeem(api.store, member, 60))
    const body = swap(reference, { payments: [{ currency: 'beans', points: 500 }] })
    const { refusal } = accepted(await dryRun(body, { headers: { 'accept-language': 'zh' } }), 200)
    expect(refusal).toMatchObject({ part: 'order', code: 'insufficient_points', message: expect.stringMatching(/500.*beans/) as unknown })
  })
})

describe('what cannot be exchanged', () => {
  it('says where the request is wrong', async () => {
    const member = await enrol(api.service)
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    const order = basket([['TEA', 1, 100]])
    malformed(await exchange({ member, returned: {}, order }), 'body.returned.lines')
    malformed(await exchange({ returned: { lines: [{ sku: 'LAT', quantity: 1 }] }, order }), 'body.member')
    malformed(await exchange({ returned: { order: { reference }, checkout: 'chk_1' }, order }), 'body.returned.checkout')
    malformed(await exchange({ returned: { order: { reference } }, order: { ...order, lines: [] } }), 'body.order.lines')
    malformed(await exchange({ order }), 'body.returned')
    malformed(
      await exchange({ returned: { order: { reference } }, order: { ...order, paid_with_points: 999 } }),
      'body.order.paid_with_points',
    )
    refused(await exchange({ ...swap(reference), identity: phone() }), 404, 'not_found')
    refused(await exchange({ returned: { checkout: 'chk_nonsense' }, order }), 404, 'not_found')
    refused(await exchange({ returned: { order: { id: 'ord_nonsense' } }, order }), 404, 'not_found')
    refused(await exchange(swap(reference), undefined, api.partner), 403, 'forbidden')
  })

  it('is what another member has bought', async () => {
    const [member, other] = [await enrol(api.service), await enrol(api.service)]
    const { reference } = await sell(member, [['LAT', 2, 6000]])
    refused(await exchange({ ...swap(reference), member: other }), 409, 'sale_of_other')
    accepted(await exchange({ ...swap(reference), member }))
    const unnamed = { member: other, returned: { lines: [{ sku: 'LAT', quantity: 1 }] }, order: basket([['TEA', 1, 100]]) }
    expect(refused(await exchange(unnamed), 422, 'no_sale').facts).toMatchObject({ part: 'returned' })
  })

  it('is an order that nobody has reported yet: there is nothing to wait for', async () => {
    refused(await exchange(swap('nobody-knows')), 422, 'no_sale')
    expect(accepted(await api.service.get('/v1/parked'), 200).items).toEqual([])
  })

  it('is another tenant’s, whose keys are its own', async () => {
    const stranger = await api.tenant('exchange-elsewhere', 'cafe')
    const member = await enrol(api.service)
    const { id, reference } = await sell(member, [['LAT', 2, 6000]])
    const body = swap(reference)
    const before = await seen(member)
    refused(await exchange(body, { key: 'shared' }, stranger.store), 422, 'no_sale')
    refused(await exchange({ ...body, returned: { order: { id } } }, { key: 'shared' }, stranger.store), 404, 'not_found')
    refused(
      await exchange({ ...body, member, returned: { lines: [{ sku: 'LAT', quantity: 1 }] } }, undefined, stranger.store),
      404,
      'not_found',
    )
    expect(await seen(member)).toEqual(before)
    accepted(await exchange(body, { key: 'shared' }))
    const theirs = await enrol(stranger.service)
    const order = basket([['LAT', 2, 6000]])
    accepted(await stranger.store.post('/v1/orders', { member: theirs, order }))
    const own = await exchange({ ...body, returned: { order: { reference: order['reference'] } } }, { key: 'shared' }, stranger.store)
    expect([accepted(own).placed.member, own.headers['idempotent-replayed']]).toEqual([theirs, undefined])
  })
})

it('after all this the books verify and replay', async () => {
  const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
  expect(replayed.mismatches).toEqual([])
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
})
