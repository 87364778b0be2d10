import { ratioOf, type Ratio, type Rounding } from '../numbers/rounding.ts'
import type { Run } from '../rules/code.ts'
import type { Language } from '../rules/parse.ts'
import type { Day } from '../time/calendar.ts'
import { expiresOn } from './currencies.ts'
import { ACTS, type ActKind, type EffectDocument } from './effect-schema.ts'
import { expression } from './expressions.ts'
import type { ProgramProblem } from './problems.ts'

export type CompiledEffect = GrantEffect | MultiplyEffect | DeductEffect | DiscountEffect | ActEffect

export interface GrantEffect {
  kind: 'grant'
  currency: string
  amount: Run
  /** Worked out for each line that `where` admits, as `line`. */
  eachLine: boolean
  where: Run | null
  /** What the amount earns, where it is not the points themselves. */
  measure: ((amount: number) => number) | null
  rounding: Rounding
  bonus: boolean
  /** First day on which it is gone, or null for never; undefined leaves it to the campaign and the currency. */
  expiresOn: ((day: Day) => Day | null) | undefined
}

export interface MultiplyEffect {
  kind: 'multiply'
  currency: string
  /** What is added for each unit of base: ×2 adds 1. */
  extra: Ratio
  of: 'all' | 'campaign'
  compound: boolean
  rounding: Rounding
}

export interface DeductEffect {
  kind: 'deduct'
  currency: string
  amount: Run
  rounding: Rounding
}

export interface DiscountEffect {
  kind: 'discount'
  currency: ''
  of: 'order' | 'lines' | 'cheapest'
  where: Run | null
  share: Ratio | null
  amount: number
  most: number
  rounding: Rounding
}

export interface ActEffect {
  kind: ActKind
  currency: ''
  data: Readonly<Record<string, unknown>>
  /** What of the data is worked out when it happens. */
  values: readonly (readonly [name: string, run: Run])[]
}

export interface Languages {
  own: Language
  /** With `line`; orders only. */
  line: Language | null
}

export function compileEffect(effect: EffectDocument, languages: Languages, path: string, problems: ProgramProblem[]): CompiledEffect {
  if (effect.grant) return compileGrant(effect.grant, languages, `${path}.grant`, problems)
  if (effect.multiply) {
    const { by, ...rest } = effect.multiply
    const { numerator, denominator } = ratioOf(by)
    return { kind: 'multiply', ...rest, extra: { numerator: numerator - denominator, denominator } }
  }
  if (effect.deduct) {
    const { currency, rounding } = effect.deduct
    return { kind: 'deduct', currency, rounding, amount: amountOf(languages.own, effect.deduct.amount, `${path}.deduct.amount`, problems) }
  }
  if (effect.discount) return compileDiscount(effect.discount, languages, `${path}.discount`, problems)
  return compileAct(effect, languages.own, path, problems)
}

const amountOf = (language: Language, text: string, path: string, problems: ProgramProblem[]): Run =>
  expression(language, text, ['int', 'double'], path, problems)?.run ?? (() => 0)

const lineWhere = (text: string | undefined, { own, line }: Languages, path: string, problems: ProgramProblem[]): Run | null =>
  text === undefined ? null : (expression(line ?? own, text, ['bool'], `${path}.where`, problems)?.run ?? null)

function compileGrant(
  grant: NonNullable<EffectDocument['grant']>,
  languages: Languages,
  path: string,
  problems: ProgramProblem[],
): GrantEffect {
  const { currency, rounding, bonus, each_line, where, steps, rates, expires } = grant
  const language = each_line && languages.line ? languages.line : languages.own
  return {
    kind: 'grant',
    currency,
    rounding,
    bonus,
    amount: amountOf(language, grant.amount, `${path}.amount`, problems),
    eachLine: each_line && languages.line !== null,
    where: each_line ? lineWhere(where, languages, path, problems) : null,
    measure: steps ? stepped(steps) : rates ? rated(rates) : null,
    expiresOn: expires && expiresOn(expires),
  }
}

/** The points of the highest step reached. */
function stepped(steps: readonly { from: number; points: number }[]): (amount: number) => number {
  const rising = steps.toSorted((a, b) => a.from - b.from)
  return (amount) => rising.findLast((step) => step.from <= amount)?.points ?? 0
}

/** Each part of the amount at the rate of its own stretch, like a progressive tax. */
function rated(rates: readonly { from: number; rate: number }[]): (amount: number) => number {
  const rising = rates.toSorted((a, b) => a.from - b.from)
  return (amount) =>
    rising.reduce((sum, { from, rate }, i) => {
      const to = rising[i + 1]?.from ?? Infinity
      return sum + Math.max(0, Math.min(amount, to) - from) * rate
    }, 0)
}

function compileDiscount(
  discount: NonNullable<EffectDocument['discount']>,
  languages: Languages,
  path: string,
  problems: ProgramProblem[],
): DiscountEffect {
  const { of, where, percent, amount = 0, most = Number.MAX_SAFE_INTEGER, rounding } = discount
  const ratio = percent === undefined ? null : ratioOf(percent)
  const share = ratio && { numerator: ratio.numerator, denominator: ratio.denominator * 100n }
  return { kind: 'discount', currency: '', of, where: lineWhere(where, languages, path, problems), share, amount, most, rounding }
}

function compileAct(effect: EffectDocument, language: Language, path: string, problems: ProgramProblem[]): ActEffect {
  const kind = ACTS.find((act) => effect[act] !== undefined)!
  const data = effect[kind] as Record<string, unknown>
  const run = (text: string, types: string[], name: string): [string, Run][] => {
    const compiled = expression(language, text, types, `${path}.${kind}.${name}`, problems)
    return compiled ? [[name, compiled.run]] : []
  }
  if (effect.challenge)
    return { kind, currency: '', data: { challenge: effect.challenge.challenge }, values: run(effect.challenge.by, ['int'], 'by') }
  if (effect.set) return { kind, currency: '', data: { attribute: effect.set.attribute }, values: run(effect.set.value, ANY, 'value') }
  if (effect.event) {
    const values = Object.entries(effect.event.attributes).flatMap(([name, text]) => run(text, ANY, name))
    return { kind, currency: '', data: { type: effect.event.type }, values }
  }
  return { kind, currency: '', data, values: [] }
}

const ANY = ['string', 'int', 'double', 'bool', 'list<string>']
