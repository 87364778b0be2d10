import type { Base } from '#kit/base.ts'
import { newId, uuidText } from '#kit/ids.ts'
import { insertOrganization } from './organizations.sql.ts'

/** The id of the organization of that key, made if there is none. */
export function ensureOrganization(ctx: Base, key: string, name = key): Promise<string> {
  const now = ctx.clock.now()
  return insertOrganization(ctx.pool, uuidText(newId(now)), key, name, new Date(now))
}
