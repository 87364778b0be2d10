import type { Client } from '#kit/pg.ts'
import { neighboursOf, putLast, putSales, type Neighbour } from './count.sql.ts'
import type { ChainedSale, SaleRow } from './sale.ts'

type Before = Pick<ChainedSale, 'last_at' | 'last_but_one_at'>
const NOTHING: Before = { last_at: null, last_but_one_at: null }

/**
 * Writes sales with the two before each, and puts right those that come after them: a sale that is heard of late, or that
 * came back wholly, changes what the next two have before them.
 *
 * @param sales new ones, and those of which something came back
 */
export async function chainSales(client: Client, sales: readonly SaleRow[]): Promise<void> {
  const own = new Set(sales.map(nameOf))
  const others = (await neighboursOf(client, sales)).filter((row) => !own.has(nameOf(row)))
  const before = chain([...sales.filter((sale) => sale.stands), ...others])
  await putSales(
    client,
    sales.map((sale) => ({ ...sale, ...(before.get(nameOf(sale)) ?? NOTHING) })),
  )
  // Of those before them only the times were wanted: what lies before those was not looked at.
  const after = new Map(others.filter((row) => row.after).map((row) => [nameOf(row), row]))
  await putLast(
    client,
    [...after].map(([name, row]) => ({ ...row, ...before.get(name)! })),
  )
}

/** What each has before it, among those given. */
function chain(standing: readonly (SaleRow | Neighbour)[]): Map<string, Before> {
  const once = new Map(standing.map((row) => [nameOf(row), row]))
  const sorted = [...once.values()].toSorted((a, b) =>
    a.holder_id < b.holder_id ? -1 : a.holder_id > b.holder_id ? 1 : a.at - b.at || a.seq - b.seq,
  )
  const found = new Map<string, Before>()
  sorted.forEach((row, i) => {
    const [last, lastButOne] = [sorted[i - 1], sorted[i - 2]]
    const isOwn = (other: typeof last): other is typeof row => other?.holder_id === row.holder_id
    found.set(nameOf(row), {
      last_at: isOwn(last) ? last.at : null,
      last_but_one_at: isOwn(lastButOne) ? lastButOne.at : null,
    })
  })
  return found
}

const nameOf = ({ holder_id, seq }: { holder_id: string; seq: number }): string => `${holder_id} ${seq}`
