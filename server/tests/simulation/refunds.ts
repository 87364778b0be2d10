import { periodOf } from './caps.ts'
import { DONE, no, type Expected, type Of } from './expected.ts'
import { goHome, meet, type Moment } from './lots.ts'
import type { CoinKey, Part, Spent } from './model.ts'
import { between } from './payments.ts'
import { untake } from './rewards.ts'
import { countSpent } from './wallets.ts'

/** Points that a command spent come back: all that have not yet, or some, the last spent first. */
export function refund(moment: Moment, { of, amount, currency }: Of<'refund'>): Expected {
  const spent = moment.member.spent.find(({ seq }) => seq === of)
  const coins = [...new Set(spent?.parts.map(({ coin }) => coin))].filter((coin) => currency === undefined || coin === currency)
  const open = coins.filter((coin) => leftOf(spent!, coin) > 0)
  if (open.length === 0) return no('nothing_to_refund')
  if (amount !== undefined && open.length > 1) return no('several_currencies')
  if (amount !== undefined && amount > leftOf(spent!, open[0]!)) return no('over_refund')
  for (const coin of open) bring(moment, spent!, coin, amount ?? leftOf(spent!, coin))
  meet(moment, amount === undefined ? 'refunded' : 'refunded in part')
  // Nothing is paid for it any more, so it is as if it had never been taken.
  if (spent!.parts.every(({ coin }) => leftOf(spent!, coin) === 0) && spent!.takes.length > 0) {
    meet(moment, 'reward refunded')
    untake(moment, spent!.takes)
  }
  return DONE
}

const partsOf = ({ parts }: Spent, coin: CoinKey): Part[] => parts.filter((part) => part.coin === coin)

const leftOf = (spent: Spent, coin: CoinKey): number =>
  partsOf(spent, coin).reduce((sum, { amount }) => sum + amount, 0) - (spent.back[coin] ?? 0)

function bring(moment: Moment, spent: Spent, coin: CoinKey, amount: number): void {
  const left = leftOf(spent, coin)
  goHome(moment, coin, between(partsOf(spent, coin), left - amount, left).toReversed(), 'redeemed')
  spent.back[coin] = (spent.back[coin] ?? 0) + amount
  const { spendCap } = moment.terms.currencies[coin]
  if (!spendCap) return
  const counted = moment.member.takes
    .filter(({ name, day }) => name === `spend:${coin}` && periodOf(spendCap.period, day) === periodOf(spendCap.period, spent.day))
    .reduce((sum, taken) => sum + taken.amount, 0)
  countSpent(moment, coin, -Math.min(counted, amount), spent.day)
}
