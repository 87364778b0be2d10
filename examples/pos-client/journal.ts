import { appendFileSync, existsSync, readFileSync } from 'node:fs'

export interface Line {
  sku: string
  quantity: number
  amount: number
}

/** What a till is about to ask. What was held and is not said to be paid is let go. */
export interface Step {
  kind: 'held' | 'paid' | 'unpaid' | 'return'
  reference: string
  checkout?: string
  lines?: Line[]
}

/** Writes the last step of a key, on the disk before anything is sent under it; null when it was answered. @returns the key */
export function write(file: string, step: Step | null, key: string = crypto.randomUUID()): string {
  appendFileSync(file, `\n${JSON.stringify([key, step])};\n`, { flush: true })
  return key
}

/** What was about to be asked and is not known to be answered. What a power cut broke off was never sent. */
export function unfinished(file: string): [key: string, step: Step][] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const last = new Map(lines.filter((line) => line.endsWith(';')).map((line) => JSON.parse(line.slice(0, -1)) as [string, Step | null]))
  return [...last].flatMap(([key, step]) => (step ? [[key, step]] : []))
}
