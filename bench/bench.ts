import type { Figure } from './figure.ts'

/** What a run of the benchmark asks of each of its parts. */
export interface Asked {
  /** A rough look in under a minute. */
  quick: boolean
  /** Also what needs a large database. */
  large: boolean
  wants(figure: string): boolean
  /** Progress, for the terminal. */
  say(text: string): void
}

/** A part of the benchmark: some figures that one set-up yields. */
export interface Bench {
  name: string
  figures: readonly string[]
  run(asked: Asked): Promise<Figure[]>
}
