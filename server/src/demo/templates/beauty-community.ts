import type { Rhythm } from '../rhythm.ts'
import { moments, momentOn } from '../rhythm.ts'
import type { Customer } from './beauty.ts'

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]

/** What customers do for the brand besides buying, in the order in which it happens: petals must be there when they are spent. */
export function takePart(customer: Customer, rhythm: Rhythm): void {
  const deeds = [...reviews(customer), ...posts(customer, rhythm), ...checkIns(customer, rhythm), ...friends(customer, rhythm)]
  for (const { at, petals } of deeds.toSorted((a, b) => a.at - b.at)) {
    customer.petals.earn(petals, at, at + 180 * DAY_MS)
    spendPetals(customer, at + 10 * MINUTE_MS)
  }
}

interface Deed {
  at: number
  petals: number
}

/** A fifth of the parcels are written about, some with photos. */
function* reviews({ life }: Customer): Generator<Deed> {
  const { random } = life
  const writes = random.chance(0.3) ? 0.5 : 0.08
  const told = new Set<string>()
  const bought = life.happenings.flatMap(({ draft, at }) => (draft.kind === 'order' ? [{ order: draft.order, at }] : []))
  for (const { order, at: ordered } of bought) {
    if (!random.chance(writes)) continue
    const { sku } = random.pick(order.lines)
    const at = ordered + random.whole(8, 25) * DAY_MS
    const photos = random.chance(0.4) ? random.whole(1, 6) : 0
    if (!life.event(at, 'review_published', { sku, stars: 5 - random.place([7, 3, 1, 0.5, 0.5]), photos }) || told.has(sku)) continue
    told.add(sku)
    yield { at, petals: 15 }
  }
}

/** Few write posts; likes are few mostly, and thousands once in a while. What earned much is looked at by a person. */
function* posts({ life }: Customer, rhythm: Rhythm): Generator<Deed> {
  const { random, member, now, index } = life
  if (!random.chance(0.07)) return
  let number = 0
  for (const at of moments(random, rhythm, random.chance(0.2) ? 0.9 : 0.2, member.joinedAt, now)) {
    const likes = Math.floor(8 * Math.exp(random.next() * random.next() * 8))
    const label = `post-${index}-${number++}`
    if (!life.event(at, 'post_published', { platform: random.key({ xiaohongshu: 6, douyin: 3, weibo: 1 }), likes }, { label })) continue
    if (likes < 2000) yield { at, petals: 20 }
    else {
      const verdict = random.chance(0.85) ? 'release' : 'void'
      life.act(
        at + random.whole(1, 4) * DAY_MS,
        { kind: 'review', award: 0, verdict, reason: verdict === 'void' ? 'bought_likes' : 'checked' },
        { about: { label, as: 'award' } },
      )
    }
  }
}

/** A month of good intentions. */
function* checkIns({ life }: Customer, rhythm: Rhythm): Generator<Deed> {
  const { random, member, now } = life
  if (!random.chance(0.09)) return
  const from = member.joinedAt + random.next() * 0.8 * (now - member.joinedAt)
  const days = random.whole(4, 40)
  for (let day = 1; day <= days; day++) {
    const at = momentOn(random, rhythm, from + day * DAY_MS)
    if (random.chance(0.88) && life.event(at, 'check_in')) yield { at, petals: 2 }
  }
}

/** Friends who come along and buy. */
function* friends({ life }: Customer, rhythm: Rhythm): Generator<Deed> {
  const { random, member, now, index } = life
  if (!random.chance(0.06)) return
  const count = 1 + random.place([5, 3, 2, 1, 1])
  for (let friend = 0; friend < count; friend++) {
    const at = momentOn(random, rhythm, member.joinedAt + DAY_MS + random.next() * (now - member.joinedAt))
    if (life.event(at, 'referral_qualified', { friend: `friend-${index}-${friend}` })) yield { at, petals: 100 }
  }
}

/** Samples for petals, points for petals, or petals for a friend. */
function spendPetals({ life, petals }: Customer, at: number): void {
  const { random, index } = life
  const amount = petals.steps(at, 50, 200)
  if (amount === 0 || !random.chance(0.3)) return
  const way = random.key({ sample: 6, points: 3, friend: 1 })
  const friend = life.other(random.whole(0, index), at)
  const done =
    way === 'points'
      ? life.act(at, { kind: 'convert', currency: 'petals', to: 'points', amount })
      : way === 'sample' || friend === null
        ? life.act(at, { kind: 'redeem', currency: 'petals', amount, reason: 'sample' })
        : life.act(at, { kind: 'send', currency: 'petals', amount: 50, to: '' }, { to: friend })
  if (done) petals.spend(amount, at)
}
