import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import type { Context } from '../context.ts'
import { versionsOf } from './programs.sql.ts'

type Section = 'campaigns' | 'plans' | 'benefits'

/** When the version was published that first gave a campaign, plan or benefit an objective, epoch ms. */
export async function objectiveSince(ctx: Context, programId: number, section: Section, key: string): Promise<number> {
  const first = (await versionsOf(ctx.slowPool, programId)).find(({ document }) => (document as ProgramDocument)[section]?.[key]?.objective)
  if (!first) throw new Error(`no version of program ${programId} gives ${section}.${key} an objective`)
  return first.published_at.getTime()
}
