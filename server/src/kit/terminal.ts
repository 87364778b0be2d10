import { Presets, SingleBar } from 'cli-progress'
import pc from 'picocolors'

/** What a command says goes to stderr, so that stdout holds only its result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

export const good = (text: string): string => pc.green(text)
export const bad = (text: string): string => pc.red(text)
export const dim = (text: string): string => pc.dim(text)
export const bold = (text: string): string => pc.bold(text)

/** The result of a command: one JSON object with `--json`, else lines for a person. */
export function result(json: boolean, value: object, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''))
}

export interface Progress {
  total(total: number): void
  at(done: number): void
  stop(): void
}

/** A bar on a terminal; elsewhere a line every few seconds, so that a log shows life too. */
export function progress(label: string, unit: string, total = 0): Progress {
  if (process.stderr.isTTY) return bar(label, unit, total)
  let known = total
  let last = performance.now()
  const start = last
  return {
    total: (value) => (known = value),
    at: (done) => {
      const now = performance.now()
      if (now - last < 3000) return
      last = now
      const rate = done / ((now - start) / 1000)
      const left = known > 0 ? `, ${Math.ceil((known - done) / rate)} s left` : ''
      say(
        `${label}: ${done.toLocaleString('en')}${known > 0 ? ` of ${known.toLocaleString('en')}` : ''} ${unit} (${Math.round(rate).toLocaleString('en')} a second${left})`,
      )
    },
    stop: () => undefined,
  }
}

/** The bar on the terminal. Its timer keeps a process alive, so it must end with the work, however that ends. */
let current: SingleBar | null = null

export function stopProgress(): void {
  current?.stop()
  current = null
}

function bar(label: string, unit: string, total: number): Progress {
  stopProgress()
  const format = `${label} {bar} {percentage}% | {value}/{total} ${unit} | {rate}/s | {eta_formatted} left`
  const shown = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: false, etaBuffer: 200 },
    Presets.shades_grey,
  )
  current = shown
  const start = performance.now()
  shown.start(total, 0, { rate: 0 })
  return {
    total: (value) => shown.setTotal(value),
    at: (done) => shown.update(done, { rate: Math.round(done / Math.max(0.001, (performance.now() - start) / 1000)) }),
    stop: () => shown.stop(),
  }
}
