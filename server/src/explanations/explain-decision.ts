import { holderKey } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import type { Language } from '#kit/messages.ts'
import type { Context } from '../context.ts'
import { findStored } from '../decisions/find-stored.ts'
import type { LiveProgram } from '../programs/program.ts'
import { decideAgain } from './decide-again.ts'
import { explanationOf, type Explanation } from './explanation.ts'

/** Why a decision came out as it did, in words and as data; null when the program has no such decision. */
export async function explainDecision(ctx: Context, program: LiveProgram, id: string, language: Language): Promise<Explanation | null> {
  const place = decodeRowId('dec', id, 1)
  if (!place) return null
  const seq = place.place[0]!
  const stored = await findStored(ctx, program.id, place.holder, seq)
  const again = stored && (await decideAgain(ctx, program, holderKey(place.holder), seq))
  return again && explanationOf(stored, again, language)
}
