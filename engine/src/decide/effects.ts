import { credit } from '../ledger/grant.ts'
import type { Awarded } from '../rules/award.ts'
import { creditMetric } from '../tiers/credit-metric.ts'
import { act, deduct } from './acts.ts'
import type { Effect } from './decision.ts'
import type { Turn } from './turn.ts'

/** Does what the rules said: points of one kind go into one lot, everything else is done one by one. */
export function applyEffects(turn: Turn, effects: readonly Effect[], sale: number | null): void {
  for (const effect of effects) {
    if (effect.kind === undefined || effect.kind === 'discount') turn.effects.push(effect)
    else if (effect.kind === 'deduct') turn.effects.push(deduct(turn, effect))
    else turn.effects.push(act(turn, effect))
  }
  for (const { amount, campaign, effect } of lotsOf(effects)) {
    grantOn(turn, effect, amount, sale, campaign)
    if (effect.review) turn.announce('points.held_for_review', { currency: effect.currency, amount })
    else {
      creditMetric(turn, `earned:${effect.currency}`, turn.day, amount)
      turn.announce('points.earned', { currency: effect.currency, amount })
    }
  }
}

/** Books what was taken of limits, and the member's part in experiments. */
export function takeUses(turn: Turn, { uses, exposures, blocked }: Pick<Awarded, 'uses' | 'exposures' | 'blocked'>): void {
  if (blocked !== undefined) turn.announce('earning.blocked', { block: blocked })
  for (const { key, day, amount, shared } of uses) {
    if (shared) turn.share(key, amount)
    else turn.count(key, day, amount)
  }
  turn.exposures.push(...exposures)
}

interface LotWanted {
  amount: number
  /** Where only one campaign contributed. */
  campaign: string | null
  /** One of its effects: currency, end, funder and review are the same in all. */
  effect: Effect
}

/** Points granted, by what makes a lot: currency, end, who pays, and whether somebody must look first. */
export function lotsOf(effects: readonly Effect[]): LotWanted[] {
  const lots: LotWanted[] = []
  for (const effect of effects) {
    if (effect.kind !== undefined || effect.granted === 0) continue
    const lot = lots.find(
      ({ effect: e }) =>
        e.currency === effect.currency && e.expires === effect.expires && e.review === effect.review && e.funder === effect.funder,
    )
    if (!lot) lots.push({ amount: effect.granted, campaign: effect.campaign, effect })
    else {
      lot.amount += effect.granted
      if (lot.campaign !== effect.campaign) lot.campaign = null
    }
  }
  return lots
}

function grantOn(
  turn: Turn,
  { currency: key, expires, review, funder }: Effect,
  amount: number,
  sale: number | null,
  campaign: string | null,
): void {
  const currency = turn.currency(key)
  // A campaign of an older version may name a currency that the adopted one no longer has; nothing is owed for it.
  if (!currency) return
  // Nothing could ever let through what waits for an event of its order, and has none.
  const usableOn = currency.waitsFor !== null && sale === null ? turn.day : currency.usableOn(turn.day)
  // A campaign may say when its points end; a lifetime currency has no end whatever it says.
  const expiresOn = expires === undefined || currency.document.lifetime ? currency.expiresOn(turn.day, turn.basis?.tiers) : expires
  const waits = review ? ('review' as const) : currency.waitsFor !== null && sale !== null ? ('event' as const) : undefined
  credit(turn, {
    currency: key,
    amount,
    from: 'issued',
    usableOn,
    expiresOn,
    sale,
    campaign,
    version: turn.versions.rules.number,
    ...(waits && { waits }),
    ...(funder !== undefined && { funder }),
  })
}

/** Granted totals of points by currency. */
export function byCurrency(effects: readonly Effect[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { currency, granted, kind, review } of effects) {
    if (kind === undefined && !review) totals.set(currency, (totals.get(currency) ?? 0) + granted)
  }
  return totals
}
