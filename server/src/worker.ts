import { forgetAnswers } from './access/forget-answers.ts'
import { studyBacktest } from './backtests/study-backtest.ts'
import { watchBudgets } from './budgets/watch-budgets.ts'
import { forgetCheckouts } from './checkouts/forget-checkouts.ts'
import { keepPersonalDates } from './clock/keep-personal-dates.ts'
import { tickDue } from './clock/tick-due.ts'
import type { Context } from './context.ts'
import { lapseCoupons } from './coupons/lapse-coupons.ts'
import { makeBatches } from './coupons/make-batches.ts'
import { workFulfilments } from './fulfilments/work-fulfilments.ts'
import { measureObjectives } from './objectives/measure-objectives.ts'
import { drainOutbox } from './outbox/drain-outbox.ts'
import { settleParked } from './parked/settle-parked.ts'
import { react } from './reactions.ts'
import { forgetReceipts } from './receipts/forget-receipts.ts'
import { sealBatches } from './seals/seal-batches.ts'
import { watchStock } from './stock/watch-stock.ts'
import { runStudies, type StudyRunner } from './studies/run-studies.ts'
import type { StudyKind } from './studies/study.ts'
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

const STUDIES: Readonly<Record<StudyKind, StudyRunner>> = { backtest: studyBacktest, whatif: studyWhatif }

/** THE list of jobs and THE schedule. Any number of processes may run them: each job keeps the others out itself. */
const JOBS: readonly Job[] = [
  { name: 'outbox', everyMs: 1000, run: drainAll, wakes: 'webhooks' },
  { name: 'webhooks', everyMs: 1000, run: sendDeliveries },
  { name: 'fulfilments', everyMs: 1000, run: workFulfilments },
  { name: 'stock', everyMs: 10_000, run: watchStock },
  { name: 'parked', everyMs: 2000, run: settleParked },
  { name: 'clock', everyMs: 5000, run: tickDue },
  { name: 'birthdays', everyMs: 600_000, run: keepPersonalDates },
  { name: 'budgets', everyMs: 5000, run: watchBudgets },
  { name: 'seals', everyMs: 2000, run: sealBatches },
  { name: 'studies', everyMs: 1000, run: (ctx, stopping) => runStudies(ctx, STUDIES, stopping) },
  { name: 'objectives', everyMs: 600_000, run: measureObjectives },
  { name: 'coupon-batches', everyMs: 1000, run: makeBatches },
  { name: 'coupons', everyMs: 60_000, run: lapseCoupons },
  { name: 'answers', everyMs: 3_600_000, run: forgetAnswers },
  { name: 'receipts', everyMs: 3_600_000, run: forgetReceipts },
  { name: 'checkouts', everyMs: 3_600_000, run: forgetCheckouts },
  { name: 'deliveries', everyMs: 3_600_000, run: forgetDeliveries },
]

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

  constructor(ctx: Context) {
    this.#ctx = ctx
  }

  start(): void {
    for (const job of JOBS) this.#loops.push(this.#loop(job))
  }

  /** Runs a job now instead of at its next turn. */
  poke(name: string): void {
    this.#poked.add(name)
    this.#wake.get(name)?.()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    for (const wake of this.#wake.values()) wake()
    await Promise.all(this.#loops)
  }

  async #loop(job: Job): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#poked.delete(job.name)
      const done = await job.run(this.#ctx, this.#stopping.signal).catch((error: Error) => {
        this.#ctx.log.error({ job: job.name, error: error.message }, 'a job failed and will run again')
        return 0
      })
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
}
