import { describe, expect, it } from 'vitest'
import { BARS } from '../../bench/bars.ts'
import type { Bench, Measure } from '../../bench/bench.ts'
import { compare } from '../../bench/compare.ts'
import { figure } from '../../bench/document.ts'
import { MEASURES } from '../../bench/measures/index.ts'
import { Reading } from '../../bench/reading.ts'
import { takeMeasures } from '../../bench/run.ts'
import { TINY } from '../../bench/sizes.ts'
import { documentText } from '../../bench/text.ts'

const facts = { name: 'x', title: 'a figure', unit: 's' }

describe('a figure', () => {
  it('has a ratio above 1 where ours is better, whichever way that is', () => {
    expect(figure({ ...facts, better: 'less', ours: 2, theirs: 6 }).ratio).toBe(3)
    expect(figure({ ...facts, better: 'more', ours: 6, theirs: 2 }).ratio).toBe(3)
  })
  it('has reached a bar exactly at the bar', () => {
    const bar = BARS['queue-threads']
    expect(figure({ ...facts, better: 'more', ours: 2, theirs: 1, bar }).reached).toBe(true)
    expect(figure({ ...facts, better: 'more', ours: 1.99, theirs: 1, bar }).reached).toBe(false)
  })
  it('takes at most one and a half times as long as CPython’s spawn', () => {
    const bar = BARS['start/first']
    expect(figure({ ...facts, better: 'less', ours: 1.49, theirs: 1, bar }).reached).toBe(true)
    expect(figure({ ...facts, better: 'less', ours: 1.51, theirs: 1, bar }).reached).toBe(false)
  })
  it('is held against a bar of its own where there is nothing to compare with', () => {
    expect(figure({ ...facts, better: 'less', ours: 0, bar: BARS['false-verdicts'] }).reached).toBe(true)
    expect(figure({ ...facts, better: 'less', ours: 1, bar: BARS['false-verdicts'] }).reached).toBe(false)
  })
  it('neither reaches nor misses a ratio that there is none of', () => {
    expect(figure({ ...facts, better: 'less', ours: 1, bar: BARS['lock-threads'] })).toMatchObject({
      ratio: null,
      reached: null,
    })
  })
})

const bench = (more: Partial<Bench> = {}): Bench => ({
  sizes: TINY,
  ours: () => Promise.reject(new Error('not used')),
  underLab: () => Promise.reject(new Error('not used')),
  theirs: undefined,
  say: () => undefined,
  ...more,
})

describe('a comparison', () => {
  it('lets both sides take turns and gives medians', async () => {
    const turns: string[] = []
    const side = (name: string, values: number[]) => () => {
      turns.push(name)
      return Promise.resolve(new Reading(name, [['s', values.shift()!]]))
    }
    const spec = { ...facts, better: 'less' as const, read: (reading: Reading) => reading.get('s') }
    const sides = { ours: side('ours', [1, 9, 2]), theirs: side('theirs', [4, 5, 6]) }
    const [found] = await compare(bench(), [spec], sides, 3)
    expect(turns).toEqual(['ours', 'theirs', 'ours', 'theirs', 'ours', 'theirs'])
    expect(found).toMatchObject({
      ours: 2,
      theirs: 5,
      ratio: 2.5,
      samples: { ours: [1, 9, 2], theirs: [4, 5, 6] },
    })
  })
  it('of ours alone has no ratio', async () => {
    const ours = () => Promise.resolve(new Reading('ours', [['s', 1]]))
    const spec = { ...facts, better: 'less' as const, read: (reading: Reading) => reading.get('s') }
    expect(await compare(bench(), [spec], { ours, theirs: undefined }, 1)).toMatchObject([
      { theirs: null, ratio: null },
    ])
  })
})

describe('a reading', () => {
  const reading = new Reading('some.ts', [
    ['first 0', 1],
    ['first 1', 2],
    ['m', 3],
  ])
  it('gives all numbers whose labels begin alike', () => {
    expect(reading.all('first ')).toEqual([1, 2])
  })
  it('spans from the first beginning to the last end', () => {
    const labels = { 'began 0': 5, 'ended 0': 7, 'began 1': 6, 'ended 1': 9 }
    expect(new Reading('some.ts', Object.entries(labels)).span()).toBe(4)
  })
  it('says what is missing, and what is there', () => {
    expect(() => reading.get('rate')).toThrow('some.ts did not report "rate", only: first 0, first 1, m')
  })
  it('refuses to time work that came out wrong', () => {
    expect(() => reading.expect('m', 4)).toThrow('some.ts: "m" should be 4 and is 3')
    expect(reading.expect('m', 3)).toBe(reading)
  })
})

describe('the document', () => {
  const good: Measure = {
    name: 'good',
    measure: () =>
      Promise.resolve([
        figure({
          ...facts,
          better: 'less',
          ours: 0.25,
          theirs: 1,
          bar: BARS['lock-processes'],
          note: 'a note',
        }),
      ]),
  }
  const bad: Measure = { name: 'bad', measure: () => Promise.reject(new Error('the disk is full')) }

  it('holds what was measured and what could not be', async () => {
    const document = await takeMeasures([bad, good], bench(), 'CPython 3.11.7')
    expect(document).toMatchObject({
      version: 1,
      sizes: 'tiny',
      machine: { node: process.versions.node, python: 'CPython 3.11.7', cores: expect.any(Number) as number },
      figures: [{ name: 'x', ratio: 4, reached: true }],
      failures: [{ name: 'bad', message: 'the disk is full' }],
    })
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
  it('reads as a table with the bar beside each figure', async () => {
    const text = documentText(await takeMeasures([good, bad], bench(), 'CPython 3.11.7'))
    expect(text).toMatch(/a figure \* +250 ms +1 s +4× +≥ 1.5× CPython +reached/)
    expect(text).toContain('* a figure: a note')
    expect(text).toContain('! bad could not be measured: the disk is full')
  })
})

it('every bar of the project belongs to a measure', () => {
  const names = MEASURES.map((measure) => measure.name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of Object.keys(BARS)) expect(names).toContain(name.split('/')[0])
})
