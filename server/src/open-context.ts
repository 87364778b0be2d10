import type { Base } from '#kit/base.ts'
import { systemClock, type Clock } from '#kit/clock.ts'
import type { Config } from '#kit/config.ts'
import { Vault } from '#kit/crypto.ts'
import { openLog } from '#kit/log.ts'
import { openPool } from '#kit/pg.ts'
import { KeptCheckouts } from './checkouts/kept-checkouts.ts'
import type { Context } from './context.ts'
import { Misses } from './coupons/misses.ts'
import { IdentityFinder } from './customers/identity-finder.ts'
import { Intake } from './intake/intake.ts'
import { ProductBook } from './products/product-book.ts'
import { ProgramCache } from './programs/program-cache.ts'
import { isAnnounced } from './reactions.ts'
import { Listeners } from './webhooks/listeners.ts'

export interface OpenContext extends Context {
  /** Called whenever something was announced. */
  onAnnounced: () => void
  close(): Promise<void>
}

/** Everything a process shares, over one database. Connections are opened when first needed. */
export function openContext(config: Config, databaseUrl: string, clock: Clock = systemClock): OpenContext {
  const log = openLog(config.logLevel)
  const pool = openPool({ url: databaseUrl, name: 'doors', max: 8, statementTimeoutMs: 2000, lookUps: true, log })
  const slowPool = openPool({ url: databaseUrl, name: 'jobs', max: 4, statementTimeoutMs: 0, log })
  const reports = openPool({ url: databaseUrl, name: 'reports', max: 2, statementTimeoutMs: 20_000, sums: true, log })
  const base: Base = { config, log, clock, pool, slowPool, vault: new Vault(config.masterKey), databaseUrl }
  const programs = new ProgramCache(pool)
  const listeners = new Listeners(base)
  const context: OpenContext = {
    ...base,
    programs,
    identities: new IdentityFinder(base),
    products: new ProductBook(base),
    listeners,
    reports,
    couponMisses: new Misses(base),
    keptCheckouts: new KeptCheckouts(),
    receiptMisses: new Misses(base),
    intake: new Intake({
      base,
      programs,
      announced: (programId, type) => isAnnounced(type) || listeners.listen(programId, type),
      refresh: () => listeners.refresh(),
      onAnnounced: () => context.onAnnounced(),
    }),
    onAnnounced: () => undefined,
    close: async () => {
      await context.intake.close()
      await Promise.all([pool.end(), slowPool.end(), reports.end()])
    },
  }
  return context
}
