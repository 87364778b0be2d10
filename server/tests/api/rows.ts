import { makeBatches } from '../../src/coupons/make-batches.ts'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { cafeDocument, type Mutation } from '../world.ts'
import { dataIds, dataRows } from './data-rows.ts'
import type { Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, freshPhone, phone } from './requests.ts'
import { insightRows, peopleRows } from './rows-people.ts'

/** The ids of one tenant, to be asked for by others. */
export interface Ids {
  program: string
  member: string
  friend: string
  customer: string
  order: string
  reference: string
  decision: string
  hold: string
  backtest: string
  whatif: string
  webhook: string
  delivery: string
  coupon: string
  couponCode: string
  checkout: string
  batch: string
  phone: string
  sku: string
  store: string
  import: string
  export: string
  fulfilment: string
  supplier: string
  segment: string
  request: string
  /** A small number. */
  act: string
}

export async function idsOf({ ctx, owner, service, store, settle, person }: Api, program: string): Promise<Ids> {
  const { id: webhook } = accepted(await owner.post('/v1/webhooks', HOOK))
  const value = freshPhone()
  const [member, friend] = [await enrol(service, { identities: [phone(value)] }), await enrol(service)]
  accepted(await adjust(service, member, 1000))
  const order = basket([['LAT', 4, 4000]])
  const placed = accepted(await store.post('/v1/orders', { member, order }))
  const { hold } = accepted(await store.post('/v1/holds', { member, currency: 'beans', amount: 50 }))
  await settle()
  const { items: deliveries } = accepted(await owner.get(`/v1/webhooks/${webhook}/deliveries`), 200)
  const [sku, key] = [`SKU-${program}-${value.slice(-4)}`, `STORE-${program}-${value.slice(-4)}`]
  accepted(await service.put(`/v1/products/${sku}`, PRODUCT), 200)
  accepted(await service.put(`/v1/stores/${key}`, PRODUCT), 200)
  accepted(await store.post('/v1/receipts', { ...RECEIPT, number: 'RCPT-0' }))
  const { customer } = accepted(await service.get(`/v1/members/${member}`), 200)
  const { decision } = placed
  const { id: coupon, code: couponCode } = accepted(await service.post(`/v1/members/${member}/coupons`, { coupon: COUPON }))
  const { id: checkout } = accepted(await store.post('/v1/checkouts', { member, basket: { lines: LINES } }))
  const goodwill = await (await person('agent')).post(`/v1/members/${member}/goodwill`, { currency: 'beans', amount: 5, reason: 'x' })
  const { id: request } = accepted(goodwill, 202).request
  const { items: acts } = accepted(await owner.get('/v1/audit'), 200)
  const { id: batch } = accepted(await owner.post('/v1/coupons/batches', { coupon: COUPON, count: 1 }), 202)
  await makeBatches(ctx, new AbortController().signal)
  const { id: backtest } = accepted(await owner.post('/v1/backtests', { ...BACKTEST, draft: { ...cafeDocument(), key: program } }), 202)
  const { id: whatif } = accepted(await owner.post('/v1/whatifs', WHATIF), 202)
  accepted(await service.put('/v1/stock/mug', { total: 20 }), 200)
  accepted(await adjust(service, friend, 5000))
  const { id: fulfilment } = accepted(await store.post('/v1/rewards/mug/redemptions', { member: friend, address: ADDRESS }))
  await workFulfilments(ctx)
  accepted(await owner.put(`/v1/suppliers/acme_${value.slice(-4)}`, { kind: 'warehouse' }), 200)
  const segment = `seg_${value.slice(-4)}`
  accepted(await owner.put(`/v1/segments/${segment}`, { names: { en: 'Some' } }), 200)
  accepted(await owner.post(`/v1/segments/${segment}/list`, { members: [member] }))
  return {
    segment,
    request,
    act: String(acts[0].id),
    fulfilment,
    supplier: `acme_${value.slice(-4)}`,
    program,
    member,
    friend,
    customer,
    order: placed.order,
    reference: order['reference'] as string,
    decision,
    hold,
    backtest,
    whatif,
    webhook,
    delivery: deliveries[0].id,
    coupon,
    couponCode,
    checkout,
    batch,
    phone: value,
    sku,
    store: key,
    ...(await dataIds(owner)),
  }
}

