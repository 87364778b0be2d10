import { join } from 'node:path'
import { REPOSITORY_FOLDER } from '#kit/paths.ts'
import type { Context } from '../context.ts'
import { ensureOrganization } from '../organizations/ensure-organization.ts'
import { applyProgram, readDocument } from '../programs/apply-program.ts'
import { addDemoStaff } from './add-demo-staff.ts'
import { decideHistory, type Decisions } from './decide-history.ts'
import { beginDemo, demosBegun, finishDemo } from './demo.sql.ts'
import { enrolMembers } from './enrol-members.ts'
import { fillShelves } from './fill-shelves.ts'
import { generate } from './generate.ts'
import { loadMasterData } from './load-master-data.ts'
import type { DemoTemplate } from './template.ts'
import { findTemplate, TEMPLATES } from './templates.ts'

export const DEMO_SEED = 20_261_122

/** Told how far it is. */
export interface Watching {
  stage(name: string, total: number): void
  at(done: number): void
}

export interface Loaded extends Decisions {
  program: string
  programId: number
  members: number
}

/**
 * Makes a demo: the program, its products and stores, its members, and what they did, put through the real engine.
 * Every step has a key made from the seed, so a demo that was cut off is finished by making it again: with as many
 * members, and seen from the same day, as when it was begun.
 *
 * @param key of a template; without it whichever was begun and not finished, else the first
 */
export async function loadDemo(ctx: Context, count: number, watching: Watching, key?: string): Promise<Loaded> {
  const template = await templateOf(ctx, key)
  const { organization } = template
  const organizationId = await ensureOrganization(ctx, organization.key, organization.name)
  const document = readDocument(join(REPOSITORY_FOLDER, `examples/programs/${template.key}.yaml`))
  const applied = await applyProgram(ctx, { document, note: 'demo', by: 'demo', organization: organization.key })
  if (!applied.ok) throw new Error(`the demo program is not valid: ${JSON.stringify(applied.problems)}`)
  const { programId } = applied
  const { as_of, members: wanted } = await beginDemo(ctx.pool, programId, new Date(ctx.clock.now()), count)
  await loadMasterData(ctx, organizationId, template)
  const { members, happenings } = generate(template, DEMO_SEED, as_of.getTime(), wanted)
  watching.stage('members', members.length)
  const holders = await enrolMembers(ctx, { id: programId, organizationId }, members, watching.at)
  watching.stage(template.doings, happenings.length)
  const decisions = await decideHistory(ctx, programId, holders, happenings, watching.at)
  await fillShelves(ctx, programId, holders)
  await addDemoStaff(ctx, organizationId, template)
  await finishDemo(ctx.pool, programId, new Date(ctx.clock.now()))
  return { program: applied.key, programId, members: holders.length, ...decisions }
}

async function templateOf(ctx: Context, key: string | undefined): Promise<DemoTemplate> {
  const wanted = key ?? (await demosBegun(ctx.pool))[0]
  const template = wanted === undefined ? TEMPLATES[0] : findTemplate(wanted)
  if (!template) throw new Error(`there is no template ${wanted}`)
  return template
}
