import { Random } from '../server/src/demo/random.ts'
import { openArena, openShop, withClient, type Shop } from './arena.ts'
import type { Asked, Bench } from './bench.ts'
import { below, shown, type Figure } from './figure.ts'
import { recordPeople, somebody, type Somebody } from './people.ts'
import { percentile } from './percentile.ts'
import { cafe } from './programs.ts'
import { serve, type Serving } from './server-process.ts'

const PEOPLE = 1_000_000
const PEOPLE_QUICK = 50_000
const EACH = 150
const EACH_QUICK = 30

/** What is typed into the search of somebody who is there. */
const QUERIES: Readonly<Record<string, (who: Somebody, order: string) => string>> = {
  'a whole phone number': ({ identities }) => identities[0]!.value,
  'its last four digits': ({ identities }) => identities[0]!.value.slice(-4),
  'a name': ({ name }) => name,
  'two letters, or a family name of one sign': ({ name }) => (/^[a-z]/i.test(name) ? name.slice(0, 2) : name.slice(0, 1)),
  'the beginning of a name': ({ name }) => name.slice(0, 5),
  'a name and four digits': ({ name, identities }) => `${name.split(' ')[0]} ${identities[0]!.value.slice(-4)}`,
  'an e-mail address': ({ identities }) => identities.find(({ kind }) => kind === 'email')?.value ?? 'nobody@example.com',
  'an order’s number': (_, order) => order,
}

/** One box for whatever people say of themselves, over a million of them, from the request to its answer. */
export const searchBench: Bench = {
  name: 'search',
  figures: ['search'],
  async run(asked) {
    const arena = await openArena()
    let serving: Serving | null = null
    try {
      const shop = await openShop(arena, 'search', cafe())
      const count = asked.quick ? PEOPLE_QUICK : PEOPLE
      const start = performance.now()
      const { rows } = await withClient(shop.url, (client) => client.query<{ id: string }>('select id from organizations'))
      await recordPeople(shop, rows[0]!.id, count, asked.say)
      const size = await sizeOf(shop)
      asked.say(`search: filled in ${shown((performance.now() - start) / 1000)} s; ${size}`)
      serving = await serve(shop)
      return [await measure(serving, count, size, asked)]
    } finally {
      await serving?.stop()
      await arena.close()
    }
  },
}

async function sizeOf({ url }: Shop): Promise<string> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ rows: number; index: number }>(
      "select pg_table_size('person_terms') / 1000000 as rows, pg_relation_size('person_terms_terms') / 1000000 as index",
    ),
  )
  return `${rows[0]!.rows} MB of terms and ${rows[0]!.index} MB of index`
}

export async function measure({ port, keys }: Serving, count: number, size: string, { quick, say }: Asked): Promise<Figure> {
  const people = peopleOf(count)
  const all: number[] = []
  const told: string[] = []
  const headers = { authorization: `Bearer ${keys[0]}`, 'content-type': 'application/json' }
  const ask = (query: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v1/members:search`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  // A server that has just begun compiles itself, and its database reads from disk.
  for (const { name } of people.slice(0, 50)) await (await ask(name.slice(0, 2))).json()
  for (const [what, queryOf] of Object.entries(QUERIES)) {
    const times: number[] = []
    for (let i = 0; i < (quick ? EACH_QUICK : EACH); i++) {
      const query = queryOf(people[i % people.length]!, `T-${i}`)
      const start = performance.now()
      const answer = await ask(query)
      const { items } = (await answer.json()) as { items?: unknown[] }
      times.push(performance.now() - start)
      const nobody = query.startsWith('T-') || query.startsWith('nobody')
      if (!answer.ok || (items!.length === 0) !== nobody) throw new Error(`searching ${what} found ${items?.length ?? answer.status}`)
    }
    const sorted = times.toSorted((a, b) => a - b)
    const line = `${what}: p50 ${shown(percentile(sorted, 0.5))} ms, longest ${shown(sorted.at(-1)!)} ms`
    say(`search: ${line}`)
    told.push(line)
    all.push(...times)
  }
  return {
    name: 'search',
    what: `search among ${shown(count)} people over HTTP, p99`,
    value: percentile(
      all.toSorted((a, b) => a - b),
      0.99,
    ),
    unit: 'ms',
    goal: below(300),
    note: `${told.join('; ')}; ${size}`,
  }
}

/** Some of those who are there, from everywhere among them. */
function peopleOf(count: number): Somebody[] {
  const random = new Random(1)
  const step = Math.floor(count / 150)
  const chosen: Somebody[] = []
  for (let i = 0; i < count; i++) {
    const one = somebody(random, i)
    if (i % step === 1) chosen.push(one)
  }
  return chosen
}