const ADDRESS = { name: 'Lin', line1: 'Nanjing Rd 1', city: 'Shanghai', country: 'CN' }
const PRODUCT = { valid_from: '2026-01-01', names: { en: 'A thing' } }
const BACKTEST = { from: '2026-06-01', to: '2026-06-02' }
const WHATIF = { change: { 'currencies.beans.value': 6 } }
const COUPON = 'autumn'
/** What every tenant's program has, so that its doors have something to answer about. */
export const withCoupon: Mutation = (document) =>
  (document['coupons'] = { ...document['coupons'], [COUPON]: { names: { en: 'Autumn', zh: '秋日' }, transferable: true } })
const RECEIPT = { number: 'RCPT-1', amount: 100, at: '2026-06-01T04:00:00Z', lines: [{ sku: 'A', quantity: 1, amount: 100 }] }
const HOOK = { url: 'https://hooks.invalid/perennial' }
export const CONSENT = { items: [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }] }
const ALL = 'owner service store partner'
const TILLS = 'owner service store'
export const STAFF = 'owner service'

export interface Row {
  /** The roles that may. */
  may: string
  url: string
  body?: object | string
  headers?: Record<string, string>
  /** What the owner of the ids gets. */
  is: number
  /** What another tenant’s key gets for these ids; 'own' where it names none, and is answered with the tenant’s own. */
  elsewhere: number | 'own'
  /** What a key of another program of the same organization gets, where that differs. */
  sibling?: number
  /** It can be done but once. */
  once?: true
}

/** A route as a sentence: who may ask it, where, with what, what they get, and what another tenant gets. */
export const row = (may: string, url: string, is: number, elsewhere: Row['elsewhere'], more: Partial<Row> = {}): Row => ({
  may,
  url,
  is,
  elsewhere,
  ...more,
})

/** Every route of the API, asked with the ids of one tenant. A route that has no row here fails the test. */
export const rowsOf = (w: Ids): Record<string, Row> => ({
  ...programRows(w),
  ...insightRows(w),
  ...peopleRows(w),
  ...saleRows(w),
  ...pointRows(w),
  ...masterRows(w),
  ...studyRows(w),
  ...webhookRows(w),
  ...rewardRows(w),
  ...couponRows(w),
  ...checkoutRows(w),
  ...dataRows(w),
})

function programRows(w: Ids): Record<string, Row> {
  const url = `/v1/programs/${w.program}`
  const document = { ...cafeDocument(), key: w.program }
  const note = { body: { note: 'x' } }
  return {
    'get /v1/programs': row(STAFF, '/v1/programs', 200, 'own'),
    'get /v1/programs/{program}/draft': row(STAFF, `${url}/draft`, 200, 404),
    'put /v1/programs/{program}/draft': row('owner', `${url}/draft`, 200, 404, { body: document, headers: { 'if-match': '"0"' } }),
    'get /v1/programs/{program}/draft/approval': row(STAFF, `${url}/draft/approval`, 200, 404),
    'post /v1/programs/{program}/draft/ask-approval': row('owner', `${url}/draft/ask-approval`, 201, 404, {
      body: { revision: 1, note: 'x' },
    }),
    'post /v1/programs/{program}/draft/approve': row('owner', `${url}/draft/approve`, 201, 404, { body: { revision: 1, note: 'x' } }),
    'post /v1/programs/{program}/validate': row(STAFF, `${url}/validate`, 200, 404, { body: {} }),
    'post /v1/programs/{program}/publish': row('owner', `${url}/publish`, 201, 404, note),
    'post /v1/programs/{program}/versions/{number}/roll-back': row('owner', `${url}/versions/1/roll-back`, 201, 404, note),
    'get /v1/programs/{program}/versions': row(STAFF, `${url}/versions`, 200, 404),
    'get /v1/programs/{program}/versions/{number}': row(STAFF, `${url}/versions/1`, 200, 404),
    'get /v1/programs/{program}/budgets': row(STAFF, `${url}/budgets`, 200, 404),
    'get /v1/programs/{program}/benefits': row(STAFF, `${url}/benefits?from=2026-06-01&to=2026-06-30`, 200, 404),
    'get /v1/programs/{program}/objectives': row(STAFF, `${url}/objectives`, 200, 404),
    'get /v1/programs/{program}/diff': row(STAFF, `${url}/diff?from=1&to=1`, 200, 404),
    'get /v1/audit': row('owner', '/v1/audit', 200, 'own'),
    'get /v1/audit/{id}': row('owner', `/v1/audit/${w.act}`, 200, 404),
    'get /v1/audit.csv': row('owner', '/v1/audit.csv', 200, 'own'),
  }
}

