import { EMPTY_WALLET, type HolderState } from '@perennial/engine/decide/state.ts'
import type { Day } from '@perennial/engine/time/calendar.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './told.ts'

/** How the member stands after the decision, in the currencies it was about. */
export function balances(speaker: Speaker, told: Told): string[] {
  const { state } = told.decision
  return currenciesOf(speaker, told).flatMap((currency) => {
    const { available, pending, held, debt } = state.wallets[currency] ?? EMPTY_WALLET
    const points = (amount: number): string => speaker.points(currency, amount)
    const ending = soonest(state, currency)
    const said = ending
      ? speaker.say(ending.amount === available ? 'have_all_ending' : 'have_ending', {
          points: points(available),
          ending: speaker.number(currency, ending.amount),
          date: speaker.date(ending.day),
        })
      : speaker.say('have', { points: points(available) })
    return [
      debt > 0 ? speaker.say('owe', { points: points(debt) }) : said,
      ...(pending > 0 ? [speaker.say('pending', { points: points(pending) })] : []),
      ...(held > 0 ? [speaker.say('held', { points: points(held) })] : []),
    ]
  })
}

/** Those that moved; where nothing did, the one the command names or, for an order that earned nothing, all that can be spent. */
function currenciesOf({ version }: Speaker, { command, decision }: Told): string[] {
  const moved = decision.outcome === 'accepted' ? decision.transfers.map((t) => t.currency) : []
  if (moved.length > 0) return [...version.currencies.keys()].filter((key) => moved.includes(key))
  if ('currency' in command) return version.currencies.has(command.currency) ? [command.currency] : []
  if (command.kind !== 'order' && command.kind !== 'event') return []
  return [...version.currencies.values()].filter((currency) => currency.spendable).map((currency) => currency.key)
}

/** What of the available points is gone first, and when; null where nothing ends or the lots are not known. */
function soonest({ lots }: HolderState, currency: string): { day: Day; amount: number } | null {
  const ending = (lots ?? []).filter((l) => l.currency === currency && !l.pending && l.remaining > l.held && l.expiresOn !== null)
  if (ending.length === 0) return null
  const day = Math.min(...ending.map((lot) => lot.expiresOn!))
  return { day, amount: ending.reduce((sum, lot) => sum + (lot.expiresOn === day ? lot.remaining - lot.held : 0), 0) }
}
