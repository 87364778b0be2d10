import { message } from '#kit/messages.ts'
import { UsageError } from '#kit/usage-error.ts'
import type { Why } from './read-value.ts'

/** A file that cannot be imported as it is; its text stands under `import.file` in the catalogue. */
export class BadFile extends UsageError {
  readonly why: Why
  constructor(key: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message('en', `import.file.${key}`, facts))
    this.why = { key: `import.file.${key}`, facts }
  }
}