function saleRows(w: Ids): Record<string, Row> {
  const sale = { member: w.member, order: basket([['L', 1, 100]]) }
  const back = { order: { id: w.order }, lines: [{ sku: 'LAT', quantity: 1 }] }
  const visit = { member: w.member, type: 'visit', attributes: { store: 'S' } }
  return {
    'post /v1/orders': row(TILLS, '/v1/orders', 201, 404, { body: sale }),
    'get /v1/orders': row(STAFF, `/v1/orders?reference=${w.reference}`, 200, 'own'),
    'get /v1/members/{id}/orders': row(STAFF, `/v1/members/${w.member}/orders`, 200, 404),
    'get /v1/orders/{id}': row(STAFF, `/v1/orders/${w.order}`, 200, 404),
    'post /v1/orders/{id}/repost': row(STAFF, `/v1/orders/${w.order}/repost`, 400, 404, { body: { member: w.member } }),
    'post /v1/receipts': row(TILLS, '/v1/receipts', 201, 'own', { body: RECEIPT }),
    'post /v1/receipts/claim': row(TILLS, '/v1/receipts/claim', 201, 404, { body: { member: w.member, number: 'RCPT-0', amount: 100 } }),
    'get /v1/parked': row(STAFF, '/v1/parked', 200, 200),
    'post /v1/exchanges': row(TILLS, '/v1/exchanges', 201, 404, {
      body: { returned: back, order: { reference: `X-${w.order}`, lines: LINES } },
      once: true,
    }),
    'post /v1/returns': row(TILLS, '/v1/returns', 201, 404, { body: back }),
    'post /v1/events': row(TILLS, '/v1/events', 201, 404, { body: visit }),
    'post /v1/events:batch': row(TILLS, '/v1/events:batch', 200, 200, { body: { items: [{ kind: 'return', key: 'k', ...back }] } }),
    'post /v1/cloudevents': row(TILLS, '/v1/cloudevents', 200, 404, {
      body: { specversion: '1.0', id: '1', source: '/erp', type: 'perennial.event.visit', data: visit },
      headers: { 'content-type': 'application/cloudevents+json' },
    }),
    'post /v1/quotes': row(TILLS, '/v1/quotes', 200, 404, { body: sale }),
    'get /v1/decisions/{id}': row(STAFF, `/v1/decisions/${w.decision}`, 200, 404),
  }
}

