import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import type { ObjectiveDocument } from '@perennial/engine/program/parts.ts'

/** So many days are measured, before it began and lately: long enough for a repeat purchase, short enough to see a change. */
export const WINDOW_DAYS = 90

export type Metric = ObjectiveDocument['metric']

export interface Objective extends ObjectiveDocument {
  /** Path in the document: `campaigns.summer`. */
  subject: string
  names: Partial<Record<string, string>>
  /** First day of the campaign, where it has one. */
  from: string | null
}

/** Everything in a document that names what it is to change. */
export function objectivesOf({ campaigns, plans, benefits }: ProgramDocument): Objective[] {
  const sections = { campaigns, plans, benefits }
  return Object.entries(sections).flatMap(([section, parts]) =>
    Object.entries(parts).flatMap(([key, part]) => {
      const from = 'from' in part ? (part.from ?? null) : null
      return part.objective ? [{ ...part.objective, subject: `${section}.${key}`, names: part.names, from }] : []
    }),
  )
}

/** What one member did in the measured time. */
export interface Doings {
  orders: number
  /** Net of the orders, minor units. */
  net: number
  joined: boolean
  /** Worth of points issued and redeemed, in millionths of a minor unit. */
  issued: number
  redeemed: number
}

/** Sums over the members of a population. */
export class Measure {
  #orders = 0
  #net = 0
  #active = 0
  #repeating = 0
  #joined = 0
  #issued = 0
  #redeemed = 0

  add({ orders, net, joined, issued, redeemed }: Doings): void {
    this.#orders += orders
    this.#net += net
    if (orders > 0) this.#active += 1
    if (orders > 1) this.#repeating += 1
    if (joined) this.#joined += 1
    this.#issued += issued
    this.#redeemed += redeemed
  }

  /**
   * @param members how many members there are in the population
   * @param others what known people who are no members spent, minor units
   * @returns shares from 0 to 1, orders a month of each active member, money in minor units, and new members as a number;
   *   null where there is nothing to divide by
   */
  value(metric: Metric, members: number, others: number): number | null {
    switch (metric) {
      case 'orders':
        return share((this.#orders * 30) / WINDOW_DAYS, this.#active)
      case 'active_members':
        return share(this.#active, members)
      case 'new_members':
        return this.#joined
      case 'repeat_rate':
        return share(this.#repeating, this.#active)
      case 'average_order':
        return share(this.#net, this.#orders)
      case 'members_share_of_sales':
        return share(this.#net, this.#net + others)
      case 'redemption_rate':
        return share(this.#redeemed, this.#issued)
    }
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
