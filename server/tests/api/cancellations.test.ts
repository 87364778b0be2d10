import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleParked } from '../../src/parked/settle-parked.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, basket, enrol, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['events'].shipped = { names: { en: 'Shipped', zh: '已发货' } }
    d['currencies'].growth.pending = { policy: 'event', event: 'shipped' }
    d['currencies'].beans.pay = { points: 10, amount: 100 }
    d['coupons'] = { ...d['coupons'], tenth: { names: { en: 'A tenth off', zh: '九折' } } }
    d['campaigns'].tenth_off = {
      names: { en: 'A tenth off', zh: '九折' },
      trigger: 'order',
      coupon: 'tenth',
      rules: { off: { then: [{ discount: { percent: 10 } }] } },
    }
  })
})
afterAll(() => api.close())

/** A whole order is called off by a return that names it and no lines. */
const cancel = (reference: unknown, key?: string): Promise<Answer> =>
  api.store.post('/v1/returns', { order: { reference } }, key === undefined ? {} : { key })
const ship = (reference: unknown): Promise<Answer> => api.store.post('/v1/events', { type: 'shipped', order: { reference } })
const balancesOf = async (member: string): Promise<unknown> =>
  accepted(await api.service.get(`/v1/members/${member}/balances`), 200).balances

async function order(member: string, more: object = {}): Promise<{ id: string; reference: string }> {
  const lines: Parameters<typeof basket>[0] = [
    ['MUG', 2, 16_000],
    ['BAG', 1, 4000],
  ]
  const sale = basket(lines, more as never)
  const { order: id } = accepted(await api.store.post('/v1/orders', { member, order: sale }))
  return { id, reference: sale['reference'] as string }
}

describe('an order that is called off before it has left', () => {
  it('leaves a member as if there had been none: points paid, points that wait, and the coupon', async () => {
    const member = await rich(api.service, 500)
    const { id: coupon } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'tenth' }))
    const before = await balancesOf(member)
    const { reference } = await order(member, { gross: true, coupons: [coupon], payments: [{ currency: 'beans', points: 500 }] })
    expect(await balancesOf(member)).toContainEqual(expect.objectContaining({ currency: 'growth', available: 0, pending: 130 }))
    const off = accepted(await cancel(reference, 'off'))
    expect(off.bill).toMatchObject({ total: 20_000, discount: 2000, paid_in_points: 5000, to_pay_back: 13_000 })
    expect(off.coupons).toEqual([{ id: coupon, coupon: 'tenth', to: 'returned' }])
    const strip = (balances: unknown): unknown => (balances as { currency: string; available: number }[]).filter((b) => b.available > 0)
    expect(strip(await balancesOf(member))).toEqual(strip(before))
    expect(await balancesOf(member)).toContainEqual(expect.objectContaining({ currency: 'growth', available: 0, pending: 0, debt: 0 }))
    const again = await cancel(reference, 'off')
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([JSON.stringify(off), 'true'])
    refused(await cancel(reference), 422, 'over_return')
  })

  it('gives nothing any more when it is shipped all the same', async () => {
    const member = await enrol(api.service)
    const { id, reference } = await order(member)
    accepted(await cancel(reference))
    const before = await balancesOf(member)
    accepted(await ship(reference))
    expect(await balancesOf(member)).toEqual(before)
    const { lines } = accepted(await api.service.get(`/v1/orders/${id}`), 200)
    expect(lines.map(({ quantity, returned }: { quantity: number; returned: number }) => quantity - returned)).toEqual([0, 0])
  })

  it('of which a part had been called off before, is called off with the rest', async () => {
    const member = await enrol(api.service)
    const { reference } = await order(member)
    accepted(await api.store.post('/v1/returns', { order: { reference }, lines: [{ sku: 'MUG', quantity: 1 }] }))
    const { bill } = accepted(await cancel(reference))
    expect(bill.lines.map(({ sku, quantity, amount }: Record<string, unknown>) => [sku, quantity, amount])).toEqual([
      ['MUG', 1, 8000],
      ['BAG', 1, 4000],
    ])
    expect(bill.to_pay_back).toBe(12_000)
  })

  it('and is heard of before it was placed, comes to nothing', async () => {
    const member = await enrol(api.service)
    const sale = basket([['MUG', 1, 8000]])
    expect(accepted(await cancel(sale['reference']), 202)).toMatchObject({ parked: true })
    accepted(await api.store.post('/v1/orders', { member, order: sale }))
    expect(await settleParked(api.ctx)).toBe(1)
    expect(await balancesOf(member)).toContainEqual(expect.objectContaining({ currency: 'beans', available: 0, debt: 0 }))
  })

  it('leaves books that verify and replay', async () => {
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect([replayed.mismatches, (await verifyAll(api.ctx, () => undefined)).findings]).toEqual([[], []])
  })
})
