import { answerBuckets } from '../studies/answer-buckets.ts'
import { Comparison } from './comparison.ts'
import { PastSegments } from './past-segments.ts'
import { readHolders } from './read-holders.ts'
import type { Setup } from './setup.ts'
import type { Tally } from './tally.ts'

/** Compares the members of the buckets it is given. */
await answerBuckets<Setup, Tally>((setup) => {
  const comparison = new Comparison(setup)
  return {
    take: async (client, bucket) => {
      const past = await PastSegments.load(client, setup.programId, bucket, comparison.segments)
      await readHolders(client, setup.programId, bucket, setup.end, (holder, history) => comparison.take(holder, history, past.of(holder)))
    },
    part: () => comparison.tally,
  }
})
