import { message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { UsageError } from '#kit/usage-error.ts'

/** What the API would answer as a problem, a command says in words. */
export async function saidPlainly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const reasons = error.reasons.map((reason) => reason.message).join(' ')
    throw new UsageError(reasons || message('en', `problem.${error.code}`, error.facts))
  }
}
