/**
 * The bootstrap: how far totals would have moved with other members like these. Each resample counts each member so
 * often as a draw with replacement would, which for many members is a Poisson number with mean 1; so all resamples are
 * made in one pass, and memory does not grow with the members. The draws of a member depend on the seed and the member
 * alone: the same backtest has the same intervals, however its members were divided among threads.
 */
export const RESAMPLES = 1000

/** Counts by 16 random bits: a table, because a draw must cost about a nanosecond. */
const COUNTS = countTable()

function countTable(): Uint8Array {
  const table = new Uint8Array(65_536)
  let [count, probability] = [0, Math.exp(-1)]
  let below = probability
  for (let i = 0; i < table.length; i++) {
    while ((i + 0.5) / table.length >= below && count < 9) {
      count += 1
      probability /= count
      below += probability
    }
    table[i] = count
  }
  return table
}

/** Sums of several figures over members, in every resample. */
export class Resamples {
  readonly sums = new Map<string, Float64Array>()
  /** Members in each resample, those without any figure included. */
  readonly members = new Float64Array(RESAMPLES)
  readonly #seed: number
  readonly #weights = new Uint8Array(RESAMPLES)

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Adds a member with its figures; what is zero may be left out. */
  add(member: Uint8Array, figures: ReadonlyMap<string, number>): void {
    this.#draw(seedOf(this.#seed, member))
    addWeighted(this.members, this.#weights, 1)
    for (const [name, value] of figures) if (value !== 0) addWeighted(this.#sumOf(name), this.#weights, value)
  }

  #sumOf(name: string): Float64Array {
    let sum = this.sums.get(name)
    if (!sum) this.sums.set(name, (sum = new Float64Array(RESAMPLES)))
    return sum
  }

  /** Two draws for each number of a 32-bit generator (mulberry32). */
  #draw(seed: number): void {
    const weights = this.#weights
    let state = seed | 0
    for (let i = 0; i < RESAMPLES; i += 2) {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      mixed ^= mixed >>> 14
      weights[i] = COUNTS[mixed & 0xffff]!
      weights[i + 1] = COUNTS[mixed >>> 16]!
    }
  }
}

function addWeighted(sum: Float64Array, weights: Uint8Array, value: number): void {
  for (let i = 0; i < RESAMPLES; i++) sum[i]! += weights[i]! * value
}

/** FNV-1a over the seed and the sixteen bytes. */
function seedOf(seed: number, member: Uint8Array): number {
  let hash = 0x811c9dc5 ^ seed
  for (const byte of member) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash
}

export interface Interval {
  low: number
  high: number
}

/**
 * The percentile interval of 95 % for a total over as many members as there are. A resample of Poisson counts has a few
 * members more or less than that, so each is brought to their number first.
 */
export function intervalOf(totals: Float64Array, members: Float64Array, count: number): Interval {
  const scaled = Float64Array.from(totals, (total, i) => (members[i] === 0 ? 0 : (total * count) / members[i]!)).toSorted()
  return { low: at(scaled, 0.025), high: at(scaled, 0.975) }
}

const at = (sorted: Float64Array, share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
