import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { TokenBucket, TokenBuckets, type Rate } from './token-bucket.ts'

const FRESH_MS = 10_000
const REMEMBERED = 10_000
/** Credentials that one address may try in vain. None can be guessed; this keeps the guessing off the database. */
const FAILURES: Rate = { perSecond: 10, burst: 200 }

interface Known<T> {
  whose: T
  readAt: number
  requests: TokenBucket
}

/** Whose a key or a session is: asked of the database every ten seconds at the most, and each within its rate. */
export class Credentials<T extends object> {
  readonly #ctx: Base
  readonly #rate: Rate
  readonly #look: (credential: string) => Promise<T | null>
  readonly #known = new Map<string, Known<T>>()
  readonly #failures = new TokenBuckets()
  /** A client's first requests may come all at once: they are one look-up. */
  readonly #looking = new Map<string, Promise<T | null>>()

  constructor(ctx: Base, rate: Rate, look: (credential: string) => Promise<T | null>) {
    this.#ctx = ctx
    this.#rate = rate
    this.#look = look
  }

  /** @throws Problem `unauthenticated`, or `rate_limited` */
  async find(credential: string, address: string): Promise<T> {
    const now = this.#ctx.clock.now()
    let known = this.#known.get(credential)
    if (!known || isOver(known.whose) || Math.abs(now - known.readAt) > FRESH_MS) {
      const whose = await (known ? this.#look(credential) : this.#stranger(credential, address))
      if (!whose) {
        this.#known.delete(credential)
        throw new Problem('unauthenticated', {}, [], { 'www-authenticate': 'Bearer' })
      }
      if (this.#known.size >= REMEMBERED) this.#known.clear()
      known = { whose, readAt: now, requests: this.#known.get(credential)?.requests ?? new TokenBucket(this.#rate, now) }
      this.#known.set(credential, known)
    }
    if (!known.requests.take(now)) throw tooMany(known.requests)
    return known.whose
  }

  /**
   * Looks one up for the first time. An address that has tried too many in vain waits; what is in use already is not
   * looked up here, so whoever shares the address with it goes on working.
   */
  #stranger(credential: string, address: string): Promise<T | null> {
    const before = this.#looking.get(credential)
    if (before) return before
    const found = this.#firstLook(credential, address).finally(() => this.#looking.delete(credential))
    this.#looking.set(credential, found)
    return found
  }

  async #firstLook(credential: string, address: string): Promise<T | null> {
    const now = this.#ctx.clock.now()
    const tries = this.#failures.of(address, FAILURES, now)
    // Taken before the look-up, so that a thousand guesses at once are not all let through.
    if (!tries.take(now)) throw tooMany(tries)
    const whose = await this.#look(credential)
    if (whose) tries.giveBack()
    return whose
  }
}

/** Signed out in this very process. */
const isOver = (whose: object): boolean => 'over' in whose && whose.over === true

const tooMany = ({ wait }: TokenBucket): Problem => new Problem('rate_limited', { seconds: wait }, [], { 'retry-after': String(wait) })
