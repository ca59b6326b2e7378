import { describe, expect, test } from 'vitest'
import { chartsOf, figure, resultAt, type Result } from '../../../renderer/select/measures.ts'
import { markedText } from '../../../renderer/select/marked-text.ts'
import { labs } from '../../../shared/labs/index.ts'
import type { EventOf } from '../../../shared/trace/events.ts'
import { event, runEvent } from '../../trace/make.ts'
import { historyOf, recorded } from '../recorded.ts'

const labCalled = (id: string) => labs.find((lab) => lab.id === id)

describe('results', () => {
  test('the race lab measured an addition in each thread', () => {
    const history = recorded('race')
    const result = resultAt(history, history.length, history.latest.run, labCalled('race'))
    expect(result).toMatchObject({
      language: 'typescript',
      how: { platform: 'linux', arch: 'x64', cores: 2, speed: 10 },
      bars: [
        { group: 'one addition', label: 't2, no lock', unit: 'ns' },
        { group: 'one addition', label: 't1, no lock', unit: 'ns' },
      ],
    })
    expect(result?.bars.map(({ value }) => figure(value))).toEqual(['19.9', '21.2'])
  })

  test('before anything was measured there is no result', () => {
    const history = recorded('race')
    expect(resultAt(history, 20, history.latest.run, labCalled('race'))).toBeUndefined()
  })

  test('a Python lab’s printed lines are bars, once they have been printed', () => {
    const run = {
      ...(runEvent as EventOf<'run'>),
      program: { name: 'gil', lab: 'gil', language: 'python' as const },
    }
    const print = (text: string) => event('output', { t: 2, actor: '0', stream: 'stdout', text })
    const history = historyOf([
      run,
      print('4 jobs on 2 cores\nI/O-bound, sequential: 4.01 s\n'),
      print('I/O-bound, threads: 1.002 s\n'),
    ])
    const bar = (label: string, value: number) => ({ group: 'I/O-bound', label, value, unit: 's' })
    expect(resultAt(history, 2, run, labCalled('gil'))?.bars).toEqual([bar('sequential', 4.01)])
    expect(resultAt(history, 3, run, labCalled('gil'))?.bars).toEqual([
      bar('sequential', 4.01),
      bar('threads', 1.002),
    ])
  })

  test('a line that is still being printed is read again when more of it has come', () => {
    const run = {
      ...(runEvent as EventOf<'run'>),
      program: { name: 'gil', lab: 'gil', language: 'python' as const },
    }
    const print = (text: string) => event('output', { t: 2, actor: '0', stream: 'stdout', text })
    const history = historyOf([run, print('I/O-bound, seq')])
    const bars = () =>
      resultAt(history, history.length, run, labCalled('gil'))?.bars.map(({ value }) => value)
    expect(bars()).toBeUndefined()
    history.append(print('uential: 4.0'))
    history.append(print('1 s'))
    expect(bars()).toEqual([4.01])
    history.append(print('\nI/O-bound, threads: 1.002 s\n'))
    expect(bars()).toEqual([4.01, 1.002])
  })
})

describe('charts', () => {
  const how = { run: 'r', date: '', platform: 'linux', arch: 'x64', cores: 2, speed: 1 }
  const result = (language: Result['language'], ...values: number[]): Result => ({
    language,
    how,
    bars: values.map((value, i) => ({
      group: 'each',
      label: ['coroutines', 'threads'][i]!,
      value,
      unit: 'µs',
    })),
  })

  test('both languages’ bars of one group stand in one chart', () => {
    expect(chartsOf([result('typescript', 1, 2), result('python', 3)])).toEqual([
      {
        group: 'each',
        unit: 'µs',
        labels: ['coroutines', 'threads'],
        logarithmic: false,
        rows: [
          { label: 'coroutines', language: 'typescript', value: 1 },
          { label: 'threads', language: 'typescript', value: 2 },
          { label: 'coroutines', language: 'python', value: 3 },
        ],
      },
    ])
  })

  test('the scale is logarithmic where the smallest bar could not be seen otherwise, never with a zero in it', () => {
    const scale = (...values: number[]) => chartsOf([result('typescript', ...values)])[0]?.logarithmic
    expect([scale(0.7, 47_000), scale(1, 99), scale(0, 5000)]).toEqual([true, false, false])
  })
})

test('figures have three digits that count', () => {
  expect([0.40559, 0.94, 20, 47_630.1, NaN].map(figure)).toEqual(['0.406', '0.940', '20.0', '47,600', '–'])
})

test('what stands between backticks is code; a single one is a character', () => {
  expect(markedText('By hand: `start t1`, then `start t2`.')).toEqual([
    { code: false, text: 'By hand: ' },
    { code: true, text: 'start t1' },
    { code: false, text: ', then ' },
    { code: true, text: 'start t2' },
    { code: false, text: '.' },
  ])
  expect(
    markedText('a ` b')
      .map(({ text }) => text)
      .join(''),
  ).toBe('a ` b')
  expect(markedText('a ` b').some(({ code }) => code)).toBe(false)
  expect(markedText('')).toEqual([])
})

test('every text of every lab has its backticks in pairs', () => {
  const texts = labs.flatMap((lab) => [lab.about, lab.why, ...lab.tasks, ...lab.observe])
  const odd = texts.flatMap(({ en, zh }) => [en, zh]).filter((text) => text.split('`').length % 2 === 0)
  expect(odd).toEqual([])
})
