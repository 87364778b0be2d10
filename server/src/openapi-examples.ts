const identity = { kind: 'phone', value: '+8613800138000' }

const order = {
  reference: 'A-1042',
  lines: [
    { sku: 'LATTE', quantity: 2, amount: 6400, category: 'latte' },
    { sku: 'CROISSANT', quantity: 1, amount: 1800, category: 'bakery' },
  ],
  channel: 'store',
  store: 'S1',
}

const consent = { purpose: 'news', channel: 'sms', text: '2026-1', granted: true }

/** Bodies by operation, as the demo café could send them, so that the reference can be tried out by pressing a button. */
export const EXAMPLES: Record<string, unknown> = {
  postMembers: { identities: [{ ...identity, verified: true }], attributes: { name: '林晓', city: '上海' }, consents: [consent] },
  postMembersFind: { identity },
  patchMember: { attributes: { city: '杭州' }, add_tags: ['regular'] },
  postMemberIdentities: { kind: 'card', value: 'C-4711-0815' },
  postMemberIdentitiesRemove: { kind: 'card', value: 'C-4711-0815' },
  postCustomers: { identity: { kind: 'email', value: 'chen@example.cn' }, personal: { name: '陈晨' } },
  postMemberConsents: { items: [consent, { terms: '2026-1', hash: 'sha256:8f1d2c', accepted: true }] },
  postCustomerConsents: { items: [{ ...consent, granted: false }] },
  postQuotes: { identity, order },
  postOrders: { identity, order },
  postOrderRepost: { member: 'mem_01h455vb4pex5vsknk084sn02r' },
  postReturns: { identity, order: { reference: 'A-1042' }, lines: [{ sku: 'LATTE', quantity: 1, amount: 3200 }] },
  postEvents: { identity, type: 'visit', attributes: { store: 'S1' } },
  postEventsBatch: {
    items: [
      { kind: 'order', key: 'till-7:A-1043', identity, order: { ...order, reference: 'A-1043' } },
      { kind: 'event', key: 'till-7:visit-88', identity, type: 'visit', attributes: { store: 'S1' } },
    ],
  },
  postCloudevents: {
    specversion: '1.0',
    id: '88',
    source: '/tills/7',
    type: 'perennial.event.visit',
    time: '2026-06-02T04:00:00Z',
    data: { identity, attributes: { store: 'S1' } },
  },
  postMemberAdjustments: { currency: 'beans', amount: 100, reason: 'goodwill' },
  postHolds: { identity, currency: 'beans', amount: 50, expires_in_seconds: 900 },
  postHoldCapture: { amount: 30 },
  postRedemptions: { identity, currency: 'beans', amount: 20 },
  postCheckouts: { identity, basket: { lines: order.lines }, pay_with_points: 'most' },
  putCheckout: { identity, basket: { lines: order.lines }, payments: [{ currency: 'beans', points: 100 }] },
  postCheckoutHold: { seconds: 600 },
  postCheckoutConfirm: { reference: 'A-1044' },
  postDecisionVoid: { reason: 'wrong_member' },
  postDecisionRefund: { amount: 20, reason: 'broken_cup' },
  postCouponsBatches: { coupon: 'autumn', count: 5000, expires_on: '2027-01-01' },
  postCouponsLookup: { code: 'K7QM-2XRD-93TV-BW4ZQ' },
  postMemberCoupons: { coupon: 'autumn' },
  postCouponTransfer: { to: 'mem_01h455vb4pex5vsknk084sn02r' },
  postRewardRedemptions: {
    identity,
    quantity: 1,
    address: { name: '林晓', phone: '13800138000', line1: '南京西路 1 号', city: '上海', postcode: '200040', country: 'CN' },
  },
  postFulfilmentResolve: { verdict: 'release', reason: 'the supplier says it was never sent' },
  putStock: { total: 100, alert_below: 10 },
  postPoolCodes: { codes: [{ code: 'CINEMA-7K2M', expires_on: '2027-12-31' }], alert_below: 50 },
  putSupplier: {
    kind: 'http',
    config: {
      place: {
        url: 'https://supplier.example.com/orders',
        headers: { authorization: 'Bearer {{secret.token}}' },
        body: { id: '{{reference}}', article: '{{sku}}', pieces: '{{quantity}}', city: '{{address.city}}' },
      },
      ask: { url: 'https://supplier.example.com/orders/{{reference}}/state', body: {} },
      answer: { status: 'order.state', statuses: { open: 'accepted', promised: 'confirmed', sent: 'shipped', rejected: 'failed' } },
    },
    secrets: { token: 'sk_test_1' },
  },
  putSupplierPrices: { prices: { mug: 2500 } },
  postSupplierInvoices: { invoice: 'R-2026-06', month: '2026-06', lines: [{ reference: 'ful_01h455vb4pex5vsknk084sn02s', amount: 2500 }] },
  postWarehouseTask: { worker: 'Chen' },
  postGifts: { from: 'mem_01h455vb4pex5vsknk084sn02q', to: 'mem_01h455vb4pex5vsknk084sn02r', currency: 'beans', amount: 10 },
  postProgramPublish: { note: 'Double beans in June' },
  postProgramVersionRollBack: { note: 'June is over' },
  postWebhooks: { url: 'https://hooks.example.com/perennial', description: 'The newsletter', types: ['member.enrolled', 'tier.changed'] },
  patchWebhook: { types: null },
  postWebhookReplay: { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' },
  putProduct: { valid_from: '2026-01-01', names: { en: 'Latte', zh: '拿铁' }, category: 'latte', price: 3200 },
  putStore: { valid_from: '2026-01-01', names: { en: 'The Bund', zh: '外滩店' }, region: 'Shanghai' },
}
