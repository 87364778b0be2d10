import pg from 'pg'
import { encodeId, uuidBytes } from '../../src/kit/ids.ts'
import type { Clients } from './clients.ts'
import type { Entry } from './journal.ts'

/** What is in the database at the end. */
export interface Accounts {
  /** Commands by kind; gifts that were received, and that came home. */
  commands: Record<string, number>
  beans: Map<string, number>
  members: number
}

export async function readAccounts(databaseUrl: string): Promise<Accounts> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await untilEmpty(client)
    const { rows: kinds } = await client.query<{ kind: string; count: string }>('select kind, count(*) from commands group by kind')
    const { rows: balances } = await client.query<{ holder_id: string; available: string }>(
      "select holder_id, available from balances where currency = 'beans'",
    )
    const { rows: members } = await client.query<{ count: string }>('select count(*) from members')
    return {
      commands: Object.fromEntries(kinds.map(({ kind, count }) => [kind, Number(count)])),
      beans: new Map(balances.map((row) => [encodeId('mem', uuidBytes(row.holder_id)), Number(row.available)])),
      members: Number(members[0]!.count),
    }
  } finally {
    await client.end()
  }
}

/** Gifts under way arrive within moments. */
async function untilEmpty(client: pg.Client): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const { rowCount } = await client.query('select 1 from outbox limit 1')
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the outbox was not empty within twenty seconds')
}

/** Asks everything again that was answered. Whatever is not a repeat of the same answer was lost. */
export async function lostOf(clients: Clients): Promise<Entry[]> {
  const lost: Entry[] = []
  const entries = [...clients.journal.acknowledged]
  while (entries.length > 0) {
    const some = entries.splice(0, 50)
    const again = await Promise.all(some.map((entry) => clients.send(entry)))
    some.forEach((entry, i) => {
      const { status, text, replayed } = again[i]!
      const same = status === entry.answer!.status && (status !== 201 || text === entry.answer!.text)
      if (!replayed || !same) lost.push(entry)
    })
  }
  return lost
}
