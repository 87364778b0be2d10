import type { HolderState, Lot } from '@perennial/engine/decide/state.ts'
import { EMPTY_WALLET } from '@perennial/engine/decide/state.ts'
import type { Mismatch } from './replay-holder.ts'

/** Holds the state a replay arrived at against the one that is stored. */
export function compareState(holder: string, replayed: HolderState, stored: HolderState): Mismatch[] {
  const found: Mismatch[] = []
  const same = (what: string, a: unknown, b: unknown): void => {
    const [storedText, replayedText] = [JSON.stringify(a), JSON.stringify(b)]
    if (storedText !== replayedText) found.push({ holder, seq: stored.seq, what, stored: storedText, replayed: replayedText })
  }
  same('seq', stored.seq, replayed.seq)
  same('program version', stored.version, replayed.version)
  same('state time', stored.time, replayed.time)
  same('progress', stored.progress, replayed.progress)
  for (const currency of new Set([...Object.keys(stored.wallets), ...Object.keys(replayed.wallets)])) {
    same(`wallet ${currency}`, stored.wallets[currency] ?? EMPTY_WALLET, replayed.wallets[currency] ?? EMPTY_WALLET)
  }
  same('lots', openLots(stored), openLots(replayed))
  same(
    'holds',
    sorted(stored.holds, (h) => h.seq * 65_536 + h.n),
    sorted(replayed.holds, (h) => h.seq * 65_536 + h.n),
  )
  same('metrics', metricsOf(stored), metricsOf(replayed))
  // The stored moment may be too early, never too late: the tick would find nothing and look again.
  const early = replayed.dueAt === null || (stored.dueAt !== null && stored.dueAt <= replayed.dueAt)
  if (!early) same('due', stored.dueAt, replayed.dueAt)
  return found
}

const openLots = ({ lots }: HolderState): Lot[] =>
  sorted(lots?.filter((lot) => lot.remaining > 0) ?? null, (lot) => lot.seq * 65_536 + lot.n)

const sorted = <T>(rows: readonly T[] | null, by: (row: T) => number): T[] => [...(rows ?? [])].toSorted((a, b) => by(a) - by(b))

function metricsOf({ days }: HolderState): [string, number][] {
  const sums = new Map<string, number>()
  for (const { metric, day, value } of days ?? []) sums.set(`${metric} ${day}`, (sums.get(`${metric} ${day}`) ?? 0) + value)
  return [...sums].filter(([, value]) => value !== 0).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
