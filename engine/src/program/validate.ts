import { daysInMonth, parseDay } from '../time/calendar.ts'
import { zoneOf } from '../time/zone.ts'
import { campaignProblems } from './campaign-checks.ts'
import { chainProblems } from './chains.ts'
import { compileProgram, type CompiledVersion } from './compile.ts'
import { counterProblems } from './counters.ts'
import { couponProblems } from './coupons.ts'
import { ProgramDocument } from './document.ts'
import { condition } from './expressions.ts'
import type { ExpiryDocument, ObjectiveDocument } from './parts.ts'
import { problem, type ProgramProblem } from './problems.ts'
import { rewardProblems } from './rewards.ts'
import type { TierSetDocument } from './tier-schema.ts'
import { BUILT_IN_EVENTS, memberLanguage, reservedNames, triggersOf } from './vocabulary.ts'

export type Validated = { ok: true; document: ProgramDocument; compiled: CompiledVersion } | { ok: false; problems: ProgramProblem[] }

/** Checks a document whole: its shape, then what its parts say of each other, then every expression. */
export function validateProgram(input: unknown, version = 0): Validated {
  const parsed = ProgramDocument.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => problem(issue.path.join('.'), 'shape', { detail: issue.message }))
    return { ok: false, problems }
  }
  const document = parsed.data
  const problems = [
    ...settings(document),
    ...currencies(document),
    ...attributes(document),
    ...named(document),
    ...tiers(document),
    ...benefits(document),
    ...rewardProblems(document),
    ...campaignProblems(document),
    ...chainProblems(document),
  ]
  if (problems.length > 0) return { ok: false, problems }
  const compiled = compileProgram(document, version)
  return Array.isArray(compiled) ? { ok: false, problems: compiled } : { ok: true, document, compiled }
}

function settings(document: ProgramDocument): ProgramProblem[] {
  const name = document.settings.time_zone
  try {
    zoneOf(name)
    return [...missing(document, 'names', document.names), ...memberZone(document), ...withoutReceipt(document)]
  } catch {
    return [problem('settings.time_zone', 'unknown_time_zone', { name })]
  }
}

function memberZone(document: ProgramDocument): ProgramProblem[] {
  const { member_time_zone: attribute } = document.settings
  if (attribute === undefined) return []
  return isOpenText(document, attribute) ? [] : [problem('settings.member_time_zone', 'unknown_attribute', { attribute })]
}

/** What comes back without a receipt comes back with one, too. */
function withoutReceipt({ settings: { return_window_days: window, returns_without_receipt: policy } }: ProgramDocument): ProgramProblem[] {
  const { within_days: days } = policy ?? {}
  if (days === undefined || days <= window) return []
  return [problem('settings.returns_without_receipt.within_days', 'beyond_return_window', { days, window })]
}

/** Whether it is an attribute of members, a text, and one that the engine may see. */
const isOpenText = ({ attributes: declared }: ProgramDocument, name: string): boolean =>
  declared[name]?.type === 'string' && !declared[name].personal

export function missing(document: ProgramDocument, path: string, names: Partial<Record<string, string>>): ProgramProblem[] {
  const lacking = document.settings.languages.filter((language) => !names[language])
  return lacking.map((language) => problem(path, 'missing_translation', { language }))
}

function currencies(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.currencies).flatMap(([key, currency]) => {
    const path = `currencies.${key}`
    const { pending, collect, spend, converts, lifetime, expiry, send_within } = currency
    const found = [...missing(document, `${path}.names`, currency.names), ...expiryProblems(`${path}.expiry`, expiry)]
    for (const [set, byLevel] of Object.entries(currency.expiry_by_tier)) {
      for (const [level, rule] of Object.entries(byLevel)) {
        found.push(...unknownLevel(document, `${path}.expiry_by_tier.${set}`, set, level))
        found.push(...overrideProblems(`${path}.expiry_by_tier.${set}.${level}`, rule, lifetime))
      }
    }
    if (pending.policy === 'date' && parseDay(pending.date) === null)
      found.push(problem(`${path}.pending.date`, 'bad_date', { date: pending.date }))
    if (pending.policy === 'event' && !document.events[pending.event])
      found.push(problem(`${path}.pending.event`, 'unknown_event', { event: pending.event }))
    for (const [name, season] of Object.entries({ collect, spend })) {
      for (const date of season ? [season.from, season.to] : [])
        if (!isMonthDay(date)) found.push(problem(`${path}.${name}`, 'bad_date', { date }))
    }
    for (const [n, { to, from }] of converts.entries()) {
      if (!document.currencies[to] || to === key) found.push(problem(`${path}.converts.${n}.to`, 'unknown_currency', { currency: to }))
      if (from && parseDay(from) === null) found.push(problem(`${path}.converts.${n}.from`, 'bad_date', { date: from }))
    }
    if (send_within !== undefined && !isOpenText(document, send_within))
      found.push(problem(`${path}.send_within`, 'unknown_attribute', { attribute: send_within }))
    if (lifetime && converts.length > 0) found.push(problem(`${path}.converts`, 'lifetime_falls'))
    if (lifetime && expiry.policy !== 'never') found.push(problem(`${path}.expiry`, 'lifetime_expires'))
    return found
  })
}

