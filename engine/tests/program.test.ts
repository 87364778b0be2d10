import { describe, expect, it } from 'vitest'
import { validateProgram } from '../src/program/validate.ts'
import { cafe, order, Runner, timed, type Mutation } from './runner.ts'

const problems = (change: Mutation): string[] => {
  const document = structuredClone(cafe().document) as Record<string, any>
  change(document)
  const result = validateProgram(document)
  return result.ok ? [] : result.problems.map((p) => `${p.path} ${p.code}`)
}

describe('a program document', () => {
  it.each<[string, Mutation]>([
    ['settings.time_zone unknown_time_zone', (d) => (d['settings'].time_zone = 'Asia/Atlantis')],
    ['settings.money.currency shape', (d) => (d['settings'].money.currency = 'yuan')],
    ['currencies.beans.names missing_translation', (d) => delete d['currencies'].beans.names.zh],
    ['currencies.beans.expiry span_needs_length', (d) => (d['currencies'].beans.expiry = { policy: 'span' })],
    ['currencies.beans.expiry.dates bad_date', (d) => (d['currencies'].beans.expiry = { policy: 'dates', dates: ['02-30'] })],
    ['order.attributes.total reserved_name', (d) => (d['order'].attributes.total = { type: 'int' })],
    ['order.line_attributes.sku reserved_name', (d) => (d['order'].line_attributes.sku = { type: 'int' })],
    ['attributes.tier reserved_name', (d) => (d['attributes'].tier = { type: 'int' })],
    ['events.order reserved_name', (d) => (d['events'].order = d['events'].visit)],
    ['tiers.status.metric.earned unknown_currency', (d) => (d['tiers'].status.metric.earned = 'nuts')],
    ['tiers.status.levels.0.reach first_level_not_zero', (d) => (d['tiers'].status.levels[0].reach = 1)],
    ['tiers.status.levels.2.reach levels_not_rising', (d) => (d['tiers'].status.levels[2].reach = 600)],
    ['tiers.status.levels.2.key duplicate_level', (d) => (d['tiers'].status.levels[2].key = 'silver')],
    ['tiers.status.levels.1.keep keep_above_reach', (d) => (d['tiers'].status.levels[1].keep = 601)],
    ['campaigns.everyday.trigger unknown_trigger', (d) => (d['campaigns'].everyday.trigger = 'party')],
    ['campaigns.everyday.rules no_rules', (d) => (d['campaigns'].everyday.rules = {})],
    ['campaigns.everyday.from bad_date', (d) => (d['campaigns'].everyday.from = '2026-02-30')],
    ['campaigns.everyday.to ends_before_start', (d) => Object.assign(d['campaigns'].everyday, { from: '2026-02-02', to: '2026-02-01' })],
    [
      'campaigns.everyday.rules.beans.then.0 unknown_currency',
      (d) => (d['campaigns'].everyday.rules.beans.then[0].grant.currency = 'nuts'),
    ],
    [
      'campaigns.everyday.rules.beans.then.0.grant.amount expression',
      (d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.nett'),
    ],
    [
      'campaigns.everyday.rules.beans.then.0.grant.amount wrong_type',
      (d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.channel'),
    ],
    ['campaigns.gold_double.when wrong_type', (d) => (d['campaigns'].gold_double.when = '1')],
    ['campaigns.gold_double.when expression', (d) => (d['campaigns'].gold_double.when = 'member.birthday == "2000-01-01"')],
    ['campaigns.reviews.rules.thanks.when expression', (d) => (d['campaigns'].reviews.rules.thanks.when = 'order.net > 1')],
    [' shape', (d) => (d['colour'] = 'red')],
  ])('is refused: %s', (expected, change) => {
    expect(problems(change)).toContain(expected)
  })

  it('points at the characters of a wrong expression', () => {
    const document = structuredClone(cafe().document) as Record<string, any>
    document['campaigns'].gold_double.when = 'member.tier == "gold" && order.nett > 1'
    const result = validateProgram(document)
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'expression', start: 31, end: 35, parameters: { at: 'nett' } }] })
  })
})

describe('the campaign index', () => {
  const many: Mutation = (d) => {
    const campaign = (when: string): object => ({
      names: { en: 'x', zh: 'x' },
      trigger: 'order',
      when,
      rules: { r: { then: [{ grant: { currency: 'beans', amount: '1' } }] } },
    })
    for (let i = 0; i < 50; i++) {
      d['campaigns'][`store_${i}`] = campaign(`order.store == "s${i}" && order.net > 0`)
      d['campaigns'][`category_${i}`] = campaign(`order.lines.exists(l, l.category == "c${i % 5}" && l.quantity >= ${i % 3})`)
      d['campaigns'][`tier_${i}`] = campaign(`member.tier in ["gold", "t${i}"]`)
      d['campaigns'][`hour_${i}`] = campaign(`${i % 24} == at.hour || order.net > 1000000`)
    }
    d['campaigns'].resting = { ...campaign('true'), state: 'paused' }
    d['campaigns'].over = { ...campaign('true'), to: '2020-01-01' }
    d['campaigns'].coming = { ...campaign('true'), from: '2030-01-01' }
  }

  it('finds what a full scan finds, and looks at little of it', () => {
    const version = cafe(many)
    const index = version.campaigns.get('order')!
    const runner = new Runner(version)
    for (let i = 0; i < 100; i++) {
      const basket = order(
        Date.parse('2026-06-01T00:00:00Z') + i * 3_600_000,
        [
          ['A', 1 + (i % 3), 100, `c${i % 7}`],
          ['B', 2, 50, `c${i % 4}`],
        ],
        { store: `s${i}` },
      )
      const indexed = runner.ok(basket).effects.map((e) => e.campaign)
      const frame = { order: basket.order, member: { tier: 'leaf', tiers: {}, tags: [] }, at: version.zone.local(basket.at) }
      const at = { hour: version.zone.local(basket.at).hour, weekday: version.zone.local(basket.at).weekday }
      const scanned = index.all.filter(
        ({ schedule: s, ...c }) =>
          s.state === 'live' && s.from === -Infinity && s.until === Infinity && (c.when === null || c.when({ ...frame, at }) === true),
      )
      expect([...new Set(indexed)].filter((c) => /_\d/.test(c))).toEqual(scanned.map((c) => c.key).filter((c) => /_\d/.test(c)))
      expect(index.candidates({ ...frame, at }, undefined).length).toBeLessThan(90)
    }
  })

  it('says under trace why each other rule did nothing', async () => {
    const { decide } = await import('../src/decide/decide.ts')
    const runner = new Runner(cafe(many))
    runner.ok({ kind: 'enrol', source: 'x', ...timed('2026-01-01T00:00:00Z') })
    const command = order('2026-06-02T04:00:00Z', [['A', 1, 100]])
    const decision = decide(runner.timeline.versionsFor(runner.state, command), runner.state, command, {}, { trace: true })
    if (decision.outcome !== 'accepted') throw new Error(decision.outcome)
    const why = Object.fromEntries(decision.notFired.map((n) => [n.campaign, n.detail ?? n.because]))
    expect(why).toMatchObject({
      resting: 'paused',
      over: 'after_end',
      coming: 'before_start',
      store_1: 'condition',
      tier_1: 'condition',
      gold_double: 'condition',
    })
  })
})
