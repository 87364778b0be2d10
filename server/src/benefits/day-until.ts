import { parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { Problem } from '#kit/refusals.ts'

/** The day after a last day, as the engine counts ends. @throws Problem when there is no such day */
export function dayUntil(last: string): Day {
  const day = parseDay(last)
  if (day === null)
    throw new Problem('invalid_request', {}, [{ code: 'no_such_day', path: 'body', message: `${last} is not a day of the calendar.` }])
  return day + 1
}
