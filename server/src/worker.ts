import { forgetAnswers } from './access/forget-answers.ts'
import { studyBacktest } from './backtests/study-backtest.ts'
import { watchBudgets } from './budgets/watch-budgets.ts'
import { forgetCheckouts } from './checkouts/forget-checkouts.ts'
import { keepPersonalDates } from './clock/keep-personal-dates.ts'
import { tickDue } from './clock/tick-due.ts'
import type { Context } from './context.ts'
import { lapseCoupons } from './coupons/lapse-coupons.ts'
import { makeBatches } from './coupons/make-batches.ts'
import { indexEverybody } from './customers/index-everybody.ts'
import { forgetExports } from './exports/forget-exports.ts'
import { studyExport } from './exports/study-export.ts'
import { workFulfilments } from './fulfilments/work-fulfilments.ts'
import { carryOutLeft } from './goodwill/carry-out.ts'
import { forgetImports } from './imports/forget-imports.ts'
import { runImports } from './imports/run-imports.ts'
import { begun, ended, newRun } from './jobs/job-run.ts'
import { reportRuns, withdrawRuns } from './jobs/report-runs.ts'
import { measureObjectives } from './objectives/measure-objectives.ts'
import { drainOutbox } from './outbox/drain-outbox.ts'
import { settleParked } from './parked/settle-parked.ts'
import { react } from './reactions.ts'
import { forgetReceipts } from './receipts/forget-receipts.ts'
import { countSales } from './sales/count-sales.ts'
import { sealWaiting } from './seals/seal-batches.ts'
import { workSegments } from './segments/work-segments.ts'
import { forgetSessions } from './staff/forget-sessions.ts'
import { watchStock } from './stock/watch-stock.ts'
import { runStudies, type StudyRunner } from './studies/run-studies.ts'
import type { StudyKind } from './studies/study.ts'
import { runVerifications } from './verify/run-verifications.ts'
import { forgetDeliveries } from './webhooks/prune-deliveries.ts'
import { sendDeliveries } from './webhooks/send-deliveries.ts'
import { studyWhatif } from './whatifs/study-whatif.ts'

interface Job {
  name: string
  /** Pause between runs; a run that found work is followed by another at once. */
  everyMs: number
  /** @param stopping aborted when the process stops; for jobs that take longer than one may wait for */
  run(ctx: Context, stopping: AbortSignal): Promise<number>
  /** The job that has something to do when this one had. */
  wakes?: string
}

const STUDIES: Readonly<Record<StudyKind, StudyRunner>> = { backtest: studyBacktest, whatif: studyWhatif, export: studyExport }

/** THE list of jobs and THE schedule. Any number of processes may run them: each job keeps the others out itself. */
const JOBS: readonly Job[] = [
  { name: 'outbox', everyMs: 1000, run: drainAll, wakes: 'webhooks' },
  { name: 'webhooks', everyMs: 1000, run: sendDeliveries },
  { name: 'fulfilments', everyMs: 1000, run: workFulfilments },
  { name: 'stock', everyMs: 10_000, run: watchStock },
  { name: 'parked', everyMs: 2000, run: settleParked },
  { name: 'goodwill', everyMs: 10_000, run: carryOutLeft },
  { name: 'clock', everyMs: 5000, run: tickDue },
  { name: 'birthdays', everyMs: 600_000, run: keepPersonalDates },
  { name: 'budgets', everyMs: 5000, run: watchBudgets },
  { name: 'seals', everyMs: 1000, run: paced(sealWaiting) },
  { name: 'sales', everyMs: 1000, run: paced(countSales) },
  { name: 'segments', everyMs: 1000, run: paced(workSegments) },
  { name: 'studies', everyMs: 1000, run: (ctx, stopping) => runStudies(ctx, STUDIES, stopping) },
  { name: 'imports', everyMs: 1000, run: runImports },
  { name: 'objectives', everyMs: 600_000, run: measureObjectives },
  { name: 'verification', everyMs: 5000, run: runVerifications },
  { name: 'coupon-batches', everyMs: 1000, run: makeBatches },
  { name: 'coupons', everyMs: 60_000, run: lapseCoupons },
  { name: 'people', everyMs: 60_000, run: indexEverybody },
  { name: 'answers', everyMs: 3_600_000, run: forgetAnswers },
  { name: 'sessions', everyMs: 3_600_000, run: forgetSessions },
  { name: 'receipts', everyMs: 3_600_000, run: forgetReceipts },
  { name: 'checkouts', everyMs: 3_600_000, run: forgetCheckouts },
  { name: 'export-files', everyMs: 3_600_000, run: forgetExports },
  { name: 'import-files', everyMs: 3_600_000, run: forgetImports },
  { name: 'deliveries', everyMs: 3_600_000, run: forgetDeliveries },
]

/**
 * A job that takes all there is in one run, and then its pause: sealing and counting new orders once a second is live enough,
 * and is a tenth of the work of doing so for each batch by itself.
 */
function paced(run: Job['run']): Job['run'] {
  return async (ctx, stopping) => {
    await run(ctx, stopping)
    return 0
  }
}
/** How often it is written down how the jobs are. */
const REPORT_MS = 5000

async function drainAll(ctx: Context, stopping: AbortSignal): Promise<number> {
  const client = await ctx.slowPool.connect()
  try {
    return await drainOutbox(ctx, client, (row) => react(ctx, row), stopping)
  } finally {
    client.release()
  }
}

export class Worker {
  readonly #ctx: Context
  readonly #loops: Promise<void>[] = []
  readonly #wake = new Map<string, () => void>()
  readonly #poked = new Set<string>()
  readonly #stopping = new AbortController()
  readonly #runs = new Map(JOBS.map(({ name, everyMs }) => [name, newRun(name, everyMs)]))
  #reporting: NodeJS.Timeout | undefined

  constructor(ctx: Context) {
    this.#ctx = ctx
  }

  start(): void {
    for (const job of JOBS) this.#loops.push(this.#loop(job))
    this.#reporting = setInterval(() => void this.#report(), REPORT_MS)
  }

  /** Runs a job now instead of at its next turn. */
  poke(name: string): void {
    this.#poked.add(name)
    this.#wake.get(name)?.()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const wake of this.#wake.values()) wake()
    clearInterval(this.#reporting)
    await Promise.all(this.#loops)
    await withdrawRuns(this.#ctx)
  }

  #report(): Promise<void> {
    return reportRuns(this.#ctx, [...this.#runs.values()])
  }

  async #loop(job: Job): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#poked.delete(job.name)
      const done = await this.#run(job)
      if (done > 0 && job.wakes) this.poke(job.wakes)
      if (done > 0 || this.#stopping.signal.aborted || this.#poked.has(job.name)) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, job.everyMs)
        this.#wake.set(job.name, () => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  async #run(job: Job): Promise<number> {
    const run = this.#runs.get(job.name)!
    begun(run, this.#ctx.clock.now())
    const came = await job.run(this.#ctx, this.#stopping.signal).catch((error: Error) => error)
    ended(run, this.#ctx.clock.now(), came)
    if (typeof came === 'number') return came
    this.#ctx.log.error({ job: job.name, error: came.message }, 'a job failed and will run again')
    return 0
  }
}
