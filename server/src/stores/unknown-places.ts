import type { Base } from '#kit/base.ts'
import { unknownPlacesOf } from './stores.sql.ts'

/** Of regions, or of stores by their keys, those that the organization does not have. */
export const unknownPlaces = (ctx: Base, organizationId: string, kind: 'region' | 'store', names: readonly string[]): Promise<string[]> =>
  unknownPlacesOf(ctx.pool, organizationId, kind, names)
