/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * When requests are sent, in ms from the start: customers do not wait for each other, so gaps are exponential and
 * nothing depends on when an answer comes. The same seed gives the same rush.
 */
export function arrivalTimes(perSecond: number, seconds: number, seed: number): Float64Array {
  const random = randomOf(seed)
  const times: number[] = []
  for (let at = gap(random, perSecond); at < seconds * 1000; at += gap(random, perSecond)) times.push(at)
  return Float64Array.from(times)
}

const gap = (random: () => number, perSecond: number): number => (-Math.log(1 - random()) * 1000) / perSecond

/** Rates to try, each `factor` times the one before. */
export function risingRates(from: number, factor: number, most: number): number[] {
  const rates: number[] = []
  for (let rate = from; rate <= most; rate *= factor) rates.push(Math.round(rate))
  return rates
}
