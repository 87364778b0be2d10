import { Life } from './life.ts'
import { Random } from './random.ts'
import type { Demo, DemoTemplate } from './template.ts'

const DAY_MS = 86_400_000

/** The members of a template and what they did up to `now`. Each has randomness of their own, so more members change nobody. */
export function generate(template: DemoTemplate, seed: number, now: number, count: number): Demo {
  const start = now - template.days * DAY_MS
  const places = Array.from({ length: count }, (_, index) => index)
  const members = places.map((index) => template.person(randomOf(seed, index, 1), index, start, now))
  const happenings = places.flatMap((index) => {
    const life = new Life(index, members, randomOf(seed, index, 2), now)
    template.live(life)
    return life.happenings
  })
  return { members, happenings: happenings.toSorted((a, b) => a.at - b.at) }
}

const randomOf = (seed: number, index: number, stream: number): Random => new Random(seed + Math.imul(index * 2 + stream, 0x9e3779b1))
