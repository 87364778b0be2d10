/** How many a second, and how many may be saved up. */
export interface Rate {
  perSecond: number
  burst: number
}

/** Tokens that come back with time: who has none left has to wait. */
export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #filledAt: number

  constructor(rate: Rate, now: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#filledAt = now
  }

  /** Takes one token; returns whether there was one. */
  take(now: number): boolean {
    // A clock that was set back gives nothing, but takes nothing away either.
    const elapsed = Math.max(0, now - this.#filledAt)
    this.#filledAt = now
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsed / 1000) * this.#rate.perSecond)
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  giveBack(): void {
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + 1)
  }

  get isEmpty(): boolean {
    return this.#tokens < 1
  }

  /** Whole seconds until there is a token again. */
  get wait(): number {
    return Math.max(1, Math.ceil((1 - this.#tokens) / this.#rate.perSecond))
  }
}

/** Beyond so many names all are forgotten: that lets some through once more, where remembering all would fill the memory. */
const REMEMBERED = 10_000

/** A bucket for each of many names: addresses, keys. */
export class TokenBuckets {
  readonly #buckets = new Map<string, TokenBucket>()

  of(name: string, rate: Rate, now: number): TokenBucket {
    const known = this.#buckets.get(name)
    if (known) return known
    if (this.#buckets.size >= REMEMBERED) this.#buckets.clear()
    const bucket = new TokenBucket(rate, now)
    this.#buckets.set(name, bucket)
    return bucket
  }
}
