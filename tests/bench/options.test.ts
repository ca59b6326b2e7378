import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../bench/options.ts'
import { FULL, QUICK } from '../../bench/sizes.ts'

const parse = (...args: string[]) => parseOptions(args, ['pool', 'start'])

describe('the options of the benchmarks', () => {
  it('measure everything in full unless told otherwise', () => {
    expect(parse()).toEqual({
      json: false,
      sizes: FULL,
      only: [],
      node: undefined,
      python: undefined,
      help: false,
    })
  })
  it('may name measures, sizes and binaries', () => {
    const options = parse(
      '--json',
      '--quick',
      '--only',
      'pool',
      '--only',
      'start',
      '--node',
      '/n',
      '--python',
      '/p',
    )
    expect(options).toMatchObject({
      json: true,
      sizes: QUICK,
      only: ['pool', 'start'],
      node: '/n',
      python: '/p',
    })
  })
  it('take a number of repeats', () => {
    expect(parse('--repeats', '2').sizes).toEqual({ ...FULL, repeats: 2 })
    expect(() => parse('--repeats', 'two')).toThrow('--repeats must be a whole number')
  })
  it('name the measures there are if one is not known', () => {
    expect(() => parse('--only', 'speed')).toThrow('There is no measure "speed". There are: pool, start.')
  })
  it('refuse what they don’t know', () => {
    expect(() => parse('--fast')).toThrow('--fast')
  })
})
