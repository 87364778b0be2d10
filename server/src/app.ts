import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { z } from 'zod'
import { openDoors, type Doors } from '#kit/doors.ts'
import { Metrics } from '#kit/metrics.ts'
import { authenticate } from './access/authenticate.ts'
import { keepWithin } from './access/keep-within.ts'
import { keyDoors } from './access/keys.http.ts'
import { maskPeople } from './access/mask-people.ts'
import { activationDoors } from './activations/activations.http.ts'
import { adjustmentDoors } from './adjustments/adjustments.http.ts'
import { extensionDoors } from './adjustments/extensions.http.ts'
import { voidDoors } from './adjustments/voids.http.ts'
import { auditWrites } from './audit/audit-writes.ts'
import { auditDoors } from './audit/audit.http.ts'
import { backtestDoors } from './backtests/backtests.http.ts'
import { benefitUsageDoors } from './benefits/benefit-usage.http.ts'
import { benefitDoors } from './benefits/benefits.http.ts'
import { budgetDoors } from './budgets/budgets.http.ts'
import { changeDoors } from './changes/changes.http.ts'
import { checkoutDoors } from './checkouts/checkouts.http.ts'
import { consentDoors } from './consents/consents.http.ts'
import { consoleDoors } from './console/console.http.ts'
import type { Context } from './context.ts'
import { conversionDoors } from './conversions/conversions.http.ts'
import { batchDoors } from './coupons/batches.http.ts'
import { couponDoors } from './coupons/coupons.http.ts'
import { customerDoors } from './customers/customers.http.ts'
import { enrolmentDoors } from './enrolments/enrolments.http.ts'
import { cloudEventDoors } from './events/cloudevents.http.ts'
import { eventDoors } from './events/events.http.ts'
import { exchangeDoors } from './exchanges/exchanges.http.ts'
import { explanationDoors } from './explanations/explanations.http.ts'
import { exportDoors } from './exports/exports.http.ts'
import { callbackDoors } from './fulfilments/callbacks.http.ts'
import { fulfilmentDoors } from './fulfilments/fulfilments.http.ts'
import { warehouseDoors } from './fulfilments/warehouse.http.ts'
import { giftDoors } from './gifts/gifts.http.ts'
import { goodwillDoors } from './goodwill/goodwill.http.ts'
import { requestDoors } from './goodwill/requests.http.ts'
import { healthDoors } from './health/health.http.ts'
import { holdDoors } from './holds/holds.http.ts'
import { openHoldDoors } from './holds/open-holds.http.ts'
import { homeDoors } from './home/home.http.ts'
import { LEAF } from './home/leaf.ts'
import { importDoors } from './imports/imports.http.ts'
import { rejectDoors } from './imports/rejects.http.ts'
import { uploadDoors } from './imports/uploads.http.ts'
import { invoiceDoors } from './invoices/invoices.http.ts'
import { jobDoors } from './jobs/jobs.http.ts'
import { expiryDoors } from './ledger/expiries.http.ts'
import { ledgerDoors } from './ledger/ledger.http.ts'
import { couponActDoors } from './member-coupons/coupon-acts.http.ts'
import { memberCouponDoors } from './member-coupons/member-coupons.http.ts'
import { memberDoors } from './members/members.http.ts'
import { noteDoors } from './notes/notes.http.ts'
import { objectiveDoors } from './objectives/objectives.http.ts'
import { OPENAPI, transform, transformObject } from './openapi.ts'
import { orderListDoors } from './orders/order-lists.http.ts'
import { orderDoors } from './orders/orders.http.ts'
import { parkedDoors } from './parked/parked.http.ts'
import { personExportDoors } from './person-exports/person-exports.http.ts'
import { planDoors } from './plans/plans.http.ts'
import { productDoors } from './products/products.http.ts'
import { profileDoors } from './profiles/profiles.http.ts'
import { beginProgramDoors } from './programs/begin-program.http.ts'
import { draftApprovalDoors } from './programs/draft-approval.http.ts'
import { nameDoors } from './programs/names.http.ts'
import { programDoors } from './programs/programs.http.ts'
import { madeOfDoors } from './pulse/made-of.http.ts'
import { pulseDoors } from './pulse/pulse.http.ts'
import { waitingDoors } from './pulse/waiting.http.ts'
import { quoteDoors } from './quotes/quotes.http.ts'
import { receiptDoors } from './receipts/receipts.http.ts'
import { redemptionDoors } from './redemptions/redemptions.http.ts'
import { refundDoors } from './redemptions/refunds.http.ts'
import { repostDoors } from './reposts/reposts.http.ts'
import { resendDoors } from './resends/resends.http.ts'
import { returnDoors } from './returns/returns.http.ts'
import { revealDoors } from './reveals/reveals.http.ts'
import { reviewDoors } from './reviews/reviews.http.ts'
import { favouriteDoors } from './rewards/favourites.http.ts'
import { rewardDoors } from './rewards/rewards.http.ts'
import { buyerDoors } from './sales/buyers.http.ts'
import { salesDoors } from './sales/sales.http.ts'
import { searchDoors } from './searches/searches.http.ts'
import { segmentMemberDoors } from './segments/segment-members.http.ts'
import { segmentDoors } from './segments/segments.http.ts'
import { valueDoors } from './segments/values.http.ts'
import { oidcDoors } from './staff/oidc.http.ts'
import { readSession } from './staff/read-session.ts'
import { secondFactorDoors } from './staff/second-factor.http.ts'
import { sessionDoors } from './staff/session.http.ts'
import { signInDoors } from './staff/sign-in.http.ts'
import { staffDoors } from './staff/staff.http.ts'
import { standingDoors } from './standings/standings.http.ts'
import { stockDoors } from './stock/stock.http.ts'
import { storeDoors } from './stores/stores.http.ts'
import { supplierDoors } from './suppliers/suppliers.http.ts'
import { timelineDoors } from './timelines/timelines.http.ts'
import { verificationDoors } from './verify/verification.http.ts'
import { deliveryDoors } from './webhooks/deliveries.http.ts'
import { webhookDoors } from './webhooks/webhooks.http.ts'
import { whatifDoors } from './whatifs/whatifs.http.ts'

