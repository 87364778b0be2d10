import { blankState, EMPTY_WALLET, type HolderState, type Progress } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { PURCHASE_MONTHS, segmentLanguage } from '@perennial/engine/program/vocabulary.ts'
import { compileExpression } from '@perennial/engine/rules/compile.ts'
import { isProblem, type ExpressionProblem } from '@perennial/engine/rules/parse.ts'
import { nameOf } from '@perennial/engine/rules/types.ts'
import { addMonths, type Day } from '@perennial/engine/time/calendar.ts'
import { memberFrame } from '../explanations/frame.ts'

/** What is known of a member when a segment's rule is asked; null is not asked for. */
export interface MemberFacts {
  holder_id: string
  /** As JSON. */
  progress: string | null
  /** Points by currency. */
  available: Readonly<Record<string, number>> | null
  /** Orders and what was spent, by stretch. */
  bought: Readonly<Record<string, { orders: number; spent: number }>>
  /** Epoch ms; null for who never bought. */
  first_at: number | null
  last_at: number | null
}

/** A rule that is ready to be asked, and what has to be read for it. */
export interface Membership {
  belongs(facts: MemberFacts, at: number): boolean
  reads: { progress: boolean; points: boolean; stretches: readonly string[] }
}

/** The stretches by which purchases are told, all of them ending now, with their months; null for all time. */
const STRETCHES: Readonly<Record<string, number | null>> = { ever: null, ...PURCHASE_MONTHS }

/** First day of a stretch: a month is that of ADR 0018, from the day after the same date a month ago. Null for all time. */
export function firstDay(stretch: string, today: Day): Day | null {
  const months = STRETCHES[stretch]!
  return months === null ? null : addMonths(today, -months) + 1
}

/** Compiles the rule of a segment: CEL over `member`, checked like the conditions of campaigns. */
export function compileMembership(version: CompiledVersion, rule: string): Membership | ExpressionProblem {
  const compiled = compileExpression(segmentLanguage(version.document), rule)
  if (isProblem(compiled)) return compiled
  const found = nameOf(compiled.type)
  if (found !== 'bool') return { code: 'wrong_type', message: `a condition is true or false, this is ${found}`, start: 0, end: rule.length }
  const reads = readsOf(rule)
  // What happened to nobody is the same for everybody: worked out once.
  let plain: ReturnType<typeof memberFrame> | null = null
  return {
    reads,
    belongs: (facts, at) => {
      const frame =
        reads.progress || reads.points ? memberFrame(version, stateOf(facts), at) : (plain ??= memberFrame(version, blankState(), at))
      const member = { ...(frame['member'] as object), ...purchasesOf(version, facts, at) }
      // What cannot be worked out (a last order of somebody who never bought) is not true.
      return compiled.run({ ...frame, member }) === true
    },
  }
}

const ABOUT_PURCHASES = /\bmember\s*\.\s*(?:(?:ever|last_\w+)\s*\.\s*(?:orders|spent)|days_since_(?:first|last)_order)\b/g

/** By the text: a false alarm costs a column, so being exact is not worth more code. */
function readsOf(rule: string): Membership['reads'] {
  return {
    progress: rule.replaceAll(ABOUT_PURCHASES, '').includes('member'),
    points: rule.includes('points'),
    stretches: Object.keys(STRETCHES).filter((name) => new RegExp(`\\b${name}\\b`).test(rule)),
  }
}

function stateOf({ holder_id, progress, available }: MemberFacts): HolderState {
  const wallets = Object.entries(available ?? {}).map(([currency, amount]) => [currency, { ...EMPTY_WALLET, available: amount }] as const)
  const known = blankState()
  return {
    ...known,
    id: holder_id,
    progress: progress === null ? known.progress : (JSON.parse(progress) as Progress),
    wallets: Object.fromEntries(wallets),
  }
}

function purchasesOf({ zone }: CompiledVersion, { progress, bought, first_at, last_at }: MemberFacts, at: number): Record<string, unknown> {
  const found: Record<string, unknown> = { ...bought }
  if (progress !== null) found['status'] = (/"status":"(\w+)"/.exec(progress) ?? [])[1] ?? 'active'
  if (first_at !== null) found['days_since_first_order'] = Math.max(0, zone.dayOf(at) - zone.dayOf(first_at))
  if (last_at !== null) found['days_since_last_order'] = Math.max(0, zone.dayOf(at) - zone.dayOf(last_at))
  return found
}
