import { blankState, type HolderState, type Hold, type Lot, type MetricDay, type Progress, type Wallet } from '@perennial/engine/decide/state.ts'
import type { BalanceRow, DayRow, HeadRow, HoldRow, LotRow } from './intake.sql.ts'
import type { HolderKey } from './holder-key.ts'

/** A holder in a batch: the state as it was read, and as the decisions of the batch have left it. */
export interface Loaded {
  key: HolderKey
  programId: number
  /** `seq` in the database; the write checks that it still is. */
  storedSeq: number
  /** Currencies that have a balance row already. */
  storedCurrencies: Set<string>
  state: HolderState
}

const NEVER = blankState().time

export function loadedOf(key: HolderKey, row: HeadRow): Loaded {
  const [, , programId, seq, version, time, dueAt, progress] = row
  const state: HolderState = {
    seq,
    version,
    time: time ?? NEVER,
    dueAt,
    wallets: {},
    progress: JSON.parse(progress) as Progress,
    // A holder without commands has nothing to load.
    lots: seq === 0 ? [] : null,
    holds: seq === 0 ? [] : null,
    days: seq === 0 ? [] : null,
  }
  return { key, programId, storedSeq: seq, storedCurrencies: new Set(), state }
}

export function addBalance(loaded: Loaded, [, currency, available, pending, held, debt]: BalanceRow): void {
  const wallets = loaded.state.wallets as Record<string, Wallet>
  wallets[currency] = { available, pending, held, debt }
  loaded.storedCurrencies.add(currency)
}

export function lotOf(row: LotRow): Lot {
  const [, seq, n, currency, amount, remaining, held, expired, pending, usableOn, expiresOn, sale, campaign, version, funder, unitValueMicros] = row
  return { seq, n, currency, amount, remaining, held, expired, pending, usableOn, expiresOn, sale, campaign, version, funder, unitValueMicros }
}

export const holdOf = ([, seq, currency, amount, expiresAt, parts]: HoldRow): Hold => ({ seq, currency, amount, expiresAt, parts })

export const dayOf = ([, metric, day, value]: DayRow): MetricDay => ({ metric, day, value })
