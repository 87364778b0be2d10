import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { addMonths, dateOfDay, dayOfDate, type Day } from '@perennial/engine/time/calendar.ts'
import type { BacktestFigures, Compared } from '../backtests/backtest.ts'
import { runBacktest } from '../backtests/run-backtest.ts'
import type { Context } from '../context.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Watching } from '../studies/run-studies.ts'
import { compared } from './outlook-report.ts'
import type { WhatifFigures } from './whatif.ts'

interface Asked {
  changed: CompiledVersion
  asOf: Day
  months: number
  threads: number
}

/** What is earned otherwise: the last whole months decided again, in sum and by month. */
export async function earningOf(
  ctx: Context,
  program: LiveProgram,
  { changed, asOf, months, threads }: Asked,
  watching: Watching,
): Promise<NonNullable<WhatifFigures['earning']>> {
  const { year, month } = dateOfDay(asOf)
  const end = dayOfDate(year, month, 1)
  const backtest = { draft: changed, from: addMonths(end, -months), to: end - 1, population: null, threads }
  const { from, to, orders, cost, currencies, days, tiers } = await runBacktest(ctx, program, backtest, watching)
  return {
    from,
    to,
    orders,
    cost: { ...pair(cost), interval: cost.interval.difference },
    per_month: compared(Math.round(cost.live / months), Math.round(cost.draft / months)),
    points: currencies.map(({ currency, net }) => ({ currency, net: pair(net) })),
    months: byMonth(days),
    tiers: tiers.map(({ set, levels, moved, matrix }) => ({
      set,
      levels,
      moved,
      cells: matrix.map(({ live, draft, members }) => ({ live, changed: draft, members })),
    })),
  }
}

const pair = ({ live, draft }: Compared): { live: number; changed: number; difference: number } => compared(live, draft)

function byMonth(days: BacktestFigures['days']): NonNullable<WhatifFigures['earning']>['months'] {
  const months = new Map<string, { orders: number; live: number; changed: number }>()
  for (const { day, orders, cost } of days) {
    const month = day.slice(0, 7)
    const sum = months.get(month) ?? { orders: 0, live: 0, changed: 0 }
    months.set(month, { orders: sum.orders + orders, live: sum.live + cost.live, changed: sum.changed + cost.draft })
  }
  return [...months].map(([month, { orders, live, changed }]) => ({ month, orders, cost: compared(live, changed) }))
}
