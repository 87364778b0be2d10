import pg from 'pg'
import { Connection } from './connection.ts'
import type { Logger } from './log.ts'

/** int8 as number: every amount is a safe integer, and what is not is an error, never a silently different number. */
function safeInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} from the database is beyond the safe integers`)
  return value
}

const types = new pg.TypeOverrides()
types.setTypeParser(20, safeInt8)
/** A date has no time zone; the driver's own parser would give it the process's. */
types.setTypeParser(1082, (text: string) => text)

export type Pool = pg.Pool
export type Client = pg.ClientBase

export interface PoolOptions {
  url: string
  name: string
  max: number
  /** How long one statement may take, ms; 0 for no limit (imports, verify). */
  statementTimeoutMs: number
  /** Point look-ups only: a plan made while a table was empty must not walk it when it is full. */
  lookUps?: boolean
  /** Sorts and sums over millions of rows: in memory where it fits. */
  sums?: boolean
  log: Logger
}

function settings({ url, name, statementTimeoutMs, lookUps, sums }: Omit<PoolOptions, 'max' | 'log'>): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `perennial ${name}`,
    types,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs === 0 ? 0 : 5000,
    keepAlive: true,
    // Other cores are for the tills, and a worker is a process that is started for one statement.
    options: `-c max_parallel_workers_per_gather=0${lookUps ? ' -c enable_seqscan=off' : ''}${sums ? ' -c work_mem=64MB' : ''}`,
  }
}

/**
 * How long a connection may have nothing to do before it is closed, ms. To open one takes both sides some 20 ms, and more until its
 * statements are planned: after the driver's own ten seconds each burst at the tills opened some, and waited for it.
 */
const IDLE_MS = 600_000

export function openPool(options: PoolOptions): Pool {
  const { log, max } = options
  const keep = { max, connectionTimeoutMillis: 5000, idleTimeoutMillis: IDLE_MS }
  const pool = new pg.Pool({ ...settings(options), Client: Connection, pipeline: true, ...keep })
  // A server that stops must not bring the process down; the next query gets the error.
  pool.on('error', (error) => {
    // A connection that is being closed may still hear of the server's own stop.
    if (!pool.ending) log.warn({ error: error.message }, 'an idle database connection was lost')
  })
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * One connection of its own, for work that holds it long. Whoever opens it ends it. With `pipeline`, statements are sent
 * as they come, without waiting for the answers to those before.
 */
export async function openClient({ pipeline = false, ...options }: Omit<PoolOptions, 'max'> & { pipeline?: boolean }): Promise<pg.Client> {
  const client = new Connection({ ...settings(options), pipeline })
  client.on('error', (error) => options.log.warn({ error: error.message }, 'a database connection was lost'))
  await client.connect()
  return client
}

/** What statements that ask nothing of each other read in one snapshot: all of them, and the transaction, in one packet. */
export async function snapshot<T extends readonly unknown[]>(
  pool: Pool,
  read: (client: pg.PoolClient) => { readonly [K in keyof T]: Promise<T[K]> },
): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    return await atOnce(client, () => {
      const begun = client.query('begin isolation level repeatable read, read only')
      const found = together<T>(read(client))
      return together([begun, found, client.query('commit')])
    }).then(([, found]) => found)
  } catch (error) {
    broken = sqlState(error) === null
    throw error
  } finally {
    client.release(broken)
  }
}

/** Runs `work` in one transaction on a connection of the pool; rolls back when it throws. */
export async function transaction<T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true))
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * Sends all statements that `ask` gives to a connection of ours in one packet. Each packet wakes the server, and of a batch
 * of one order that was a third of the work.
 */
export const atOnce = <T>(client: Client, ask: () => T): T => (client as Connection).atOnce(ask)

/**
 * Waits for statements that were sent together, whatever becomes of them. Where one fails, those behind it only say
 * that the transaction is over; what is thrown is the cause.
 */
export async function together<T extends readonly unknown[]>(statements: { readonly [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const settled = await Promise.allSettled(statements)
  const failed = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
  if (failed.length > 0) throw failed.find((error) => sqlState(error) !== '25P02') ?? failed[0]
  return settled.map((result) => (result as PromiseFulfilledResult<unknown>).value) as unknown as T
}

/** A stable SQLSTATE of a database error, or null for anything else. */
export function sqlState(error: unknown): string | null {
  const code = (error as { code?: unknown }).code
  // Every state has a digit; EPIPE, which a lost connection may say, has none.
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : null
}

/** How a statement says that not all rows were as they had been read: it divides by whether they were. */
export const DIVISION_BY_ZERO = '22012'

/** Shut down, crashed, starting up, out of connections, or a session that was ended: states of a database that is gone for the moment. */
const AWAY = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03'])
const LOST = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/

/**
 * Whether an error says that the database cannot be reached: the connection was lost, or there is none to be had. Of
 * what was under way then, nobody knows whether it happened.
 */
export function isUnreachable(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== null) return state.startsWith('08') || AWAY.has(state)
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && LOST.test(code)) return true
  return /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed))/.test(
    String(message),
  )
}
