import type { Base } from '#kit/base.ts'
import { Problem } from '#kit/refusals.ts'
import { knowsAddress } from './sessions.sql.ts'
import { giveTryBack, pruneLimits, takeTry, type Limit } from './sign-in-limits.sql.ts'

/** Ten tries at once and then one in five minutes: 300 a day, of which a guesser of codes wins once in nine years. */
const ACCOUNT: Limit = { most: 10, perSecond: 1 / 300 }
/** Of one network, for all accounts together. */
const ADDRESS: Limit = { most: 30, perSecond: 1 / 10 }
const FORGOTTEN_MS = 86_400_000

export interface Tries {
  /** Called when it was no guess. */
  giveBack(): Promise<void>
}

/**
 * Counts a try to sign in, by account and by network, before anything is looked at; for accounts that do not exist alike.
 * A network that the account signed in from before has a count of its own: who guesses from elsewhere cannot lock its
 * owner out.
 *
 * @throws Problem `rate_limited`
 */
export async function limitTries(ctx: Base, email: string | null, address: string): Promise<Tries> {
  const keys: [Buffer, Limit][] = [[ctx.vault.signInHash('address', address), ADDRESS]]
  if (email !== null) {
    const own = (await knowsAddress(ctx.pool, email, address)) ? `${email}\u0000${address}` : email
    keys.push([ctx.vault.signInHash('account', own), ACCOUNT])
  }
  for (const [key, limit] of keys) {
    const seconds = await takeTry(ctx.pool, key, new Date(ctx.clock.now()), limit)
    if (seconds > 0) throw new Problem('rate_limited', { seconds }, [], { 'retry-after': String(seconds) })
  }
  return {
    giveBack: async () => {
      for (const [key] of keys) await giveTryBack(ctx.pool, key)
    },
  }
}

/** Forgets counts that have long drained away. Returns how many. */
export const forgetTries = (ctx: Base): Promise<number> => pruneLimits(ctx.pool, new Date(ctx.clock.now() - FORGOTTEN_MS))
