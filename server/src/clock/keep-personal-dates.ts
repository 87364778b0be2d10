import type { PersonalDate } from '@perennial/engine/program/compile.ts'
import { dateOfDay, dayOfDate, daysInMonth, formatDay, parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { decryptJson } from '#kit/crypto.ts'
import { rest } from '#kit/gently.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf } from '../intake/submission.ts'
import { livePrograms } from '../programs/list-programs.ts'
import type { LiveProgram } from '../programs/program.ts'
import { keptTo, personsOf, putKeptTo, type PersonRow } from './clock.sql.ts'

/** A page is worked through without a pause: few enough that no till beside it waits for more than some milliseconds. */
const AT_ONCE = 200
const DAY_MS = 86_400_000
/** After a longer pause older days are let go: nobody wants to be wished well for a birthday a month ago. */
const CAUGHT_UP_DAYS = 7

/**
 * Tells the engine of birthdays and other personal dates. They are encrypted and never enter a command; what does is that
 * a campaign's day has come for a member. All persons are looked at once a day: 10 µs each. Returns how many had their day.
 */
export async function keepPersonalDates(ctx: Context, stopping: AbortSignal): Promise<number> {
  let told = 0
  for await (const program of livePrograms(ctx)) told += await keepDays(ctx, program, stopping)
  return told
}

async function keepDays(ctx: Context, program: LiveProgram, stopping: AbortSignal): Promise<number> {
  const now = ctx.clock.now()
  const { personalDates, zone, settings } = program.timeline.inForce(now).version
  if (personalDates.length === 0) return 0
  const today = zone.dayOf(now)
  const done = await keptTo(ctx.slowPool, program.id)
  const first = Math.max(done === null ? today : parseDay(done)! + 1, today - CAUGHT_UP_DAYS)
  let told = 0
  for (let day = first; day <= today; day++) {
    // At the day's beginning, as other dates are kept, but never so early that it would be refused as too late.
    const at = Math.max(zone.startOf(day), now - settings.late_window_days * DAY_MS)
    told += await keepDay(ctx, program, personalDates, day, at, stopping)
    if (stopping.aborted) return told
    await putKeptTo(ctx.slowPool, program.id, formatDay(day))
  }
  return told
}

async function keepDay(
  ctx: Context,
  { id: programId }: LiveProgram,
  dates: readonly PersonalDate[],
  day: Day,
  at: number,
  stopping: AbortSignal,
): Promise<number> {
  let told = 0
  for (let after: PersonRow | null = null; !stopping.aborted;) {
    const begun = performance.now()
    const page: PersonRow[] = await personsOf(ctx.slowPool, programId, after, AT_ONCE)
    const due = page.flatMap((person) => {
      const personal = decryptJson(ctx.vault.unwrap(person.wrapped_key), person.personal, 'personal') as Record<string, string>
      return dates
        .filter(({ attribute, shift }) => isAnniversary(personal[attribute], day - shift))
        .map(({ campaign }) => ({ person, campaign }))
    })
    await Promise.all(due.map(({ person, campaign }) => tell(ctx, programId, person, campaign, day, at)))
    told += due.length
    if (page.length < AT_ONCE) return told
    after = page.at(-1)!
    await rest(performance.now() - begun)
  }
  return told
}

async function tell(ctx: Context, programId: number, { holder_id }: PersonRow, campaign: string, day: Day, at: number): Promise<void> {
  const draft = { kind: 'event' as const, type: 'anniversary', attributes: {}, campaign, at }
  const key = keyHash('anniversary', holder_id, `${campaign} ${day}`)
  await ctx.intake.submit(submissionOf({ programId, holder: holderKey(uuidBytes(holder_id)), draft, key, client: null }))
}

/** Whether a day is the anniversary of a date; who was born on 29 February has it on the 28th in other years. */
export function isAnniversary(date: string | undefined, day: Day): boolean {
  const born = date === undefined ? null : parseDay(date)
  if (born === null || born >= day) return false
  const [{ month, day: ofMonth }, { year }] = [dateOfDay(born), dateOfDay(day)]
  return dayOfDate(year, month, Math.min(ofMonth, daysInMonth(year, month))) === day
}
