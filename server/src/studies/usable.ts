import { message, type Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { UsageError } from '#kit/usage-error.ts'

/** What a command was given, checked as a request is; what is wrong with it is said to whoever called. */
export async function usable<T>(language: Language, check: () => T | Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const reasons = error.reasons.map(({ path, message: text }) => `\n  ${path?.replace(/^body\./, '') ?? ''}: ${text ?? ''}`)
    throw new UsageError(`${message(language, `problem.${error.code}`, error.facts)}${reasons.join('')}`)
  }
}
