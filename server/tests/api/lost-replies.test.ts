import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLossyProxy, type LossyProxy } from '../../../sdk/tests/lossy-proxy.ts'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, rich } from './requests.ts'

const BASKETS = 120
const LINES = [{ sku: 'LAT-R', quantity: 1, amount: 4000 }]

let api: Api
let proxy: LossyProxy
let token: string
beforeAll(async () => {
  api = await openApi((d) => {
    d['currencies'].beans.pay = { points: 10, amount: 100 }
    d['coupons'] = { ...d['coupons'], tenth: { names: { en: 'A tenth off', zh: '九折' } } }
    d['campaigns'].tenth_off = {
      names: { en: 'Off', zh: '减' },
      trigger: 'order',
      coupon: 'tenth',
      rules: { off: { then: [{ discount: { percent: 10 } }] } },
    }
  })
  proxy = await openLossyProxy(await api.listen(), 0.3)
  token = (await createApiKey(api.ctx, { programId: api.programId, name: 'till', role: 'service' })).key
})
afterAll(async () => {
  await proxy.close()
  await api.close()
})

let asked = 0

/** Asks under one key until an answer arrives, as a till does. */
async function insist(path: string, body: object, key: string): Promise<any> {
  for (let tries = 1; ; tries++) {
    asked += 1
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key }
    const answer = await fetch(proxy.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      .then(async (reply) => ({ status: reply.status, json: (await reply.json()) as any }))
      // Lost, or broken off in the middle.
      .catch(() => null)
    if (!answer) continue
    const { status, json } = answer
    if (status >= 300) throw new Error(`${path} after ${tries} tries: ${JSON.stringify(json)}`)
    return json
  }
}

/** A basket with points and a coupon, held, paid and every fourth returned in two parts; every fifth voided and held again. */
async function trade(i: number): Promise<{ member: string; beans: number }> {
  const member = await rich(api.service, 200)
  const { id: coupon } = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'tenth' }))
  const payments = [{ currency: 'beans', points: 50 }]
  const { id } = await insist('/v1/checkouts', { member, basket: { lines: LINES }, coupons: [coupon], payments }, `begin ${i}`)
  await insist(`/v1/checkouts/${id}/hold`, {}, `hold ${i}`)
  if (i % 5 === 0) {
    await insist(`/v1/checkouts/${id}/void`, {}, `void ${i}`)
    await insist(`/v1/checkouts/${id}/hold`, {}, `hold again ${i}`)
  }
  const paid = await insist(`/v1/checkouts/${id}/confirm`, { reference: `LOST-${i}` }, `confirm ${i}`)
  expect(paid.bill).toMatchObject({ total: 4000, discount: 400, paid_in_points: 500, to_pay: 3100 })
  if (i % 4 !== 0) return { member, beans: 150 + paid.bill.earns.beans }
  await insist('/v1/returns', { member, order: { reference: `LOST-${i}` } }, `return ${i}`)
  return { member, beans: 200 }
}

it('with three answers of ten lost, every step is done once', async () => {
  const ends: { member: string; beans: number }[] = []
  const next = Array.from({ length: BASKETS }, (_, i) => i)
  const till = async (): Promise<void> => {
    for (let i = next.shift(); i !== undefined; i = next.shift()) ends.push(await trade(i))
  }
  await Promise.all(Array.from({ length: 12 }, till))
  expect(proxy.lost).toBeGreaterThan(asked * 0.2)
  for (const { member, beans } of ends) {
    const balances = accepted(await api.service.get(`/v1/members/${member}/balances`), 200).balances
    expect(balances.find((b: any) => b.currency === 'beans')).toMatchObject({ available: beans })
  }
  const { rows } = await api.ctx.pool.query<{ kind: string; count: number }>(
    "select kind::text, count(*)::int as count from commands where not refused and kind in ('reserve', 'order', 'void', 'return') group by kind order by kind::text",
  )
  expect(rows).toEqual([
    { kind: 'order', count: BASKETS },
    { kind: 'reserve', count: BASKETS * 1.2 },
    { kind: 'return', count: BASKETS / 4 },
    { kind: 'void', count: BASKETS / 5 },
  ])
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
}, 60_000)
