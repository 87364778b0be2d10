import type { Run } from '../rules/code.ts'
import type { Limit } from '../rules/limits.ts'
import { parseDay, type Day } from '../time/calendar.ts'
import type { ProgramDocument } from './document.ts'
import { condition } from './expressions.ts'
import { problem, type ProgramProblem } from './problems.ts'
import type { RewardDocument, RewardKind } from './reward-schema.ts'
import { missing, unknownLevel } from './validate.ts'
import { choiceLanguage } from './vocabulary.ts'

export interface CompiledReward {
  key: string
  document: RewardDocument
  when: Run | null
  from: Day | null
  to: Day | null
  limits: readonly Limit[]
}

/** Compiles all rewards; what does not compile is pushed to `problems`. */
export function compileRewards(document: ProgramDocument, problems: ProgramProblem[]): Map<string, CompiledReward> {
  const language = choiceLanguage(document)
  const compiled = Object.entries(document.rewards).map(([key, reward]): [string, CompiledReward] => [
    key,
    {
      key,
      document: reward,
      when: condition(language, reward.when, `rewards.${key}.when`, problems)?.run ?? null,
      from: reward.from === undefined ? null : parseDay(reward.from),
      to: reward.to === undefined ? null : parseDay(reward.to),
      limits: reward.limits.map(({ max, per, period }, i) => ({
        key: `reward:${key}#${i}`,
        max,
        of: 'times',
        currency: null,
        per,
        by: null,
        period,
        whole: true,
      })),
    },
  ])
  return new Map(compiled)
}

/** What each kind cannot be without. */
const NEEDS: Readonly<Partial<Record<RewardKind, 'credit' | 'coupon' | 'pool' | 'tier' | 'cause' | 'conversion' | 'supplier'>>> = {
  credit: 'credit',
  coupon: 'coupon',
  code: 'pool',
  tier: 'tier',
  donation: 'cause',
  conversion: 'conversion',
  physical: 'supplier',
  digital: 'supplier',
}

/** What rewards say of the rest of the document. */
export function rewardProblems(document: ProgramDocument): ProgramProblem[] {
  return Object.entries(document.rewards).flatMap(([key, reward]) => {
    const path = `rewards.${key}`
    const found = [...missing(document, `${path}.names`, reward.names), ...ofPrices(document, path, reward)]
    const { kind, from, to, credit, coupon, tier, cause, limits } = reward
    const needed = NEEDS[kind]
    if (needed !== undefined && reward[needed] === undefined) found.push(problem(path, 'reward_needs', { kind, needed }))
    for (const [name, date] of Object.entries({ from, to }))
      if (date !== undefined && parseDay(date) === null) found.push(problem(`${path}.${name}`, 'bad_date', { date }))
    if ((to ?? '9999-12-31') < (from ?? '0001-01-01')) found.push(problem(`${path}.to`, 'ends_before_start'))
    if (credit && !document.currencies[credit.currency])
      found.push(problem(`${path}.credit`, 'unknown_currency', { currency: credit.currency }))
    if (coupon !== undefined && !document.coupons[coupon]) found.push(problem(`${path}.coupon`, 'unknown_coupon', { coupon }))
    if (tier) found.push(...unknownLevel(document, `${path}.tier`, tier.set, tier.level))
    if (cause) found.push(...missing(document, `${path}.cause.names`, cause.names))
    limits.forEach(({ per, period }, i) => {
      if (per === 'all' && typeof period === 'object') found.push(problem(`${path}.limits.${i}.period`, 'shared_limit_rolls'))
    })
    return found
  })
}

function ofPrices(document: ProgramDocument, path: string, { prices }: RewardDocument): ProgramProblem[] {
  return prices.flatMap(({ points, tiers }, i) => {
    const at = `${path}.prices.${i}`
    const found: ProgramProblem[] = []
    for (const currency of Object.keys(points)) {
      const known = document.currencies[currency]
      if (!known) found.push(problem(`${at}.points`, 'unknown_currency', { currency }))
      else if (!known.spendable || known.lifetime) found.push(problem(`${at}.points`, 'price_not_spendable', { currency }))
    }
    for (const [set, levels] of Object.entries(tiers))
      for (const level of levels) found.push(...unknownLevel(document, `${at}.tiers.${set}`, set, level))
    return found
  })
}