function pointRows(w: Ids): Record<string, Row> {
  const [member, hold] = [`/v1/members/${w.member}`, `/v1/holds/${w.hold}`]
  const points = { currency: 'beans', amount: 1 }
  const reviewed = { decision: w.decision, verdict: 'void', reason: 'x' }
  return {
    'get /v1/members/{id}/benefits': row(ALL, `${member}/benefits`, 200, 404),
    'post /v1/members/{id}/benefits/{benefit}/uses': row(TILLS, `${member}/benefits/x/uses`, 422, 404, { body: {} }),
    'post /v1/members/{id}/benefits/{benefit}/uses/undo': row(STAFF, `${member}/benefits/x/uses/undo`, 422, 404, { body: {} }),
    'post /v1/members/{id}/benefits/{benefit}/give': row(STAFF, `${member}/benefits/x/give`, 422, 404, { body: {} }),
    'post /v1/members/{id}/benefits/{benefit}/take': row(STAFF, `${member}/benefits/x/take`, 422, 404, { body: {} }),
    'get /v1/members/{id}/tiers': row(ALL, `${member}/tiers`, 200, 404),
    'post /v1/members/{id}/tiers': row(STAFF, `${member}/tiers`, 201, 404, { body: { set: 'status', level: 'gold', reason: 'x' } }),
    'post /v1/members/{id}/plan': row(STAFF, `${member}/plan`, 422, 404, { body: { act: 'start', plan: 'x' } }),
    'post /v1/members/{id}/extensions': row(STAFF, `${member}/extensions`, 422, 404, {
      body: { currency: 'growth', expires_on: '2020-01-01', reason: 'x' },
    }),
    'post /v1/conversions': row(TILLS, '/v1/conversions', 422, 404, { body: { ...points, to: 'growth', member: w.member } }),
    'get /v1/reviews': row(STAFF, '/v1/reviews', 200, 'own'),
    'post /v1/reviews': row(STAFF, '/v1/reviews', 422, 404, { body: reviewed }),
    'get /v1/members/{id}/balances': row(ALL, `${member}/balances`, 200, 404),
    'get /v1/members/{id}/lots': row(STAFF, `${member}/lots`, 200, 404),
    'get /v1/members/{id}/expiries': row(STAFF, `${member}/expiries`, 200, 404),
    'get /v1/members/{id}/holds': row(STAFF, `${member}/holds`, 200, 404),
    'post /v1/members/{id}/goodwill': row(STAFF, `${member}/goodwill`, 201, 404, { body: { ...points, reason: 'x' } }),
    'post /v1/members/{id}/resend': row(STAFF, `${member}/resend`, 202, 404, { body: { decision: w.decision } }),
    'get /v1/requests': row(STAFF, '/v1/requests', 200, 'own'),
    'get /v1/requests/{id}': row(STAFF, `/v1/requests/${w.request}`, 200, 404),
    'get /v1/members/{id}/statement': row(STAFF, `${member}/statement`, 200, 404),
    'post /v1/members/{id}/adjustments': row(STAFF, `${member}/adjustments`, 201, 404, { body: { ...points, reason: 'x' } }),
    'post /v1/holds': row(TILLS, '/v1/holds', 201, 404, { body: { ...points, member: w.member } }),
    'post /v1/holds/{id}/capture': row(TILLS, `${hold}/capture`, 201, 404, { body: {} }),
    // Captured by the row before.
    'post /v1/holds/{id}/release': row(TILLS, `${hold}/release`, 422, 404),
    'post /v1/redemptions': row(TILLS, '/v1/redemptions', 201, 404, { body: { ...points, member: w.member } }),
    'post /v1/decisions/{id}/refund': row(STAFF, `/v1/decisions/${w.decision}/refund`, 422, 404, { body: { reason: 'x' } }),
    'post /v1/decisions/{id}/void': row(STAFF, `/v1/decisions/${w.decision}/void`, 422, 404, { body: { reason: 'x' } }),
    'post /v1/gifts': row(TILLS, '/v1/gifts', 201, 404, { body: { ...points, from: w.member, to: w.friend } }),
  }
}

function masterRows(w: Ids): Record<string, Row> {
  const [product, store] = [`/v1/products/${w.sku}`, `/v1/stores/${w.store}`]
  return {
    'get /v1/products/{sku}': row(STAFF, product, 200, 404, { sibling: 200 }),
    'put /v1/products/{sku}': row(STAFF, product, 200, 'own', { body: PRODUCT }),
    'get /v1/stores': row(ALL, '/v1/stores', 200, 'own'),
    'get /v1/stores/{key}': row(STAFF, store, 200, 404, { sibling: 200 }),
    'put /v1/stores/{key}': row(STAFF, store, 200, 'own', { body: PRODUCT }),
  }
}

function studyRows(w: Ids): Record<string, Row> {
  const [backtest, whatif] = [`/v1/backtests/${w.backtest}`, `/v1/whatifs/${w.whatif}`]
  const draft = { ...cafeDocument(), key: w.program }
  return {
    'get /v1/backtests': row(STAFF, '/v1/backtests', 200, 'own'),
    'post /v1/backtests': row('owner', '/v1/backtests', 202, 'own', { body: { ...BACKTEST, draft } }),
    'get /v1/backtests/{id}': row(STAFF, backtest, 200, 404),
    'post /v1/backtests/{id}/cancel': row('owner', `${backtest}/cancel`, 200, 404),
    'get /v1/whatifs': row(STAFF, '/v1/whatifs', 200, 'own'),
    'post /v1/whatifs': row('owner', '/v1/whatifs', 202, 'own', { body: WHATIF }),
    'get /v1/whatifs/{id}': row(STAFF, whatif, 200, 404),
    'post /v1/whatifs/{id}/cancel': row('owner', `${whatif}/cancel`, 200, 404),
  }
}

