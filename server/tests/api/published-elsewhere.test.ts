import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { liveProgram } from '../../src/programs/live-program.ts'
import { publishVersion } from '../../src/programs/publish-version.ts'
import { cafeDocument, type Mutation } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, grants, rich } from './requests.ts'

let api: Api
let member: string
let factor = 1
beforeAll(async () => {
  api = await openApi()
  member = await rich(api.service, 500)
})
afterAll(() => api.close())

/** As another process does it: nothing here hears of it. A yuan gives more beans, there is one more reward and one more coupon. */
async function publishElsewhere(): Promise<void> {
  factor += 1
  const change: Mutation = (d) => {
    d['campaigns'].everyday.rules.beans.then[0].grant.amount = `order.net / 100 * ${factor}`
    d['coupons'][`coupon_${factor}`] = { names: { en: `Number ${factor}`, zh: `${factor}` } }
    d['rewards'][`reward_${factor}`] = {
      names: { en: `Number ${factor}`, zh: `${factor}` },
      kind: 'credit',
      prices: [{ points: { beans: 10 } }],
      credit: { currency: 'stars', amount: factor },
    }
  }
  const { ctx, programId: id } = api
  const published = await publishVersion(ctx, { id, key: 'cafe' }, { document: cafeDocument(change), note: 'more', by: 'test' })
  expect(published.ok).toBe(true)
}

describe('a version that another process published, though nothing was decided here since', () => {
  const lines = basket([['L', 1, 1000]])
  const { reference: _, ...bare } = lines

  it('foretells what an order would earn', async () => {
    await publishElsewhere()
    expect(grants(accepted(await api.store.post('/v1/quotes', { member, order: lines }), 200).answer)['everyday.beans']).toBe(10 * factor)
    await publishElsewhere()
    const dry = accepted(await api.store.post('/v1/orders?dry_run=true', { member, order: lines }), 200)
    expect(grants(dry.answer)['everyday.beans']).toBe(10 * factor)
  })

  it('makes the bill of a basket, when it is begun and when it is evaluated again', async () => {
    await publishElsewhere()
    const begun = accepted(await api.store.post('/v1/checkouts', { member, basket: bare }))
    expect(begun.evaluation.bill.earns.beans).toBe(10 * factor)
    await publishElsewhere()
    const looked = accepted(await api.store.post(`/v1/checkouts/${begun.id}/evaluate`), 200)
    expect(looked.evaluation.bill.earns.beans).toBe(10 * factor)
  })

  it('says which rewards there are', async () => {
    await publishElsewhere()
    const { items } = accepted(await api.service.get(`/v1/rewards?member=${member}`), 200)
    expect(items.map(({ reward }: { reward: string }) => reward)).toContain(`reward_${factor}`)
    await publishElsewhere()
    accepted(await api.service.get(`/v1/rewards/reward_${factor}`), 200)
  })

  it('is what every door knows a second later, though it does not ask each time', async () => {
    const { ctx, programId } = api
    api.clock.time += 1000
    const known = (await liveProgram(ctx, programId)).latestVersion
    await publishElsewhere()
    expect((await liveProgram(ctx, programId)).latestVersion).toBe(known)
    api.clock.time += 1000
    expect((await liveProgram(ctx, programId)).latestVersion).toBe(known + 1)
  })

  it('says which coupons can be given and printed', async () => {
    await publishElsewhere()
    accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: `coupon_${factor}` }))
    await publishElsewhere()
    accepted(await api.owner.post('/v1/coupons/batches', { coupon: `coupon_${factor}`, count: 1 }), 202)
  })

  it('gives a reward of it', async () => {
    await publishElsewhere()
    const { state } = accepted(await api.service.post(`/v1/rewards/reward_${factor}/redemptions`, { member }))
    expect(state).toBe('delivered')
  })
})
