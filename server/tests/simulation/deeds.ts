import { meet, type Moment } from './lots.ts'
import type { KindKey } from './offers.ts'

/** What a rule does besides giving points. */
export type Deed = { badge: string } | { challenge: ChallengeKey; by: number } | { tag: string } | { coupon: KindKey }

/** When a challenge is done, and whether it begins anew. */
export const CHALLENGES = { cups: { goal: 12, repeat: true }, visits: { goal: 3, repeat: false } } as const
export type ChallengeKey = keyof typeof CHALLENGES

/** Does it; doing what is done already is nothing. Returns whether it did. */
export function perform(moment: Moment, deed: Deed): boolean {
  const { member, day } = moment
  if ('challenge' in deed) return advance(moment, deed.challenge, deed.by)
  if ('coupon' in deed) {
    member.wanted.push(deed.coupon)
    return true
  }
  if ('tag' in deed) {
    if (member.tags.includes(deed.tag)) return false
    member.tags.push(deed.tag)
    happen(moment, 'tag_added', { tag: deed.tag })
    return true
  }
  if (member.badges[deed.badge] !== undefined) return false
  member.badges[deed.badge] = day
  happen(moment, 'badge_earned', { badge: deed.badge })
  return true
}

/** Something happened inside a command, and rules may wait for it. */
export function happen(moment: Moment, trigger: string, event: Readonly<Record<string, unknown>>): void {
  meet(moment, trigger)
  moment.happened.push({ trigger, event, depth: moment.depth + 1 })
}

function advance(moment: Moment, challenge: ChallengeKey, by: number): boolean {
  const { goal, repeat } = CHALLENGES[challenge]
  const { challenges } = moment.member
  const own = challenges[challenge] ?? { done: 0, times: 0 }
  if (own.times > 0 && !repeat) return false
  let { done, times } = own
  let completed = false
  for (let step = 0; step < by; step++) {
    done += 1
    if (repeat ? done < goal : done !== goal) continue
    if (repeat) done = 0
    times += 1
    completed = true
  }
  challenges[challenge] = { done, times }
  if (completed) happen(moment, 'challenge_completed', { challenge, times })
  return true
}

/** Steps are taken back, as far as there are any; what was completed stays. */
export function stepBack({ member }: Moment, challenge: ChallengeKey, by: number): void {
  const own = member.challenges[challenge]!
  member.challenges[challenge] = { ...own, done: Math.max(0, own.done - by) }
}
