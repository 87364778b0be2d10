import type { Base } from '#kit/base.ts'
import { listPrograms } from '../programs/list-programs.ts'
import { demosBegun } from './demo.sql.ts'

/**
 * Whether a demo is to be made: the making of it was cut off, or it is not there at all. With a key, it is that
 * template's, and may stand beside other programs; without, whichever was begun, and a new one only where there is no
 * program yet.
 */
export async function needsDemo(ctx: Base, key?: string): Promise<boolean> {
  const begun = await demosBegun(ctx.pool)
  if (key === undefined ? begun.length > 0 : begun.includes(key)) return true
  const programs = await listPrograms(ctx)
  return programs.every((program) => program.latest_version === 0 || (key !== undefined && program.key !== key))
}
