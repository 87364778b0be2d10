import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, basket, beansAfter, enrol, grants, malformed, phone, redeem, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const buy = async (member: string, ...lines: Parameters<typeof basket>[0]): Promise<any> => {
  const order = basket(lines)
  return { ...accepted(await api.service.post('/v1/orders', { member, order })), reference: order['reference'] }
}
const giveBack = (body: object): Promise<Answer> => api.service.post('/v1/returns', body)

describe('POST /v1/returns', () => {
  it('takes back what the returned line earned, by the order’s id or its reference, then the rest', async () => {
    const member = await enrol(api.service)
    const sale = await buy(member, ['LAT', 2, 5600], ['CRO', 1, 1250])
    expect(sale.balances.beans.available).toBe(68)
    // 40.50 yuan are left, which earn 40.
    const one = accepted(await giveBack({ order: { id: sale.order }, lines: [{ sku: 'LAT', quantity: 1 }] }))
    expect([one.balances.beans.available, grants(one), one.returned_from]).toEqual([
      40,
      { 'everyday.beans': -28, 'everyday.growth': -28 },
      [sale.order],
    ])
    const { lines } = accepted(await api.service.get(`/v1/orders/${sale.order}`), 200)
    expect(lines.map((l: { returned: number }) => l.returned)).toEqual([1, 0])
    const rest = accepted(await giveBack({ order: { reference: sale.reference } }))
    expect([rest.balances.beans.available, rest.balances.growth.available]).toEqual([0, 0])
    const problem = refused(await giveBack({ order: { id: sale.order }, lines: [{ sku: 'CRO', quantity: 1 }] }), 422, 'over_return')
    expect(problem.facts).toMatchObject({ sku: 'CRO', asked: 1, left: 0 })
  })

  it('without an order finds the latest sales of the same sku and price', async () => {
    const member = await enrol(api.service)
    const [cheap, dear] = [await buy(member, ['LAT', 1, 1000]), await buy(member, ['LAT', 2, 6000])]
    const back = accepted(await giveBack({ member, lines: [{ sku: 'LAT', quantity: 1, amount: 1000 }] }))
    expect([back.returned_from, back.balances.beans.available]).toEqual([[cheap.order], 60])
    const more = accepted(await giveBack({ member, lines: [{ sku: 'LAT', quantity: 3 }] }))
    expect([more.returned_from, more.unmatched, more.balances.beans.available]).toEqual([[dear.order], [{ line: 0, quantity: 1 }], 0])
    refused(await giveBack({ member, lines: [{ sku: 'LAT', quantity: 1 }] }), 422, 'no_sale')
  })

  it('of points that were spent leaves a debt, which later beans repay first', async () => {
    const member = await enrol(api.service)
    const sale = await buy(member, ['LAT', 1, 6800])
    accepted(await redeem(api.store, member, 60))
    expect(accepted(await giveBack({ order: { id: sale.order } })).balances.beans).toEqual({ available: 0, pending: 0, held: 0, debt: 60 })
    expect((await buy(member, ['LAT', 1, 5000])).balances.beans).toMatchObject({ available: 0, debt: 10 })
    expect((await buy(member, ['LAT', 1, 3000])).balances.beans).toMatchObject({ available: 20, debt: 0 })
  })

  it('undoes the bonuses and the tier multiplier that the sale had, not today’s', async () => {
    const member = await enrol(api.service)
    const at = '2026-06-01T12:00:00+08:00'
    const order = basket([
      ['LAT', 1, 3000, 'latte'],
      ['CRO', 1, 1000, 'bakery'],
    ])
    expect(beansAfter(await api.store.post('/v1/orders', { member, at, order }))).toBe(55)
    await buy(member, ['BIG', 1, 200_000])
    const back = accepted(await giveBack({ order: { reference: order['reference'] }, lines: [{ sku: 'LAT', quantity: 1 }] }))
    expect(grants(back)).toEqual({ 'everyday.beans': -30, 'everyday.growth': -30, 'latte_monday.beans': -15 })
    expect(back.tiers).toBeUndefined()
  })

  it('of a sale that was never made, or of somebody else, is refused', async () => {
    const [a, b] = [await enrol(api.service), await enrol(api.service)]
    const sale = await buy(a, ['LAT', 1, 1000])
    refused(await giveBack({ member: b, lines: [{ sku: 'LAT', quantity: 1 }] }), 422, 'no_sale')
    refused(await giveBack({ order: { id: sale.order.replace(/_\d+$/, '_99') } }), 422, 'no_sale')
    refused(await giveBack({ order: { id: 'ord_nonsense' } }), 404, 'not_found')
    refused(await giveBack({ identity: phone(), lines: [{ sku: 'LAT', quantity: 1 }] }), 404, 'not_found')
    refused(await giveBack({ order: { id: sale.order }, lines: [{ sku: 'LAT', quantity: 2 }] }), 422, 'over_return')
    expect(accepted(await giveBack({ order: { id: sale.order } })).balances.beans.available).toBe(0)
  })

  it('is taken for the days of the return window, and not after', async () => {
    const member = await enrol(api.service)
    const [old, older] = ['2026-05-19T00:00:00+08:00', '2026-05-18T23:59:59+08:00']
    const sell = async (at: string) => accepted(await api.store.post('/v1/orders', { member, at, order: basket([['LAT', 1, 1000]]) })).order
    const [within, outside] = [await sell(old), await sell(older)]
    accepted(await giveBack({ order: { id: within } }))
    refused(await giveBack({ order: { id: outside } }), 422, 'return_window_closed')
  })

  it('says what there is to pay back, and with dry_run before anything comes back', async () => {
    const member = await enrol(api.service)
    const sale = await buy(member, ['LAT', 2, 5600], ['CRO', 1, 1250])
    const body = { order: { id: sale.order }, lines: [{ sku: 'LAT', quantity: 1 }] }
    const dry = (given: object, headers = {}) => api.store.post('/v1/returns?dry_run=true', given, { key: null, headers })
    const quote = accepted(await dry(body), 200)
    expect(quote).toMatchObject({ promised: false, bill: { total: 2800, to_pay_back: 2800, takes_back: { beans: 28, growth: 28 } } })
    expect(quote.answer.decision).toBeUndefined()
    expect(accepted(await api.service.get(`/v1/orders/${sale.order}`), 200).lines[0].returned).toBe(0)
    const made = accepted(await giveBack(body))
    expect([made.bill, made.effects]).toEqual([quote.bill, quote.answer.effects])
    const no = accepted(await dry({ order: { id: sale.order }, lines: [{ sku: 'LAT', quantity: 2 }] }, { 'accept-language': 'zh' }), 200)
    expect(no).toMatchObject({ promised: false, refusal: { code: 'over_return', message: expect.stringMatching(/可退/) as unknown } })
    refused(await dry({ order: { reference: 'never reported' } }), 422, 'no_sale')
  })

  it('says where a body is wrong', async () => {
    const member = await enrol(api.service)
    malformed(await giveBack({ member }), 'body.lines')
    malformed(await giveBack({ member, lines: [] }), 'body.lines')
    malformed(await giveBack({ lines: [{ sku: 'LAT', quantity: 1 }] }), 'body.member')
    malformed(await giveBack({ member, lines: [{ sku: 'LAT', quantity: 0.5 }] }), 'body.lines.0.quantity')
    refused(await api.partner.post('/v1/returns', { member }), 403, 'forbidden')
  })
})

