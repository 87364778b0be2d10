import { encodeId, uuidBytes } from '../../src/kit/ids.ts'
import type { World } from '../world.ts'
import type { Auditor } from './auditor.ts'
import { periodOf, rowOf, type Take } from './caps.ts'
import { offersOf } from './compare-offers.ts'
import type { Delivering } from './delivering.ts'
import { COINS, purseOf, type Member } from './model.ts'

/** Holds everything stored against the auditor's books. Returns what differs. */
export async function compareAll(world: World, auditor: Auditor, delivering: Delivering): Promise<string[]> {
  const stored = await read(world)
  const found: string[] = []
  const agree = (what: string, engine: unknown, audited: unknown): void => {
    const [left, right] = [JSON.stringify(engine), JSON.stringify(audited)]
    if (left !== right) found.push(`${what}\n  engine  ${left}\n  auditor ${right}`)
  }
  for (const member of auditor.members.values()) {
    const { id } = member
    for (const coin of COINS)
      agree(`${id} ${coin}`, stored.balances.get(`${id} ${coin}`) ?? [0, 0, 0, 0], Object.values(purseOf(member, coin)))
    agree(`${id} lots`, stored.lots.get(id) ?? [], lotsOf(member))
    agree(
      `${id} expired`,
      stored.expired.get(id) ?? 0,
      member.lots.reduce((sum, lot) => sum + lot.expired, 0),
    )
    agree(
      `${id} holds`,
      stored.holds.get(id) ?? [],
      member.holds.map((hold) => [hold.seq, hold.n, hold.coin, hold.amount, hold.until]),
    )
    agree(
      `${id} limits`,
      stored.taken.get(id) ?? [],
      takenOf(member.takes, ({ name }) => name),
    )
    agree(`${id} metric`, stored.counted.get(id) ?? [], countedOf(member))
    if (member.seq > 0) agree(`${id} state`, stored.states.get(id), stateOf(member))
  }
  agree(
    'shared limits',
    stored.shared,
    takenOf(auditor.drawing.drawn, (take) => rowOf(take, take.day)).map(([row, , amount]) => [row, amount]),
  )
  for (const [what, engine, audited] of await offersOf(world, auditor, delivering)) agree(what, engine, audited)
  for (const account of new Set([...stored.books.keys(), ...Object.keys(auditor.books)])) {
    agree(`account ${account}`, stored.books.get(account) ?? 0, auditor.books[account] ?? 0)
  }
  return found
}

const lotsOf = (member: Member): unknown[] =>
  member.lots
    .filter((lot) => lot.remaining > 0)
    .map((lot) => [lot.seq, lot.n, lot.coin, lot.remaining, lot.held, lot.expired, lot.pending, lot.usable, lot.gone, lot.sale, lot.waits])

function countedOf({ counted }: Member): [number, number][] {
  const days = new Map<number, number>()
  for (const { day, value } of counted) days.set(day, (days.get(day) ?? 0) + value)
  return [...days].filter(([, value]) => value !== 0).toSorted(([a], [b]) => a - b)
}

const stateOf = (member: Member): unknown => {
  const { seq, adopted, joined, status, tags, city, level, badges, challenges, benefits, plan, baskets, working } = member
  const standing = adopted && [adopted.tier.levels[level.index]!.key, level.until, level.cause]
  return [
    seq,
    adopted?.number ?? 0,
    joined,
    status,
    tags,
    city ?? null,
    standing,
    inOrder(badges),
    inOrder(challenges),
    inOrder(benefits),
    plan,
    baskets.map((basket) => [basket.seq, basket.until]),
    working.map(({ id, kind, until }) => [id, kind, until]),
  ]
}

/** Sums of what was taken, by name and by the day on which its period began. */
function takenOf(takes: readonly Take[], nameOf: (take: Take) => string): [string, number | null, number][] {
  const sums = new Map<string, [string, number | null, number]>()
  for (const take of takes) {
    const [name, day] = [nameOf(take), periodOf(take.period, take.day)]
    const sum = sums.get(`${name} ${day}`) ?? [name, day === -Infinity ? null : day, 0]
    sums.set(`${name} ${day}`, [sum[0], sum[1], sum[2] + take.amount])
  }
  return [...sums.values()].filter(([, , amount]) => amount !== 0).toSorted(byNameAndDay)
}

