import type { NotFired } from '@perennial/engine/decide/decision.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { languageFor } from '@perennial/engine/program/vocabulary.ts'
import type { Frame } from '@perennial/engine/rules/code.ts'
import { compileExpression } from '@perennial/engine/rules/compile.ts'
import { isProblem, type Language, type Parsed } from '@perennial/engine/rules/parse.ts'
import { parseDay } from '@perennial/engine/time/calendar.ts'
import { message } from '#kit/messages.ts'
import { conditionInWords } from './condition-in-words.ts'
import { frameOf } from './frame.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './told.ts'

/** More than so many would not be listened to. */
const MOST = 5
/** A campaign that ended longer ago, or begins later, is nobody's expectation. */
const NEAR_DAYS = 14

/** Why campaigns that the member might have expected something of gave nothing. */
export function whyNot(speaker: Speaker, told: Told): string[] {
  const frame = frameOf(told)
  if (!frame || told.decision.outcome === 'refused') return []
  const gave = new Set(told.decision.effects.map((effect) => effect.campaign))
  const reasons = new Map<string, NotFired>()
  for (const reason of told.notFired) {
    if (!gave.has(reason.campaign) && !reasons.has(reason.campaign) && isNotable(told, reason)) reasons.set(reason.campaign, reason)
  }
  return [...reasons.values()].slice(0, MOST).map((reason) => {
    const because = unmet(speaker, told, frame, reason) ?? becauseOf(speaker, reason)
    return speaker.say('not_fired', { campaign: speaker.campaign(reason.campaign), because })
  })
}

/** The reason alone, with a coupon by its name. */
export function becauseOf(speaker: Speaker, { because, detail }: NotFired): string {
  const coupon = because === 'no_coupon' && detail !== undefined ? speaker.version.document.coupons[detail] : undefined
  return message(speaker.language, `not_fired.${because}`, { detail: coupon ? speaker.name(coupon.names, detail!) : detail })
}

function isNotable({ command, rules }: Told, { campaign, because }: NotFired): boolean {
  const { from, to } = rules.document.campaigns[campaign] ?? {}
  const day = rules.zone.dayOf(Math.min(command.at, command.recordedAt))
  const near = (date: string | undefined): boolean => date !== undefined && Math.abs(parseDay(date)! - day) <= NEAR_DAYS
  if (because === 'before_start') return near(from)
  if (because === 'after_end') return near(to)
  return because !== 'paused'
}

/** The part of the condition that was not met, in words; null where there are none for it. */
function unmet(speaker: Speaker, { command, rules }: Told, frame: Frame, { campaign: key, rule, because }: NotFired): string | null {
  const campaign = rules.document.campaigns[key]
  const text = rule === null ? campaign?.when : campaign?.rules[rule]?.when
  const language = languageOf(rules, command.kind === 'event' ? command.type : command.kind)
  if (because !== 'condition' || text === undefined || language === null) return null
  const parsed = language.parse(text)
  const failing = isProblem(parsed) ? undefined : conjuncts(parsed.ast).find((part) => !holds(language, textOf(text, part), frame))
  return failing === undefined ? null : conditionInWords(speaker, failing)
}

const languages = new WeakMap<CompiledVersion, Map<string, Language | null>>()

/** Kept, because setting one up takes a millisecond. */
function languageOf(rules: CompiledVersion, trigger: string): Language | null {
  let own = languages.get(rules)
  if (!own) languages.set(rules, (own = new Map()))
  let language = own.get(trigger)
  if (language === undefined) own.set(trigger, (language = languageFor(rules.document, trigger)))
  return language
}

type Node = Parsed['ast']

const conjuncts = (node: Node): Node[] => (node.op === '&&' ? node.args.flatMap(conjuncts) : [node])

const textOf = (text: string, { range }: Node): string => text.slice(range.start, range.end)

function holds(language: Language, text: string, frame: Frame): boolean {
  const compiled = compileExpression(language, text)
  return isProblem(compiled) || compiled.run(frame) === true
}