/** A line, and in how many pieces of which size it comes back. */
const returnedLine = fc
  .record({ pieces: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }), amount: fc.integer({ min: 0, max: 99_999 }) })
  .map(({ pieces, amount }) => ({ pieces, amount, quantity: pieces.reduce((a, b) => a + b, 0) }))

describe('returns in parts', () => {
  it('sum to the whole, whatever the parts, and each leaves what the rest of the basket earns', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(returnedLine, { minLength: 1, maxLength: 3 }), fc.integer(), async (lines, seed) => {
        const member = await enrol(api.service)
        const sale = await buy(member, ...lines.map(({ quantity, amount }, i): [string, number, number] => [`S${i}`, quantity, amount]))
        const left = lines.map((l) => l.quantity)
        const parts = lines.flatMap(({ pieces }, i) => pieces.map((quantity) => ({ line: i, quantity })))
        // A fixed shuffle: parts of different lines come back mixed.
        const mixed = parts.toSorted((a, b) => ((a.quantity * 31 + a.line * 7 + seed) % 5) - ((b.quantity * 31 + b.line * 7 + seed) % 5))
        for (const { line, quantity } of mixed) {
          left[line]! -= quantity
          const back = await giveBack({ order: { id: sale.order }, lines: [{ sku: `S${line}`, quantity }] })
          // What is left of a line is its share of the amount, to the nearest fen; a bean for every whole yuan of the sum.
          const rest = lines.reduce((sum, l, i) => sum + Math.floor((2 * l.amount * left[i]! + l.quantity) / (2 * l.quantity)), 0)
          expect(accepted(back).balances.beans?.available ?? 0).toBe(Math.floor(rest / 100))
        }
        expect(left.every((n) => n === 0)).toBe(true)
        const again = await giveBack({ order: { id: sale.order } })
        refused(again, 422, 'over_return')
      }),
      { numRuns: 25 },
    )
  })
})
