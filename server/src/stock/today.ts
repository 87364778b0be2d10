import { formatDay } from '@perennial/engine/time/calendar.ts'
import type { LiveProgram } from '../programs/program.ts'

/** The local day of a program, as codes name the day on which they end. */
export function todayIn({ timeline }: LiveProgram, now: number): string {
  return formatDay(timeline.inForce(now).version.zone.dayOf(now))
}
