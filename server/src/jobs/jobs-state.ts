import { z } from 'zod'
import type { Context } from '../context.ts'
import { countImports } from '../imports/failed-imports.ts'
import { outboxState } from '../outbox/outbox-state.ts'
import { countStudies } from '../studies/failed-studies.ts'
import { allRuns, type RunRow } from './jobs.sql.ts'

/** A job whose process has said nothing for so long does not run. */
const SILENT_MS = 60_000

const Job = z.object({
  name: z.string(),
  state: z
    .enum(['running', 'waiting', 'failing', 'silent'])
    .meta({ description: 'failing: its last run failed, and the next may not. silent: nobody has said for a minute that they run it' }),
  every_seconds: z.number().meta({ description: 'Pause between runs; one that found something to do is followed by another at once' }),
  running_since: z.iso.datetime().nullable(),
  last_run_at: z.iso.datetime().nullable(),
  last_ms: z.int().nullable(),
  last_done: z.int().nullable().meta({ description: 'How much the last run did' }),
  last_worked_at: z.iso.datetime().nullable().meta({ description: 'When a run last found something to do' }),
  next_run_at: z.iso.datetime().nullable(),
  runs: z.int().meta({ description: 'Since its processes began' }),
  failures: z.int(),
  last_error: z.string().nullable(),
  last_error_at: z.iso.datetime().nullable(),
  processes: z.int().meta({ description: 'How many run it' }),
})

export const JobsState = z
  .object({
    items: z.array(Job),
    queues: z.array(
      z.object({
        name: z.enum(['backtest', 'whatif', 'export', 'import']),
        waiting: z.int(),
        running: z.int(),
        failed: z.int(),
        oldest_at: z.iso.datetime().nullable(),
      }),
    ),
    outbox: z.object({
      waiting: z.int(),
      retrying: z.int(),
      laid_aside: z.int(),
      oldest_at: z.iso.datetime().nullable(),
      lag_seconds: z.number().meta({ description: 'How long the oldest announcement waits' }),
    }),
  })
  .meta({ id: 'Jobs' })
type JobsState = z.infer<typeof JobsState>

/** How the background is: jobs of the installation, and what of one program waits. */
export async function jobsState(ctx: Context, programId: number): Promise<JobsState> {
  const now = ctx.clock.now()
  const [runs, outbox, studies, imports] = await Promise.all([
    allRuns(ctx.pool),
    outboxState(ctx, programId),
    countStudies(ctx, programId),
    countImports(ctx, programId),
  ])
  const byName = new Map<string, RunRow[]>()
  for (const run of runs) byName.set(run.name, [...(byName.get(run.name) ?? []), run])
  const kinds = (['backtest', 'whatif', 'export'] as const).map((name) => {
    const of = (state: string): (typeof studies)[number] | undefined => studies.find((one) => one.kind === name && one.state === state)
    const counts = { waiting: of('queued')?.count ?? 0, running: of('running')?.count ?? 0, failed: of('failed')?.count ?? 0 }
    return { name, ...counts, oldest_at: of('queued')?.oldest.toISOString() ?? null }
  })
  const { oldest, ...counts } = imports
  return {
    items: [...byName].map(([name, own]) => jobOf(name, own, now)),
    queues: [...kinds, { name: 'import' as const, ...counts, oldest_at: oldest?.toISOString() ?? null }],
    outbox: { ...outbox, lag_seconds: outbox.oldest_at === null ? 0 : Math.max(0, (now - Date.parse(outbox.oldest_at)) / 1000) },
  }
}

/** A job as all of its processes together tell it; the one that ran last says how it went. */
function jobOf(name: string, rows: readonly RunRow[], now: number): JobsState['items'][number] {
  const living = rows.filter(({ reported_at }) => now - reported_at.getTime() < SILENT_MS)
  const told = living.length > 0 ? living : rows
  const latest = told.toSorted((a, b) => (b.last_started_at?.getTime() ?? 0) - (a.last_started_at?.getTime() ?? 0))[0]!
  const running = living.find(({ running_since }) => running_since !== null)
  const failed = told
    .filter(({ last_error_at }) => last_error_at !== null)
    .toSorted((a, b) => b.last_error_at!.getTime() - a.last_error_at!.getTime())[0]
  const failing = failed !== undefined && failed.last_error_at!.getTime() >= (failed.last_finished_at?.getTime() ?? 0)
  const worked = told.flatMap(({ last_worked_at }) => last_worked_at?.getTime() ?? []).toSorted((a, b) => b - a)[0]
  const next = latest.last_finished_at === null ? null : Math.max(now, latest.last_finished_at.getTime() + latest.every_ms)
  return {
    name,
    state: living.length === 0 ? 'silent' : failing ? 'failing' : running ? 'running' : 'waiting',
    every_seconds: latest.every_ms / 1000,
    running_since: running?.running_since?.toISOString() ?? null,
    last_run_at: latest.last_started_at?.toISOString() ?? null,
    last_ms: latest.last_ms,
    last_done: latest.last_done,
    last_worked_at: worked === undefined ? null : new Date(worked).toISOString(),
    next_run_at: living.length === 0 || running || next === null ? null : new Date(next).toISOString(),
    runs: told.reduce((sum, { runs }) => sum + runs, 0),
    failures: told.reduce((sum, { failures }) => sum + failures, 0),
    last_error: failed?.last_error ?? null,
    last_error_at: failed?.last_error_at?.toISOString() ?? null,
    processes: living.length,
  }
}
