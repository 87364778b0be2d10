import { ratioOf, type Ratio, type Rounding } from '../numbers/rounding.ts'
import type { Frame, Run } from '../rules/code.ts'
import { compileExpression, type Compiled } from '../rules/compile.ts'
import { guardOf, guardVisitor, type Guard } from '../rules/guards.ts'
import { isProblem, type Language } from '../rules/parse.ts'
import { nameOf } from '../rules/types.ts'
import { parseDay, type Day } from '../time/calendar.ts'
import type { CampaignDocument } from './document.ts'
import { problem, type ProgramProblem } from './problems.ts'

export interface CompiledCampaign {
  key: string
  /** Place in the document; effects and explanations come in this order. */
  order: number
  paused: boolean
  from: Day
  /** First day after the campaign. */
  until: Day
  when: Run | null
  rules: readonly CompiledRule[]
  guard: Guard | null
}

export interface CompiledRule {
  key: string
  when: Run | null
  effects: readonly CompiledEffect[]
}

export type CompiledEffect = GrantEffect | MultiplyEffect

interface GrantEffect {
  kind: 'grant'
  currency: string
  amount: Run
  rounding: Rounding
  bonus: boolean
}

interface MultiplyEffect {
  kind: 'multiply'
  currency: string
  /** What is added for each unit of base: ×2 adds 1. */
  extra: Ratio
  of: 'all' | 'campaign'
  compound: boolean
  rounding: Rounding
}

/** Compiles one campaign; what does not compile is pushed to `problems`. */
export function compileCampaign(
  key: string,
  campaign: CampaignDocument,
  order: number,
  language: Language,
  problems: ProgramProblem[],
): CompiledCampaign {
  const path = `campaigns.${key}`
  const when = condition(language, campaign.when, `${path}.when`, problems)
  const rules = Object.entries(campaign.rules).map(([ruleKey, rule]) => {
    const at = `${path}.rules.${ruleKey}`
    const compiled = condition(language, rule.when, `${at}.when`, problems)
    const effects = rule.then.map((effect, i): CompiledEffect => {
      if ('grant' in effect) {
        const { currency, rounding, bonus } = effect.grant
        const amount = expression(language, effect.grant.amount, ['int', 'double'], `${at}.then.${i}.grant.amount`, problems)
        return { kind: 'grant', currency, rounding, bonus, amount: amount?.run ?? (() => 0) }
      }
      const { by, ...rest } = effect.multiply
      const { numerator, denominator } = ratioOf(by)
      return { kind: 'multiply', ...rest, extra: { numerator: numerator - denominator, denominator } }
    })
    return { key: ruleKey, when: compiled, effects }
  })
  const only = rules.length === 1 ? rules[0]! : null
  return {
    key,
    order,
    paused: campaign.state === 'paused',
    from: campaign.from ? parseDay(campaign.from)! : -Infinity,
    until: campaign.to ? parseDay(campaign.to)! + 1 : Infinity,
    when: when?.run ?? null,
    rules: rules.map((rule) => ({ ...rule, when: rule.when?.run ?? null })),
    guard: guardOf([when?.ast ?? null, only?.when?.ast ?? null]),
  }
}

const condition = (language: Language, text: string | undefined, path: string, problems: ProgramProblem[]): Compiled | null =>
  text === undefined ? null : expression(language, text, ['bool'], path, problems)

function expression(language: Language, text: string, types: string[], path: string, problems: ProgramProblem[]): Compiled | null {
  const compiled = compileExpression(language, text)
  if (isProblem(compiled)) {
    const { start, end, message, code } = compiled
    problems.push({ ...problem(path, 'expression', { detail: message, kind: code, at: text.slice(start, end) }), start, end })
    return null
  }
  const found = nameOf(compiled.type)
  if (types.includes(found)) return compiled
  problems.push(problem(path, 'wrong_type', { found, wanted: types.join(' or ') }))
  return null
}

/** The campaigns of one trigger, filed so that those which cannot fire are not looked at. */
export class CampaignIndex {
  readonly all: readonly CompiledCampaign[]
  readonly #shelves: readonly Shelf[]
  /** `#marks[i] === #round` marks campaign `i` a candidate of this round; campaigns without a guard always are. */
  readonly #marks: Float64Array
  #round = 0

  constructor(campaigns: readonly CompiledCampaign[]) {
    this.all = campaigns
    this.#marks = new Float64Array(campaigns.length).fill(-1)
    const shelves = new Map<string, Map<unknown, number[]>>()
    campaigns.forEach(({ paused, guard }, i) => {
      if (paused) return
      if (!guard) {
        this.#marks[i] = Infinity
        return
      }
      let by = shelves.get(guard.path)
      if (!by) shelves.set(guard.path, (by = new Map()))
      for (const value of new Set(guard.values)) by.set(value, [...(by.get(value) ?? []), i])
    })
    this.#shelves = [...shelves].map(([path, by]) => ({ visit: guardVisitor(path), by }))
  }

  /** The campaigns that may fire for this frame, in the order of the document. */
  candidates(frame: Frame): readonly CompiledCampaign[] {
    const marks = this.#marks
    const round = ++this.#round
    for (const { visit, by } of this.#shelves) {
      visit(frame, (value) => {
        const places = by.get(value)
        // A campaign without a guard stands in no shelf, so its Infinity is never overwritten.
        if (places) for (const place of places) marks[place] = round
      })
    }
    const found: CompiledCampaign[] = []
    for (let i = 0; i < marks.length; i++) if (marks[i]! >= round) found.push(this.all[i]!)
    return found
  }
}

interface Shelf {
  visit: (frame: Frame, see: (value: unknown) => void) => void
  by: ReadonlyMap<unknown, readonly number[]>
}
