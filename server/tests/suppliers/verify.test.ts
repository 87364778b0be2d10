import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { transaction } from '../../src/kit/pg.ts'
import { breachesOf, CHECKS } from '../../src/verify/checks.sql.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted, rich } from '../api/requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    const price = [{ points: { beans: 10 } }]
    d['rewards'].ticket = { names: { en: 'A ticket', zh: '电影票' }, kind: 'code', pool: 'cinema', prices: price }
  })
  const member = await rich(api.service, 5000)
  const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }
  accepted(await api.service.put('/v1/stock/mug', { total: 10 }), 200)
  accepted(await api.service.post('/v1/pools/cinema/codes', { codes: [{ code: 'A' }, { code: 'B' }, { code: 'C' }] }))
  for (const reward of ['ticket', 'tree', 'coffee']) accepted(await api.store.post(`/v1/rewards/${reward}/redemptions`, { member }))
  const { id } = accepted(await api.store.post('/v1/rewards/mug/redemptions', { member, address }))
  await workFulfilments(api.ctx)
  for (const act of ['claim', 'out-of-stock']) accepted(await api.service.post(`/v1/warehouse/tasks/${id}/${act}`), 200)
  accepted(await api.store.post('/v1/rewards/mug/redemptions', { member, address }))
  await workFulfilments(api.ctx)
})
afterAll(() => api.close())

const POINTS = 'the points of each settled fulfilment are spent if it will come, and let go if it will not'
const STOCK = 'what is taken of stock is what fulfilments stand for'
const CODES = 'each code is of one fulfilment that has as many as it should'

const CASES: [what: string, sql: string, check: string, words: RegExp][] = [
  ['a promise that was not paid for', "update fulfilments set points = 'held' where reward = 'tree'", POINTS, /delivered, its points held/],
  [
    'points of a failure that were kept',
    "update fulfilments set points = 'held' where state = 'failed'",
    POINTS,
    /failed, its points held/,
  ],
  [
    'points that were taken for nothing',
    "update fulfilments set state = 'failed' where reward = 'tree'",
    POINTS,
    /failed, its points captured/,
  ],
  [
    'another price than was spent',
    `update fulfilments set amounts = '{"beans": 7}' where reward = 'tree'`,
    POINTS,
    /costs .*7.*, spent 500/,
  ],
  ['a unit that nobody has', 'update stock set taken = taken + 1', STOCK, /mug : taken 2, fulfilments 1/],
  ['a fulfilment without its unit', "update fulfilments set counted = false where reward = 'mug'", STOCK, /mug : taken 1, fulfilments/],
  ['a code too many', "update pool_codes set fulfilment_id = (select id from fulfilments where reward = 'ticket')", CODES, /4 codes for 1/],
  ['a code of nobody', 'update pool_codes set fulfilment_id = gen_random_uuid() where fulfilment_id is null', CODES, /1 codes for/],
]

describe('verify', () => {
  it('finds nothing wrong with fulfilments as they are', async () => {
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
  })

  it.each(CASES)('names %s', async (_, sql, name, words) => {
    const check = CHECKS.find((c) => c.name === name)!
    const undone = new Error('undone')
    await transaction(api.ctx.slowPool, async (client) => {
      expect(await breachesOf(client, check, 0, 255)).toEqual([])
      await client.query(sql)
      expect((await breachesOf(client, check, 0, 255)).join('\n')).toMatch(words)
      throw undone
    }).catch((error: unknown) => expect(error).toBe(undone))
  })
})
