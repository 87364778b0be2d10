import type { ProgramDocument } from './document.ts'

/**
 * What of a document takes a second person, by path: budgets above the line that are new or larger than in the version
 * before, and a line that is raised or taken away. The line is that of the version in force, if it has one: a draft
 * cannot raise it for itself.
 */
export function toBeApproved(before: ProgramDocument | null, after: ProgramDocument): { path: string; above: number }[] {
  const line = before?.settings.approval_above
  const above = line ?? after.settings.approval_above
  if (above === undefined) return []
  const found = Object.keys(after.budgets).flatMap((key) => {
    const worth = worthOf(after, key)
    const was = line !== undefined && before && Object.hasOwn(before.budgets, key) ? worthOf(before, key) : 0
    return worth > above && worth > was ? [{ path: `budgets.${key}`, above }] : []
  })
  const raised = line !== undefined && (after.settings.approval_above ?? Infinity) > line
  return raised ? [...found, { path: 'settings.approval_above', above }] : found
}

/** In minor units of money. Points are worth what their currency says; of no currency in particular, what the dearest does. */
function worthOf({ budgets, currencies }: ProgramDocument, key: string): number {
  const { of, amount, currency } = budgets[key]!
  if (of === 'money') return amount
  const values = Object.keys(currencies).map((name) => (currency === undefined || currency === name ? currencies[name]!.value : 0))
  return Math.ceil(amount * Math.max(0, ...values))
}
