import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { diffPrograms, type Difference } from '@perennial/engine/program/diff.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { message, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { problemReasons } from '../programs/problem-reasons.ts'
import type { LiveProgram } from '../programs/program.ts'
import { BadChange, withChange } from './change.ts'
import { lastActivity } from './whatifs.sql.ts'

/** What is asked, as plain data that can be kept. */
export const WhatifRequest = z.strictObject({
  change: z.record(z.string(), z.unknown()),
  as_of: z.iso.date().nullable(),
  months: z.int().min(1).max(36),
})
export type WhatifRequest = z.infer<typeof WhatifRequest>

export interface Whatif {
  changed: CompiledVersion
  differences: Difference[]
  /** The day from which time passes, and the instant. */
  asOf: Day
  now: number
  /** How many of the last months are decided again. */
  months: number
}

/** History that ended longer ago is looked at from its last day. */
const STALE_DAYS = 31

/** Checks a request against the program. @throws Problem naming what is wrong */
export async function readWhatif(ctx: Context, program: LiveProgram, request: WhatifRequest, language: Language): Promise<Whatif> {
  const { latest } = program.timeline
  const changed = changedVersion(program, request.change, language)
  const differences = diffPrograms(latest.document, changed.document)
  if (differences.length === 0) throw fault('change', 'no_change', language)
  const { today, lastDay, usual } = await daysOf(ctx, program)
  const asOf = request.as_of === null ? usual : parseDay(request.as_of)
  if (asOf === null) throw fault('as_of', 'bad_date', language)
  if (asOf > today) throw fault('as_of', 'in_future', language)
  if (asOf < lastDay) throw fault('as_of', 'before_last', language)
  return { changed, differences, asOf, now: endOf(ctx, program, asOf), months: request.months }
}

/** Today, the day on which anything last happened, and the one from which time is let pass where nobody says otherwise. */
async function daysOf(ctx: Context, { id, timeline }: LiveProgram): Promise<{ today: Day; lastDay: Day; usual: Day }> {
  const { zone } = timeline.latest
  const today = zone.dayOf(ctx.clock.now())
  const last = await lastActivity(ctx.pool, id)
  const lastDay = last === null ? today : zone.dayOf(last)
  return { today, lastDay, usual: today - lastDay > STALE_DAYS ? lastDay : today }
}

/** The last instant of a day, or now where that is earlier. */
const endOf = (ctx: Context, { timeline }: LiveProgram, day: Day): number =>
  Math.min(ctx.clock.now(), timeline.latest.zone.startOf(day + 1) - 1)

/** The instant from which time is let pass where nobody says otherwise. */
export const usualInstant = async (ctx: Context, program: LiveProgram): Promise<number> =>
  endOf(ctx, program, (await daysOf(ctx, program)).usual)

function changedVersion(program: LiveProgram, change: Record<string, unknown>, language: Language): CompiledVersion {
  const { document } = program.timeline.latest
  const validated = validateProgram({ ...(changedDocument(document, change) as object), key: program.key }, program.latestVersion + 1)
  if (validated.ok) return validated.compiled
  throw new Problem('invalid_program', { count: validated.problems.length }, problemReasons(validated.problems, language))
}

function changedDocument(document: unknown, change: unknown): unknown {
  try {
    return withChange(document, change)
  } catch (error) {
    if (!(error instanceof BadChange)) throw error
    throw new Problem('invalid_request', {}, [{ code: 'no_such_element', path: 'body.change', message: error.message }])
  }
}

const fault = (field: string, code: string, language: Language): Problem =>
  new Problem('invalid_request', {}, [{ code, path: `body.${field}`, message: message(language, `whatif.wrong.${code}`) }])
