import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { TokenBucket } from '../access/token-bucket.ts'

/** Codes that one key, and one address, may try in vain: a till mistypes now and then, a machine that guesses does nothing else. */
const PER_KEY = { perSecond: 0.2, burst: 60 }
const PER_ADDRESS = { perSecond: 0.1, burst: 30 }
const REMEMBERED = 10_000

/** Counts codes that lead nowhere, and makes whoever tries too many of them wait. */
export class Misses {
  readonly #ctx: Base
  readonly #buckets = new Map<string, TokenBucket>()
  /** Codes that led nowhere, since the process started. */
  missed = 0
  /** Look-ups that were turned away because of those. */
  refused = 0

  constructor(ctx: Base) {
    this.#ctx = ctx
  }

  /**
   * Looks a code up. What is found costs nothing, so a till that mistypes goes on working.
   *
   * @throws Problem `rate_limited`
   */
  async guard<T>(keyId: string, address: string, find: () => Promise<T | null>): Promise<T | null> {
    const now = this.#ctx.clock.now()
    const buckets = [this.#bucket(`key ${keyId}`, PER_KEY, now), this.#bucket(`address ${address}`, PER_ADDRESS, now)]
    // Taken before it is looked up, so that a thousand guesses at once are not all let through.
    const taken = buckets.filter((bucket) => bucket.take(now))
    const giveBack = (): void => taken.forEach((bucket) => bucket.giveBack())
    if (taken.length < buckets.length) {
      giveBack()
      this.refused += 1
      const wait = Math.max(...buckets.map((bucket) => bucket.wait))
      throw new Problem('rate_limited', { seconds: wait }, [], { 'retry-after': String(wait) })
    }
    const found = await find().catch((error: unknown) => {
      giveBack()
      throw error
    })
    if (found === null) this.missed += 1
    else giveBack()
    return found
  }

  #bucket(name: string, rate: typeof PER_KEY, now: number): TokenBucket {
    const known = this.#buckets.get(name)
    if (known) return known
    if (this.#buckets.size >= REMEMBERED) this.#buckets.clear()
    const bucket = new TokenBucket(rate, now)
    this.#buckets.set(name, bucket)
    return bucket
  }
}
