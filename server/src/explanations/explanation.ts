import { z } from 'zod'
import { message, type Language } from '#kit/messages.ts'
import { answerOf, DecisionAnswer, refusalReason } from '../decisions/answer.ts'
import type { Stored } from '../intake/stored-decision.ts'
import type { DecidedAgain } from './decide-again.ts'
import { Speaker } from './speaker.ts'
import { becauseOf } from './why-not.ts'
import { wordsOf } from './words.ts'

export const Explanation = z
  .object({
    words: z.array(z.string()).meta({ description: 'The decision in sentences that can be read to the member' }),
    answer: DecisionAnswer,
    policy_version: z.int(),
    input: z.record(z.string(), z.unknown()).meta({ description: 'The command as it was decided' }),
    facts: z.record(z.string(), z.unknown()).meta({ description: 'What was read besides the holder’s own history' }),
    basis: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What of the member the rules could see' }),
    refusal: z.looseObject({ code: z.string(), text: z.string() }).nullable(),
    not_fired: z.array(z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string(), text: z.string() })),
    proved: z.boolean().meta({ description: 'Decided again from the stored inputs, it came out exactly as it is stored' }),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof Explanation>

export function explanationOf(stored: Stored, again: DecidedAgain, language: Language): Explanation {
  const { kind: _, at: __, recordedAt: ___, ...input } = stored.command
  const refusal = refusalReason(stored)
  const speaker = Speaker.of(again.rules, language)
  return {
    words: wordsOf(again, language),
    answer: answerOf(stored),
    policy_version: stored.policyVersion,
    input: { ...input },
    facts: { ...stored.facts },
    basis: stored.outcome.basis ? { ...stored.outcome.basis } : null,
    refusal: refusal && { code: refusal.code, text: message(language, `problem.${refusal.code}`, refusal.facts ?? {}), ...refusal.facts },
    not_fired: again.notFired.map((reason) => ({
      campaign: reason.campaign,
      rule: reason.rule,
      because: reason.because,
      text: becauseOf(speaker, reason),
    })),
    proved: again.proved,
  }
}
