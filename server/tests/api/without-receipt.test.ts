import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishVersion } from '../../src/programs/publish-version.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { cafeDocument } from '../world.ts'
import { openApi, type Answer, type Api, type Sending } from './open-api.ts'
import { accepted, basket, enrol, refused } from './requests.ts'

const DAY = 86_400_000

const TERMS = {
  within_days: 7,
  match: 'cheapest',
  max_amount: 5000,
  max_times: { max: 2, period: { days: 30 } },
}

let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['settings'].returns_without_receipt = TERMS))
})
afterAll(() => api.close())

async function sell(member: string, amount: number, daysAgo = 0, quantity = 1): Promise<string> {
  const at = new Date(api.clock.now() - daysAgo * DAY).toISOString()
  const lines: Parameters<typeof basket>[0] = [['LAT', quantity, amount]]
  return accepted(await api.store.post('/v1/orders', { member, at, order: basket(lines) })).order
}
const giveBack = (member: string, quantity = 1, sending?: Sending): Promise<Answer> =>
  api.store.post('/v1/returns', { member, lines: [{ sku: 'LAT', quantity }] }, sending)

describe('a return that names no order', () => {
  it('is taken from the sale that the program says, and says what there is to pay back', async () => {
    const member = await enrol(api.service)
    const [, cheap] = [await sell(member, 3200, 2), await sell(member, 2800, 1), await sell(member, 3000)]
    const { bill, returned_from } = accepted(await giveBack(member))
    expect([returned_from, bill.to_pay_back, bill.lines]).toEqual([
      [cheap],
      2800,
      [{ order: cheap, sku: 'LAT', quantity: 1, amount: 2800 }],
    ])
  })

  it('is refused beyond what the program lets come back so, each time with its reason', async () => {
    const member = await enrol(api.service)
    const old = await sell(member, 3000, 8)
    expect(refused(await giveBack(member), 422, 'receipt_needed_after').facts).toMatchObject({ days: 7 })
    accepted(await api.store.post('/v1/returns', { order: { id: old } }))
    await sell(member, 9000, 1, 3)
    expect(refused(await giveBack(member, 2), 422, 'receipt_needed_above').facts).toMatchObject({ max: 5000, amount: 6000 })
    accepted(await giveBack(member))
    accepted(await giveBack(member))
    const problem = refused(await giveBack(member, 1, { headers: { 'accept-language': 'zh' } }), 422, 'receipt_needed_again')
    expect(problem.facts).toMatchObject({ of: 'times', max: 2, left: 0, resets_on: '2026-07-02' })
    expect(problem.detail).toMatch(/订单号/)
    const { words } = accepted(await api.service.get(`/v1/decisions/${problem.reasons[0].facts.decision}`), 200)
    expect(words.join(' ')).toMatch(/Name the order/)
    const exchange = { member, returned: { lines: [{ sku: 'LAT', quantity: 1 }] }, order: basket([['TEA', 1, 100]]) }
    expect(refused(await api.store.post('/v1/exchanges', exchange), 422, 'receipt_needed_again').facts).toMatchObject({ part: 'returned' })
  })

  it('is answered alike under its key, when the program has changed its mind', async () => {
    const member = await enrol(api.service)
    await sell(member, 2000, 1)
    await sell(member, 3000)
    const first = accepted(await giveBack(member, 1, { key: 'changed mind' }))
    expect(first.bill.to_pay_back).toBe(2000)
    api.clock.time += 60_000
    const document = cafeDocument((d) => (d['settings'].returns_without_receipt = { allowed: false }))
    const published = await publishVersion(api.ctx, { id: api.programId, key: 'cafe' }, { document, note: 'receipts', by: 'test' })
    expect(published.ok).toBe(true)
    expect((await giveBack(member, 1, { key: 'changed mind' })).json).toEqual(first)
    refused(await giveBack(member), 422, 'receipt_needed')
  })

  it('leaves books that verify and replay', async () => {
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect([replayed.mismatches, (await verifyAll(api.ctx, () => undefined)).findings]).toEqual([[], []])
  })
})
