import type { Accepted, Effect } from '@perennial/engine/decide/decision.ts'
import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Names, Speaker } from './speaker.ts'
import type { Told } from './told.ts'

/** What each campaign gave, in the order of the effects, and the sum where several gave points of one currency. */
export function grants(speaker: Speaker, { rules }: Told, { effects }: Accepted): string[] {
  const said = effects.flatMap((effect) => told(speaker, rules, effect))
  const currencies = new Set(effects.flatMap((effect) => (effect.kind === undefined ? [effect.currency] : [])))
  const sums = [...currencies].flatMap((currency) => {
    const own = effects.filter((effect) => effect.kind === undefined && effect.currency === currency)
    const sum = own.reduce((total, effect) => total + effect.granted, 0)
    return own.length > 1 && sum > 0 ? [speaker.say('together', { points: speaker.points(currency, sum) })] : []
  })
  return [...said, ...sums]
}

function told(speaker: Speaker, rules: CompiledVersion, effect: Effect): string[] {
  const { currency, granted, wanted } = effect
  const campaign = speaker.campaign(effect.campaign)
  if (effect.kind !== undefined) return granted === 0 ? [] : [other(speaker, campaign, effect)]
  const points = speaker.points(currency, Math.abs(granted))
  const said = speaker.say(granted < 0 ? 'taken_back' : isExtra(rules, effect) ? 'extra' : 'base', { campaign, points })
  return granted >= 0 && wanted > granted
    ? [said, speaker.say('limited', { campaign, wanted: speaker.points(currency, wanted), points })]
    : [said]
}

/** A multiplier or a bonus comes on top of what the sale earns by itself. */
function isExtra({ document }: CompiledVersion, { campaign, rule, index }: Effect): boolean {
  const effect = document.campaigns[campaign]?.rules[rule]?.then[index]
  return effect !== undefined && (effect.grant === undefined || effect.grant.bonus)
}

/** What a campaign did that is not points given. */
function other(speaker: Speaker, campaign: string, { kind, currency, granted, data = {} }: Effect): string {
  const { document } = speaker.version
  const nameOf = (known: Readonly<Record<string, { names: Names }>>, key: unknown): string =>
    speaker.name(known[String(key)]?.names, String(key))
  switch (kind) {
    case 'deduct':
      return speaker.say(granted < 0 ? 'act.deduct_back' : 'act.deduct', { campaign, points: speaker.points(currency, Math.abs(granted)) })
    case 'discount':
      return speaker.say(granted < 0 ? 'act.discount_back' : 'act.discount', { campaign, money: speaker.money(Math.abs(granted)) })
    case 'badge':
      return speaker.say('act.badge', { campaign, badge: nameOf(document.badges, data['badge']) })
    case 'challenge':
      return speaker.say('act.challenge', { campaign, challenge: nameOf(document.challenges, data['challenge']) })
    case 'coupon':
      return speaker.say('act.coupon', { campaign, coupon: nameOf(document.coupons, data['coupon']) })
    case 'free_item':
      return speaker.say('act.free_item', { campaign, sku: String(data['sku']) })
    case 'recognise':
    case 'notice':
      return speaker.say('act.says', { campaign, text: speaker.name(data['text'] as Names, '') })
    default:
      return speaker.say('act.other', { campaign })
  }
}
