import type { Accepted, Effect } from '@perennial/engine/decide/decision.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './told.ts'

/** What each campaign gave, in the order of the effects, and the sum where several gave points of one currency. */
export function grants(speaker: Speaker, { rules }: Told, { effects }: Accepted): string[] {
  const said = effects.flatMap((effect) => told(speaker, rules, effect))
  const currencies = new Set(effects.map((effect) => effect.currency))
  const sums = [...currencies].flatMap((currency) => {
    const own = effects.filter((effect) => effect.currency === currency)
    const sum = own.reduce((total, effect) => total + effect.granted, 0)
    return own.length > 1 && sum > 0 ? [speaker.say('together', { points: speaker.points(currency, sum) })] : []
  })
  return [...said, ...sums]
}

function told(speaker: Speaker, rules: CompiledVersion, effect: Effect): string[] {
  const { currency, granted, wanted } = effect
  const campaign = speaker.campaign(effect.campaign)
  const points = speaker.points(currency, Math.abs(granted))
  const said = speaker.say(granted < 0 ? 'taken_back' : isExtra(rules, effect) ? 'extra' : 'base', { campaign, points })
  return granted >= 0 && wanted > granted ? [said, speaker.say('limited', { campaign, wanted: speaker.points(currency, wanted), points })] : [said]
}

/** A multiplier or a bonus comes on top of what the sale earns by itself. */
function isExtra({ document }: CompiledVersion, { campaign, rule, index }: Effect): boolean {
  const effect = document.campaigns[campaign]?.rules[rule]?.then[index]
  return effect !== undefined && !('grant' in effect && !effect.grant.bonus)
}
