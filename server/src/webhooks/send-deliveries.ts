import { randomInt } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import { claimDeliveries, releaseDelivery, settleDelivery, type Claimed, type Tried } from './deliveries.sql.ts'
import { postEvent, type Outcome } from './post-event.ts'
import { disable, markFailing, markWell } from './webhooks.sql.ts'

/** Sendings under way in this process, and of these to one endpoint: others must get through beside one that is slow. */
const AT_ONCE = 128
const EACH = 16
/** From so many failures in a row on an endpoint gets one at a time, and rests in between. */
const PATIENCE = 5
const REST_MAX_MS = 60_000
/** Six times as long as a try may take. */
const LEASE_MS = 60_000
/** How long until the next look while something is being sent. */
const LOOK_MS = 250

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000]
/** Pauses before the tries after the first: three days in all. */
export const PAUSES_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
]
/** An endpoint at which everything has failed for so long is disabled. */
const FAILING_MAX_MS = 3 * 24 * HOUR

/**
 * Sends what is due until nothing is. Slow endpoints keep nothing waiting but their own: whenever one sending is over,
 * the next begins. Returns how many were tried.
 */
export async function sendDeliveries(ctx: Base, stopping?: AbortSignal): Promise<number> {
  const sending = new Map<string, { webhook: string; over: Promise<void> }>()
  let tried = 0
  try {
    for (;;) {
      for (const delivery of stopping?.aborted ? [] : await claim(ctx, [...sending.values()])) {
        const over = sendOne(ctx, delivery, stopping).finally(() => sending.delete(delivery.id))
        sending.set(delivery.id, { webhook: delivery.webhook_id, over })
        tried += 1
      }
      if (sending.size === 0) return tried
      await Promise.race([...[...sending.values()].map(({ over }) => over), pause()])
    }
  } finally {
    await Promise.all([...sending.values()].map(({ over }) => over))
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_MS))

function claim(ctx: Base, sending: readonly { webhook: string }[]): Promise<Claimed[]> {
  const busy = new Map<string, number>()
  for (const { webhook } of sending) busy.set(webhook, (busy.get(webhook) ?? 0) + 1)
  const now = ctx.clock.now()
  const most = AT_ONCE - sending.length
  if (most === 0) return Promise.resolve([])
  return claimDeliveries(ctx.slowPool, { now: new Date(now), until: new Date(now + LEASE_MS), most, each: EACH, patience: PATIENCE, busy })
}

/** A process that is killed in here leaves the claim; when that runs out the same event is sent again, under the same id. */
async function sendOne(ctx: Base, delivery: Claimed, stopping?: AbortSignal): Promise<void> {
  const { webhook_id: id, event_id, body } = delivery
  try {
    const outcome = await postEvent(ctx, { ...delivery, id }, { id: event_id, body }, stopping)
    const now = ctx.clock.now()
    await settleDelivery(ctx.slowPool, delivery, after(outcome, delivery.attempts, now), new Date(now))
    await judge(ctx, delivery, outcome, now)
  } catch (error) {
    // Whoever stops gives the claim back. Whatever else went wrong here is wrong on this side: the claim runs out first.
    if (stopping?.aborted) await releaseDelivery(ctx.slowPool, delivery).catch(() => undefined)
    else
      ctx.log.error({ delivery: delivery.id, error: (error as Error).message }, 'a delivery could not be worked on and will be tried again')
  }
}

/** Where a delivery stands after a try. Pauses are spread a little, so that what failed together does not come back together. */
function after({ status, error }: Outcome, attempts: number, now: number): Tried {
  const nothing = { status, error, nextTryAt: new Date(now) }
  if (error === null) return { ...nothing, state: 'delivered' }
  const pauseMs = PAUSES_MS[attempts]
  if (pauseMs === undefined || status === GONE) return { ...nothing, state: 'dead' }
  return { ...nothing, state: 'waiting', nextTryAt: new Date(now + (pauseMs * randomInt(100, 120)) / 100) }
}

const GONE = 410

/** What a try says of its endpoint. */
async function judge(ctx: Base, { webhook_id: id, program_id, attempts }: Claimed, { status, error }: Outcome, now: number): Promise<void> {
  if (error === null) return markWell(ctx.slowPool, id)
  const rests = new Date(now + Math.min(PAUSES_MS[attempts] ?? REST_MAX_MS, REST_MAX_MS))
  const since = await markFailing(ctx.slowPool, id, new Date(now), rests, PATIENCE)
  const tooLong = since !== null && now - since.getTime() >= FAILING_MAX_MS
  if (status !== GONE && !tooLong) return
  await disable(ctx.slowPool, id, status === GONE ? 'gone' : 'failing')
  ctx.log.warn({ webhook: id, program: program_id, status, error }, 'an endpoint was disabled: it is gone, or has failed for three days')
}
