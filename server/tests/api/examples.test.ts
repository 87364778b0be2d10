import { afterAll, beforeAll, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { runImports } from '../../src/imports/run-imports.ts'
import { EXAMPLES } from '../../src/openapi-examples.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, enrol } from './requests.ts'
import { withCoupon } from './rows.ts'

const ORDER = (EXAMPLES['postOrders'] as { order: object }).order

let api: Api
beforeAll(async () => {
  api = await openApi(withCoupon)
})
afterAll(() => api.close())

it('every example of the reference is accepted by the café', async () => {
  const tried = new Set<string>()
  const send = async (name: string, url: string, status = 201, body?: object): Promise<any> => {
    tried.add(name)
    const method = /^[a-z]+/.exec(name)![0].toUpperCase()
    const answer: Answer = await api.owner.send(method, url, body ?? EXAMPLES[name])
    expect([name, answer.status, answer.status === status ? '' : answer.text]).toEqual([name, status, ''])
    return answer.json
  }
  const { id } = await send('postMembers', '/v1/members')
  await send('postMembersFind', '/v1/members:find', 200)
  await send('postMembersSearch', '/v1/members:search', 200)
  await send('postMemberNotes', `/v1/members/${id}/notes`)
  await send('patchMember', `/v1/members/${id}`)
  await send('postMemberIdentities', `/v1/members/${id}/identities`, 200)
  await send('postMemberIdentitiesRemove', `/v1/members/${id}/identities/remove`, 200)
  const customer = await send('postCustomers', '/v1/customers')
  await send('postMemberConsents', `/v1/members/${id}/consents`)
  await send('postCustomerConsents', `/v1/customers/${customer.id}/consents`)
  await send('postQuotes', '/v1/quotes', 200)
  await send('postOrders', '/v1/orders')
  const { order } = accepted(
    await api.owner.post('/v1/orders', { member: await enrol(api.service), order: { ...ORDER, reference: 'A-1' } }),
  )
  await send('postOrderRepost', `/v1/orders/${order}/repost`, 201, { ...(EXAMPLES['postOrderRepost'] as object), member: id })
  await send('postReceipts', '/v1/receipts')
  await send('postReceiptsClaim', '/v1/receipts/claim')
  await send('postReturns', '/v1/returns')
  await send('postExchanges', '/v1/exchanges')
  await send('postEvents', '/v1/events')
  const { results } = await send('postEventsBatch', '/v1/events:batch', 200)
  expect(results.map(({ status }: { status: number }) => status)).toEqual([201, 201])
  tried.add('postCloudevents')
  const structured = { headers: { 'content-type': 'application/cloudevents+json' } }
  accepted(await api.owner.post('/v1/cloudevents', EXAMPLES['postCloudevents'], structured), 200)
  await send('postMemberAdjustments', `/v1/members/${id}/adjustments`)
  await send('postMemberGoodwill', `/v1/members/${id}/goodwill`)
  const { hold } = await send('postHolds', '/v1/holds')
  await send('postHoldCapture', `/v1/holds/${hold}/capture`)
  const { id: checkout } = await send('postCheckouts', '/v1/checkouts')
  tried.add('putCheckout')
  accepted(await api.owner.put(`/v1/checkouts/${checkout}`, EXAMPLES['putCheckout'], { 'if-match': '"1"' }), 200)
  await send('postCheckoutHold', `/v1/checkouts/${checkout}/hold`)
  await send('postCheckoutConfirm', `/v1/checkouts/${checkout}/confirm`)
  const { decision } = await send('postRedemptions', '/v1/redemptions')
  const mistake = accepted(await api.owner.post(`/v1/members/${id}/adjustments`, EXAMPLES['postMemberAdjustments']))
  await send('postDecisionVoid', `/v1/decisions/${mistake.decision}/void`)
  await send('postDecisionRefund', `/v1/decisions/${decision}/refund`)
  await send('postGifts', '/v1/gifts', 201, { ...(EXAMPLES['postGifts'] as object), from: id, to: await enrol(api.service) })
  const draft = accepted(await api.owner.get('/v1/programs/cafe/versions/1'), 200).document
  accepted(await api.owner.put('/v1/programs/cafe/draft', draft, { 'if-match': '"0"' }), 200)
  await send('postProgramPublish', '/v1/programs/cafe/publish')
  await send('postProgramVersionRollBack', '/v1/programs/cafe/versions/1/roll-back')
  await send('putProduct', '/v1/products/LATTE', 200)
  await send('putStore', '/v1/stores/S1', 200)
  const { id: webhook } = await send('postWebhooks', '/v1/webhooks')
  await send('patchWebhook', `/v1/webhooks/${webhook}`, 200)
  await send('postWebhookReplay', `/v1/webhooks/${webhook}/replay`, 200)
  const coupon = await send('postMemberCoupons', `/v1/members/${id}/coupons`)
  await send('postCouponsLookup', '/v1/coupons/lookup', 200, { ...(EXAMPLES['postCouponsLookup'] as object), code: coupon.code })
  await send('postCouponTransfer', `/v1/coupons/${coupon.id}/transfer`, 201, { to: await enrol(api.service) })
  await send('postCouponsBatches', '/v1/coupons/batches', 202)
  await segments(send)
  await files(send)
  await send('postMemberResend', `/v1/members/${id}/resend`, 202, { coupon: coupon.id })
  await people(tried, id)
  await rewards(send, id)
  expect([...tried].toSorted()).toEqual(Object.keys(EXAMPLES).toSorted())
})

async function segments(send: Send): Promise<void> {
  await send('putSegment', '/v1/segments/regulars', 200)
  await send('postSegmentsEstimate', '/v1/segments:estimate', 200)
  accepted(await api.owner.put('/v1/segments/listed', { names: { en: 'Listed' } }), 200)
  await send('postSegmentList', '/v1/segments/listed/list')
}

/** A file of members in Chinese, mended and tried again. */
async function files(send: Send): Promise<void> {
  const csv = { headers: { 'content-type': 'text/csv' } }
  const { id } = accepted(await api.owner.send('POST', '/v1/imports?kind=members', '手机号,姓名\n12,林晓\n', csv))
  await send('postImportPreview', `/v1/imports/${id}/preview`, 200)
  await send('postImportStart', `/v1/imports/${id}/start`, 202)
  await runImports(api.ctx, new AbortController().signal)
  accepted(await api.owner.post(`/v1/imports/${id}/start`, {}), 202)
  await runImports(api.ctx, new AbortController().signal)
  await send('postImportReject', `/v1/imports/${id}/rejects/2`, 200)
  await send('postImportRetry', `/v1/imports/${id}/retry`, 202)
  await send('postExports', '/v1/exports', 202)
}

type Send = (name: string, url: string, status?: number, body?: object) => Promise<any>

/** What takes a person who signed in, and a second one. */
async function people(tried: Set<string>, id: string): Promise<void> {
  const [agent, manager] = [await api.person('agent'), await api.person('manager')]
  const ask = async (name: string, url: string, by = manager): Promise<void> => {
    tried.add(name)
    accepted(await by.post(url, EXAMPLES[name]), 200)
  }
  await ask('postMemberReveal', `/v1/members/${id}/reveal`, agent)
  const give = (): Promise<Answer> => agent.post(`/v1/members/${id}/goodwill`, EXAMPLES['postMemberGoodwill'])
  await ask('postRequestApprove', `/v1/requests/${accepted(await give(), 202).request.id}/approve`)
  await ask('postRequestDecline', `/v1/requests/${accepted(await give(), 202).request.id}/decline`)
}

/** Somebody with points, a mug from the warehouse, a supplier with prices and an invoice. */
async function rewards(send: Send, id: string): Promise<void> {
  accepted(await api.owner.post(`/v1/members/${id}/adjustments`, { currency: 'beans', amount: 2000, reason: 'opening' }))
  await send('putStock', '/v1/stock/mug', 200)
  await send('postPoolCodes', '/v1/pools/cinema/codes')
  await send('putSupplier', '/v1/suppliers/acme', 200)
  accepted(await api.owner.put('/v1/suppliers/warehouse', { kind: 'warehouse' }), 200)
  await send('putSupplierPrices', '/v1/suppliers/warehouse/prices', 200)
  const fulfilment = await send('postRewardRedemptions', '/v1/rewards/mug/redemptions')
  await workFulfilments(api.ctx)
  await send('postWarehouseTask', `/v1/warehouse/tasks/${fulfilment.id}/claim`, 200)
  const invoice = EXAMPLES['postSupplierInvoices'] as { lines: object[] }
  const lines = [{ ...invoice.lines[0], reference: fulfilment.id }]
  await send('postSupplierInvoices', '/v1/suppliers/warehouse/invoices', 201, { ...invoice, lines })
  // Nothing of it has to be decided by a person.
  await send('postFulfilmentResolve', `/v1/fulfilments/${fulfilment.id}/resolve`, 409)
}
