import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { openApi, type Answer, type Api } from '../api/open-api.ts'
import { accepted, refused, rich } from '../api/requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  accepted(await api.owner.put('/v1/suppliers/warehouse', { kind: 'warehouse' }), 200)
  accepted(await api.service.put('/v1/stock/mug', { total: 100 }), 200)
})
afterAll(() => api.close())

const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }
async function mug(promised: boolean): Promise<string> {
  const member = await rich(api.service, 900)
  const { id } = accepted(await api.store.post('/v1/rewards/mug/redemptions', { member, address }))
  await workFulfilments(api.ctx)
  for (const act of promised ? ['claim', 'pick'] : ['out-of-stock'])
    accepted(await api.service.post(`/v1/warehouse/tasks/${id}/${act}`), 200)
  return id
}
const invoice = (name: string, lines: [reference: string, amount: number][], month = '2026-06'): Promise<Answer> =>
  api.service.post('/v1/suppliers/warehouse/invoices', {
    invoice: name,
    month,
    lines: lines.map(([reference, amount]) => ({ reference, amount })),
  })
const reconciled = async (month: string): Promise<any> =>
  accepted(await api.service.get(`/v1/suppliers/warehouse/reconciliation?month=${month}`), 200)

describe('the reconciliation of a supplier', () => {
  it('names every difference between what was ordered, promised and charged', async () => {
    const may = Date.parse('2026-05-20T04:00:00Z')
    const june = api.clock.time
    api.clock.time = may
    const early = await mug(true)
    api.clock.time = june
    const [fine, dear, missing, failed, twice] = [await mug(true), await mug(true), await mug(true), await mug(false), await mug(true)]
    accepted(await api.owner.put('/v1/suppliers/warehouse/prices', { prices: { mug: 2500 } }), 200)
    accepted(
      await invoice('A', [
        [fine, 2500],
        [dear, 2600],
        [failed, 2500],
        [early, 2500],
        ['ful_nobody', 100],
        [twice, 2500],
      ]),
    )
    accepted(await invoice('B', [[twice, 2500]]))
    const found = await reconciled('2026-06')
    expect(found).toMatchObject({ ordered: 5, promised: 4, invoiced: 6, expected_amount: 10_000, invoiced_amount: 15_200 })
    const codes = Object.fromEntries(found.differences.map((d: { fulfilment: string; code: string }) => [d.fulfilment, d.code]))
    expect(codes).toEqual({
      [dear]: 'price_differs',
      [failed]: 'not_promised',
      [early]: 'other_month',
      ful_nobody: 'not_ordered',
      [twice]: 'price_differs',
      [missing]: 'not_invoiced',
    })
    const double = found.differences.find((d: { fulfilment: string }) => d.fulfilment === twice)
    expect(double).toMatchObject({ expected: 2500, invoiced: 5000, invoices: ['A', 'B'] })
    accepted(
      await invoice('C', [
        [dear, -100],
        [twice, -2500],
        [failed, -2500],
      ]),
    )
    expect((await reconciled('2026-06')).differences.map((d: { code: string }) => d.code).toSorted()).toEqual([
      'not_invoiced',
      'not_ordered',
      'other_month',
    ])
    expect(await reconciled('2026-05')).toMatchObject({
      ordered: 1,
      promised: 1,
      invoiced: 0,
      differences: [{ code: 'not_invoiced', fulfilment: early }],
    })
    accepted(await api.owner.put('/v1/suppliers/warehouse/prices', { prices: {} }), 200)
    expect((await reconciled('2026-06')).differences.map((d: { code: string }) => d.code)).toContain('no_price')
  })

  it('takes an invoice once, and never another under its number', async () => {
    expect(accepted(await invoice('D', [['x', 1]]))).toEqual({ added: 1 })
    expect(accepted(await invoice('D', [['x', 1]]))).toEqual({ added: 0 })
    for (const lines of [
      [['x', 2]],
      [
        ['x', 1],
        ['y', 1],
      ],
    ] as [string, number][][])
      refused(await invoice('D', lines), 409, 'invoice_known')
    expect(accepted(await invoice('D', [['x', 1]]))).toEqual({ added: 0 })
    refused(await api.service.get('/v1/suppliers/nobody/reconciliation?month=2026-06'), 404, 'not_found')
    refused(await api.service.get('/v1/suppliers/warehouse/reconciliation?month=2026-13'), 400, 'invalid_request')
  })
})
