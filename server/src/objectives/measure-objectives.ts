import { blankState, EMPTY_WALLET, type HolderState, type Progress } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { formatDay, parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { gently } from '#kit/gently.ts'
import type { Client } from '#kit/pg.ts'
import { compilePopulation, type Population } from '../backtests/population.ts'
import type { Context } from '../context.ts'
import { livePrograms } from '../programs/list-programs.ts'
import { objectivesSince } from '../programs/objectives-since.ts'
import type { LiveProgram } from '../programs/program.ts'
import { Measure, objectivesOf, WINDOW_DAYS, type Objective } from './objective.ts'
import { doingsOf, membersBefore, objectiveRows, putObjective, spentByOthers, type DoingsRow, type ObjectiveRow } from './objectives.sql.ts'

const HOUR_MS = 3_600_000
/** History may still be on its way when a program begins: for so long what was before is measured again. */
const YOUNG_DAYS = 30

/**
 * Measures what campaigns, plans and benefits are to change: once as it was before they began, and about once a day as
 * it is. Returns how many were measured.
 */
export async function measureObjectives(ctx: Context, stopping: AbortSignal): Promise<number> {
  let measured = 0
  for await (const program of livePrograms(ctx)) if (!stopping.aborted) measured += await measureProgram(ctx, program)
  return measured
}

type Since = Awaited<ReturnType<typeof objectivesSince>>

/** A stretch of days and the objectives that ask for it. */
interface Window {
  from: Day
  /** Last day. */
  to: Day
  asked: { objective: Objective; take: (value: number | null) => void }[]
}

async function measureProgram(ctx: Context, program: LiveProgram): Promise<number> {
  const now = ctx.clock.now()
  const { version } = program.timeline.inForce(now)
  const known = await objectiveRows(ctx.slowPool, program.id)
  const today = version.zone.dayOf(now)
  const windows: Window[] = []
  const rows: ObjectiveRow[] = []
  let since: Since | null = null
  for (const objective of objectivesOf(version.document)) {
    const before = known.find((row) => isOf(row, objective))
    const begins = before
      ? parseDay(before.baseline_to)! + 1
      : beginningOf(program, (since ??= await objectivesSince(ctx, program.id)), objective, today)
    const age = today - begins
    // About once a day; within the first two days often, because whoever begins looks and imports.
    if (before && before.measured_at.getTime() > now - (age < 2 ? HOUR_MS / 6 : 20 * HOUR_MS)) continue
    const [from, to] = [begins - WINDOW_DAYS, begins - 1]
    const row: ObjectiveRow = {
      subject: objective.subject,
      metric: objective.metric,
      population: objective.population ?? '',
      baseline: before?.baseline ?? null,
      baseline_from: formatDay(from),
      baseline_to: formatDay(to),
      current: null,
      measured_at: new Date(now),
    }
    if (!before || age < YOUNG_DAYS) ask(windows, from, to, objective, (value) => (row.baseline = value))
    ask(windows, today - WINDOW_DAYS, today - 1, objective, (value) => (row.current = value))
    rows.push(row)
  }
  if (rows.length === 0) return 0
  const client = await ctx.slowPool.connect()
  let failed = true
  try {
    await client.query('begin isolation level repeatable read, read only')
    for (const window of windows) await measure(client, program.id, version, window)
    await client.query('commit')
    failed = false
  } finally {
    // A connection that failed amid a transaction is not given to others.
    client.release(failed)
  }
  for (const row of rows) await putObjective(ctx.slowPool, program.id, row)
  return rows.length
}

const isOf = (row: ObjectiveRow, { subject, metric, population = '' }: Objective): boolean =>
  row.subject === subject && row.metric === metric && row.population === population

/** The day on which it began: that of the campaign, else that on which a version first named it; never later than today. */
function beginningOf(program: LiveProgram, since: Since, { subject, from }: Objective, today: Day): Day {
  const [section, key] = subject.split('.') as ['campaigns' | 'plans' | 'benefits', string]
  const begins = from === null ? program.timeline.latest.zone.dayOf(since(section, key)) : parseDay(from)!
  return Math.min(begins, today)
}

function ask(windows: Window[], from: Day, to: Day, objective: Objective, take: (value: number | null) => void): void {
  let window = windows.find((w) => w.from === from && w.to === to)
  if (!window) windows.push((window = { from, to, asked: [] }))
  window.asked.push({ objective, take })
}

async function measure(client: Client, programId: number, version: CompiledVersion, { from, to, asked }: Window): Promise<void> {
  const [start, end] = [version.zone.startOf(from), version.zone.startOf(to + 1)]
  const sums = asked.map(({ objective }) => ({ belongs: populationOf(version, objective), done: new Measure(), members: 0 }))
  // Of part of the members one only knows how many there are by asking each of them.
  const everybody = asked.some(({ objective }) => objective.metric === 'active_members' && objective.population !== undefined)
  for await (const page of gently(doingsOf(client, programId, [start, end], everybody))) {
    for (const row of page) {
      const member = memberOf(row)
      const doings = { ...row, issued: worthOf(version, row.issued), redeemed: worthOf(version, row.redeemed) }
      for (const sum of sums) {
        if (sum.belongs !== null && !sum.belongs(member, end - 1)) continue
        sum.done.add(doings)
        if (member.progress.joined !== null && member.progress.joined <= to) sum.members += 1
      }
    }
  }
  const [all, others] = [await membersBefore(client, programId, end), await spentByOthers(client, programId, start, end)]
  asked.forEach(({ objective: { metric, population }, take }, i) => {
    const { done, members } = sums[i]!
    take(done.value(metric, population === undefined ? all : members, others))
  })
}

/** Members as they are now: a population tells whom a program is about, and that is who they have become. */
const populationOf = (version: CompiledVersion, { population }: Objective): Population | null =>
  population === undefined ? null : (compilePopulation(version, population) as Population)

function memberOf({ holder_id, progress, available }: DoingsRow): HolderState {
  const wallets = Object.entries(available ?? {}).map(([currency, amount]) => [currency, { ...EMPTY_WALLET, available: amount }] as const)
  return { ...blankState(), id: holder_id, progress: JSON.parse(progress) as Progress, wallets: Object.fromEntries(wallets) }
}

/** In millionths of a minor unit; points that are worth nothing count as one, so that a rate of them can be told. */
function worthOf({ currencies }: CompiledVersion, amounts: Record<string, number> | null): number {
  return Object.entries(amounts ?? {}).reduce((sum, [key, amount]) => sum + amount * (currencies.get(key)?.unitValueMicros || 1), 0)
}
