import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Vault } from './crypto.ts'
import type { Logger } from './log.ts'
import type { Pool } from './pg.ts'

/** What every action may use. Features add to it: see `context.ts`. */
export interface Base {
  config: Config
  log: Logger
  clock: Clock
  /** For the doors: short statements. */
  pool: Pool
  /** For jobs, imports and reports: long ones, which must not take the doors' connections. */
  slowPool: Pool
  vault: Vault
  databaseUrl: string
}
