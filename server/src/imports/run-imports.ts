import { Overloaded } from '#kit/coalesce.ts'
import { isUnreachable } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { liveProgram } from '../programs/live-program.ts'
import { BadFile } from './bad-file.ts'
import { hasFile } from './import-files.ts'
import type { ImportRow } from './import.ts'
import type { Why } from './read-value.ts'
import { retryMany } from './retry-many.ts'
import { clearStaged, markFailed, openImports, reportAlive, requeueImport, takeImport } from './uploads.sql.ts'
import { workOnCheck } from './work-on-check.ts'
import { workOnOrders } from './work-on-orders.ts'
import { workOnRows } from './work-on-rows.ts'

/** A process that has not been heard of for so long is taken for dead, and another goes on where it was. */
const SILENT_SECONDS = 20
/** How often an import may be taken without coming any further. */
const STALLS_MAX = 5
const BEAT_MS = 1000
/** Till the next try, where the server had no room for it. */
const PAUSE_MS = 5000

/** What an import at work tells of itself, and how it hears that it must stop. */
export interface Work {
  row: ImportRow
  /** Aborted when the import is cancelled or taken over, or the process stops. */
  signal: AbortSignal
  /** @param share of all that is to be done, from 0 to 1; null where that cannot be told */
  at(rows: number, share: number | null): void
}

/**
 * Takes one import from the queue, if there is any whose file is here, and works on it to its end. A process works on one
 * at a time: they share the lanes with the tills.
 */
export async function runImports(ctx: Context, stopping: AbortSignal, silentSeconds = SILENT_SECONDS): Promise<number> {
  for (const { id, public_id, task } of await openImports(ctx.slowPool, new Date(ctx.clock.now()), silentSeconds)) {
    const needsFile = task === 'check' || task === 'import'
    if (needsFile && !hasFile(ctx, public_id)) continue
    const row = await takeImport(ctx.slowPool, id, silentSeconds)
    if (!row) continue
    if (row.stalls > STALLS_MAX) await failed(ctx, row, { key: 'import.file.gave_up', facts: { times: STALLS_MAX } })
    else await work(ctx, row, stopping)
    return 1
  }
  return 0
}

async function work(ctx: Context, row: ImportRow, stopping: AbortSignal): Promise<void> {
  const over = new AbortController()
  const signal = AbortSignal.any([stopping, over.signal])
  const pace = new Pace(row)
  const beat = setInterval(() => {
    reportAlive(ctx.slowPool, row, pace.now()).then(
      (mine) => mine || over.abort(),
      (error: Error) => ctx.log.warn({ import: row.public_id, error: error.message }, 'the progress of an import could not be written'),
    )
  }, BEAT_MS)
  try {
    await perform(ctx, { row, signal, at: (rows, share) => pace.at(rows, share) })
    await reportAlive(ctx.slowPool, row, pace.now())
  } catch (error) {
    await interrupted(ctx, row, error as Error, { stopping: stopping.aborted, lost: over.signal.aborted })
  } finally {
    clearInterval(beat)
  }
}

async function perform(ctx: Context, given: Work): Promise<void> {
  const { row } = given
  const program = await liveProgram(ctx, row.program_id)
  if (row.options.task === 'check') await workOnCheck(ctx, program, given)
  else if (row.options.task !== 'import') await retryMany(ctx, program, given)
  else if (row.kind === 'orders') await workOnOrders(ctx, program, given)
  else await workOnRows(ctx, program, given)
}

async function interrupted(
  ctx: Context,
  row: ImportRow,
  error: Error,
  { stopping, lost }: { stopping: boolean; lost: boolean },
): Promise<void> {
  if (lost) {
    // Cancelled, or taken over by another process, which lays out rows of its own.
    await clearStaged(ctx.slowPool, row)
    return
  }
  if (stopping || error instanceof Overloaded || isUnreachable(error)) {
    await requeueImport(ctx.slowPool, row, new Date(ctx.clock.now() + (stopping ? 0 : PAUSE_MS)))
    return
  }
  if (error instanceof BadFile) await failed(ctx, row, error.why)
  else if (error instanceof Problem) await failed(ctx, row, { key: `problem.${error.code}`, facts: error.facts })
  else await failed(ctx, row, { key: 'import.file.stumbled', facts: { detail: error.message.slice(0, 300) } }, error)
}

async function failed(ctx: Context, row: ImportRow, why: Why, error?: Error): Promise<void> {
  if (error) ctx.log.error({ import: row.public_id, err: error }, 'an import failed')
  await markFailed(ctx.slowPool, row, why, new Date(ctx.clock.now()))
  await clearStaged(ctx.slowPool, row)
}

/** How far an import is and how fast, lately while it runs. */
class Pace {
  #rows: number
  #share: number | null
  #before: { rows: number; at: number }
  #perSecond = 0

  constructor({ progress }: ImportRow) {
    this.#rows = progress.rows ?? 0
    this.#share = progress.share ?? null
    this.#before = { rows: this.#rows, at: performance.now() }
  }

  at(rows: number, share: number | null): void {
    this.#rows = rows
    this.#share = share === null ? null : Math.round(Math.min(1, share) * 1000) / 1000
  }

  now(): ImportRow['progress'] {
    const at = performance.now()
    const seconds = (at - this.#before.at) / 1000
    if (seconds > 0.5) {
      this.#perSecond = Math.round((this.#rows - this.#before.rows) / seconds)
      this.#before = { rows: this.#rows, at }
    }
    return { rows: this.#rows, share: this.#share, per_second: Math.max(0, this.#perSecond) }
  }
}
