import type { Base } from '#kit/base.ts'
import { organizationByKey } from './organizations.sql.ts'

/** The id of the organization of that key, or null. */
export const organizationOf = (ctx: Base, key: string): Promise<string | null> => organizationByKey(ctx.pool, key)
