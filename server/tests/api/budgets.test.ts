import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { watchBudgets } from '../../src/budgets/watch-budgets.ts'
import { cafeDocument, type Mutation } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, refused } from './requests.ts'

/** A hundred beans for all members together, on everything they buy. */
const budget =
  (amount: number): Mutation =>
  (d) => {
    d['budgets'] = { summer: { of: 'points', currency: 'beans', amount, alerts: [0.5, 1] } }
    d['campaigns'] = {
      all: {
        names: { en: 'All', zh: '全部' },
        trigger: 'order',
        budget: 'summer',
        rules: { beans: { then: [{ grant: { currency: 'beans', amount: 'order.net / 100' } }] } },
      },
    }
  }

let api: Api
beforeAll(async () => {
  api = await openApi(budget(100))
})
afterAll(() => api.close())

const buy = async (member: string, yuan: number) =>
  accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, yuan * 100]]) }))
const budgets = async () => accepted(await api.service.get('/v1/programs/cafe/budgets'), 200).items
const reached = async () => (await budgets())[0].alerts.map((a: { reached_at: string | null }) => a.reached_at !== null)

describe('a budget', () => {
  it('is not passed, and tells once when its shares are reached', async () => {
    expect(await budgets()).toEqual([
      {
        budget: 'summer',
        of: 'points',
        currency: 'beans',
        amount: 100,
        used: 0,
        left: 100,
        alerts: [
          { share: 0.5, reached_at: null },
          { share: 1, reached_at: null },
        ],
      },
    ])
    const member = await enrol(api.service)
    await buy(member, 49)
    expect([await watchBudgets(api.ctx), await reached()]).toEqual([0, [false, false]])
    await buy(member, 1)
    expect([await watchBudgets(api.ctx), await reached()]).toEqual([1, [true, false]])
    expect(await watchBudgets(api.ctx)).toBe(0)
    const last = await buy(member, 80)
    expect(last.effects).toMatchObject([{ wanted: 80, granted: 50, cut: 'budget:summer' }])
    expect([await watchBudgets(api.ctx), await reached()]).toEqual([1, [true, true]])
    expect(await beansOf(api.service, member)).toBe(100)
    expect(await budgets()).toMatchObject([{ used: 100, left: 0 }])
  })

  it('that is made larger has shares to reach anew', async () => {
    const { headers } = await api.owner.get('/v1/programs/cafe/draft')
    accepted(await api.owner.put('/v1/programs/cafe/draft', cafeDocument(budget(200)), { 'if-match': headers['etag']! }), 200)
    accepted(await api.owner.post('/v1/programs/cafe/publish', { note: 'More' }))
    expect([await budgets(), await reached()]).toMatchObject([[{ amount: 200, used: 100, left: 100 }], [false, false]])
    expect([await watchBudgets(api.ctx), await reached()]).toEqual([1, [true, false]])
  })

  it('is shown to the program’s own people alone', async () => {
    refused(await api.store.get('/v1/programs/cafe/budgets'), 403, 'forbidden')
    refused(await api.owner.get('/v1/programs/tearoom/budgets'), 404, 'not_found')
  })
})
