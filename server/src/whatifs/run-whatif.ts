import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { availableParallelism } from 'node:os'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import { overBuckets } from '../studies/over-buckets.ts'
import type { Watching } from '../studies/run-studies.ts'
import { earningOf } from './earning.ts'
import { mergeOutlooks } from './merge-outlooks.ts'
import { expiryOf, tiersOf } from './outlook-report.ts'
import type { OutlookSetup, OutlookTally } from './outlook.ts'
import type { Whatif } from './read-whatif.ts'
import type { WhatifFigures } from './whatif.ts'

/** How much of the work an outlook is, where past orders are decided again besides. */
const OUTLOOK_SHARE = 0.3

/**
 * What a change of the program would bring about: for expiry and tiers, time passes for all members as they are, with
 * their lots and standings; for anything else, the last months are decided again. Nothing is written.
 *
 * @throws Cancelled when the signal aborts
 */
export async function runWhatif(
  ctx: Context,
  program: LiveProgram,
  { changed, differences, asOf, now, months }: Whatif,
  watching: Watching,
  threads = availableParallelism(),
): Promise<WhatifFigures> {
  const start = performance.now()
  const { timeline } = program
  const live = timeline.latest
  const paths = differences.map(({ path }) => path)
  const earns = paths.some((path) => !/^currencies\.\w+\.expiry(_by_tier)?\b|^tiers\b|\bnames\b|\bunits\b/.test(path))
  const share = earns ? OUTLOOK_SHARE : 1
  const expiring = paths.flatMap((path) => /^currencies\.(\w+)\.expiry(?:_by_tier)?\b/.exec(path)?.[1] ?? [])
  const outlook = { ...watching, at: (done: number): void => watching.at(done * share) }
  const tally = await outlookOf(ctx, program, { changed, now, expiring }, outlook, threads)
  const rest = { ...watching, at: (done: number): void => watching.at(share + done * (1 - share)) }
  return {
    program: program.key,
    live_version: live.number,
    as_of: formatDay(asOf),
    money: live.settings.money,
    changes: differences.map(({ path, before, after }) => ({ path, before: before ?? null, after: after ?? null })),
    members: tally.members,
    expiry: expiring.length === 0 ? null : expiryOf(tally, [...new Set(expiring)], live, asOf),
    tiers: paths.some((path) => path.startsWith('tiers')) ? tiersOf(tally, live, changed) : null,
    earning: earns ? await earningOf(ctx, program, { changed, asOf, months, threads }, rest) : null,
    seconds: Math.round((performance.now() - start) / 10) / 100,
  }
}

/** Lets time pass for all members under the live version and under the changed one. */
export async function outlookOf(
  ctx: Context,
  { id, timeline }: LiveProgram,
  { changed, now, expiring }: { changed: CompiledVersion; now: number; expiring: readonly string[] },
  watching: Watching,
  threads = availableParallelism(),
): Promise<OutlookTally> {
  const setup: OutlookSetup = {
    programId: id,
    published: timeline.published
      .filter((p) => p.effectiveFrom < now)
      .map(({ version, effectiveFrom }) => ({ number: version.number, document: version.document, effectiveFrom })),
    live: timeline.latest.document,
    changed: changed.document,
    now,
    expiring,
  }
  return mergeOutlooks(
    await overBuckets<OutlookSetup, OutlookTally>(ctx, { entry: 'whatifs/whatif-thread', data: setup, threads }, watching),
  )
}