const byNameAndDay = (a: readonly [string, number | null, number], b: readonly [string, number | null, number]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : (a[1] ?? -1) - (b[1] ?? -1)

interface Stored {
  taken: Map<string, unknown>
  shared: unknown[]
  balances: Map<string, number[]>
  lots: Map<string, unknown[]>
  expired: Map<string, number>
  holds: Map<string, unknown[]>
  counted: Map<string, unknown[]>
  states: Map<string, unknown>
  books: Map<string, number>
}

const DAY = (column: string): string => `(${column} - date '1970-01-01')`

const inOrder = (record: object): [string, unknown][] => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1))

interface Progress {
  badges?: Record<string, number>
  benefits?: Record<string, number | null>
  plan?: object
  challenges?: Record<string, { done: number; times: number }>
  joined: number | null
  status: string
  tags: string[]
  attributes: { city?: string }
  tiers: Record<string, { level: string; until: number | null; cause: string }>
  counters?: Record<string, [day: number, used: number][]>
  open?: Record<string, number>
  coupons?: Record<string, { coupon: string; until: number | null }>
}

async function read(world: World): Promise<Stored> {
  const rows = async (sql: string): Promise<unknown[][]> =>
    (await world.base.pool.query({ text: sql, rowMode: 'array' })).rows as unknown[][]
  const byMember = (list: readonly unknown[][]): Map<string, unknown[]> => {
    const groups = new Map<string, unknown[]>()
    for (const [holder, ...rest] of list) groups.set(idOf(holder), [...(groups.get(idOf(holder)) ?? []), rest])
    return groups
  }
  const [balances, lots, expired, holds, days, states, batches, shared] = await Promise.all([
    rows('select holder_id, currency, available, pending, held, debt from balances'),
    rows(`select holder_id, seq, n, currency, remaining, held, expired, pending, ${DAY('usable_on')}, ${DAY('expires_on')}, sale, waits
          from lots where remaining > 0 order by holder_id, seq, n`),
    rows('select holder_id, sum(expired)::bigint from lots group by holder_id'),
    rows(
      'select holder_id, seq, n, currency, amount, (extract(epoch from expires_at) * 1000)::bigint from holds order by holder_id, seq, n',
    ),
    rows(`select holder_id, ${DAY('day')}, value from metric_days where value <> 0 order by holder_id, day`),
    rows('select holder_id, seq, program_version, progress from holder_states'),
    rows('select sums from batches'),
    rows('select key, used from shared_limits where used <> 0 order by key'),
  ])
  return {
    shared,
    taken: new Map(states.map(([holder, , , progress]) => [idOf(holder), storedTaken(progress as string)])),
    balances: new Map(balances.map(([holder, currency, ...rest]) => [`${idOf(holder)} ${String(currency)}`, rest as number[]])),
    lots: byMember(lots),
    expired: new Map(expired.map(([holder, sum]) => [idOf(holder), sum as number])),
    holds: byMember(holds),
    counted: byMember(days),
    states: new Map(states.map(([holder, seq, version, progress]) => [idOf(holder), storedState(seq, version, progress as string)])),
    books: booksOf(batches.map(([sums]) => sums as Record<string, number>)),
  }
}

const idOf = (holder: unknown): string => encodeId('mem', uuidBytes(holder as string))

function storedTaken(progress: string): unknown {
  const { counters = {} } = JSON.parse(progress) as Progress
  return Object.entries(counters)
    .flatMap(([name, entries]) => entries.map(([day, used]) => [name, day < 0 ? null : day, used] as const))
    .toSorted(byNameAndDay)
}

function storedState(seq: unknown, version: unknown, progress: string): unknown {
  const {
    joined,
    status,
    tags,
    attributes,
    tiers,
    badges = {},
    challenges = {},
    benefits = {},
    plan = null,
    open = {},
    coupons = {},
  } = JSON.parse(progress) as Progress
  const standing = tiers['status']
  return [
    seq,
    version,
    joined,
    status,
    tags,
    attributes.city ?? null,
    standing ? [standing.level, standing.until, standing.cause] : null,
    inOrder(badges),
    inOrder(challenges),
    inOrder(benefits),
    plan,
    Object.entries(open).map(([basket, until]) => [Number(basket), until]),
    Object.entries(coupons).map(([id, { coupon, until }]) => [id, coupon, until]),
  ]
}

const OF_MEMBERS = new Set(['available', 'pending', 'held', 'debt'])

/** The program's accounts are the fold of what its batches say. */
function booksOf(batches: readonly Record<string, number>[]): Map<string, number> {
  const books = new Map<string, number>()
  for (const sums of batches) {
    for (const [name, amount] of Object.entries(sums)) {
      const [, account, currency] = name.split(' ') as [string, string, string]
      if (!OF_MEMBERS.has(account)) books.set(`${account} ${currency}`, (books.get(`${account} ${currency}`) ?? 0) + amount)
    }
  }
  return books
}
