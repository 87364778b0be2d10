const YEAR_MS = 365 * 86_400_000

/**
 * What a member surely has: a lower bound of the wallet, kept while the history is made, so that hardly anything it asks
 * for is refused. Bonuses and multipliers are left out.
 */
export class Purse {
  readonly #lots: { from: number; until: number; amount: number }[] = []

  earn(amount: number, from: number, until = Infinity): void {
    if (amount > 0) this.#lots.push({ amount: Math.floor(amount), from, until })
  }

  has(at: number): number {
    return this.#open(at).reduce((sum, lot) => sum + lot.amount, 0)
  }

  /** The most that can be spent in whole steps, at most `most`. */
  steps(at: number, step: number, most = Infinity): number {
    return Math.floor(Math.min(this.has(at), most) / step) * step
  }

  spend(amount: number, at: number): void {
    let left = amount
    for (const lot of this.#open(at).toSorted((a, b) => a.until - b.until)) {
      const taken = Math.min(left, lot.amount)
      lot.amount -= taken
      left -= taken
    }
  }

  #open(at: number): { from: number; until: number; amount: number }[] {
    return this.#lots.filter((lot) => lot.from <= at && lot.until > at)
  }
}

/** A sum by time, for what counts towards levels and quotas. */
export class Tally {
  readonly #entries: { at: number; amount: number }[] = []

  add(at: number, amount = 1): void {
    this.#entries.push({ at, amount })
  }

  between(from: number, until: number): number {
    return this.#entries.reduce((sum, { at, amount }) => (at >= from && at < until ? sum + amount : sum), 0)
  }

  ofYear(until: number): number {
    return this.between(until - YEAR_MS, until)
  }
}
