import { mature } from '../ledger/grant.ts'
import { award } from '../rules/award.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { levelIndex, putStanding, standingOf } from '../tiers/standings.ts'
import { changeTags } from './acts.ts'
import { basisOf, metersOf } from './basis.ts'
import type { ConsentCommand, EnrolCommand, EventCommand, ProfileCommand, StandingCommand } from './command.ts'
import { countOccasion } from './count.ts'
import { refusal, type NotFired, type Refusal } from './decision.ts'
import { applyEffects, takeUses } from './effects.ts'
import { touch } from './order.ts'
import type { AttributeValue } from './state.ts'
import type { Turn } from './turn.ts'

export function decideEnrol(turn: Turn, command: EnrolCommand): Refusal | null {
  if (turn.progress.joined !== null) return refusal('already_enrolled')
  turn.progress = { ...turn.progress, joined: turn.day, status: 'active' }
  turn.announce('member.enrolled', { source: command.source })
  turn.happen('enrolled', { source: command.source })
  return null
}

/** Something else that happened, of a type the program declares. */
export function decideEvent(turn: Turn, command: EventCommand, notFired: NotFired[] | null): Refusal | null {
  if (turn.progress.status !== 'active') return refusal('member_not_active', { status: turn.progress.status })
  if (command.campaign !== undefined) return keepPersonalDate(turn, command.campaign)
  if (!turn.versions.rules.document.events[command.type]) return refusal('unknown_event', { type: command.type })
  const { rules } = turn.versions
  const used: Record<string, number> = {}
  const basis = basisOf(turn, rules.limits ? used : undefined)
  turn.basis = basis
  const occasion = {
    trigger: command.type,
    at: turn.at,
    event: command.attributes,
    basis,
    meters: metersOf(turn, used),
    draw: turn.before.draw ?? 0,
  }
  const awarded = award(rules, occasion, notFired)
  touch(turn)
  takeUses(turn, awarded)
  applyEffects(turn, awarded.effects, null)
  creditMetric(turn, `events:${command.type}`, turn.day, 1)
  countOccasion(turn, occasion, awarded.effects)
  if (command.order !== undefined) letThrough(turn, command.type, command.order)
  return null
}

/** Today is a day of the member's own that only whoever holds the key of their personal data could find. Once a day. */
function keepPersonalDate(turn: Turn, campaign: string): null {
  if (turn.progress.kept?.[campaign] === turn.day) return null
  turn.progress = { ...turn.progress, kept: { ...turn.progress.kept, [campaign]: turn.day } }
  // Not how many years: an age is as personal as a birthday.
  turn.happen('anniversary', { years: 0 }, campaign)
  return null
}

/** Points that waited for this event of their sale, also where a later version has its points wait for something else. */
function letThrough(turn: Turn, type: string, sale: number): void {
  const currencies = [...turn.versions.all.values()].flatMap((version) => [...version.currencies.values()])
  const waiting = new Set(currencies.filter(({ waitsFor }) => waitsFor === type).map(({ key }) => key))
  if (waiting.size === 0) return
  const ripe = turn.lots().filter((lot) => lot.sale === sale && lot.waits === 'event' && lot.remaining > 0 && waiting.has(lot.currency))
  for (const lot of ripe) {
    const usableOn = turn.day + (turn.currency(lot.currency)?.waitsDays ?? 0)
    if (usableOn <= turn.today) mature(turn, lot)
    else {
      const own = turn.writable(lot)
      own.usableOn = usableOn
      delete own.waits
    }
  }
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
  turn.progress = { ...turn.progress, attributes: next, status }
  changeTags(turn, addTags, removeTags)
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
