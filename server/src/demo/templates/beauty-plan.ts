import type { Life } from '../life.ts'

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]
/** A paid stretch is three months; renewed a few days before it ends. */
const STRETCH_MS = 89 * DAY_MS
const TRIAL_MS = 14 * DAY_MS

/** The paid membership: a trial, which about half keep, then quarters, and something new to try every month. */
export function subscribe(life: Life): void {
  const { random, member, now } = life
  if (!random.chance(0.14)) return
  const plan = 'premium'
  const begun = member.joinedAt + HOUR_MS + (random.chance(0.4) ? 0 : random.next() * 0.7 * (now - member.joinedAt))
  const trial = random.chance(0.7)
  life.act(begun, { kind: 'plan', act: 'start', plan, ...(trial && { trial }) })
  let until = begun + (trial ? TRIAL_MS : STRETCH_MS)
  while (until < now && random.chance(trial && until === begun + TRIAL_MS ? 0.55 : 0.72)) {
    life.act(until - random.whole(30, 70) * HOUR_MS, { kind: 'plan', act: 'renew', plan })
    until += STRETCH_MS
  }
  if (until < now && random.chance(0.5)) life.act(until - 2.5 * DAY_MS, { kind: 'plan', act: 'cancel', plan })
  for (let at = begun + 2 * DAY_MS; at < until - 2 * DAY_MS; at += 31.2 * DAY_MS) {
    if (random.chance(0.65)) life.act(at, { kind: 'benefit', act: 'use', benefit: 'first_try' })
  }
}
