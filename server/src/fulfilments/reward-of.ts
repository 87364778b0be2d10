import type { RewardDocument } from '@perennial/engine/program/reward-schema.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { FulfilmentRow } from './fulfilments.sql.ts'

/** The reward as it was when it was chosen. Versions are immutable, so it is there. */
export function rewardOf({ timeline }: LiveProgram, { reward, version }: Pick<FulfilmentRow, 'reward' | 'version'>): RewardDocument {
  const found = timeline.all.get(version)?.document.rewards[reward]
  if (!found) throw new Error(`version ${version} has no reward ${reward}`)
  return found
}
