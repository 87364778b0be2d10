import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { Zone } from '@perennial/engine/time/zone.ts'
import type { Movement, OtherSale } from './count.sql.ts'
import type { SaleRow } from './sale.ts'

export interface DayFigure {
  program_id: number
  figure: string
  subject: string
  day: string
  value: bigint
}

/**
 * The figures that are summed by day. Accounts of the program are kept as `account.issued` and so on: credits less debits; what
 * points were spent on as `use.` and the kind of command, with its reason if it has one, and how often as `uses.`.
 */
export const FIGURE = {
  orders: 'orders',
  spent: 'spent',
  otherOrders: 'other.orders',
  otherSpent: 'other.spent',
  /** Points that members have, used or not, held or not. */
  outstanding: 'outstanding',
  /** The same at their worth, in millionths of a minor unit of money. */
  worth: 'worth',
} as const

const QUARTER_MS = 900_000
const HOLDERS = new Set(['available', 'pending', 'held', 'debt'])

/** Sums of what is counted in one go. */
export class DayFigures {
  readonly #sums = new Map<string, DayFigure>()
  readonly #zoneOf: (programId: number) => Zone

  constructor(zoneOf: (programId: number) => Zone) {
    this.#zoneOf = zoneOf
  }

  /** A sale as it is now, and as it was counted before. */
  sale({ program_id, at, spent, stands }: SaleRow, before: Pick<SaleRow, 'spent' | 'stands'> | undefined): void {
    this.#add(program_id, FIGURE.orders, '', at, Number(stands) - Number(before?.stands ?? false))
    this.#add(program_id, FIGURE.spent, '', at, spent - (before?.spent ?? 0))
  }

  /** @param sign 1 for one that is new, -1 for one that is no longer without a member */
  other({ program_id, at, spent }: OtherSale, sign: 1 | -1): void {
    this.#add(program_id, FIGURE.otherOrders, '', at, sign)
    this.#add(program_id, FIGURE.otherSpent, '', at, sign * spent)
  }

  movement({ program_id, quarter, debit, credit, currency, use, times, amount, worth }: Movement): void {
    const at = quarter * QUARTER_MS
    if (!HOLDERS.has(debit)) this.#add(program_id, `account.${debit}`, currency, at, -amount)
    if (!HOLDERS.has(credit)) this.#add(program_id, `account.${credit}`, currency, at, amount)
    if (use !== '') {
      this.#add(program_id, `use.${use}`, currency, at, credit === 'redeemed' ? amount : -amount)
      this.#add(program_id, `uses.${use}`, currency, at, times)
    }
    const change = Number(has(credit)) - Number(has(debit))
    this.#add(program_id, FIGURE.outstanding, currency, at, change * amount)
    this.#add(program_id, FIGURE.worth, currency, at, BigInt(change) * BigInt(worth))
  }

  all(): DayFigure[] {
    return [...this.#sums.values()].filter(({ value }) => value !== 0n)
  }

  #add(program_id: number, figure: string, subject: string, at: number, value: number | bigint): void {
    if (!value) return
    const day = formatDay(this.#zoneOf(program_id).dayOf(at))
    const key = `${program_id} ${figure} ${subject} ${day}`
    const known = this.#sums.get(key)
    if (known) known.value += BigInt(value)
    else this.#sums.set(key, { program_id, figure, subject, day, value: BigInt(value) })
  }
}

/** Whether points in this account are there to be used one day; a debt is the other way round. */
const has = (account: string): boolean => HOLDERS.has(account) && account !== 'debt'
