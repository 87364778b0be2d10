import type { Base } from '#kit/base.ts'
import { ensureOrganization } from './ensure-organization.ts'
import { oldestOrganization } from './organizations.sql.ts'

/** The organization there is; where there are several, the oldest; where there is none, `default`, made. */
export const firstOrganization = async (ctx: Base): Promise<string> =>
  (await oldestOrganization(ctx.pool)) ?? ensureOrganization(ctx, 'default')
