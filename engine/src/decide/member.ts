import { award } from '../rules/award.ts'
import { levelIndex, putStanding, standingOf } from '../tiers/standings.ts'
import type { ConsentCommand, EnrolCommand, EventCommand, ProfileCommand, StandingCommand } from './command.ts'
import { refusal, type NotFired, type Refusal } from './decision.ts'
import { basisOf, creditEffects, touchSliding } from './order.ts'
import type { AttributeValue } from './state.ts'
import type { Turn } from './turn.ts'

export function decideEnrol(turn: Turn, command: EnrolCommand): Refusal | null {
  if (turn.progress.joined !== null) return refusal('already_enrolled')
  turn.progress = { ...turn.progress, joined: turn.day, status: 'active' }
  turn.announce('member.enrolled', { source: command.source })
  return null
}

/** Something else that happened, of a type the program declares. */
export function decideEvent(turn: Turn, command: EventCommand, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  if (!turn.versions.rules.document.events[command.type]) return refusal('unknown_event', { type: command.type })
  turn.basis = basisOf(turn)
  const occasion = { trigger: command.type, at: turn.at, event: command.attributes, basis: turn.basis }
  turn.effects.push(...award(turn.versions.rules, occasion, notFired))
  touchSliding(turn)
  creditEffects(turn, turn.effects, null)
  return null
}

/** Consents are kept by the store of consents; deciding one moves nothing, but it is a command, so it has its place in time. */
export function decideConsent(turn: Turn, command: ConsentCommand): null {
  turn.announce('consent.recorded', { items: command.given.length })
  return null
}

export function decideProfile(turn: Turn, command: ProfileCommand): null {
  const { attributes = {}, addTags = [], removeTags = [], status = turn.progress.status } = command
  const next: Record<string, AttributeValue> = { ...turn.progress.attributes }
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) delete next[name]
    else next[name] = value
  }
  const tags = [...new Set([...turn.progress.tags, ...addTags])].filter((tag) => !removeTags.includes(tag))
  turn.progress = { ...turn.progress, attributes: next, tags, status }
  return null
}

/** A level by hand: an invitation, a goodwill, a level brought from another system. */
export function decideStanding(turn: Turn, { set: key, level, until }: StandingCommand): Refusal | null {
  const set = turn.versions.policy.tierSets.find((s) => s.key === key)
  if (!set || !set.levels.some((l) => l.key === level)) return refusal('unknown_level', { set: key, level })
  const standing = standingOf(turn, set)
  putStanding(turn, set, { ...standing, level, since: turn.today, until: levelIndex(set, level) === 0 ? null : until, cause: 'manual' })
  return null
}
