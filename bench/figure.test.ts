import { describe, expect, it } from 'vitest'
import { atLeast, atMost, below, isMet, markdown, shown, table, type Figure } from './figure.ts'

const RATIO: Figure = {
  name: 'ratio',
  what: 'orders against transactions',
  value: 2.51,
  unit: '×',
  goal: atLeast(2.5),
  spread: [2.3, 2.7],
  note: 'five | rounds',
}

describe('isMet', () => {
  it('reads each kind of goal at its edge', () => {
    expect(isMet({ value: 2.5, goal: atLeast(2.5) })).toBe(true)
    expect(isMet({ value: 2.49, goal: atLeast(2.5) })).toBe(false)
    expect(isMet({ value: 1.3, goal: atMost(1.3) })).toBe(true)
    expect(isMet({ value: 1.31, goal: atMost(1.3) })).toBe(false)
    expect(isMet({ value: 25, goal: below(25) })).toBe(false)
    expect(isMet({ value: 24.9, goal: below(25) })).toBe(true)
  })

  it('is never met by what could not be measured', () => {
    expect(isMet({ value: NaN, goal: below(25) })).toBe(false)
    expect(isMet({ value: NaN, goal: atLeast(1) })).toBe(false)
  })

  it('says nothing where there is no goal', () => {
    expect(isMet({ value: 1, goal: null })).toBeNull()
  })
})

describe('shown', () => {
  it('keeps three digits that matter', () => {
    expect([123_456, 1000, 45.678, 0.78912, 7, NaN].map(shown)).toEqual(['123,456', '1,000', '45.7', '0.789', '7', '–'])
  })
})

describe('the tables', () => {
  it('stand in columns', () => {
    const [head, rule, row] = table([RATIO]).split('\n') as [string, string, string]
    expect(head.indexOf('goal')).toBe(row.indexOf('≥ 2.5'))
    expect(rule).toMatch(/^─+$/)
    expect(row).toContain('2.51 ×')
    expect(row).toContain('2.3 – 2.7')
    expect(row).toContain(' met')
  })

  it('say what is not met, and escape what would break a row', () => {
    const text = markdown([{ ...RATIO, value: 1 }])
    expect(text.split('\n')[2]).toContain('| not met | five \\| rounds |')
  })
})
