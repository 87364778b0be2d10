import { parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { Problem } from '#kit/refusals.ts'

export const ExpiresOn = z.iso
  .date()
  .optional()
  .meta({ description: 'First day on which they are gone, where that is earlier than the program says' })

/** @throws Problem where there is no such day in the calendar */
export function readDay(date: string | undefined): string | null {
  if (date !== undefined && parseDay(date) === null)
    throw new Problem('invalid_request', {}, [
      { code: 'no_such_day', path: 'body.expires_on', message: `${date} is not a day of the calendar.` },
    ])
  return date ?? null
}