function webhookRows(w: Ids): Record<string, Row> {
  const webhook = `/v1/webhooks/${w.webhook}`
  return {
    'get /v1/webhooks': row(STAFF, '/v1/webhooks', 200, 'own'),
    'post /v1/webhooks': row('owner', '/v1/webhooks', 201, 'own', { body: HOOK }),
    'get /v1/webhooks/types': row(STAFF, '/v1/webhooks/types', 200, 'own'),
    'get /v1/webhooks/{id}': row(STAFF, webhook, 200, 404),
    'patch /v1/webhooks/{id}': row('owner', webhook, 200, 404, { body: { description: 'x' } }),
    'get /v1/webhooks/{id}/deliveries': row(STAFF, `${webhook}/deliveries`, 200, 404),
    'get /v1/deliveries/{id}': row(STAFF, `/v1/deliveries/${w.delivery}`, 200, 404),
    'post /v1/webhooks/{id}/replay': row('owner', `${webhook}/replay`, 200, 404, { body: { delivery: w.delivery } }),
    'post /v1/webhooks/{id}/test': row('owner', `${webhook}/test`, 200, 404),
    'post /v1/webhooks/{id}/rotate': row('owner', `${webhook}/rotate`, 200, 404),
    'delete /v1/webhooks/{id}': row('owner', webhook, 200, 404, { once: true }),
  }
}

function couponRows(w: Ids): Record<string, Row> {
  const [member, coupon, batch] = [`/v1/members/${w.member}/coupons`, `/v1/coupons/${w.coupon}`, `/v1/coupons/batches/${w.batch}`]
  return {
    'get /v1/members/{id}/coupons': row(ALL, member, 200, 404),
    'post /v1/members/{id}/coupons': row(STAFF, member, 201, 404, { body: { coupon: COUPON } }),
    'get /v1/coupons/{id}': row(ALL, coupon, 200, 404),
    'get /v1/coupons/{id}/image.svg': row(STAFF, `${coupon}/image.svg`, 200, 404),
    'post /v1/coupons/lookup': row(TILLS, '/v1/coupons/lookup', 200, 404, { body: { code: w.couponCode } }),
    'post /v1/coupons/{id}/transfer': row(TILLS, `${coupon}/transfer`, 400, 404, { body: { to: w.member } }),
    'post /v1/coupons/{id}/cancel': row(STAFF, `${coupon}/cancel`, 200, 404),
    'post /v1/coupons/batches': row('owner', '/v1/coupons/batches', 202, 'own', { body: { coupon: COUPON, count: 1 } }),
    'get /v1/coupons/batches/{id}': row(STAFF, batch, 200, 404),
    'get /v1/coupons/batches/{id}/codes': row('owner', `${batch}/codes`, 200, 404),
  }
}

