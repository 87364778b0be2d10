import Papa from 'papaparse'
import { guarded } from '#kit/spreadsheet-cell.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import type { Program } from '../programs/program.ts'
import { showPeople } from '../sales/show-people.ts'
import { membersOf } from './segments.sql.ts'

const AT_ONCE = 200

/** The members of a snapshot as lines of CSV. Nothing of the person stands in it: who is allowed looks them up by their ids. */
export async function* memberLines(ctx: Context, program: Program, caller: Caller, id: number, number: number): AsyncGenerator<string> {
  yield 'member,joined_at,orders,spent,last_order_at\r\n'
  for (let after: { bucket: number; holder: string } | null = null; ;) {
    const rows = await membersOf(ctx.pool, id, number, after, AT_ONCE)
    const people = await showPeople(
      ctx,
      program,
      caller,
      rows.map((row) => row.holder_id),
    )
    const lines = people.map(({ member, orders, spent, last_order_at }) => [
      member.id,
      member.joined_at,
      orders,
      spent,
      last_order_at ?? '',
    ])
    if (lines.length > 0)
      yield `${Papa.unparse(
        lines.map((line) => line.map((cell) => guarded(String(cell)))),
        { newline: '\r\n' },
      )}\r\n`
    const last = rows.at(-1)
    if (rows.length < AT_ONCE || !last) return
    after = { bucket: last.bucket, holder: last.holder_id }
  }
}
