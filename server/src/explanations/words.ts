import type { Accepted } from '@perennial/engine/decide/decision.ts'
import type { Language } from '#kit/messages.ts'
import { message } from '#kit/messages.ts'
import { balances } from './balances.ts'
import { consequences } from './consequences.ts'
import { grants } from './grants.ts'
import { happened, happeningOf } from './happened.ts'
import { Speaker } from './speaker.ts'
import type { Told } from './told.ts'
import { whyNot } from './why-not.ts'

/**
 * A decision in sentences that can be read to the member: what happened, what came of it and by which campaigns, what
 * else it brought about, how the member stands now, and why campaigns that might have been expected gave nothing.
 */
export function wordsOf(told: Told, language: Language): string[] {
  const speaker = Speaker.of(told.rules, language)
  const { decision } = told
  if (decision.outcome === 'refused')
    return [...happened(speaker, happeningOf(told)), refused(speaker, decision.refusal), ...balances(speaker, told)]
  return [
    ...happened(speaker, happeningOf(told)),
    ...grants(speaker, told, decision),
    ...consequences(speaker, told, decision),
    ...nothing(speaker, told, decision),
    ...balances(speaker, told),
    ...whyNot(speaker, told),
  ]
}

/** The refusal in the words of the API, with names in the place of keys. */
export function refused(speaker: Speaker, { code, facts }: { code: string; facts: Readonly<Record<string, string | number>> }): string {
  const { currency, set, level } = facts
  const named = { ...facts }
  if (typeof currency === 'string') {
    named['currency'] = speaker.name(speaker.version.document.currencies[currency]?.names, currency)
  }
  if (typeof set === 'string' && typeof level === 'string') named['level'] = speaker.level(set, level)
  return speaker.say('refused', { because: message(speaker.language, `problem.${code}`, named) })
}

function nothing(speaker: Speaker, { command }: Told, { effects, transfers, announcements }: Accepted): string[] {
  if (effects.length > 0 || transfers.length > 0) return []
  if (command.kind === 'order' || command.kind === 'event') return [speaker.say('earned_nothing')]
  return command.kind === 'tick' && announcements.length === 0 ? [speaker.say('nothing_due')] : []
}
