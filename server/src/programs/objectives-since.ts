import type { ProgramDocument } from '@perennial/engine/program/document.ts'
import type { Context } from '../context.ts'
import { versionsOf } from './programs.sql.ts'

type Section = 'campaigns' | 'plans' | 'benefits'

/** Tells when the version was published that first gave a campaign, plan or benefit an objective, epoch ms. Reads all versions, once. */
export async function objectivesSince(ctx: Context, programId: number): Promise<(section: Section, key: string) => number> {
  const versions = await versionsOf(ctx.slowPool, programId)
  return (section, key) => {
    const first = versions.find(({ document }) => (document as ProgramDocument)[section]?.[key]?.objective)
    if (!first) throw new Error(`no version of program ${programId} gives ${section}.${key} an objective`)
    return first.published_at.getTime()
  }
}
