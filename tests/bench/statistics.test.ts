import { describe, expect, it } from 'vitest'
import { median, percentile } from '../../bench/statistics.ts'

describe('the median', () => {
  it('is the middle value, in whatever order they come', () => {
    expect(median([9, 1, 5])).toBe(5)
  })
  it('is the mean of the middle two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })
  it('compares numbers, not their spelling', () => {
    expect(median([10, 9, 100])).toBe(10)
  })
  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN()
  })
  it('leaves the values in their order', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })
})

describe('a percentile', () => {
  const hundred = Array.from({ length: 101 }, (_, n) => n)
  it('lies between the least and the greatest', () => {
    expect([0, 50, 99, 100].map((percent) => percentile(hundred, percent))).toEqual([0, 50, 99, 100])
  })
  it('is interpolated between neighbours', () => {
    expect(percentile([0, 10], 25)).toBe(2.5)
  })
  it('of one value is that value', () => {
    expect(percentile([7], 99)).toBe(7)
  })
})
