import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { isProblem } from '@perennial/engine/rules/parse.ts'
import { parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { Language } from '#kit/messages.ts'
import { message } from '#kit/messages.ts'
import { Problem, type Reason } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { problemReasons } from '../programs/problem-reasons.ts'
import type { LiveProgram } from '../programs/program.ts'
import { compilePopulation } from './population.ts'
import type { Backtest } from './run-backtest.ts'

/** A year of days twice over; longer windows are asked for in pieces. */
const DAYS_MAX = 3660

/** What is asked, as plain data that can be kept. */
export const BacktestRequest = z.strictObject({
  draft: z.record(z.string(), z.unknown()),
  from: z.iso.date(),
  to: z.iso.date(),
  population: z.string().min(1).max(4000).nullable(),
})
export type BacktestRequest = z.infer<typeof BacktestRequest>

/** Checks a request against the program. @throws Problem naming what is wrong, each with its path */
export function readBacktest(ctx: Context, program: LiveProgram, request: BacktestRequest, language: Language): Backtest {
  const { from, to, population } = request
  const draft = readDraft(program, request.draft, language)
  const [first, last] = [parseDay(from), parseDay(to)]
  const reasons = windowReasons(first, last, program.timeline.latest.zone.dayOf(ctx.clock.now()), language)
  const compiled = compilePopulation(program.timeline.latest, population)
  if (typeof compiled !== 'function' && isProblem(compiled)) {
    const { code, message: text, start, end } = compiled
    reasons.push({ code, path: 'body.population', message: text, facts: { start, end } })
  }
  if (reasons.length > 0) throw new Problem('invalid_request', {}, reasons)
  return { draft, from: first!, to: last!, population }
}

/** The draft, compiled as the next version. Its key may be that of a copy: a backtest publishes nothing. */
function readDraft(program: LiveProgram, document: Record<string, unknown>, language: Language): CompiledVersion {
  const validated = validateProgram({ ...document, key: program.key }, program.latestVersion + 1)
  if (validated.ok) return validated.compiled
  throw new Problem('invalid_program', { count: validated.problems.length }, problemReasons(validated.problems, language))
}

function windowReasons(from: Day | null, to: Day | null, today: Day, language: Language): Reason[] {
  const reason = (field: string, code: string): Reason => ({
    code,
    path: `body.${field}`,
    message: message(language, `backtest.window.${code}`, { most: DAYS_MAX }),
  })
  if (from === null) return [reason('from', 'bad_date')]
  if (to === null) return [reason('to', 'bad_date')]
  if (to < from) return [reason('to', 'ends_before_start')]
  if (to > today) return [reason('to', 'in_future')]
  return to - from >= DAYS_MAX ? [reason('from', 'too_long')] : []
}
