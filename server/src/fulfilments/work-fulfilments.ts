import { randomInt } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Report, ReportStatus } from '../suppliers/supplier.ts'
import { adapterOf, placingOf } from './adapter-of.ts'
import { applyReport, move } from './apply-report.ts'
import { deliverHere } from './deliver-here.ts'
import { isPromised, isSettled } from './fulfilment.ts'
import { claimDue, claimOne, fulfilmentById, releaseClaim, tryNext, type FulfilmentRow } from './fulfilments.sql.ts'
import { reclaim } from './reserve.ts'
import { settlePoints } from './settle-points.ts'

/** Under way in this process. A supplier that is slow keeps the others waiting no longer than its time-out. */
const AT_ONCE = 64
/** Longer than a supplier may take to answer, twice: to be asked, and to be given the order. */
const LEASE_MS = 90_000
const LOOK_MS = 100

const [SECOND, MINUTE, HOUR] = [1000, 60_000, 3_600_000]
/** How long until a supplier is asked again, when nobody knows whether it did what it was asked; the last for all later ones. */
const PAUSES_MS: readonly number[] = [5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR]

/** Steps that follow from each other; more than this many never do. */
const STEPS_MAX = 12

/** Works on what is due until nothing is. Returns how many were worked on. */
export async function workFulfilments(ctx: Context, stopping?: AbortSignal): Promise<number> {
  let done = await reclaim(ctx)
  const working = new Map<string, Promise<void>>()
  for (;;) {
    const now = ctx.clock.now()
    const free = stopping?.aborted ? 0 : AT_ONCE - working.size
    for (const row of free > 0 ? await claimDue(ctx.slowPool, new Date(now), new Date(now + LEASE_MS), free) : []) {
      working.set(
        row.id,
        advance(ctx, row).finally(() => working.delete(row.id)),
      )
      done += 1
    }
    if (working.size === 0) return done
    await Promise.race([...working.values(), new Promise((resolve) => setTimeout(resolve, LOOK_MS))])
  }
}

/** Works on one now, unless somebody does already: what needs no supplier is there before the answer is. */
export async function workOne(ctx: Context, id: string): Promise<void> {
  const now = ctx.clock.now()
  const row = await claimOne(ctx.slowPool, id, new Date(now), new Date(now + LEASE_MS))
  if (row) await advance(ctx, row)
}

/** Takes the steps that follow. A process that is killed in here leaves the claim; when that runs out, another goes on. */
async function advance(ctx: Context, claimed: FulfilmentRow): Promise<void> {
  try {
    let row: FulfilmentRow | null = claimed
    for (let steps = 0; row && steps < STEPS_MAX; steps++) {
      if (!(await step(ctx, row))) break
      row = await fulfilmentById(ctx.slowPool, claimed.id)
    }
  } catch (error) {
    ctx.log.error(
      { fulfilment: claimed.id, error: (error as Error).message },
      'a fulfilment could not be worked on and will be tried again',
    )
    await postpone(ctx, claimed.id).catch(() => undefined)
  }
  await releaseClaim(ctx.slowPool, claimed.id, claimed.claimed_until).catch(() => undefined)
}

/** Where it stands now, which may be further than where it was taken. */
async function postpone(ctx: Context, id: string): Promise<void> {
  const row = await fulfilmentById(ctx.slowPool, id)
  if (row) await tryNext(ctx.slowPool, row, new Date(ctx.clock.now() + pauseOf(row)), Math.min(row.attempts + 1, 1000))
}

const pauseOf = ({ attempts }: FulfilmentRow): number => PAUSES_MS[Math.min(attempts, PAUSES_MS.length - 1)]!

/** One step. @returns whether another may follow */
async function step(ctx: Context, row: FulfilmentRow): Promise<boolean> {
  if (await settlePoints(ctx, row)) return true
  if (row.supplier === null && row.state === 'confirmed') {
    await deliverHere(ctx, row)
    return true
  }
  const { state } = row
  if (state !== 'pending' && state !== 'ordered' && state !== 'unknown') {
    // Settled, or a reservation: nothing is done about it before something is heard.
    await tryNext(ctx.slowPool, row, null, 0)
    return false
  }
  if (row.supplier === null) return move(ctx, row, 'confirmed', '')
  return row.state === 'pending' ? order(ctx, row) : inquire(ctx, row)
}

/** Noted before it is done: whoever finds it ordered asks the supplier first, and never orders under another reference. */
async function order(ctx: Context, row: FulfilmentRow): Promise<boolean> {
  const adapter = await adapterOf(ctx, row)
  if (!adapter) return move(ctx, row, 'in_review', `no_supplier: ${row.supplier}`)
  if (!(await move(ctx, row, 'ordered', ''))) return true
  const ordered = { ...row, state: 'ordered' as const, attempts: 0 }
  return hear(ctx, ordered, await adapter.place(await placingOf(ctx, row)))
}

/** Asks what became of it; what the supplier has never heard of is ordered, under the reference it has. */
async function inquire(ctx: Context, row: FulfilmentRow): Promise<boolean> {
  if (row.hold_until.getTime() <= ctx.clock.now()) return move(ctx, row, 'in_review', 'no_answer: nothing final was heard in time')
  const adapter = await adapterOf(ctx, row)
  if (!adapter) return move(ctx, row, 'in_review', `no_supplier: ${row.supplier}`)
  const placing = await placingOf(ctx, row)
  const said: Report = adapter.ask ? await adapter.ask(placing) : { status: 'not_found' }
  return hear(ctx, row, said.status === 'not_found' ? await adapter.place(placing) : said)
}

/** Acts on an answer. One that leaves it open makes it unknown, and it is asked again later, less and less often. */
async function hear(ctx: Context, row: FulfilmentRow, report: Report): Promise<boolean> {
  const { status } = report
  if (status !== 'unknown' && status !== 'not_found') {
    const moved = await applyReport(ctx, row.id, { ...report, status: status satisfies ReportStatus }, row.supplier!)
    if (moved && isPromised(status as never)) return true
    if (moved && status === 'failed') return true
  } else if (row.state === 'ordered' && (await move(ctx, row, 'unknown', report.note ?? ''))) {
    row = { ...row, state: 'unknown' }
  }
  const now = await fulfilmentById(ctx.slowPool, row.id)
  if (!now || isSettled(now.state)) return true
  const at = Math.min(ctx.clock.now() + (pauseOf(row) * randomInt(100, 120)) / 100, now.hold_until.getTime())
  await tryNext(ctx.slowPool, now, new Date(at), Math.min(row.attempts + 1, 1000))
  return false
}
