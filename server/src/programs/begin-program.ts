import { validateProgram } from '@perennial/engine/program/validate.ts'
import { join } from 'node:path'
import type { Base } from '#kit/base.ts'
import { stableJson } from '#kit/hashes.ts'
import type { Language } from '#kit/messages.ts'
import { REPOSITORY_FOLDER } from '#kit/paths.ts'
import { Problem } from '#kit/refusals.ts'
import { readDocument } from './apply-program.ts'
import { plainProgram, type BegunProgram } from './plain-program.ts'
import { problemReasons } from './problem-reasons.ts'
import { insertProgram, programOfKey, versionsOf } from './programs.sql.ts'
import { publishVersion } from './publish-version.ts'

/** What a program can begin as: plain points, or one of the examples. */
export const BEGINNINGS = ['points', 'cafe', 'retail', 'airline', 'beauty'] as const

export interface Beginning extends BegunProgram {
  template: (typeof BEGINNINGS)[number]
}

/**
 * Makes a program of the organization and publishes its first version, so that it can be worked in at once. The same
 * again changes nothing.
 *
 * @throws Problem `program_exists` where there is another of that key, `invalid_program`, `invalid_request`
 */
export async function beginProgram(
  ctx: Base,
  organizationId: string,
  beginning: Beginning,
  { by, language }: { by: string; language: Language },
): Promise<{ key: string; latest_version: number }> {
  const { key, template } = beginning
  const checked = validateProgram(template === 'points' ? plainProgram(beginning) : exampleFor(template, beginning))
  if (!checked.ok) throw new Problem('invalid_program', { count: checked.problems.length }, problemReasons(checked.problems, language))
  const { document } = checked
  const before = await programOfKey(ctx.pool, organizationId, key)
  const id = before?.id ?? (await insertProgram(ctx.pool, organizationId, key, new Date(ctx.clock.now())))
  const published = await publishVersion(ctx, { id, key }, { document, note: `template: ${template}`, by, only: 'first' })
  if (published.ok) return { key, latest_version: published.number }
  if ('problems' in published || published.reason !== 'program_exists')
    throw new Error(`the template ${template} cannot be published: ${JSON.stringify(published)}`)
  const [first] = await versionsOf(ctx.pool, id)
  if (stableJson(first!.document) !== stableJson(document)) throw new Problem('program_exists', { key })
  return { key, latest_version: first!.number }
}

interface Example {
  settings: { money: { decimals: number } }
}

/** An example under another name, in another place and money. Its amounts stay, so the money must have as many decimals. */
function exampleFor(template: string, { key, names, time_zone, money }: Beginning): object {
  const example = readDocument(join(REPOSITORY_FOLDER, `examples/programs/${template}.yaml`)) as Example
  const { decimals } = example.settings.money
  if (money.decimals !== decimals) {
    const message = `The amounts of this example are written in money of ${decimals} decimals. Begin with plain points.`
    throw new Problem('invalid_request', {}, [{ code: 'unfit', path: 'body.template', message }])
  }
  return { ...example, key, names, settings: { ...example.settings, time_zone, money, languages: Object.keys(names) } }
}
