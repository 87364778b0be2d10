import { describe, expect, it } from 'vitest'
import { median, percentile, spreadOf } from './percentile.ts'

describe('percentile', () => {
  const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1)

  it('is the value of the nearest rank', () => {
    expect(percentile(hundred, 0.5)).toBe(50)
    expect(percentile(hundred, 0.99)).toBe(99)
    expect(percentile(hundred, 0.991)).toBe(100)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile(hundred, 0)).toBe(1)
  })

  it('is one of the values where there are few', () => {
    expect(percentile([3, 7], 0.5)).toBe(3)
    expect(percentile([3, 7], 0.51)).toBe(7)
    expect(percentile([4], 0.99)).toBe(4)
  })

  it('is nothing where there are none', () => {
    expect(percentile([], 0.5)).toBeNaN()
  })
})

describe('median and spread', () => {
  it('take the middle of unsorted values, and leave them unsorted', () => {
    const values = [9, 1, 5]
    expect(median(values)).toBe(5)
    expect(values).toEqual([9, 1, 5])
  })

  it('take the mean of the two in the middle', () => {
    expect(median([4, 1, 2, 9])).toBe(3)
  })

  it('name the lowest and the highest', () => {
    expect(spreadOf([2.2, 1.9, 2.6])).toEqual({ low: 1.9, median: 2.2, high: 2.6 })
  })
})
