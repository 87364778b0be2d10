import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { TokenBuckets } from '../access/token-bucket.ts'
import type { Context } from '../context.ts'
import { supplierOf } from '../suppliers/find-supplier.ts'
import { isSigned } from '../suppliers/verify-callback.ts'
import { hearCallback } from './hear-callback.ts'

/** Callbacks that one address may sign wrongly. */
const FAILURES = { perSecond: 10, burst: 200 }

/** The doors of suppliers. They have no API key: their signature, over the very bytes that came, says who they are. */
export function callbackDoors(doors: Doors, ctx: Context): void {
  const failures = new TokenBuckets()
  doors.removeContentTypeParser('application/json')
  doors.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  doors.post(
    '/v1/supplier-callbacks/:id',
    {
      // Not part of what callers with a key are told of; docs/guides/rewards.md tells suppliers.
      schema: {
        hide: true,
        params: z.object({ id: z.string().max(40) }),
        response: { 200: z.object({ heard: z.boolean().meta({ description: 'Whether it had been heard before' }) }) },
      },
    },
    async (request) => {
      const now = ctx.clock.now()
      const tries = failures.of(request.ip, FAILURES, now)
      // Taken before anything is looked up, so that a thousand forgeries at once are not all let through.
      if (!tries.take(now)) throw new Problem('rate_limited', { seconds: tries.wait }, [], { 'retry-after': String(tries.wait) })
      const bytes = decodeId('sup', request.params.id)
      const supplier = bytes && (await supplierOf(ctx, uuidText(bytes)))
      const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
        const value = request.headers[name]
        return typeof value === 'string' ? value : undefined
      })
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      // Who is not known is answered like who has signed wrongly: there is nothing here to be found by trying.
      if (!supplier || !isSigned(ctx, supplier, { id, timestamp, signature, body })) throw new Problem('unsigned', {})
      tries.giveBack()
      return hearCallback(ctx, supplier, id!, body.toString())
    },
  )
}
