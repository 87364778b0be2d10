import type { Needs } from '@perennial/engine/decide/decision.ts'
import { holderKey, type HolderKey, type KnownBy } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { together, type Client, type Pool } from '#kit/pg.ts'
import { readHolderNow, type LongParts } from './holder-now.sql.ts'
import {
  loadBalances,
  loadClosedLots,
  loadDays,
  loadHolds,
  loadOpenLots,
  loadSaleLots,
  readStates,
  type DayRow,
  type HoldRow,
  type LotRow,
} from './intake.sql.ts'
import { addBalance, dayOf, loadedOf, readHold, readLot, type Loaded } from './loaded.ts'
import type { WriteSet } from './write-set.ts'

/** The heads and balances of these holders. Holders that do not exist are missing from the map. */
export async function loadHeads(client: Client, keys: readonly HolderKey[], lock: boolean): Promise<Map<string, Loaded>> {
  // Two statements, never joined: a locking join was seen to return the new state with stale lots.
  const [heads, balances] = await together([readStates(client, keys, lock), loadBalances(client, keys)])
  const byText = new Map(keys.map((key) => [key.text, key]))
  const loaded = new Map(heads.map((row) => [row[1], loadedOf(byText.get(row[1])!, row)]))
  for (const row of balances) {
    const holder = loaded.get(row[0])
    if (holder) addBalance(holder, row)
  }
  return loaded
}

export interface Foreseen {
  key: HolderKey
  needs: LongParts
}

/** The head of the only holder of a batch, and what of it will be asked for: one statement for what are four of many holders. */
export async function loadOnly(
  client: Client,
  programId: number,
  key: HolderKey,
  foreseen: readonly Foreseen[],
): Promise<Map<string, Loaded>> {
  const wants = (part: keyof LongParts): boolean => foreseen.some(({ needs }) => needs[part])
  const { loaded } = await load(client, programId, key, { lots: wants('lots'), holds: wants('holds'), days: wants('days') })
  return new Map(loaded && [[key.text, loaded]])
}

/** The heads, and of some the long parts that will be asked for: all of it in one round trip. */
export async function loadForeseen(
  client: Client,
  keys: readonly HolderKey[],
  lock: boolean,
  foreseen: readonly Foreseen[],
): Promise<Map<string, Loaded>> {
  const of = (part: 'lots' | 'holds' | 'days'): Map<string, HolderKey> =>
    new Map(foreseen.filter(({ needs }) => needs[part]).map(({ key }) => [key.text, key]))
  const [lots, holds, days] = [of('lots'), of('holds'), of('days')]
  const [heads, lotRows, holdRows, dayRows] = await together([
    loadHeads(client, keys, lock),
    lots.size > 0 ? loadOpenLots(client, [...lots.values()]) : NOTHING,
    holds.size > 0 ? loadHolds(client, [...holds.values()]) : NOTHING,
    days.size > 0 ? loadDays(client, [...days.values()]) : NOTHING,
  ])
  const found = (part: Map<string, HolderKey>): Loaded[] => [...part.keys()].flatMap((text) => heads.get(text) ?? [])
  addLots(found(lots), lotRows, null)
  addHolds(found(holds), holdRows, null)
  addDays(found(days), dayRows, null)
  return heads
}

/** A holder as one snapshot has it, or null where there is none, and the newest version of the program there. */
export interface Read {
  loaded: Loaded | null
  newest: number
}

const NOTHING_LONG: LongParts = { lots: false, holds: false, days: false }
const ALL_LONG: LongParts = { lots: true, holds: true, days: true }

/** A holder's state without its long parts. */
export const loadShort = (pool: Pool, programId: number, whose: HolderKey | KnownBy): Promise<Read> =>
  load(pool, programId, whose, NOTHING_LONG)

/** A holder's whole state. */
export const loadWhole = (pool: Pool, programId: number, whose: HolderKey | KnownBy): Promise<Read> =>
  load(pool, programId, whose, ALL_LONG)

async function load(db: Pool | Client, programId: number, whose: HolderKey | KnownBy, parts: LongParts): Promise<Read> {
  const { newest, head, balances, lots, holds, days } = await readHolderNow(db, programId, whose, parts)
  if (head === null) return { loaded: null, newest }
  const loaded = loadedOf('bucket' in whose ? whose : holderKey(uuidBytes(head[1])), head)
  for (const row of balances) addBalance(loaded, row)
  if (parts.lots) addLots([loaded], lots, null)
  if (parts.holds) addHolds([loaded], holds, null)
  if (parts.days) addDays([loaded], days, null)
  return { loaded, newest }
}