/** THE list of HTTP doors. */
const V1: readonly ((doors: Doors, ctx: Context) => void)[] = [
  sessionDoors,
  secondFactorDoors,
  staffDoors,
  auditDoors,
  keyDoors,
  beginProgramDoors,
  programDoors,
  nameDoors,
  draftApprovalDoors,
  changeDoors,
  objectiveDoors,
  pulseDoors,
  madeOfDoors,
  waitingDoors,
  healthDoors,
  salesDoors,
  buyerDoors,
  segmentDoors,
  segmentMemberDoors,
  valueDoors,
  budgetDoors,
  memberDoors,
  searchDoors,
  noteDoors,
  revealDoors,
  enrolmentDoors,
  profileDoors,
  customerDoors,
  consentDoors,
  orderDoors,
  orderListDoors,
  parkedDoors,
  returnDoors,
  eventDoors,
  receiptDoors,
  repostDoors,
  quoteDoors,
  checkoutDoors,
  exchangeDoors,
  activationDoors,
  ledgerDoors,
  expiryDoors,
  goodwillDoors,
  requestDoors,
  adjustmentDoors,
  extensionDoors,
  voidDoors,
  holdDoors,
  openHoldDoors,
  redemptionDoors,
  refundDoors,
  giftDoors,
  rewardDoors,
  favouriteDoors,
  fulfilmentDoors,
  stockDoors,
  supplierDoors,
  warehouseDoors,
  invoiceDoors,
  standingDoors,
  reviewDoors,
  conversionDoors,
  planDoors,
  benefitDoors,
  benefitUsageDoors,
  batchDoors,
  couponDoors,
  memberCouponDoors,
  couponActDoors,
  resendDoors,
  personExportDoors,
  explanationDoors,
  timelineDoors,
  productDoors,
  storeDoors,
  backtestDoors,
  whatifDoors,
  webhookDoors,
  deliveryDoors,
  importDoors,
  rejectDoors,
  exportDoors,
  verificationDoors,
  jobDoors,
]

