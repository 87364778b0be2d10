import type { HolderState } from '@perennial/engine/decide/state.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'

/** The level at which a member stands in a tier set; empty where the version has no such set. */
export function levelOf({ tierSets }: CompiledVersion, key: string, { progress }: HolderState): string {
  const set = tierSets.find((s) => s.key === key)
  return set ? (progress.tiers[key]?.level ?? set.levels[0]!.key) : ''
}

/** The tier sets of either version. */
export const setKeys = (...versions: readonly CompiledVersion[]): string[] => [
  ...new Set(versions.flatMap((v) => v.tierSets.map((set) => set.key))),
]

export interface Matrix {
  set: string
  levels: string[]
  moved: number
  cells: { from: string; to: string; members: number }[]
}

/** Counts by `from|to`, in the order of the levels. */
export function matrixOf(set: string, counts: ReadonlyMap<string, number>, ...versions: readonly CompiledVersion[]): Matrix {
  const levels = [...new Set(versions.flatMap((v) => v.tierSets.find((s) => s.key === set)?.levels.map((level) => level.key) ?? []))]
  const cells = [...counts]
    .map(([cell, members]) => ({ from: cell.split('|')[0]!, to: cell.split('|')[1]!, members }))
    .toSorted((a, b) => levels.indexOf(a.from) - levels.indexOf(b.from) || levels.indexOf(a.to) - levels.indexOf(b.to))
  return { set, levels, moved: cells.reduce((sum, { from, to, members }) => sum + (from === to ? 0 : members), 0), cells }
}
