import type { OrderLine } from '@perennial/engine/decide/command.ts'
import { lineOf } from '../basket.ts'
import type { Random } from '../random.ts'
import { CABIN, FARE, FLIGHTS, ROUTES } from './airline-data.ts'

/** How somebody flies: trips a week, and the weights of cabins and fares. */
export interface Habit {
  trips: number
  cabins: Readonly<Record<keyof typeof CABIN, number>>
  fares: Readonly<Record<keyof typeof FARE, number>>
}

/** The flights of a ticket: there, and three times in four back. */
export function ticketOf(random: Random, { cabins, fares }: Habit): OrderLine[] {
  const [cabin, fare] = [random.key(cabins), random.key(fares)]
  const route = random.weighted(ROUTES.map((r) => [r, r.weight] as const))
  const there = FLIGHTS.findIndex(({ sku }) => sku === `LW${route.number}`)
  const dear = (CABIN[cabin].price * FARE[fare].price) / 10_000
  return FLIGHTS.slice(there, there + (random.chance(0.75) ? 2 : 1)).map((flight) => {
    const [price, margin] = [Math.round(flight.price * dear), Math.round(flight.margin * dear)]
    return lineOf({ ...flight, price, margin }, 1, { distance: route.distance, cabin, fare })
  })
}

const partsOf = (line: OrderLine): { distance: number; cabin: (typeof CABIN)[keyof typeof CABIN]; fare: keyof typeof FARE } => ({
  distance: Number(line['distance']),
  cabin: CABIN[line['cabin'] as keyof typeof CABIN],
  fare: line['fare'] as keyof typeof FARE,
})

/** What a flight earns by the program, without bonuses. */
export function milesOf(line: OrderLine): number {
  const { distance, cabin, fare } = partsOf(line)
  return Math.floor((distance * cabin.miles * FARE[fare].miles) / 10_000)
}

export function creditsOf(line: OrderLine): number {
  const { distance, cabin, fare } = partsOf(line)
  return fare === 'light' ? 0 : Math.floor((distance * cabin.credits) / 5000)
}
