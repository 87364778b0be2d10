import type { OrderLine } from '../decide/command.ts'
import type { Effect, NotFired } from '../decide/decision.ts'
import { allot, AMOUNT_MAX, AmountOverflow, scale, wholeAmount } from '../numbers/rounding.ts'
import type { DeductEffect, GrantEffect } from '../program/effects.ts'
import { BUILT_IN_EVENTS } from '../program/vocabulary.ts'
import type { Day } from '../time/calendar.ts'
import type { Fired } from './award.ts'
import type { Frame, Run } from './code.ts'
import type { Discounts } from './discounts.ts'
import { Fault, NOT_A_NUMBER, OVERFLOW } from './faults.ts'

export interface Working {
  day: Day
  /** What set it off, where that was not the command itself. */
  trigger: string | null
  notFired: NotFired[] | null
}

/** What each fired effect is worth, in its place; null where it comes to nothing. */
export function worthOf(fired: readonly Fired[], gross: Frame, discounts: Discounts | null, working: Working): (Effect | null)[] {
  const frame = discounts?.frame ?? gross
  const effects: (Effect | null)[] = []
  let multiplied = false
  for (let i = 0; i < fired.length; i++) {
    const f = fired[i]!
    switch (f.effect.kind) {
      case 'grant':
        effects.push(granted(f, f.effect, frame, working))
        break
      case 'multiply':
        multiplied = true
        effects.push(null)
        break
      case 'deduct':
        effects.push(deducted(f, f.effect, frame, working))
        break
      case 'discount':
        effects.push(discounts?.effects[i] ?? null)
        break
      default:
        effects.push(acted(f, frame, working))
    }
  }
  if (multiplied) multiply(fired, effects, working)
  return effects
}

function multiply(fired: readonly Fired[], effects: (Effect | null)[], working: Working): void {
  for (const compound of [false, true]) {
    fired.forEach((f, i) => {
      if (f.effect.kind !== 'multiply' || f.effect.compound !== compound) return
      const { currency, extra, rounding, of } = f.effect
      let base = total(fired, effects, ({ effect, campaign }) => {
        if (effect.kind !== 'grant' || effect.bonus || effect.currency !== currency) return false
        return of === 'all' || campaign === f.campaign
      })
      if (compound) {
        base += total(fired, effects, ({ effect, campaign }) => {
          return effect.kind === 'multiply' && effect.currency === currency && (of === 'all' || campaign === f.campaign)
        })
      }
      effects[i] = pointsOf(f, scale(base, extra, rounding), working)
    })
  }
}

function total(fired: readonly Fired[], effects: readonly (Effect | null)[], where: (f: Fired) => boolean): number {
  let sum = 0
  fired.forEach((f, i) => {
    if (effects[i] && where(f)) sum += effects[i].granted
  })
  return sum
}

function granted(f: Fired, effect: GrantEffect, frame: Frame, working: Working): Effect | null {
  if (effect.eachLine) return byLine(f, effect, frame, working)
  const amount = numberOf(effect.amount, frame, effect.measure)
  if (amount instanceof Fault) return faulty(f, amount, working)
  // A grant gives; what an amount below zero would mean is a deduction, which is another effect.
  return pointsOf(f, Math.max(0, wholeAmount(amount, effect.rounding)), working)
}

/** A double may have no end (x / 0.0); what an int could not hold faults too, and a fault is this rule's alone. */
function numberOf(run: Run, frame: Frame, measure: ((amount: number) => number) | null): number | Fault {
  const value = run(frame)
  if (value instanceof Fault) return value
  const amount = measure ? measure(value as number) : (value as number)
  if (Number.isNaN(amount)) return NOT_A_NUMBER
  return Math.abs(amount) <= Number.MAX_SAFE_INTEGER ? amount : OVERFLOW
}

/** Points by line: summed, rounded once, and spread back over the lines by largest remainder. */
function byLine(f: Fired, effect: GrantEffect, frame: Frame, working: Working): Effect | null {
  const { lines } = frame['order'] as { lines: readonly OrderLine[] }
  const exact: number[] = []
  for (const line of lines) {
    frame['line'] = line
    if (effect.where !== null && effect.where(frame) !== true) {
      exact.push(0)
      continue
    }
    const value = numberOf(effect.amount, frame, effect.measure)
    if (value instanceof Fault) return faulty(f, value, working)
    exact.push(Math.max(0, value))
  }
  const amount = wholeAmount(
    exact.reduce((sum, value) => sum + value, 0),
    effect.rounding,
  )
  const found = pointsOf(f, amount, working)
  return found && { ...found, lines: allot(amount, weightsOf(exact)) }
}

/** Shares to a billionth: exact enough to place single points. */
function weightsOf(exact: readonly number[]): number[] {
  const largest = Math.max(...exact)
  return largest === 0 ? exact.map(() => 0) : exact.map((value) => Math.round((value / largest) * 1e9))
}

function deducted(f: Fired, effect: DeductEffect, frame: Frame, working: Working): Effect | null {
  const value = numberOf(effect.amount, frame, null)
  if (value instanceof Fault) return faulty(f, value, working)
  const found = pointsOf(f, Math.max(0, wholeAmount(value, effect.rounding)), working)
  if (!found) return null
  // What is taken is taken at once: only what is given can wait for a person.
  const { review: _, ...rest } = found
  return { ...rest, kind: 'deduct' }
}

/** Something other than points: what it is to say is worked out now, doing it is left to the decision. */
function acted(f: Fired, frame: Frame, working: Working): Effect | null {
  const { effect } = f
  if (!('data' in effect)) return null
  const data: Record<string, unknown> = { ...effect.data }
  for (const [name, run] of effect.values) {
    const value = run(frame)
    if (value instanceof Fault) return faulty(f, value, working)
    if (effect.kind === 'event') data['attributes'] = { ...(data['attributes'] as object | undefined), [name]: value }
    else data[name] = value
  }
  const { campaign, rule, index } = f
  return marked({ campaign: campaign.key, rule: rule.key, index, currency: '', wanted: 1, granted: 1, kind: effect.kind, data }, working)
}

function faulty({ campaign, rule }: Fired, fault: Fault, { notFired }: Working): null {
  notFired?.push({ campaign: campaign.key, rule: rule.key, because: 'fault', detail: fault.code })
  return null
}

function pointsOf(f: Fired, amount: number, working: Working): Effect {
  const { campaign, rule, index, effect } = f
  if (amount > AMOUNT_MAX) throw new AmountOverflow(`${campaign.key}.${rule.key} would grant ${amount}`)
  const found: Effect = { campaign: campaign.key, rule: rule.key, index, currency: effect.currency, wanted: amount, granted: amount }
  const expires = (effect.kind === 'grant' ? effect.expiresOn : undefined) ?? campaign.expiresOn
  if (expires) found.expires = expires(working.day)
  if (campaign.funder !== null) found.funder = campaign.funder
  if (amount > campaign.reviewAbove) found.review = true
  return marked(found, working)
}

/** Says what set it off, where that was not the command itself. */
export function marked(effect: Effect, { trigger }: Working): Effect {
  if (trigger !== null) effect.trigger = trigger
  return effect
}

/** Triggers that happen inside the product. */
export const CHAINED: ReadonlySet<string> = new Set(Object.keys(BUILT_IN_EVENTS))
