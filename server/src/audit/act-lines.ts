import papaparse from 'papaparse'
import { guarded } from '#kit/spreadsheet-cell.ts'
import { staffIdText } from '../access/staff-role.ts'
import type { ActRow } from './acts.sql.ts'

const AT_ONCE = 1000
const HEAD = ['at', 'staff', 'name', 'role', 'kind', 'route', 'targets', 'reason', 'status', 'before', 'after', 'request', 'id']

/** Lines of CSV, a thousand rows at a time. A spreadsheet takes no cell for a formula. */
export async function* actLines(read: (before: number, limit: number) => Promise<ActRow[]>): AsyncGenerator<string> {
  yield `${HEAD.join(',')}\r\n`
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await read(before, AT_ONCE)
    if (rows.length > 0) yield `${papaparse.unparse(rows.map(cells))}\r\n`
    if (rows.length < AT_ONCE) return
    before = rows.at(-1)!.id
  }
}

function cells({
  at,
  staff_id,
  name,
  role,
  kind,
  route,
  targets,
  reason,
  status,
  before,
  after,
  request,
  id,
}: ActRow): (string | number | null)[] {
  const texts = [
    at.toISOString(),
    staff_id && staffIdText(staff_id),
    name,
    role,
    kind,
    route,
    targets.join(' '),
    reason,
    status,
    before && JSON.stringify(before),
    after && JSON.stringify(after),
    request,
    id,
  ]
  return texts.map((cell) => (typeof cell === 'string' ? guarded(cell) : (cell as number | null)))
}
