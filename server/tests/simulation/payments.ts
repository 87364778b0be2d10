import type { Order } from '@perennial/engine/decide/command.ts'
import { takenOn } from './caps.ts'
import { dayOf } from './days.ts'
import { divided } from './discounts.ts'
import { stillPaid } from './earnings.ts'
import { isCoin } from './expected.ts'
import { goHome, meet, type Moment } from './lots.ts'
import { purseOf, type CoinKey, type Part, type Sold } from './model.ts'
import { countSpent, mayNot } from './wallets.ts'

/** Points that pay for a part of a basket, line by line. */
export interface Payment {
  coin: CoinKey
  points: number
  amount: number
  byLine: readonly { points: number; amount: number }[]
  /** Where they came from, in that order. */
  parts: Part[]
}

export interface Tender {
  coin: CoinKey
  points: number
  amount: number
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0)

/** What the points offered are worth, or why they cannot pay. */
export function tendersOf(moment: Moment, { payments = [] }: Order): Tender[] | string {
  const tenders: Tender[] = []
  for (const { currency, points } of payments) {
    const pay = isCoin(currency) ? moment.terms.currencies[currency].pay : null
    if (!isCoin(currency) || !pay || tenders.some(({ coin }) => coin === currency)) return 'not_payable'
    const refused = mayNot(moment, currency, points, 'redeem')
    if (refused) return refused
    tenders.push({ coin: currency, points, amount: Math.floor((points * pay.amount) / pay.points) })
  }
  return tenders
}

/** Whether more is paid with a currency than its share of what is to be paid, or than is left to be paid. */
export function isTooMuch({ terms }: Moment, costs: readonly number[], tenders: readonly Tender[]): boolean {
  const cost = sumOf(costs)
  let left = cost
  for (const { coin, amount } of tenders) {
    if (amount > Math.min(left, Math.floor((cost * terms.currencies[coin].pay!.mostPercent) / 100))) return true
    left -= amount
  }
  return false
}

/** Each tender spread over what the lines cost, less what those before it paid. */
export function spread(costs: readonly number[], tenders: readonly Tender[]): Payment[] {
  let left = costs
  return tenders.map(({ coin, points, amount }) => {
    const amounts = divided(amount, left)
    const parts = divided(points, amounts)
    left = left.map((cost, i) => cost - amounts[i]!)
    return { coin, points, amount, byLine: amounts.map((part, i) => ({ points: parts[i]!, amount: part })), parts: [] }
  })
}

/** What could be paid with each currency, if with no other, the first to be taken first. */
export function payable(moment: Moment, cost: number): (Tender & { least: number; step: number })[] {
  const { terms, member } = moment
  return (Object.keys(terms.currencies) as CoinKey[])
    .toSorted((a, b) => (terms.currencies[b].pay?.priority ?? 0) - (terms.currencies[a].pay?.priority ?? 0))
    .flatMap((coin) => {
      const { pay, minRedeem: least, step, spendCap } = terms.currencies[coin]
      if (!pay) return []
      const { available, held } = purseOf(member, coin)
      const uncapped = spendCap ? spendCap.max - held - takenOn(member.takes, `spend:${coin}`, spendCap.period, moment.day) : Infinity
      const most = Math.floor((Math.floor((cost * pay.mostPercent) / 100) * pay.points) / pay.amount)
      const points = Math.max(0, Math.min(available, uncapped, most))
      const even = points - (points % step)
      if (even < least || mayNot(moment, coin, even, 'redeem') !== null) return []
      return [{ coin, points: even, amount: Math.floor((even * pay.amount) / pay.points), least, step }]
    })
}

/** How the program splits money that points are to pay. */
export function splitOf(moment: Moment, cost: number, amount: number): { currency: string; points: number }[] {
  let left = Math.min(amount, cost)
  return payable(moment, cost).flatMap(({ coin, points: most, least, step }) => {
    const pay = moment.terms.currencies[coin].pay!
    const wanted = Math.floor((left * pay.points) / pay.amount)
    const points = Math.min(most, wanted - (wanted % step))
    if (points < least) return []
    left -= Math.floor((points * pay.amount) / pay.points)
    return [{ currency: coin, points }]
  })
}

/** Points that paid for what came back go home, those that were taken last first in line. */
export function unpay(moment: Moment, sale: Sold, returned: readonly number[]): void {
  for (const payment of sale.payments) {
    const then = stillPaid(payment, 'points', sale.order, sale.returned)
    const now = stillPaid(payment, 'points', sale.order, returned)
    if (now === then) continue
    meet(moment, 'points that paid come home')
    goHome(moment, payment.coin, between(payment.parts, now, then), 'redeemed')
    countSpent(moment, payment.coin, now - then, dayOf(moment.terms.zone, sale.at))
  }
}

/** What lies between two places of what was taken. */
export function between(parts: readonly Part[], from: number, to: number): Part[] {
  const each = parts.flatMap(({ lot, amount }) => Array.from({ length: amount }, () => lot))
  const found: Part[] = []
  for (const lot of each.slice(from, to)) {
    const last = found.at(-1)
    if (last?.lot === lot) last.amount += 1
    else found.push({ lot, amount: 1 })
  }
  return found
}

export const moneyOf = (payments: readonly { amount: number }[]): number => sumOf(payments.map(({ amount }) => amount))
