import type { Transfer } from '@perennial/engine/decide/decision.ts'

/** Credits less debits by program, account and currency: what a batch did to every account. */
export class Sums {
  #moves = new Map<string, number>()

  /** Moves are gathered by kind first, half as many additions as accounts. */
  add(programId: number, { debit, credit, currency, amount }: Transfer): void {
    const key = `${programId} ${debit} ${credit} ${currency}`
    this.#moves.set(key, (this.#moves.get(key) ?? 0) + amount)
  }

  /** Where they stand now; what is returned brings them back to there. */
  mark(): () => void {
    const before = new Map(this.#moves)
    return () => (this.#moves = before)
  }

  /** `{"1 issued beans": -120, "1 available beans": 120}`. */
  json(): string {
    const sums: Record<string, number> = {}
    for (const [key, amount] of this.#moves) {
      const [program, debit, credit, currency] = key.split(' ') as [string, string, string, string]
      sums[`${program} ${debit} ${currency}`] = (sums[`${program} ${debit} ${currency}`] ?? 0) - amount
      sums[`${program} ${credit} ${currency}`] = (sums[`${program} ${credit} ${currency}`] ?? 0) + amount
    }
    return JSON.stringify(sums)
  }
}