export interface Want {
  holder: Loaded
  needs: Partial<Needs>
  /** Sales whose closed lots are wanted too. */
  sales?: readonly number[]
  /** Commands that opened lots which are wanted though they are closed. */
  opened?: readonly number[]
}

/**
 * Loads the long parts of the states that are wanted and not there yet. What this batch has decided before is not in
 * the database, so its lots, holds and days are added to what is read.
 */
export async function loadMore(client: Client, wants: readonly Want[], set: WriteSet | null): Promise<void> {
  const lots = distinct(wants.filter((w) => w.needs.lots && w.holder.state.lots === null))
  const holds = distinct(wants.filter((w) => w.needs.holds && w.holder.state.holds === null))
  const days = distinct(wants.filter((w) => w.needs.days && w.holder.state.days === null))
  const sales = wants.flatMap((w) => (w.sales ?? []).map((seq) => ({ key: w.holder.key, seq })))
  const opened = wants.flatMap((w) => [...new Set(w.opened)].map((seq) => ({ key: w.holder.key, seq })))
  const [lotRows, holdRows, dayRows, ofSales, closed] = await together([
    lots.length > 0 ? loadOpenLots(client, keysOf(lots)) : NOTHING,
    holds.length > 0 ? loadHolds(client, keysOf(holds)) : NOTHING,
    days.length > 0 ? loadDays(client, keysOf(days)) : NOTHING,
    sales.length > 0 ? loadSaleLots(client, sales) : NOTHING,
    opened.length > 0 ? loadClosedLots(client, opened) : NOTHING,
  ])
  addLots(lots, lotRows, set)
  addHolds(holds, holdRows, set)
  addDays(days, dayRows, set)
  if (ofSales.length > 0) addClosedLots(distinct(wants), ofSales)
  if (closed.length > 0) addClosedLots(distinct(wants), closed)
}

const NOTHING = Promise.resolve([])
const distinct = (wants: readonly Want[]): Loaded[] => [...new Set(wants.map((w) => w.holder))]
const keysOf = (holders: readonly Loaded[]): HolderKey[] => holders.map((h) => h.key)

function addLots(holders: readonly Loaded[], found: readonly LotRow[], set: WriteSet | null): void {
  const rows = group(found)
  for (const holder of holders) {
    const stored = (rows.get(holder.key.text) ?? []).map((row) => readLot(holder, row))
    holder.state = { ...holder.state, lots: [...stored, ...(set?.holders.get(holder)?.openedLots ?? [])] }
  }
}

function addHolds(holders: readonly Loaded[], found: readonly HoldRow[], set: WriteSet | null): void {
  const rows = group(found)
  for (const holder of holders) {
    const stored = (rows.get(holder.key.text) ?? []).map((row) => readHold(holder, row))
    holder.state = { ...holder.state, holds: [...stored, ...(set?.holders.get(holder)?.openedHolds ?? [])] }
  }
}

function addDays(holders: readonly Loaded[], found: readonly DayRow[], set: WriteSet | null): void {
  const rows = group(found)
  for (const holder of holders) {
    const stored = (rows.get(holder.key.text) ?? []).map(dayOf)
    holder.state = { ...holder.state, days: [...stored, ...(set?.holders.get(holder)?.days ?? []).map((day) => ({ ...day }))] }
  }
}

function addClosedLots(holders: readonly Loaded[], found: readonly LotRow[]): void {
  const rows = group(found)
  for (const holder of holders) {
    const known = new Set((holder.state.lots ?? []).map((lot) => `${lot.seq}.${lot.n}`))
    const closed = (rows.get(holder.key.text) ?? []).map((row) => readLot(holder, row)).filter((lot) => !known.has(`${lot.seq}.${lot.n}`))
    if (closed.length > 0) holder.state = { ...holder.state, lots: [...(holder.state.lots ?? []), ...closed] }
  }
}

function group<R extends readonly [string, ...unknown[]]>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const known = groups.get(row[0])
    if (known) known.push(row)
    else groups.set(row[0], [row])
  }
  return groups
}
