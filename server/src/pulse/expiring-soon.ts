import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { formatDay, type Day } from '@perennial/engine/time/calendar.ts'
import type { Context } from '../context.ts'
import type { Figure } from './figures.ts'
import { expiringBetween } from './pulse.sql.ts'

/** So many days are looked ahead. */
const AHEAD_DAYS = 30
/** Lots have no index by the day on which they end, so that no sale pays for one: a million of them are walked in 0.7 s. */
const FRESH_MS = 30_000

interface Known {
  at: number
  rows: ReturnType<typeof expiringBetween>
}
const known = new WeakMap<Context, Map<string, Known>>()

/** Points that end within the next thirty days, by currency; at most half a minute old. */
export async function expiringSoon(ctx: Context, programId: number, version: CompiledVersion, path: string, today: Day): Promise<Figure[]> {
  const until = formatDay(today + AHEAD_DAYS - 1)
  const rows = await read(ctx, programId, formatDay(today), until)
  const ending = [...version.currencies.values()].filter(
    (c) => c.spendable && (c.document.expiry.policy !== 'never' || rows.some((row) => row.currency === c.key)),
  )
  return ending.map(({ key: currency }) => {
    const own = new Map(rows.filter((row) => row.currency === currency).map((row) => [row.day, row.points]))
    const series = Array.from({ length: AHEAD_DAYS }, (_, i) => formatDay(today + i)).map((day) => ({ day, value: own.get(day) ?? 0 }))
    return {
      key: 'expiring',
      currency,
      unit: 'points' as const,
      value: [...own.values()].reduce((sum, points) => sum + points, 0),
      previous: null,
      parts: null,
      series,
      series_of: 'coming' as const,
      made_of: `${path}/outstanding?from=${formatDay(today)}&until=${until}&currency=${currency}`,
    }
  })
}

function read(ctx: Context, programId: number, from: string, until: string): Known['rows'] {
  let own = known.get(ctx)
  if (!own) known.set(ctx, (own = new Map()))
  const name = `${programId} ${until}`
  const before = own.get(name)
  const now = ctx.clock.now()
  if (before && Math.abs(now - before.at) < FRESH_MS) return before.rows
  const rows = expiringBetween(ctx.reports, programId, from, until)
  own.set(name, { at: now, rows })
  // What failed is tried again by whoever asks next.
  rows.catch(() => own.delete(name))
  return rows
}
