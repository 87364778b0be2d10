import type { Base } from '#kit/base.ts'
import { decodeId, uuidText } from '#kit/ids.ts'
import { staffById } from './staff.sql.ts'

/** The address somebody signs in with, by the id others are told. */
export async function emailOf(ctx: Base, publicId: string): Promise<string | null> {
  const id = decodeId('stf', publicId)
  return id && ((await staffById(ctx.pool, uuidText(id)))?.email ?? null)
}
