import { z } from 'zod'
import { Problem } from './refusals.ts'

/** Lists are read by cursor: an opaque text that says where the next page begins. */
export const Page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
}

export const encodeCursor = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** @throws Problem when the text is not a cursor of this shape */
export function decodeCursor(cursor: string | undefined, types: readonly ('string' | 'number')[]): (string | number)[] | null {
  if (cursor === undefined) return null
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    if (Array.isArray(place) && place.length === types.length && place.every((part, i) => typeof part === types[i]))
      return place as (string | number)[]
  } catch {
    // Not ours, like anything else that does not fit.
  }
  throw new Problem('invalid_cursor')
}
