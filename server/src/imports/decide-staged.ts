import type { Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { NO_COUNTS, type Group } from './decide-orders.ts'
import type { Flight } from './flight.ts'
import { fetchRows, openGroups, saveProgress } from './imports.sql.ts'
import { stagingId, type Run } from './run.ts'
import type { RejectList } from './stage-orders.ts'

/** Who looks on while an import works. */
export interface Watching {
  stage(name: 'reading' | 'deciding', total: number): void
  at(done: number): void
  /** Aborted when the import is cancelled or its process stops. */
  signal?: AbortSignal
}

/** Decides what was staged, in the order of the file, from where the flight stands. How far it is, is written down every second. */
export async function decideStaged(
  ctx: Context,
  client: Client,
  run: Run,
  flight: Flight,
  rejects: RejectList,
  { at, signal }: Watching,
): Promise<void> {
  await openGroups(client, stagingId(run), flight.position)
  let rest: Group | null = null
  let done = 0
  let savedAt = ctx.clock.now()
  for (;;) {
    signal?.throwIfAborted()
    const rows = await fetchRows(client, 2000)
    for (const row of rows) {
      if (rest && rest.first === row.first) rest.rows.push(row)
      else {
        if (rest) await flight.add(rest)
        signal?.throwIfAborted()
        rest = { first: row.first, rows: [row], counts: { ...NO_COUNTS } }
      }
      if (Math.abs(ctx.clock.now() - savedAt) <= 1000) continue
      savedAt = ctx.clock.now()
      await save(ctx, run, flight, rejects)
    }
    done += rows.length
    at(done)
    if (rows.length === 0) break
  }
  if (rest) await flight.add(rest)
  await flight.landed()
}

/** Position and counts as they are together; what was rejected before them first. */
export async function save(ctx: Context, run: Run, { position, counts }: Flight, rejects: RejectList): Promise<void> {
  const now = { ...counts }
  await rejects.flush()
  await saveProgress(ctx.slowPool, run, position, now)
}
