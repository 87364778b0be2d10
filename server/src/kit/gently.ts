/**
 * Passes on what comes in pieces, and rests after each for as long as it took to come and to be worked on: jobs that look at
 * everybody share their cores with tills, and leave them half. A piece ought to be a few milliseconds of work, because as
 * long as it lasts nobody else is served.
 */
export async function* gently<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  let begun = performance.now()
  for await (const piece of pieces) {
    yield piece
    await rest(performance.now() - begun)
    begun = performance.now()
  }
}

/** Leaves the cores to others for so long, ms. */
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
