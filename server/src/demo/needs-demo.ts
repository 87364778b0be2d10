import type { Base } from '#kit/base.ts'
import { listPrograms } from '../programs/list-programs.ts'
import { demoState } from './demo.sql.ts'

/** Whether the demo is to be made: the database is empty, or the making of it was cut off. */
export async function needsDemo(ctx: Base): Promise<boolean> {
  const state = await demoState(ctx.pool)
  return state === 'begun' || (state === 'none' && (await listPrograms(ctx)).every((program) => program.latest_version === 0))
}
