import type { Language } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { BadFile } from './bad-file.ts'
import { said } from './import.ts'

/** What is wrong with a file, said to whoever sent it. */
export async function plainly<T>(language: Language, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof BadFile) throw new Problem('file_unreadable', { detail: said(language, error.why) })
    throw error
  }
}
