import type { GridRow } from './values.sql.ts'

/** One step of a scale; a score of 1 is the worst. `to` is inside of it, null for no end. */
export interface Step {
  score: number
  from: number
  to: number | null
}

export interface Scales {
  /** Days since the last order: the fewest have the highest score. */
  recency: Step[]
  frequency: Step[]
  /** Minor units of money. */
  money: Step[]
}

export interface Cell {
  recency: number
  frequency: number
  members: number
  orders: number
  spent: number
  /** The mean score of money of its members. */
  money: number
}

/** The steps that borders make of a scale which begins at `least`. */
function steps(borders: readonly number[], least: number, falling: boolean): Step[] {
  const from = [least, ...borders]
  return from.map((value, i) => ({
    score: falling ? from.length - i : i + 1,
    from: value,
    to: i + 1 < from.length ? from[i + 1]! - 1 : null,
  }))
}

export function scalesOf(rows: readonly GridRow[]): Scales {
  const [first] = rows
  return {
    recency: steps(first?.r_borders ?? [], 0, true),
    frequency: steps(first?.f_borders ?? [], 1, false),
    money: steps(first?.m_borders ?? [], 0, false),
  }
}

/** The cells of the grid, all of them, also those that nobody is in; the best first. */
export function cellsOf(rows: readonly GridRow[], { recency, frequency, money }: Scales): Cell[] {
  return recency.flatMap((r, i) =>
    frequency.toReversed().map((f): Cell => {
      const own = rows.filter((row) => row.r === i && row.f === f.score - 1)
      const sum = (of: (row: GridRow) => number): number => own.reduce((total, row) => total + of(row), 0)
      const members = sum((row) => row.members)
      const scores = sum((row) => row.members * (money[row.m]?.score ?? 0))
      return {
        recency: r.score,
        frequency: f.score,
        members,
        orders: sum((row) => row.orders),
        spent: sum((row) => row.spent),
        money: members === 0 ? 0 : scores / members,
      }
    }),
  )
}

/** Members by their score of money, whatever the others are. */
export function byMoney(rows: readonly GridRow[], { money }: Scales): { score: number; members: number; orders: number; spent: number }[] {
  return money.map(({ score }, i) => {
    const own = rows.filter((row) => row.m === i)
    const sum = (of: (row: GridRow) => number): number => own.reduce((total, row) => total + of(row), 0)
    return { score, members: sum((row) => row.members), orders: sum((row) => row.orders), spent: sum((row) => row.spent) }
  })
}
