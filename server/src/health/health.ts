import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Figure } from '../pulse/figures.ts'
import type { Tally } from '../pulse/tally.ts'
import type { JoiningRow, RewardRow, UseRow } from './health.sql.ts'

/** So many days before and after joining are laid side by side. */
export const AROUND_DAYS = 90

/** What was found out about a program in a stretch of days. */
export interface Health {
  members: number
  figures: readonly Figure[]
  often: Frequency
  rewards: readonly RewardUse[]
  uses: readonly UseRow[]
  joining: JoiningRow
}

/** How often members buy. */
export interface Frequency {
  /** Members with one order, and with more, in the time; and those who have never bought at all. */
  once: number
  more: number
  never: number
  /** Days from one order to the member's next, as at least half of them are at most. */
  days_between: number | null
}

export function frequencyOf({ days, members }: Tally, bought: number, gaps: readonly { days: number; orders: number }[]): Frequency {
  const sum = (of: (day: Tally['days'][number]) => number): number => days.reduce((total, day) => total + of(day), 0)
  const more = sum((day) => day.second)
  const all = gaps.reduce((total, gap) => total + gap.orders, 0)
  let counted = 0
  const middle = gaps.find((gap) => (counted += gap.orders) * 2 >= all)
  return { once: sum((day) => day.first) - more, more, never: Math.max(0, members - bought), days_between: middle?.days ?? null }
}

/** A reward of the version in force, or one that was redeemed before it was taken out. */
export interface RewardUse {
  reward: string
  /** Whether it can be redeemed now. */
  live: boolean
  times: number
  pieces: number
  members: number
  points: Readonly<Record<string, number>>
  /** What suppliers charge and causes are given, minor units; null where no price is known. */
  cost: number | null
  last_at: Date | null
}

/** All rewards of the version with what they were used for, those that nobody wanted too. */
export function rewardUses({ document }: CompiledVersion, rows: readonly RewardRow[]): RewardUse[] {
  const used = new Map(rows.map((row) => [row.reward, row]))
  const keys = [...new Set([...used.keys(), ...Object.keys(document.rewards)])]
  return keys.map((reward) => {
    const of = document.rewards[reward]
    const { times = 0, pieces = 0, members = 0, points = null, cost = null, last_at = null } = used.get(reward) ?? {}
    const given = of?.cause ? of.cause.amount * pieces : null
    const known = cost === null && given === null ? null : (cost ?? 0) + (given ?? 0)
    return { reward, live: of?.state === 'live', times, pieces, members, points: points ?? {}, cost: times === 0 ? null : known, last_at }
  })
}
