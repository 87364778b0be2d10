import type { Needs } from '@perennial/engine/decide/decision.ts'
import { needs } from '@perennial/engine/decide/needs.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import type { Submission } from './submission.ts'

const SPENDS: Needs = { lots: true, holds: true, days: false, sales: null }

/** What an item will ask of its holder's state, as far as that can be told before it is read. */
export function foreseenOf({ holder: key, command, facts }: Submission): { key: HolderKey; needs: Needs }[] {
  const own = needs(command)
  if (own.lots || own.holds || own.days) return [{ key, needs: own }]
  const reserved = command.kind === 'order' && command.reserved !== undefined ? facts.reservations?.[command.reserved] : null
  return reserved?.paid?.length ? [{ key, needs: SPENDS }] : []
}
