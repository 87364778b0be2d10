import type { Client } from '#kit/pg.ts'

/**
 * Begins a transaction that sees one moment of the database and cannot write; `snapshot` makes it the moment of another.
 * Tables are read along the primary key: on a database without statistics the planner would walk all of `commands` for
 * each of the 256 buckets. Each thread has its own server process, so none of them gets helpers besides.
 */
export async function beginReading(client: Client, snapshot: string | null): Promise<void> {
  await client.query('begin transaction isolation level repeatable read, read only')
  if (snapshot !== null) await client.query(`set transaction snapshot '${named(snapshot)}'`)
  await client.query("set local enable_seqscan = off; set local max_parallel_workers_per_gather = 0; set local work_mem = '64MB'")
}

/** The name by which other connections can see the moment that this one sees. */
export async function exportSnapshot(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select pg_export_snapshot() as name')
  return rows[0]!.name
}

/** The server process that serves a connection. */
export async function serverProcess(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]!.pid
}

/** Ends server processes whose clients are gone: one that waits for a lock would not notice. */
export async function endProcesses(client: Client, pids: readonly number[]): Promise<void> {
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where pid = any($1::int[]) and application_name = current_setting('application_name')",
    [pids],
  )
}

/** The statement takes no parameters. */
function named(snapshot: string): string {
  if (!/^[0-9A-F-]+$/i.test(snapshot)) throw new Error(`not the name of a snapshot: ${snapshot}`)
  return snapshot
}