export function expiryProblems(path: string, expiry: ExpiryDocument): ProgramProblem[] {
  if (expiry.policy === 'span' && (expiry.days === undefined) === (expiry.months === undefined)) return [problem(path, 'span_needs_length')]
  if (expiry.policy !== 'dates') return []
  return expiry.dates.filter((date) => !isMonthDay(date)).map((date) => problem(`${path}.dates`, 'bad_date', { date }))
}

/** A rule by which some points of a currency end otherwise. Sliding concerns a whole wallet, so it cannot be one. */
export function overrideProblems(path: string, expiry: ExpiryDocument, lifetime: boolean): ProgramProblem[] {
  if (expiry.policy === 'sliding') return [problem(path, 'sliding_override')]
  if (lifetime && expiry.policy !== 'never') return [problem(path, 'lifetime_expires')]
  return expiryProblems(path, expiry)
}

export function unknownLevel(document: ProgramDocument, path: string, set: string, level: string): ProgramProblem[] {
  const known = document.tiers[set]?.levels.some((l) => l.key === level)
  return known ? [] : [problem(path, 'unknown_level', { set, level })]
}

export function objectiveProblems(document: ProgramDocument, path: string, objective: ObjectiveDocument | undefined): ProgramProblem[] {
  if (!objective) return []
  const found: ProgramProblem[] = []
  if (parseDay(objective.by) === null) found.push(problem(`${path}.by`, 'bad_date', { date: objective.by }))
  condition(memberLanguage(document), objective.population, `${path}.population`, found)
  return found
}

function benefits(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.benefits).flatMap(([key, { names, tiers: sets, plans, from, to, objective }]) => {
    const path = `benefits.${key}`
    const found = missing(document, `${path}.names`, names)
    for (const [set, keys] of Object.entries(sets))
      for (const level of keys) found.push(...unknownLevel(document, `${path}.tiers.${set}`, set, level))
    for (const plan of plans) if (!document.plans[plan]) found.push(problem(`${path}.plans`, 'unknown_plan', { plan }))
    for (const date of [from, to]) if (date && parseDay(date) === null) found.push(problem(path, 'bad_date', { date }))
    found.push(...objectiveProblems(document, `${path}.objective`, objective))
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
  // Not reserved for ever: programs that are live may have an attribute of that name.
  const taken = Object.keys(document.segments).length > 0 && document.attributes['segments'] !== undefined
  return [
    ...clash('order.attributes', document.order.attributes, 'order'),
    ...clash('order.line_attributes', document.order.line_attributes, 'line'),
    ...clash('attributes', document.attributes, 'member'),
    ...reserved.map((name) => problem(`events.${name}`, 'reserved_name', { name })),
    ...(taken ? [problem('attributes.segments', 'reserved_name', { name: 'segments' })] : []),
  ]
}

const BUILT_IN_TRIGGERS = new Set(['order', 'return', 'tick', 'enrol', ...Object.keys(BUILT_IN_EVENTS)])

/** Counters, challenges, badges, coupons and plans have names in every language of the program. */
function named(document: ProgramDocument): ProgramProblem[] {
  const sections = { counters: document.counters, plans: document.plans, segments: document.segments }
  const lacking = Object.entries(sections).flatMap(([section, parts]) =>
    Object.entries(parts).flatMap(([key, { names }]) => missing(document, `${section}.${key}.names`, names)),
  )
  const known = triggersOf(document)
  const blocks = Object.entries(document.blocks).flatMap(([key, { trigger }]) =>
    known.includes(trigger) ? [] : [problem(`blocks.${key}.trigger`, 'unknown_trigger', { trigger, known: known.join(', ') })],
  )
  const plans = Object.entries(document.plans).flatMap(([key, { objective }]) =>
    objectiveProblems(document, `plans.${key}.objective`, objective),
  )
  return [...lacking, ...counterProblems(document), ...couponProblems(document), ...blocks, ...plans]
}

function tiers(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.tiers).flatMap(([key, set]) => {
    const path = `tiers.${key}`
    const found = [...missing(document, `${path}.names`, set.names), ...levels(path, set)]
    if ('earned' in set.metric && !document.currencies[set.metric.earned]) {
      found.push(problem(`${path}.metric.earned`, 'unknown_currency', { currency: set.metric.earned }))
    }
    if ('counter' in set.metric && !document.counters[set.metric.counter]) {
      found.push(problem(`${path}.metric.counter`, 'unknown_counter', { counter: set.metric.counter }))
    }
    if (set.upgrade === 'period_end' && !set.window.period.endsWith('_year'))
      found.push(problem(`${path}.upgrade`, 'period_end_needs_years'))
    if ('events' in set.metric && !document.events[set.metric.events]) {
      found.push(problem(`${path}.metric.events`, 'unknown_event', { event: set.metric.events }))
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

/** For documents that the product itself stored: they were valid when published, so failing is a bug. */
export function compileStored(input: unknown, version: number): CompiledVersion {
  const result = validateProgram(input, version)
  if (result.ok) return result.compiled
  throw new Error(`version ${version} no longer compiles: ${JSON.stringify(result.problems.slice(0, 3))}`)
}
