import type { Base } from '#kit/base.ts'
import type { Pool } from '#kit/pg.ts'
import type { KeptCheckouts } from './checkouts/kept-checkouts.ts'
import type { Misses } from './coupons/misses.ts'
import type { IdentityFinder } from './customers/identity-finder.ts'
import type { Intake } from './intake/intake.ts'
import type { ProductBook } from './products/product-book.ts'
import type { ProgramCache } from './programs/program-cache.ts'
import type { Listeners } from './webhooks/listeners.ts'

/** What the actions and doors of this server share. */
export interface Context extends Base {
  programs: ProgramCache
  identities: IdentityFinder
  products: ProductBook
  intake: Intake
  listeners: Listeners
  couponMisses: Misses
  keptCheckouts: KeptCheckouts
  receiptMisses: Misses
  /** For reports that somebody waits for: few connections and a limit, so that ten open screens do not take the cores from the tills. */
  reports: Pool
}