/** Opens them all. */
export async function openApp(ctx: Context): Promise<Doors> {
  const app = openDoors(ctx.log, ctx.config)
  // No hook of its own: only requests without a key are looked through for a cookie.
  await app.register(cookie, { hook: false })
  await app.register(swagger, { openapi: OPENAPI, transform, transformObject })
  // Without the bar on top: it would fetch and show any description whose address is typed in.
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', layout: 'BaseLayout' },
    theme: {
      title: 'Perennial API',
      favicon: [{ filename: 'leaf.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: LEAF }],
    },
  })
  operationDoors(app, ctx)
  homeDoors(app, ctx)
  await app.register((inner) => consoleDoors(inner as never))
  await app.register(async (v1) => {
    authenticate(v1 as never, ctx, (token) => readSession(ctx, token))
    keepWithin(v1 as never)
    maskPeople(v1 as never)
    auditWrites(v1 as never, ctx)
    for (const open of V1) open(v1 as never, ctx)
    await v1.register((inner) => cloudEventDoors(inner as never, ctx))
    await v1.register((inner) => uploadDoors(inner as never, ctx))
  })
  await app.register((open, _, done) => {
    callbackDoors(open as never, ctx)
    done()
  })
  await app.register((open, _, done) => {
    signInDoors(open as never, ctx)
    oidcDoors(open as never, ctx)
    done()
  })
  await app.ready()
  return app
}

/** For whoever runs the server: health, readiness, metrics and the description of the API. */
function operationDoors(app: Doors, ctx: Context): void {
  const metrics = metricsOf(ctx)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.requests.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    done()
  })
  app.get(
    '/health',
    { schema: { summary: 'Whether the process runs', tags: ['operation'], response: { 200: z.object({ status: z.literal('ok') }) } } },
    () => ({ status: 'ok' as const }),
  )
  app.get(
    '/ready',
    {
      schema: {
        summary: 'Whether it can take requests',
        tags: ['operation'],
        response: { 200: z.object({ ready: z.boolean() }), 503: z.object({ ready: z.boolean() }) },
      },
    },
    async (_, reply) => {
      const ready = await ctx.pool.query('select 1').then(
        () => true,
        () => false,
      )
      void reply.status(ready ? 200 : 503)
      return { ready }
    },
  )
  app.get('/metrics', { schema: { hide: true } }, async (_, reply) => {
    void reply.type(metrics.registry.contentType)
    return metrics.registry.metrics()
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

function metricsOf(ctx: Context): Metrics {
  const metrics = new Metrics()
  const sum = (count: 'batches' | 'commands' | 'retries') => () => ctx.intake.lanes.reduce((n, lane) => n + lane.counts[count], 0)
  metrics.gauge('perennial_lane_waiting', 'Commands waiting to be decided', () => ctx.intake.waiting)
  metrics.gauge('perennial_commands_total', 'Commands decided by this process', sum('commands'))
  metrics.gauge('perennial_batches_total', 'Batches committed by this process', sum('batches'))
  metrics.gauge('perennial_batch_retries_total', 'Batches tried again after a database error', sum('retries'))
  metrics.gauge('perennial_coupon_misses_total', 'Coupon codes that led nowhere, in this process', () => ctx.couponMisses.missed)
  metrics.gauge('perennial_receipt_misses_total', 'Receipts claimed that there are not, in this process', () => ctx.receiptMisses.missed)
  metrics.gauge('perennial_coupon_misses_refused_total', 'Codes turned away for too many of those', () => ctx.couponMisses.refused)
  metrics.gauge('perennial_memory_bytes', 'Resident memory of this process', () => process.memoryUsage.rss())
  return metrics
}
