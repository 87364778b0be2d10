import { diffPrograms } from '@perennial/engine/program/diff.ts'
import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import { ReturnsWithoutReceipt } from '@perennial/engine/program/return-schema.ts'
import { message, type Language } from '#kit/messages.ts'
import { valueInWords } from './value-words.ts'

/** A change of a program in a sentence, and where it stands. */
export interface ChangeInWords {
  path: string
  words: string
}

type Tree = Record<string, unknown>

/**
 * What changed from one document to another, in sentences for a manager: one for each thing that is new or gone, and
 * one for each setting that is otherwise.
 */
export function changesInWords(before: ProgramDocument, after: ProgramDocument, language: Language): ChangeInWords[] {
  const [was, is] = [byKey(before), byKey(after)]
  const paths = [...new Set(diffPrograms(was, is).map(({ path }) => whole(path)))]
  return paths.map((path) => ({ path, words: inWords({ was, is, after, language }, path.split('.')) }))
}

/**
 * Levels are a list, and one between others would shift all that follow; by their keys they are what they are. What is left out of
 * the terms of a return is what they would be.
 */
function byKey(document: ProgramDocument): Tree {
  const tiers = Object.entries(document.tiers).map(([key, { levels, ...set }]) => {
    return [key, { ...set, levels: Object.fromEntries(levels.map((level) => [level.key, level])) }] as const
  })
  const { returns_without_receipt: terms = {} } = document.settings
  const settings = { ...document.settings, returns_without_receipt: ReturnsWithoutReceipt.parse(terms) }
  return { ...document, settings, tiers: Object.fromEntries(tiers) }
}

/** What is said as a whole: a policy with its length, a set of limits. */
const WHOLE: readonly RegExp[] = [
  /^(?:perennial|key|names)\b/,
  /^settings\.(?:money|languages|returns_without_receipt\.max_(?:times|money))\b/,
  /^currencies\.\w+\.(?:names|units|expiry_by_tier\.\w+\.\w+|pending|expiry|collect|spend|earn_cap|spend_cap|send_cap|converts)\b/,
  /^tiers\.\w+\.(?:names|metric|window)\b/,
  /^tiers\.\w+\.levels\.\w+\.names\b/,
  /^campaigns\.\w+\.rules\.\w+\.limits\b/,
  /^campaigns\.\w+\.rules\.\w+\.then\.\d+\.\w+\.\w+/,
  /^campaigns\.\w+\.(?!rules\b)\w+/,
  /^(?:collections|tables)\.\w+/,
  /^(?:events|attributes|counters|plans|benefits|rewards|badges|challenges|coupons|stacking|budgets|blocks)\.\w+\.\w+/,
]

const whole = (path: string): string => WHOLE.map((pattern) => pattern.exec(path)?.[0]).find((found) => found !== undefined) ?? path

interface Documents {
  was: Tree
  is: Tree
  after: ProgramDocument
  language: Language
}

function inWords({ was, is, after, language }: Documents, path: readonly string[]): string {
  const [old, now] = [at(was, path), at(is, path)]
  const say = (key: string, values: Tree): string => message(language, `change.${key}`, values)
  const value = (given: unknown): string => valueInWords(after, language, path, given)
  const depth = thingDepth(path)
  const found = (length: number): Tree => (at(is, path.slice(0, length)) ?? at(was, path.slice(0, length)) ?? {}) as Tree
  const what = thing(found, path, depth, language)
  if (depth === path.length) {
    if (old === undefined) return say('added', { what })
    if (now === undefined) return say('removed', { what })
  }
  const field = fieldInWords(path.slice(depth), language)
  const where = what === '' ? field : field === '' ? what : say('of', { what, field })
  return say('changed', { where, before: value(old), after: value(now) })
}

/** How much of a path names a thing that has a name of its own: a campaign, one of its rules, a level of a tier set. */
function thingDepth(path: readonly string[]): number {
  if (path[0] === 'settings' || path.length < 2) return 0
  if (path[0] === 'campaigns' && path[2] === 'rules' && path.length > 3) return 4
  return path[0] === 'tiers' && path[2] === 'levels' && path.length > 3 ? 4 : 2
}

function thing(found: (length: number) => Tree, path: readonly string[], depth: number, language: Language): string {
  if (depth === 0) return ''
  const name = nameOf(found(depth), path[depth - 1]!, language)
  if (depth < 4) return message(language, `change.thing.${path[0]!}`, { name })
  const kind = path[0] === 'campaigns' ? 'rule' : 'level'
  return message(language, `change.thing.${kind}`, { name, owner: nameOf(found(2), path[1]!, language) })
}

function nameOf({ names }: Tree, key: string, language: Language): string {
  const own = (names ?? {}) as Partial<Record<string, string>>
  return own[language] ?? own['en'] ?? Object.values(own)[0] ?? key
}

function fieldInWords(path: readonly string[], language: Language): string {
  if (path.length === 0) return ''
  const [section, , effect, ...rest] = path
  if (section === 'then')
    return message(language, 'change.effect', { effect: effect ?? '', field: rest.map((part) => label(part, language)).join(' ') })
  return label(
    path.findLast((part) => !/^\d+$/.test(part))!,
    language,
  )
}

function label(name: string, language: Language): string {
  const key = `change.field.${name}`
  const known = message(language, key)
  return known === key ? name : known
}

const at = (tree: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((found, part) => (typeof found === 'object' && found !== null ? (found as Tree)[part] : undefined), tree)
