import type { Basis } from '../decide/decision.ts'
import type { CompiledVersion } from '../program/compile.ts'
import type { PeriodDocument } from '../program/parts.ts'
import { dayOfDate, formatDay, type Day } from '../time/calendar.ts'
import { zoneOf, type Zone } from '../time/zone.ts'
import type { Frame } from './code.ts'

/** What a rule may look at: the thing that happened, and the member as the basis has it. */
export interface Occasion {
  trigger: string
  /** Epoch ms. */
  at: number
  order?: object
  event?: object
  basis: Basis
  /** Only this campaign, where the occasion is one campaign's own (an anniversary it waits for). */
  campaign?: string
  /** Where draws come from; 0 to 2^32 - 1. */
  draw: number
  /** Where limits are read; null where the version has none. */
  meters: Meters | null
}

export interface Meters {
  /** How much of a limit of the member is used before this occasion; `max` is all there is of it. */
  used(limit: string, period: PeriodDocument, day: Day, max: number): number
  /** How much is left of a limit that members share. */
  left(limit: { key: string; max: number; from: Day; wanted: number }): number
}

const NOTHING: readonly string[] = []
const NO_POINTS: Readonly<Record<string, number>> = {}

export function frameOf(version: CompiledVersion, { at, order, event, basis }: Occasion): Frame {
  const sets = version.tierSets
  return {
    order,
    event,
    member: {
      ...basis.attributes,
      id: basis.id ?? '',
      tags: basis.tags,
      tiers: basis.tiers,
      tier: sets.length === 1 ? basis.tiers[sets[0]!.key] : undefined,
      days_since_joining: basis.joined === null ? 0 : Math.max(0, version.zone.dayOf(at) - basis.joined),
      badges: basis.badges ?? NOTHING,
      unlocked: basis.unlocked ?? NOTHING,
      plan: basis.plan ?? '',
      points: basis.points ?? version.noPoints ?? NO_POINTS,
      counters: basis.counters ?? version.noCounters,
      // A program that declares none may have an attribute of that name.
      segments: basis.segments ? segmentsOf(version, basis.segments) : (version.noSegments ?? basis.attributes['segments']),
    },
    at: momentOf(version.zone, at),
    collections: version.collections,
    tables: version.tables,
    line: undefined,
    $0: undefined,
    $1: undefined,
  }
}

function segmentsOf({ noSegments }: CompiledVersion, keys: readonly string[]): CompiledVersion['noSegments'] {
  if (keys.length === 0) return noSegments
  const found: Record<string, boolean> = { ...noSegments }
  for (const key of keys) found[key] = true
  return found
}

interface Moment {
  date: string
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
}

/** Nearly every order of a batch is of the same day; writing its date took as long as a rule. */
let written = { day: NaN, date: '' }

function momentOf(zone: Zone, at: number): Moment {
  const { day, year, month, dayOfMonth, weekday, hour, minute } = zone.local(at)
  if (written.day !== day) written = { day, date: formatDay(day) }
  return { date: written.date, year, month, day: dayOfMonth, weekday, hour, minute }
}

/** The same frame by the member's own clock, where the program knows it. */
export function memberFrame(version: CompiledVersion, { at, basis }: Occasion, frame: Frame): Frame {
  const zone = zoneNamed(basis.attributes[version.settings.member_time_zone ?? ''])
  return zone ? { ...frame, at: momentOf(zone, at) } : frame
}

/** Null for what is no time zone: attributes are whatever the brand was told. */
function zoneNamed(name: unknown): Zone | null {
  if (typeof name !== 'string') return null
  try {
    return zoneOf(name)
  } catch {
    return null
  }
}

/** The local day of a frame. */
export function dayOf(frame: Frame): Day {
  const { year, month, day } = frame['at'] as Moment
  return dayOfDate(year, month, day)
}
