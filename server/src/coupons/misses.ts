import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { TokenBuckets, type Rate, type TokenBucket } from '../access/token-bucket.ts'

/** Codes that one key, and one address, may try in vain: a till mistypes now and then, a machine that guesses does nothing else. */
const RATES = { key: { perSecond: 0.2, burst: 60 }, address: { perSecond: 0.1, burst: 30 } }

/** What one key or one address has tried. */
interface Guesser {
  bucket: TokenBucket
  /** Look-ups of which it is not known yet whether they find something. */
  underWay: Set<Promise<unknown>>
}

/** Counts codes that lead nowhere, and makes whoever tries too many of them wait. */
export class Misses {
  readonly #ctx: Base
  readonly #buckets = new TokenBuckets()
  readonly #guessers = new WeakMap<TokenBucket, Guesser>()
  /** Codes that led nowhere, since the process started. */
  missed = 0
  /** Look-ups that were turned away because of those. */
  refused = 0

  constructor(ctx: Base) {
    this.#ctx = ctx
  }

  /**
   * Looks a code up. What is found costs nothing, so a till that mistypes goes on working, and a chain behind one address
   * may look up as many at once as it likes.
   *
   * @throws Problem `rate_limited`
   */
  async guard<T>(keyId: string, address: string, find: () => Promise<T | null>): Promise<T | null> {
    const guessers = [this.#guesser(`key ${keyId}`, RATES.key), this.#guesser(`address ${address}`, RATES.address)]
    // No pause between taking and looking up: whoever comes next must see that this is under way.
    while (!this.#take(guessers)) await Promise.race(this.#awaited(guessers))
    const finding = find()
    // Whoever waits for it wants to know that it is over, and not how it went.
    const over: Promise<void> = finding.then(
      (found) => this.#settle(guessers, over, found === null),
      () => this.#settle(guessers, over, false),
    )
    for (const { underWay } of guessers) underWay.add(over)
    return finding
  }

  /** Every look-up is a miss until it is over, so that a thousand guesses at once are not all let through. */
  #take(guessers: readonly Guesser[]): boolean {
    const now = this.#ctx.clock.now()
    const taken = guessers.filter(({ bucket }) => bucket.take(now))
    if (taken.length === guessers.length) return true
    for (const { bucket } of taken) bucket.giveBack()
    return false
  }

  /** What may yet give something back. @throws Problem where nothing will */
  #awaited(guessers: readonly Guesser[]): Promise<unknown>[] {
    const empty = guessers.filter(({ bucket }) => bucket.isEmpty)
    if (empty.some(({ underWay }) => underWay.size === 0)) throw this.#tooMany(empty)
    return empty.flatMap(({ underWay }) => [...underWay])
  }

  #settle(guessers: readonly Guesser[], over: Promise<unknown>, missed: boolean): void {
    for (const { bucket, underWay } of guessers) {
      underWay.delete(over)
      if (!missed) bucket.giveBack()
    }
    if (missed) this.missed += 1
  }

  #tooMany(guessers: readonly Guesser[]): Problem {
    this.refused += 1
    const wait = Math.max(...guessers.map(({ bucket }) => bucket.wait))
    return new Problem('rate_limited', { seconds: wait }, [], { 'retry-after': String(wait) })
  }

  #guesser(name: string, rate: Rate): Guesser {
    const bucket = this.#buckets.of(name, rate, this.#ctx.clock.now())
    const known = this.#guessers.get(bucket)
    if (known) return known
    const guesser = { bucket, underWay: new Set<Promise<unknown>>() }
    this.#guessers.set(bucket, guesser)
    return guesser
  }
}
