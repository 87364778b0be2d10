import pg from 'pg'
import { withClient } from './arena.ts'

const ACCOUNTS_PER_SCALE = 100_000

/** The tables of pgbench, for where it is not installed. */
export function fillStandIn(url: string, scale: number): Promise<unknown> {
  return withClient(url, async (client) => {
    await client.query(`create table pgbench_accounts (aid integer not null, bid integer, abalance integer, filler char(84)) with (fillfactor = 100);
      create table pgbench_history (tid integer, bid integer, aid integer, delta integer, mtime timestamp, filler char(22));
      insert into pgbench_accounts select aid, (aid - 1) / ${ACCOUNTS_PER_SCALE} + 1, 0, '' from generate_series(1, ${scale * ACCOUNTS_PER_SCALE}) aid;
      alter table pgbench_accounts add primary key (aid)`)
    await client.query('vacuum analyze')
  })
}

/** Transactions a second of what `pgbench -N -M prepared` does, driven from this process: somewhat fewer than its own. */
export async function standInRate(url: string, scale: number, clients: number, seconds: number): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }))
  await Promise.all(connections.map((connection) => connection.connect()))
  const start = performance.now()
  const loop = async (connection: pg.Client): Promise<number> => {
    let done = 0
    for (; performance.now() - start < seconds * 1000; done++)
      await transact(connection, 1 + Math.floor(Math.random() * scale * ACCOUNTS_PER_SCALE))
    return done
  }
  const done = await Promise.all(connections.map(loop))
  const rate = done.reduce((a, b) => a + b, 0) / ((performance.now() - start) / 1000)
  await Promise.all(connections.map((connection) => connection.end()))
  return rate
}

async function transact(connection: pg.Client, aid: number): Promise<void> {
  const delta = Math.floor(Math.random() * 10_001) - 5000
  await connection.query({ name: 'begin', text: 'begin' })
  await connection.query({
    name: 'update',
    text: 'update pgbench_accounts set abalance = abalance + $1 where aid = $2',
    values: [delta, aid],
  })
  await connection.query({ name: 'select', text: 'select abalance from pgbench_accounts where aid = $1', values: [aid] })
  await connection.query({
    name: 'insert',
    text: 'insert into pgbench_history (tid, bid, aid, delta, mtime) values (1, 1, $1, $2, current_timestamp)',
    values: [aid, delta],
  })
  await connection.query({ name: 'end', text: 'end' })
}
