import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { namesOfStaff } from './staff.sql.ts'

const STAFF = 'staff:'

/** What clients are called: of `staff:stf_…` the person's name, of a machine its own. */
export async function namesOfClients(ctx: Base, organizationId: string, clients: Iterable<string | null>): Promise<Map<string, string>> {
  const named = [...new Set(clients)].filter((client) => client !== null)
  const ids = named.flatMap((client) => {
    const bytes = client.startsWith(STAFF) ? decodeId('stf', client.slice(STAFF.length)) : null
    return bytes ? [{ client, id: uuidText(bytes) }] : []
  })
  const names = ids.length === 0 ? new Map<string, string>() : await namesOfStaff(ctx.pool, organizationId, ids.map(({ id }) => id)) // prettier-ignore
  const people = new Map(ids.map(({ client, id }) => [client, names.get(id)]))
  return new Map(named.map((client) => [client, people.get(client) ?? client]))
}
