import { formatDay } from '@perennial/engine/time/calendar.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { keyHash } from '#kit/hashes.ts'
import { uuidText } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import {
  failVerification,
  finishVerification,
  firstProgram,
  forgetVerifications,
  insertVerification,
  reportVerifying,
  requeueVerification,
  takeVerification,
  type VerificationRow,
} from './verifications.sql.ts'
import { verifyAll } from './verify-all.ts'

const SILENT_SECONDS = 60
const ATTEMPTS_MAX = 3
const BEAT_MS = 1000
const HOUR_MS = 3_600_000
/** The hour of the night at which the books are verified, in the time zone of the first program. */
export const HOUR = 3
const KEPT_MS = 90 * 24 * HOUR_MS

/** Verifies the books where somebody asked for it or the night has come. Returns how many it did. */
export async function runVerifications(ctx: Context, stopping: AbortSignal): Promise<number> {
  await queueNight(ctx)
  const row = await takeVerification(ctx.slowPool, new Date(ctx.clock.now()), SILENT_SECONDS)
  if (!row) return 0
  if (row.attempts > ATTEMPTS_MAX)
    await failVerification(
      ctx.slowPool,
      row,
      `given up after ${ATTEMPTS_MAX} attempts, each of which ended with its process`,
      new Date(ctx.clock.now()),
    )
  else await work(ctx, row, stopping)
  await forgetVerifications(ctx.slowPool, new Date(ctx.clock.now() - KEPT_MS))
  return 1
}

async function work(ctx: Context, row: VerificationRow, stopping: AbortSignal): Promise<void> {
  let progress = 0
  const beat = setInterval(() => {
    reportVerifying(ctx.slowPool, row, progress).catch((error: Error) =>
      ctx.log.warn({ error: error.message }, 'the progress of a verification could not be written'),
    )
  }, BEAT_MS)
  try {
    const verified = await verifyAll(ctx, (done, total) => {
      stopping.throwIfAborted()
      progress = done / total
    })
    if (!verified.ok) ctx.log.error({ findings: verified.findings }, 'the books are not sound')
    await finishVerification(ctx.slowPool, row, verified, new Date(ctx.clock.now()))
  } catch (error) {
    if (stopping.aborted) return await requeueVerification(ctx.slowPool, row)
    ctx.log.error({ err: error }, 'a verification failed')
    await failVerification(ctx.slowPool, row, (error as Error).message, new Date(ctx.clock.now()))
  } finally {
    clearInterval(beat)
  }
}

/** The last night that began, once for all processes; also one that was slept through. Not one of before this installation. */
async function queueNight(ctx: Context): Promise<void> {
  const first = await firstProgram(ctx.slowPool)
  if (!first) return
  const now = ctx.clock.now()
  const { day, at } = nightOf(first.zone, now)
  if (at < first.since.getTime()) return
  const id = uuidText(keyHash('verification', formatDay(day)))
  await insertVerification(ctx.slowPool, { id, night: formatDay(day), askedBy: 'schedule', now: new Date(now) })
}

/** The night that an instant lies in or after, and the instant at which it is verified. */
export function nightOf(zoneName: string, now: number): { day: number; at: number; next: number } {
  const zone = zoneOf(zoneName)
  const today = zone.dayOf(now)
  const hourOf = (day: number): number => zone.startOf(day) + HOUR * HOUR_MS
  const day = now >= hourOf(today) ? today : today - 1
  return { day, at: hourOf(day), next: hourOf(day + 1) }
}
