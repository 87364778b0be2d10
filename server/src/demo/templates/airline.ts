import type { Life } from '../life.ts'
import { emailOf, worldFirstName, worldSurname } from '../people.ts'
import { Random } from '../random.ts'
import { momentOn } from '../rhythm.ts'
import type { DemoMember, DemoTemplate } from '../template.ts'
import { AIRPORTS, FLIGHTS } from './airline-data.ts'
import type { Habit } from './airline-ticket.ts'
import { RHYTHM, Traveller } from './airline-traveller.ts'

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]
const FAMILY = 4
const COUNTRIES = ['SG', 'SG', 'MY', 'CN', 'IN', 'AU', 'GB', 'JP', 'PH', 'ID']

/** Trips a week, and how they like to sit: those who fly for work fly often, in front, and change their plans. */
const HABITS: readonly (readonly [Habit, number])[] = [
  [{ trips: 0.42, cabins: { economy: 4, premium: 2, business: 5, first: 0.3 }, fares: { light: 1, classic: 3, flex: 5 } }, 4],
  [{ trips: 0.15, cabins: { economy: 8, premium: 2, business: 1.5, first: 0 }, fares: { light: 2, classic: 5, flex: 2 } }, 12],
  [{ trips: 0.05, cabins: { economy: 12, premium: 1, business: 0.3, first: 0 }, fares: { light: 4, classic: 5, flex: 1 } }, 34],
  [{ trips: 0.018, cabins: { economy: 15, premium: 1, business: 0.1, first: 0 }, fares: { light: 6, classic: 4, flex: 0.3 } }, 50],
]

/** An airline, seen over sixteen months, so that the first membership years have ended. */
export const AIRLINE: DemoTemplate = {
  key: 'airline',
  organization: { key: 'larkwing', name: 'Larkwing Airlines' },
  timeZone: 'Asia/Singapore',
  days: 480,
  doings: 'flights and stays of sixteen months',
  products: FLIGHTS,
  stores: AIRPORTS,
  person,
  live,
}

/** Every fifth four in a row are a family: one surname, one airport. */
const familyOf = (index: number): number | null => (Math.floor(index / FAMILY) % 5 === 0 ? Math.floor(index / FAMILY) : null)

function person(random: Random, index: number, start: number, now: number): DemoMember {
  const family = familyOf(index)
  const house = family === null ? random : new Random(family * 7919 + 17)
  const [surname, airport] = [worldSurname(house), house.chance(0.6) ? 'sin' : house.pick(AIRPORTS).key]
  const name = `${worldFirstName(random)} ${surname}`
  const joined = start + (random.chance(0.35) ? 0.06 * random.next() : random.next() * 0.98) * (now - start)
  return {
    identities: [
      { kind: 'email', value: emailOf(name, index) },
      { kind: 'card', value: `LW${30_000_000 + index * 13}` },
    ],
    personal: { name, passport_country: random.pick(COUNTRIES) },
    attributes: { home_airport: airport, ...(family !== null && { family: `F-${family}` }) },
    source: random.key({ web: 5, app: 4, check_in: 1 }),
    joinedAt: momentOn(random, RHYTHM, joined),
  }
}

function live(life: Life): void {
  const { random, index, member } = life
  const habit = random.weighted(HABITS)
  const traveller = new Traveller(life, habit)
  if (index % 997 === 3) traveller.invite(member.joinedAt + 30 * DAY_MS)
  const card = random.chance(0.18) ? cardMonths(life) : []
  const trips = life.visits(RHYTHM, habit.trips, 0.15)
  const family = familyOf(index)
  let [month, number] = [0, 0]
  // Months of the card and trips in the order in which they come, so that miles are there when they are spent.
  for (const at of trips) {
    for (; month < card.length && card[month]!.at < at; month++) traveller.cardMonth(card[month]!.at, card[month]!.amount)
    // Joining comes before flying: most sign up weeks before their first trip.
    traveller.fly(at === member.joinedAt + 60_000 ? at + random.whole(2, 60) * DAY_MS : at, `LW-${index}-${number++}`)
    if (family !== null) traveller.share(family * FAMILY, at + 20 * DAY_MS)
  }
  for (; month < card.length; month++) traveller.cardMonth(card[month]!.at, card[month]!.amount)
}

/** The bank reports a month on the third of the next. Most spend about 1,800 a month, a few ten times that. */
function cardMonths({ random, member, now }: Life): { at: number; amount: number }[] {
  const usual = 60_000 * Math.exp(2.2 * random.next())
  const months: { at: number; amount: number }[] = []
  for (let at = member.joinedAt + 20 * DAY_MS; at < now; at += 30.4 * DAY_MS) {
    months.push({ at: momentOn(random, RHYTHM, at) + HOUR_MS, amount: Math.round(usual * (0.6 + 0.8 * random.next())) })
  }
  return months
}
