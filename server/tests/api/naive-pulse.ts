import type { OpenContext } from '../../src/open-context.ts'

/** Figures by the plainest statements there are, over what the engine wrote. */
export async function naive(ctx: OpenContext, programId: number, start: number, end: number): Promise<Record<string, number>> {
  const rows = async (sql: string, ...given: unknown[]): Promise<any[]> => (await ctx.slowPool.query(sql, given)).rows
  const within = (column: string): string => `${column} >= to_timestamp(${start} / 1000.0) and ${column} < to_timestamp(${end} / 1000.0)`
  const orders = await rows(
    `select c.holder_id, (c.input->'order'->>'net')::bigint as net, c.outcome->'effects' as effects, c.outcome->'paid' as paid, r.returned,
            c.input->'order'->'lines' as lines
     from commands c left join order_returns r on r.bucket = c.bucket and r.holder_id = c.holder_id and r.order_seq = c.seq
     where c.program_id = $1 and c.kind = 'order' and not c.refused and ${within('least(c.at, c.recorded_at)')}`,
    programId,
  )
  const standing = orders.filter(({ returned, lines }) => !returned || lines.some((line: any, i: number) => line.quantity > returned[i]))
  const by = new Map<string, number>()
  for (const { holder_id } of standing) by.set(holder_id, (by.get(holder_id) ?? 0) + 1)
  const active = by.size
  const twice = [...by.values()].filter((n) => n > 1).length
  const [{ joined }] = await rows(`select count(*)::int as joined from members where program_id = $1 and ${within('joined_at')}`, programId)
  const [{ all }] = await rows(
    `select count(*)::int as all from members where program_id = $1 and joined_at < to_timestamp($2::float8 / 1000)`,
    programId,
    end,
  )
  const moved = await rows(
    `select t.currency, sum(amount) filter (where debit = 'issued') as issued, sum(amount) filter (where credit = 'issued') as taken,
            sum(amount) filter (where credit = 'redeemed') as redeemed, sum(amount) filter (where debit = 'redeemed') as back,
            sum(amount) filter (where credit = 'expired') as expired
     from transfers t join holder_states s on s.bucket = t.bucket and s.holder_id = t.holder_id
     where s.program_id = $1 and ${within('least(t.at, t.recorded_at)')} group by 1`,
    programId,
  )
  const [{ worth }] = await rows(
    'select coalesce(sum(remaining * unit_value_micros::numeric), 0)::text as worth from lots l join holder_states s using (bucket, holder_id) where s.program_id = $1',
    programId,
  )
  const { document } = (await rows('select document from versions where program_id = $1 order by number desc limit 1', programId))[0]
  const spendable = Object.keys(document.currencies).filter((c) => document.currencies[c].spendable && !document.currencies[c].lifetime)
  const points = spendable.flatMap((currency) => {
    const m = moved.find((row) => row.currency === currency) ?? {}
    const [earned, burned, expired] = [(m.issued ?? 0) - (m.taken ?? 0), (m.redeemed ?? 0) - (m.back ?? 0), Number(m.expired ?? 0)]
    return [
      [`earned.${currency}`, earned],
      [`burned.${currency}`, burned],
      [`expired.${currency}`, expired],
    ] as const
  })
  // What was never touched by a return can be summed by hand.
  const untouched = orders.every(({ returned }) => !returned)
  const discount = (effects: any[][] = []): number =>
    effects.reduce((sum, [, , , , granted, , extra]) => (extra?.kind === 'discount' ? sum + granted : sum), 0)
  const inPoints = (paid: { amount: number }[] = []): number => paid.reduce((sum, { amount }) => sum + amount, 0)
  const spent = orders.reduce((sum, { net, effects, paid }) => sum + Math.max(0, net - discount(effects ?? []) - inPoints(paid ?? [])), 0)
  return {
    orders: standing.length,
    active_members: active,
    repeat_rate: twice / active,
    new_members: joined,
    participation: active / all,
    liability: Math.round(Number(worth) / 1e6),
    ...(untouched && { sales: spent, average_order: spent / standing.length }),
    ...Object.fromEntries(points),
  }
}
