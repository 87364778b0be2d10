import { z } from 'zod'
import { Problem } from './refusals.ts'

/** Lists are read by cursor: an opaque text that says where the next page begins. */
export const Page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(300).optional(),
}

export const encodeCursor = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString('base64url')

const PARTS = {
  /** As wide as a column of numbers, so that no forged cursor reaches the database. */
  place: (part: unknown): boolean => Number.isInteger(part) && (part as number) >= -1 && (part as number) <= 2_147_483_647,
  /** Of a time: microseconds since 1970; or the number of a row. */
  micros: (part: unknown): boolean => Number.isSafeInteger(part),
  text: (part: unknown): boolean => typeof part === 'string' && part.length <= 200,
  uuid: (part: unknown): boolean => typeof part === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part),
}

/** @throws Problem when the text is not a cursor of this shape */
export function decodeCursor(cursor: string | undefined, shape: readonly (keyof typeof PARTS)[]): (string | number)[] | null {
  if (cursor === undefined) return null
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    if (Array.isArray(place) && place.length === shape.length && shape.every((kind, i) => PARTS[kind](place[i])))
      return place as (string | number)[]
  } catch {
    // Not ours, like anything else that does not fit.
  }
  throw new Problem('invalid_cursor')
}
