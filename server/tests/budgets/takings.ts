import type { EffectRow } from '../../src/intake/outcome.ts'
import type { Pool } from '../../src/kit/pg.ts'
import { POINT_COSTS } from './terms.ts'

/** What was taken of each shared limit: as its row says, and as all decisions together say. */
export interface Takings {
  rows: Map<string, number>
  decisions: Map<string, number>
}

interface Decided {
  kind: string
  /** Local day of the order, or of the sale that a return was of; days since 1970. */
  day: number
  device: string | null
  effects: EffectRow[] | null
}

/**
 * The decisions' side is added up from what members were granted, so it knows nothing of limits. Times are counted by
 * check-ins that gave something; nobody brings a check-in back.
 */
export async function takingsOf(pool: Pool): Promise<Takings> {
  const { rows: limits } = await pool.query<{ key: string; used: number }>('select key, used from shared_limits')
  const { rows: decided } = await pool.query<Decided>(
    `select c.kind, (timezone('Asia/Shanghai', coalesce(s.at, c.at))::date - date '1970-01-01') as day,
            c.input -> 'attributes' ->> 'device' as device, c.outcome -> 'effects' as effects
     from commands c
     left join commands s on s.holder_id = c.holder_id and c.kind = 'return' and s.seq = (c.outcome -> 'sales' ->> 0)::int`,
  )
  const decisions = new Map<string, number>()
  const add = (key: string, amount: number): void => void decisions.set(key, (decisions.get(key) ?? 0) + amount)
  for (const { day, device, effects } of decided) {
    for (const [campaign, , , , granted] of effects ?? []) {
      if (campaign === 'launch') add('budget:launch', granted)
      if (campaign === 'spring') add('budget:spring', granted * POINT_COSTS)
      if (campaign === 'by_day' || campaign === 'whole_day') add(`${campaign}#0@${day}`, granted)
      if (campaign === 'device') add(`device#0:${device}`, granted > 0 ? 1 : 0)
      if (campaign === 'device_points') add(`device_points#0:${device}`, granted)
    }
  }
  return { rows: new Map(limits.map(({ key, used }) => [key, used])), decisions }
}

/** The cap's name: what a row's key is without its day or device. */
export const capOf = (key: string): string => (key.startsWith('budget:') ? key : key.split(/[@:]/)[0]!)
