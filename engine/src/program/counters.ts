import type { Run } from '../rules/code.ts'
import type { CounterDocument } from './counter-schema.ts'
import type { ProgramDocument } from './document.ts'
import { condition, expression } from './expressions.ts'
import type { PeriodDocument } from './parts.ts'
import { problem, type ProgramProblem } from './problems.ts'
import { languageFor, triggersOf } from './vocabulary.ts'

export interface CompiledCounter {
  key: string
  /** What states and `metric_days` call it. */
  metric: string
  when: Run | null
  amount: Run
  period: PeriodDocument
}

/** The counters of a document by trigger. */
export function compileCounters(document: ProgramDocument, problems: ProgramProblem[]): Map<string, CompiledCounter[]> {
  const found = new Map<string, CompiledCounter[]>()
  for (const [key, counter] of Object.entries(document.counters)) {
    const compiled = compileCounter(document, key, counter, problems)
    if (compiled) found.set(counter.trigger, [...(found.get(counter.trigger) ?? []), compiled])
  }
  return found
}

function compileCounter(
  document: ProgramDocument,
  key: string,
  { trigger, when, amount, period }: CounterDocument,
  problems: ProgramProblem[],
): CompiledCounter | null {
  const language = languageFor(document, trigger)
  if (!language) return null
  const test = condition(language, when, `counters.${key}.when`, problems)
  const value = expression(language, amount, ['int'], `counters.${key}.amount`, problems)
  return value && { key, metric: metricOf(key), when: test?.run ?? null, amount: value.run, period }
}

export const metricOf = (counter: string): string => `counter:${counter}`

export function counterProblems(document: ProgramDocument): ProgramProblem[] {
  const known = triggersOf(document)
  return Object.entries(document.counters).flatMap(([key, { trigger }]) =>
    known.includes(trigger) ? [] : [problem(`counters.${key}.trigger`, 'unknown_trigger', { trigger, known: known.join(', ') })],
  )
}
