import { zoneOf } from '@perennial/engine/time/zone.ts'
import type { DemoProduct } from '../basket.ts'
import type { Rhythm } from '../rhythm.ts'
import { PRODUCTS } from './retail-data.ts'

/** Saturdays, and the weeks before Christmas; February is quiet. */
export const RHYTHM: Rhythm = {
  zone: zoneOf('Europe/London'),
  weekdays: [0.7, 0.7, 0.8, 0.95, 1.1, 1.65, 1.1],
  months: [1.05, 0.65, 0.8, 0.85, 0.9, 0.9, 0.9, 0.75, 0.9, 0.95, 1.35, 2],
  hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 6, 7, 7, 7, 7, 6, 5, 4, 3, 2, 0, 0, 0],
}

/** What people buy: presents and hampers towards Christmas, a watch once in a blue moon. */
export function shelvesIn(month: number): readonly (readonly [DemoProduct, number])[] {
  return (SHELVES[month - 1] ??= PRODUCTS.map((product) => [product, weightOf(product, month >= 11 ? 3 : 1)]))
}

const SHELVES: (readonly (readonly [DemoProduct, number])[])[] = []

function weightOf({ category, price }: DemoProduct, christmas: number): number {
  if (price > 300_000) return 0.03
  const weights: Record<string, number> = {
    fashion: 5,
    beauty: 4,
    home: 3,
    food: 3 * christmas,
    toys: christmas,
    jewellery: 0.2 * christmas,
  }
  return weights[category]!
}

/** Christmas stars are collected until Christmas Eve. */
export function starsFall(at: number): boolean {
  const { month, dayOfMonth } = RHYTHM.zone.local(at)
  return month === 11 || (month === 12 && dayOfMonth <= 24)
}

/** They are gone with January. */
export const starsEnd = (at: number): number => Date.UTC(RHYTHM.zone.local(at).year + 1, 0, 31)
