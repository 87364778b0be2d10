import { daysInMonth, parseDay } from '../time/calendar.ts'
import { zoneOf } from '../time/zone.ts'
import { compileProgram, type CompiledVersion } from './compile.ts'
import { ProgramDocument, type TierSetDocument } from './document.ts'
import { problem, type ProgramProblem } from './problems.ts'
import { reservedNames, triggersOf } from './vocabulary.ts'

export type Validated = { ok: true; document: ProgramDocument; compiled: CompiledVersion } | { ok: false; problems: ProgramProblem[] }

/** Checks a document whole: its shape, then what its parts say of each other, then every expression. */
export function validateProgram(input: unknown, version = 0): Validated {
  const parsed = ProgramDocument.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => problem(issue.path.join('.'), 'shape', { detail: issue.message }))
    return { ok: false, problems }
  }
  const document = parsed.data
  const problems = [...settings(document), ...currencies(document), ...attributes(document), ...tiers(document), ...campaigns(document)]
  if (problems.length > 0) return { ok: false, problems }
  const compiled = compileProgram(document, version)
  return Array.isArray(compiled) ? { ok: false, problems: compiled } : { ok: true, document, compiled }
}

function settings(document: ProgramDocument): ProgramProblem[] {
  const name = document.settings.time_zone
  try {
    zoneOf(name)
    return missing(document, 'names', document.names)
  } catch {
    return [problem('settings.time_zone', 'unknown_time_zone', { name })]
  }
}

function missing(document: ProgramDocument, path: string, names: Partial<Record<string, string>>): ProgramProblem[] {
  const lacking = document.settings.languages.filter((language) => !names[language])
  return lacking.map((language) => problem(path, 'missing_translation', { language }))
}

function currencies(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.currencies).flatMap(([key, { names, expiry }]) => {
    const path = `currencies.${key}`
    const found = missing(document, `${path}.names`, names)
    if (expiry.policy === 'span' && (expiry.days === undefined) === (expiry.months === undefined)) {
      found.push(problem(`${path}.expiry`, 'span_needs_length'))
    }
    if (expiry.policy === 'dates') {
      for (const date of expiry.dates) if (!isMonthDay(date)) found.push(problem(`${path}.expiry.dates`, 'bad_date', { date }))
    }
    return found
  })
}

function isMonthDay(text: string): boolean {
  const [month, day] = text.split('-').map(Number) as [number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2024, month)
}

function attributes(document: ProgramDocument): ProgramProblem[] {
  const clash = (path: string, names: object, of: 'order' | 'line' | 'member'): ProgramProblem[] =>
    Object.keys(names)
      .filter((name) => reservedNames(of).includes(name))
      .map((name) => problem(`${path}.${name}`, 'reserved_name', { name }))
  const reserved = Object.keys(document.events).filter((key) => BUILT_IN_TRIGGERS.has(key))
  return [
    ...clash('order.attributes', document.order.attributes, 'order'),
    ...clash('order.line_attributes', document.order.line_attributes, 'line'),
    ...clash('attributes', document.attributes, 'member'),
    ...reserved.map((name) => problem(`events.${name}`, 'reserved_name', { name })),
  ]
}

const BUILT_IN_TRIGGERS = new Set(['order', 'return', 'tick', 'enrol'])

function tiers(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.tiers).flatMap(([key, set]) => {
    const path = `tiers.${key}`
    const found = [...missing(document, `${path}.names`, set.names), ...levels(path, set)]
    if ('earned' in set.metric && !document.currencies[set.metric.earned]) {
      found.push(problem(`${path}.metric.earned`, 'unknown_currency', { currency: set.metric.earned }))
    }
    return found
  })
}

function levels(path: string, set: TierSetDocument): ProgramProblem[] {
  const found: ProgramProblem[] = []
  if (set.levels[0]!.reach !== 0) found.push(problem(`${path}.levels.0.reach`, 'first_level_not_zero'))
  set.levels.forEach((level, i) => {
    const at = `${path}.levels.${i}`
    const before = set.levels[i - 1]
    if (before && level.reach <= before.reach) found.push(problem(`${at}.reach`, 'levels_not_rising'))
    if (set.levels.findIndex((l) => l.key === level.key) !== i) found.push(problem(`${at}.key`, 'duplicate_level', { key: level.key }))
    if (level.keep !== undefined && level.keep > level.reach) found.push(problem(`${at}.keep`, 'keep_above_reach'))
  })
  return found
}

function campaigns(document: ProgramDocument): ProgramProblem[] {
  const triggers = triggersOf(document)
  return Object.entries(document.campaigns).flatMap(([key, campaign]) => {
    const path = `campaigns.${key}`
    const found = missing(document, `${path}.names`, campaign.names)
    if (!triggers.includes(campaign.trigger)) {
      found.push(problem(`${path}.trigger`, 'unknown_trigger', { trigger: campaign.trigger, known: triggers.join(', ') }))
    }
    if (Object.keys(campaign.rules).length === 0) found.push(problem(`${path}.rules`, 'no_rules'))
    for (const field of ['from', 'to'] as const) {
      const date = campaign[field]
      if (date && parseDay(date) === null) found.push(problem(`${path}.${field}`, 'bad_date', { date }))
    }
    const [from, to] = [campaign.from ?? '0001-01-01', campaign.to ?? '9999-12-31']
    if (to < from) found.push(problem(`${path}.to`, 'ends_before_start'))
    for (const [rule, { then }] of Object.entries(campaign.rules)) {
      then.forEach((effect, i) => {
        const currency = 'grant' in effect ? effect.grant.currency : effect.multiply.currency
        if (!document.currencies[currency]) {
          found.push(problem(`${path}.rules.${rule}.then.${i}`, 'unknown_currency', { currency }))
        }
      })
    }
    return found
  })
}

/** For documents that the product itself stored: they were valid when published, so failing is a bug. */
export function compileStored(input: unknown, version: number): CompiledVersion {
  const result = validateProgram(input, version)
  if (result.ok) return result.compiled
  throw new Error(`version ${version} no longer compiles: ${JSON.stringify(result.problems.slice(0, 3))}`)
}
