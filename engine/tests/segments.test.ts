import { describe, expect, it } from 'vitest'
import { decide } from '../src/decide/decide.ts'
import type { Accepted, Facts } from '../src/decide/decision.ts'
import { blankState } from '../src/decide/state.ts'
import { Timeline } from '../src/decide/timeline.ts'
import { validateProgram } from '../src/program/validate.ts'

const AT = Date.parse('2026-06-02T04:00:00Z')

const documentWith = (more: object): object => ({
  perennial: 1,
  key: 'shop',
  names: { en: 'Shop' },
  settings: { time_zone: 'Asia/Shanghai', money: { currency: 'CNY', decimals: 2 } },
  currencies: { points: { names: { en: 'Points' } } },
  segments: { regulars: { names: { en: 'Regulars' } }, guests: { names: { en: 'Guests' } } },
  campaigns: {
    thanks: {
      names: { en: 'Thanks' },
      trigger: 'order',
      when: 'member.segments.regulars && !member.segments.guests',
      rules: { r: { then: [{ grant: { currency: 'points', amount: 'order.net' } }] } },
    },
  },
  ...more,
})

function decided(document: object, facts: Facts, trace = false) {
  const validated = validateProgram(document, 1)
  if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
  const timeline = new Timeline([{ version: validated.compiled, effectiveFrom: 0 }])
  const lines = [{ sku: 'A', quantity: 2, amount: 200, tags: [], category: '', brand: '' }]
  const order = { reference: 'R', total: 200, net: 200, lines, channel: '', store: '', payment: '' }
  const command = { kind: 'order' as const, order, at: AT, recordedAt: AT + 5000 }
  const state = { ...blankState(), progress: { ...blankState().progress, joined: 20_000 } }
  return decide(timeline.versionsFor(state, command), state, command, facts, { trace })
}

const fact = (inside: boolean) => ({ snapshot: inside ? 'abc' : null, in: inside })

describe('segments', () => {
  it('are wanted by rules that ask for them, as of when it happened', () => {
    expect(decided(documentWith({}), {})).toEqual({ outcome: 'wanting', needs: { segments: { keys: ['regulars', 'guests'], at: AT } } })
    // What is known already is not asked for again.
    const some = { segments: { guests: fact(false) } }
    expect(decided(documentWith({}), some)).toEqual({ outcome: 'wanting', needs: { segments: { keys: ['regulars'], at: AT } } })
  })

  it.each([
    [true, false, 200],
    [true, true, 0],
    [false, false, 0],
  ])('decide: a regular %s, a guest %s', (regular, guest, points) => {
    const decision = decided(documentWith({}), { segments: { regulars: fact(regular), guests: fact(guest) } }) as Accepted
    expect(decision.effects.reduce((sum, effect) => sum + effect.granted, 0)).toBe(points)
    expect(decision.basis!.segments).toEqual([...(regular ? ['regulars'] : []), ...(guest ? ['guests'] : [])])
    const traced = decided(documentWith({}), { segments: { regulars: fact(regular), guests: fact(guest) } }, true) as Accepted
    expect(traced.notFired.map(({ because }) => because)).toEqual(points === 0 ? ['condition'] : [])
  })

  it('cost nothing where no rule asks for them', () => {
    const decision = decided(documentWith({ campaigns: {} }), {}) as Accepted
    expect(decision.outcome).toBe('accepted')
    expect(decision.basis).not.toHaveProperty('segments')
  })

  it.each([
    ['member.segments.regular', 'expression'],
    ['member.segments', 'wrong_type'],
    ['"regulars" in member.segments', 'expression'],
  ])('%s is refused', (when, code) => {
    const campaigns = {
      thanks: { names: { en: 'T' }, trigger: 'order', when, rules: { r: { then: [{ grant: { currency: 'points', amount: '1' } }] } } },
    }
    const validated = validateProgram(documentWith({ campaigns }))
    expect(validated.ok ? [] : validated.problems.map((p) => p.code)).toContain(code)
  })

  it('are not known where no fact could be kept: to objectives and rewards', () => {
    const objective = { metric: 'repeat_rate', population: 'member.segments.regulars', target: 0.5, by: '2027-01-01' }
    const plans = { plus: { names: { en: 'Plus' }, price: 1, months: 12, objective } }
    const validated = validateProgram(documentWith({ plans }))
    expect(validated.ok ? [] : validated.problems.map((p) => [p.code, p.path])).toEqual([['expression', 'plans.plus.objective.population']])
  })

  it('may share their name with an attribute, as long as there are none', () => {
    const attributes = { segments: { type: 'string' } }
    const campaigns = {
      own: {
        names: { en: 'O' },
        trigger: 'order',
        when: 'member.segments == "a"',
        rules: { r: { then: [{ grant: { currency: 'points', amount: '1' } }] } },
      },
    }
    expect(validateProgram(documentWith({ attributes, campaigns, segments: {} })).ok).toBe(true)
    const both = validateProgram(documentWith({ attributes }))
    expect(both.ok ? [] : both.problems.map((p) => p.code)).toEqual(['reserved_name'])
  })
})
