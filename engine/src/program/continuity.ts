import type { ProgramDocument } from './document.ts'
import { problem, type ProgramProblem } from './problems.ts'

/**
 * What a document would change that is fixed once a program is live, because amounts and values are stored by it: the
 * type of a member's attribute, how many decimals a currency has, and the money.
 */
export function brokenContinuity(before: ProgramDocument, after: ProgramDocument): ProgramProblem[] {
  const found: ProgramProblem[] = []
  const keep = (path: string, was: string | number | undefined, is: string | number | undefined): void => {
    if (was !== undefined && is !== undefined && was !== is) found.push(problem(path, 'fixed_once_live', { was, is }))
  }
  for (const key of Object.keys(after.attributes)) {
    keep(`attributes.${key}.type`, own(before.attributes, key)?.type, after.attributes[key]!.type)
  }
  for (const key of Object.keys(after.currencies)) {
    keep(`currencies.${key}.decimals`, own(before.currencies, key)?.decimals, after.currencies[key]!.decimals)
  }
  keep('settings.money.currency', before.settings.money.currency, after.settings.money.currency)
  keep('settings.money.decimals', before.settings.money.decimals, after.settings.money.decimals)
  return found
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined)
