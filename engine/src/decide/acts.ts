import { burn } from '../ledger/burn.ts'
import { levelIndex, putStanding, standingOf } from '../tiers/standings.ts'
import { addMonths } from '../time/calendar.ts'
import type { Effect } from './decision.ts'
import type { AttributeValue } from './state.ts'
import type { Turn } from './turn.ts'

/** Takes points away, as far as there are any. */
export function deduct(turn: Turn, effect: Effect): Effect {
  const granted = turn.currency(effect.currency) ? Math.min(effect.granted, turn.wallet(effect.currency).available) : 0
  if (granted > 0) burn(turn, effect.currency, granted, 'adjusted')
  return granted === effect.granted ? effect : { ...effect, granted, cut: 'balance' }
}

/** What an act needs to know of itself; which fields there are depends on its kind. */
interface Data {
  badge: string
  challenge: string
  by: number
  set: string
  level: string
  months?: number
  attribute: string
  value: AttributeValue
  add: readonly string[]
  remove: readonly string[]
  unlock: readonly string[]
  lock: readonly string[]
  type: string
  attributes?: Readonly<Record<string, AttributeValue>>
}

/** Does something that is not points. Doing what is done already is worth nothing, and says so. */
export function act(turn: Turn, effect: Effect): Effect {
  if (effect.granted === 0) return effect
  const data = effect.data as unknown as Data
  const done = perform(turn, effect, data)
  if (!done) return { ...effect, granted: 0, cut: 'nothing_new' }
  if (ANNOUNCED[effect.kind!]) turn.announce(ANNOUNCED[effect.kind!]!, { campaign: effect.campaign, rule: effect.rule, ...effect.data })
  return effect
}

/** What the world outside is to do or to know. */
const ANNOUNCED: Readonly<Record<string, string>> = {
  free_item: 'item.given',
  coupon: 'coupon.wanted',
  recognise: 'member.recognised',
  notice: 'till.notice',
  message: 'message.wanted',
  webhook: 'webhook.wanted',
}

function perform(turn: Turn, effect: Effect, data: Data): boolean {
  switch (effect.kind) {
    case 'badge':
      return earnBadge(turn, data.badge)
    case 'challenge':
      return advance(turn, data.challenge, data.by)
    case 'tier':
      return move(turn, data)
    case 'set':
      return setAttribute(turn, data.attribute, data.value)
    case 'tag':
      return changeTags(turn, data.add, data.remove)
    case 'content':
      return changeContent(turn, data.unlock, data.lock)
    case 'event':
      turn.happen(data.type, data.attributes ?? {})
      return true
    default:
      return true
  }
}

function earnBadge(turn: Turn, badge: string): boolean {
  const { badges = {} } = turn.progress
  if (badges[badge] !== undefined) return false
  turn.progress = { ...turn.progress, badges: { ...badges, [badge]: turn.day } }
  turn.announce('badge.earned', { badge })
  turn.happen('badge_earned', { badge })
  return true
}

/** Counts towards a challenge; negative takes back what a return undoes, but not what was completed. */
export function advance(turn: Turn, key: string, by: number): boolean {
  const challenge = turn.versions.rules.document.challenges[key]
  if (!challenge || by === 0) return false
  const { challenges = {} } = turn.progress
  const { done, times } = challenges[key] ?? { done: 0, times: 0 }
  if (by > 0 && times > 0 && !challenge.repeat) return false
  const sum = Math.max(0, done + by)
  // What a return takes back completes nothing, however much is left of it.
  const completed = by < 0 || sum < challenge.goal ? 0 : challenge.repeat ? Math.floor(sum / challenge.goal) : 1
  const left = challenge.repeat ? sum - completed * challenge.goal : sum
  turn.progress = { ...turn.progress, challenges: { ...challenges, [key]: { done: left, times: times + completed } } }
  if (completed > 0) {
    turn.announce('challenge.completed', { challenge: key, times: times + completed })
    turn.happen('challenge_completed', { challenge: key, times: times + completed })
  }
  return true
}

/** A level as a gift: it never lowers anybody, and ends by itself. */
function move(turn: Turn, { set: key, level, months }: Data): boolean {
  const set = turn.versions.policy.tierSets.find((s) => s.key === key)
  if (!set) return false
  const standing = standingOf(turn, set)
  if (levelIndex(set, level) <= levelIndex(set, standing.level)) return false
  const until = months === undefined ? null : addMonths(turn.today, months)
  putStanding(turn, set, { ...standing, level, since: turn.today, until, cause: 'manual' })
  return true
}

function setAttribute(turn: Turn, name: string, value: AttributeValue): boolean {
  if (turn.progress.attributes[name] === value) return false
  turn.progress = { ...turn.progress, attributes: { ...turn.progress.attributes, [name]: value } }
  return true
}

export function changeTags(turn: Turn, add: readonly string[], remove: readonly string[]): boolean {
  const { tags } = turn.progress
  const next = [...new Set([...tags, ...add])].filter((tag) => !remove.includes(tag))
  const fresh = next.filter((tag) => !tags.includes(tag))
  if (fresh.length === 0 && next.length === tags.length) return false
  turn.progress = { ...turn.progress, tags: next }
  for (const tag of fresh) turn.happen('tag_added', { tag })
  return true
}

function changeContent(turn: Turn, unlock: readonly string[], lock: readonly string[]): boolean {
  const { unlocked = [] } = turn.progress
  const next = [...new Set([...unlocked, ...unlock])].filter((content) => !lock.includes(content))
  if (next.length === unlocked.length && next.every((content) => unlocked.includes(content))) return false
  turn.progress = { ...turn.progress, unlocked: next }
  return true
}
