import { describe, expect, test } from 'vitest'
import type { Draft } from '../console/studio/draft.ts'
import { keyReferencesOf, referencesOf } from '../console/studio/form/references.ts'
import { keptOf, scaleOf, shownOf, unitOf } from '../console/studio/form/units.ts'

const document = {
  currencies: { beans: { names: { en: 'Beans' } }, stars: {} },
  tiers: { status: { names: { en: 'Status' }, levels: [{ key: 'silver', names: { en: 'Silver' } }, { key: 'gold' }] } },
  attributes: { family: {} },
  budgets: { spring: { of: 'money' }, summer: { of: 'points' } },
  campaigns: { one: { variants: { a: 1, b: 1 } }, two: {} },
  rewards: { lounge: { tier: { set: 'status' } } },
  events: { visit: {} },
  benefits: { seat: { objective: { metric: 'average_order' } }, tea: { objective: { metric: 'repeat_rate' } } },
} as unknown as Draft

const keys = (path: string): string[] | null => {
  const things = referencesOf(document, path)
  return things && Object.keys(things)
}

describe('a field that names another thing', () => {
  test.each([
    ['campaigns.one.rules.r.then.0.grant.currency', ['beans', 'stars']],
    ['currencies.beans.converts.0.to', ['beans', 'stars']],
    ['tiers.status.metric.earned', ['beans', 'stars']],
    ['campaigns.one.excludes', ['two']],
    ['campaigns.one.rules.r.variant', ['a', 'b']],
    ['benefits.seat.tiers.status', ['silver', 'gold']],
    ['rewards.lounge.tier.level', ['silver', 'gold']],
    ['currencies.beans.send_within', ['family']],
    ['currencies.beans.pending.event', ['visit']],
    ['settings.money.currency', null],
    ['campaigns.one.from', null],
    ['rewards.lounge.supplier', null],
  ])('%s', (path, found) => {
    expect(keys(path)).toEqual(found)
  })

  test.each([
    ['rewards.lounge.prices.0.points', ['beans', 'stars']],
    ['benefits.seat.tiers', ['status']],
    ['currencies.beans.expiry_by_tier.status', ['silver', 'gold']],
    ['campaigns.one.rules', null],
  ])('the keys of %s', (path, found) => {
    const things = keyReferencesOf(document, path)
    expect(things && Object.keys(things)).toEqual(found)
  })
})

describe('a number', () => {
  const whole = { type: 'integer' } as const
  test.each([
    ['budgets.spring.amount', whole, 'money'],
    ['budgets.summer.amount', whole, 'number'],
    ['benefits.seat.unit_cost', whole, 'money'],
    ['benefits.seat.objective.target', { type: 'number' }, 'money'],
    ['benefits.tea.objective.target', { type: 'number' }, 'share'],
    ['campaigns.one.control', { type: 'number', exclusiveMaximum: 1 }, 'share'],
    ['budgets.spring.alerts.0', { type: 'number', maximum: 1 }, 'share'],
    ['campaigns.one.priority', whole, 'number'],
  ] as const)('%s', (path, schema, unit) => {
    expect(unitOf(document, path, schema)).toBe(unit)
  })

  test.each([
    [1250, 'money', 2, 12.5],
    [900, 'money', 0, 900],
    [0.07, 'share', 2, 7],
    [0.285, 'share', 2, 28.5],
    [3, 'number', 2, 3],
  ] as const)('%d as %s with %d decimals is shown as %d, and kept as it was', (kept, unit, decimals, shown) => {
    const scale = scaleOf(unit, decimals)
    expect(shownOf(kept, scale)).toBe(shown)
    expect(keptOf(shown, scale, Number.isInteger(kept))).toBe(kept)
  })
})