function rewardRows(w: Ids): Record<string, Row> {
  const [fulfilment, supplier, task] = [
    `/v1/fulfilments/${w.fulfilment}`,
    `/v1/suppliers/${w.supplier}`,
    `/v1/warehouse/tasks/${w.fulfilment}`,
  ]
  return {
    'get /v1/names': row(ALL, '/v1/names', 200, 'own'),
    'get /v1/rewards': row(ALL, `/v1/rewards?member=${w.member}`, 200, 404),
    'put /v1/members/{id}/favourites/{reward}': row(TILLS, `/v1/members/${w.member}/favourites/mug`, 200, 404),
    'delete /v1/members/{id}/favourites/{reward}': row(TILLS, `/v1/members/${w.member}/favourites/mug`, 200, 404),
    'get /v1/rewards/{key}': row(ALL, `/v1/rewards/mug?member=${w.member}`, 200, 404),
    'get /v1/causes': row(ALL, '/v1/causes', 200, 'own'),
    'post /v1/rewards/{key}/redemptions': row(TILLS, '/v1/rewards/tree/redemptions', 201, 404, { body: { member: w.friend } }),
    'get /v1/fulfilments': row(STAFF, '/v1/fulfilments', 200, 'own'),
    'get /v1/fulfilments/{id}': row(STAFF, fulfilment, 200, 404),
    'post /v1/fulfilments/{id}/codes': row(TILLS, `${fulfilment}/codes`, 409, 404),
    'post /v1/fulfilments/{id}/resolve': row(STAFF, `${fulfilment}/resolve`, 409, 404, { body: { verdict: 'release', reason: 'x' } }),
    'post /v1/fulfilments/{id}/cancel': row(TILLS, `${fulfilment}/cancel`, 200, 404),
    'get /v1/stock': row(STAFF, '/v1/stock', 200, 'own'),
    'put /v1/stock/{reward}': row(STAFF, '/v1/stock/mug', 200, 'own', { body: { total: 30 } }),
    'post /v1/pools/{pool}/codes': row(STAFF, '/v1/pools/cinema/codes', 201, 'own', { body: { codes: [{ code: 'C-1' }] } }),
    'get /v1/suppliers': row(STAFF, '/v1/suppliers', 200, 'own'),
    'get /v1/suppliers/{key}': row(STAFF, supplier, 200, 404),
    'put /v1/suppliers/{key}/prices': row('owner', `${supplier}/prices`, 200, 404, { body: { prices: { mug: 1 } } }),
    'post /v1/suppliers/{key}/invoices': row(STAFF, `${supplier}/invoices`, 201, 404, {
      body: { invoice: 'A', month: '2026-06', lines: [{ reference: 'x', amount: 1 }] },
    }),
    'get /v1/suppliers/{key}/reconciliation': row(STAFF, `${supplier}/reconciliation?month=2026-06`, 200, 404),
    'get /v1/warehouse/tasks': row(STAFF, '/v1/warehouse/tasks', 200, 'own'),
    'get /v1/warehouse/tasks/{id}': row(STAFF, task, 200, 404),
    'post /v1/warehouse/tasks/{id}/{act}': row(STAFF, `${task}/claim`, 409, 404, { body: {} }),
    // Last: after it others have a supplier of that name too.
    'put /v1/suppliers/{key}': row('owner', supplier, 200, 'own', { body: { kind: 'warehouse' } }),
  }
}

/** Routes for whoever runs the server, or has not signed in yet: they need no key and know nobody. */
export const OPEN = [
  'get /health',
  'get /ready',
  'get /v1/sign-in',
  'post /v1/sessions',
  'post /v1/first-owner',
  'post /v1/sign-in/password',
]

export const routesOf = async (api: Api): Promise<string[]> => {
  const { json } = await api.nobody.get('/openapi.json')
  return Object.entries<object>(json.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`))
}

const LINES = [{ sku: 'LAT', quantity: 1, amount: 3000 }]

function checkoutRows(w: Ids): Record<string, Row> {
  const [url, coupon] = [`/v1/checkouts/${w.checkout}`, `/v1/coupons/${w.coupon}`]
  const basketOf = { member: w.member, basket: { lines: LINES } }
  return {
    'post /v1/checkouts': row(TILLS, '/v1/checkouts', 201, 404, { body: basketOf }),
    'get /v1/checkouts': row(TILLS, `/v1/checkouts?member=${w.member}`, 200, 200),
    'get /v1/checkouts/{id}': row(TILLS, url, 200, 404),
    'put /v1/checkouts/{id}': row(TILLS, url, 412, 404, { body: basketOf, headers: { 'if-match': '"99"' } }),
    'post /v1/checkouts/{id}/evaluate': row(TILLS, `${url}/evaluate`, 200, 404),
    'post /v1/checkouts/{id}/hold': row(TILLS, `${url}/hold`, 201, 404, { body: {} }),
    'post /v1/checkouts/{id}/confirm': row(TILLS, `${url}/confirm`, 201, 404, { body: { reference: `C-${w.checkout}` } }),
    // Confirmed by the row before.
    'post /v1/checkouts/{id}/void': row(TILLS, `${url}/void`, 422, 404),
    'post /v1/coupons/{id}/activate': row(TILLS, `${coupon}/activate`, 422, 404, { body: { member: w.member } }),
    'post /v1/coupons/{id}/deactivate': row(TILLS, `${coupon}/deactivate`, 422, 404, { body: { member: w.member } }),
  }
}
