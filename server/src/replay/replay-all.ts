import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { transaction, type Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { loadHeads, loadMore } from '../intake/load-states.ts'
import { isLive } from '../programs/program.ts'
import { compareState } from './compare-state.ts'
import { countHolders, historyOf, holdersAfter, transfersOf, type HolderRow } from './history.sql.ts'
import { replayHolder, type Mismatch } from './replay-holder.ts'

const AT_ONCE = 100
/** More than this many are not worth reading. */
const SHOWN = 50

export interface Replayed {
  ok: boolean
  holders: number
  commands: number
  mismatches: Mismatch[]
  mismatch_count: number
  seconds: number
}

/** Replays every command of all holders, of one program's, or of one, and reports where it comes out otherwise. */
export async function replayAll(
  ctx: Context,
  which: { programId: number | null; holder?: HolderKey },
  at: (done: number, total: number) => void,
): Promise<Replayed> {
  const start = performance.now()
  const total = which.holder ? 1 : await countHolders(ctx.slowPool, which.programId)
  const sum = { holders: 0, commands: 0, mismatch_count: 0 }
  const mismatches: Mismatch[] = []
  const take = async (rows: readonly HolderRow[]): Promise<void> => {
    const { commands, found } = await replayPage(ctx, rows)
    sum.holders += rows.length
    sum.commands += commands
    sum.mismatch_count += found.length
    mismatches.push(...found.slice(0, SHOWN - mismatches.length))
    at(sum.holders, total)
  }
  if (which.holder) {
    const { bucket, text } = which.holder
    await take([{ bucket, holder_id: text, program_id: which.programId! }])
  }
  let after: HolderRow | null = null
  while (!which.holder) {
    const rows: HolderRow[] = await holdersAfter(ctx.slowPool, which.programId, after, AT_ONCE)
    if (rows.length === 0) break
    await take(rows)
    after = rows.at(-1)!
  }
  return { ok: sum.mismatch_count === 0, ...sum, mismatches, seconds: (performance.now() - start) / 1000 }
}

/** One page of holders, read in one snapshot, so that a server which goes on deciding does not look like a mismatch. */
function replayPage(ctx: Context, rows: readonly HolderRow[]): Promise<{ commands: number; found: Mismatch[] }> {
  const keys = rows.map((row) => holderKey(uuidBytes(row.holder_id)))
  return transaction(ctx.slowPool, async (client: Client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    const history = group(await historyOf(client, keys))
    const transfers = group(await transfersOf(client, keys))
    const stored = await loadHeads(client, keys, false)
    await loadMore(
      client,
      [...stored.values()].map((holder) => ({ holder, needs: { lots: true, holds: true, days: true } })),
      null,
    )
    const found: Mismatch[] = []
    let commands = 0
    for (const { holder_id, program_id } of rows) {
      const program = await ctx.programs.current(program_id)
      const own = history.get(holder_id) ?? []
      if (!program || !isLive(program) || own.length === 0) continue
      commands += own.length
      const member = encodeId('mem', uuidBytes(holder_id))
      const { state, mismatches } = replayHolder(program.timeline, member, own, transfers.get(holder_id) ?? [])
      found.push(...mismatches, ...compareState(member, state, stored.get(holder_id)!.state))
    }
    return { commands, found }
  })
}

function group<R extends { holder_id: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const row of rows) {
    const known = groups.get(row.holder_id)
    if (known) known.push(row)
    else groups.set(row.holder_id, [row])
  }
  return groups
}
