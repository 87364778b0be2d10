/** What a process tells of one of its jobs. Times are epoch milliseconds. */
export interface JobRun {
  name: string
  everyMs: number
  runningSince: number | null
  lastStartedAt: number | null
  lastFinishedAt: number | null
  lastMs: number | null
  lastDone: number | null
  /** When a run last found something to do. */
  lastWorkedAt: number | null
  runs: number
  failures: number
  lastError: string | null
  lastErrorAt: number | null
}

export const newRun = (name: string, everyMs: number): JobRun => ({
  name,
  everyMs,
  runningSince: null,
  lastStartedAt: null,
  lastFinishedAt: null,
  lastMs: null,
  lastDone: null,
  lastWorkedAt: null,
  runs: 0,
  failures: 0,
  lastError: null,
  lastErrorAt: null,
})

/** Notes that a run begins. */
export function begun(run: JobRun, now: number): void {
  run.runningSince = now
  run.lastStartedAt = now
}

/** Notes what came of it: how much it did, or why it failed. */
export function ended(run: JobRun, now: number, came: number | Error): void {
  run.lastMs = Math.max(0, now - run.lastStartedAt!)
  run.runningSince = null
  run.lastFinishedAt = now
  run.runs += 1
  if (typeof came === 'number') {
    run.lastDone = came
    if (came > 0) run.lastWorkedAt = now
  } else {
    run.failures += 1
    run.lastError = came.message.slice(0, 500)
    run.lastErrorAt = now
  }
}
