import type { CouponFact } from '@perennial/engine/decide/decision.ts'
import type { StoredOutcome } from '../../src/intake/outcome.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '../../src/kit/ids.ts'
import type { World } from '../world.ts'
import type { Auditor, SentPart } from './auditor.ts'
import type { Coupon } from './coupons.ts'

/** A command as it was stored. */
export interface Row {
  holder_id: string
  seq: number
  kind: string
  at: number
  recorded_at: number
  client: string | null
  input: { lots: SentPart[]; back: boolean; expiresAt: number }
  facts: { shared?: Record<string, number>; coupons?: Record<string, CouponFact | null> } | null
  outcome: StoredOutcome
}

export const idOf = (row: Pick<Row, 'holder_id'>): string => encodeId('mem', uuidBytes(row.holder_id))

/** All that was decided since, each member's in order. @param seen how many of each member's commands are known */
export async function rowsSince({ base }: World, seen: ReadonlyMap<string, number>): Promise<Row[]> {
  const { rows } = await base.pool.query<Row>(
    `select c.holder_id, c.seq, c.kind, (extract(epoch from c.at) * 1000)::bigint as at,
            (extract(epoch from c.recorded_at) * 1000)::bigint as recorded_at, c.client, c.input, c.facts, c.outcome
     from unnest($1::uuid[], $2::int[]) h(holder_id, seq) join commands c on c.holder_id = h.holder_id and c.seq > h.seq
     order by c.holder_id, c.seq`,
    [[...seen.keys()].map((id) => uuidText(decodeId('mem', id)!)), [...seen.values()]],
  )
  return rows
}

/**
 * Each member's rows in their order; a gift that came home after the row that says why; and those that have to do with one coupon in
 * an order in which each found it as the one before had left it. Null where there is no such order.
 */
export function* inOrder(rows: readonly Row[], auditor: Auditor): Generator<Row | null> {
  const serial = serialOf(rows, auditor.coupons)
  if (!serial) return yield null
  const waiting = [...rows]
  while (waiting.length > 0) {
    const stuck = new Set<string>()
    const next = waiting.findIndex((row) => {
      const isTurn = !touches(row) || row === serial[0]
      const arrives = row.kind !== 'receive' || auditor.awaits(idOf(row), row.input.lots, row.input.back)
      const ready = !stuck.has(row.holder_id) && isTurn && arrives
      stuck.add(row.holder_id)
      return ready
    })
    if (next < 0) return yield null
    const [row] = waiting.splice(next, 1)
    if (row === serial[0]) serial.shift()
    yield row!
  }
}

const touches = ({ facts, outcome }: Row): boolean => facts?.coupons !== undefined || outcome.coupons !== undefined

type Standing = Pick<Coupon, 'state' | 'by' | 'shared'>

/** An order of the rows that have to do with coupons, in which each was told the truth. */
function serialOf(rows: readonly Row[], coupons: ReadonlyMap<string, Standing>): Row[] | null {
  const touching = rows.filter(touches)
  const queues = [...new Set(touching.map(({ holder_id }) => holder_id))].map((holder) =>
    touching.filter((row) => row.holder_id === holder),
  )
  const states = new Map([...coupons].map(([id, { state, by, shared }]) => [id, { state, by, shared }]))
  const found = search(queues, states)
  return found && found.toReversed()
}

/** The rest of the order, last first. */
function search(queues: readonly Row[][], states: ReadonlyMap<string, Standing>): Row[] | null {
  if (queues.every((queue) => queue.length === 0)) return []
  for (const [i, [row]] of queues.entries()) {
    if (!row || !isTold(row, states)) continue
    const rest = search(queues.with(i, queues[i]!.slice(1)), after(row, states))
    if (rest) return [...rest, row]
  }
  return null
}

function isTold({ facts, recorded_at: now, holder_id: holder }: Row, states: ReadonlyMap<string, Standing>): boolean {
  return Object.entries(facts?.coupons ?? {}).every(([id, fact]) => {
    const known = states.get(id)
    if (!known || !fact) return !known && !fact
    const { state, by } = known
    const isMine = state === 'reserved' && by!.member === encodeId('mem', uuidBytes(holder))
    const isOver = state === 'reserved' && by!.aside! <= now
    return fact.by === (isMine ? by!.seq : undefined) && fact.state === (isOver || state === 'expired' ? 'issued' : state)
  })
}

function after(row: Row, states: ReadonlyMap<string, Standing>): Map<string, Standing> {
  const next = new Map(states)
  for (const { id, to } of row.outcome.coupons ?? []) {
    if (next.get(id)!.shared) continue
    const taken = to === 'reserved' || to === 'used'
    const by = taken ? { member: idOf(row), seq: row.seq, aside: to === 'reserved' ? row.input.expiresAt : null } : null
    next.set(id, { state: to, by, shared: false })
  }
  return next
}
