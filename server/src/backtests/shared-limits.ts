import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Limit } from '@perennial/engine/rules/limits.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { UsedUp } from './arm.ts'
import type { BacktestFigures } from './backtest.ts'
import { HOUR_MS } from './counter.ts'
import { noPair, type ArmNumber, type Pair, type SharedTally, type Tally } from './tally.ts'

/** When the shared limits of an arm are used up, if nothing stops those who take of them. */
export function usedUpIn(arm: ArmNumber, version: CompiledVersion, { shared }: Pick<Tally, 'shared'>): UsedUp {
  const found = new Map<string, number>()
  for (const [key, tally] of shared) {
    const max = maxOf(version, key)
    const moment = max === null ? null : usedUpAt(arm, tally, max)
    if (moment !== null) found.set(key, moment)
  }
  return found
}

/** The moment within the hour that passes the limit, as if the hour's use were spread evenly over it; null for never. */
function usedUpAt(arm: ArmNumber, { before, hours }: SharedTally, max: number): number | null {
  let used = before
  for (const [hour, pair] of [...hours].toSorted(([a], [b]) => a - b)) {
    const left = max - used
    used += pair[arm]
    if (used > max) return Math.floor((hour + Math.max(0, left) / pair[arm]) * HOUR_MS)
  }
  return null
}

/** What is taken of the limits that members share, by day, and when they are used up. */
export function limitsOf(
  live: CompiledVersion,
  draft: CompiledVersion,
  usedUp: { live: UsedUp; draft: UsedUp },
  { shared }: Pick<Tally, 'shared'>,
): BacktestFigures['limits'] {
  const moment = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
  return [...shared]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([limit, { before, hours }]) => {
      const days = byDay(live, hours)
      const [a, b] = days.reduce(([x, y], [, pair]) => [x + pair[0], y + pair[1]], noPair())
      return {
        limit,
        max: { live: maxOf(live, limit), draft: maxOf(draft, limit) },
        before,
        used: { live: a, draft: b, difference: b - a },
        used_up_at: { live: moment(usedUp.live.get(limit)), draft: moment(usedUp.draft.get(limit)) },
        days: days.map(([day, pair]) => ({ day, live: pair[0], draft: pair[1] })),
      }
    })
}

function byDay({ zone }: CompiledVersion, hours: ReadonlyMap<number, Pair>): [string, Pair][] {
  const days = new Map<string, Pair>()
  for (const [hour, [live, draft]] of [...hours].toSorted(([a], [b]) => a - b)) {
    const day = formatDay(zone.dayOf(hour * HOUR_MS))
    const [a, b] = days.get(day) ?? noPair()
    days.set(day, [a + live, b + draft])
  }
  return [...days]
}

/** How much a shared limit or budget allows in a version; null where the version has none of that key. */
export function maxOf(version: CompiledVersion, key: string): number | null {
  const [name = ''] = key.split('@')
  return sharedOf(version).find((limit) => limit.key === name || name.startsWith(`${limit.key}:`))?.max ?? null
}

export const sharesLimits = (version: CompiledVersion): boolean => sharedOf(version).length > 0

function sharedOf({ budgets, byKey }: CompiledVersion): Limit[] {
  const limits = [...byKey.values()].flatMap((campaign) => [...campaign.limits, ...campaign.rules.flatMap((rule) => rule.limits)])
  return [...budgets.values(), ...limits.filter((limit) => limit.per === 'all')]
}
