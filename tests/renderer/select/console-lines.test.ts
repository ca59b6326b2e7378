import { describe, expect, test } from 'vitest'
import { ConsoleLines, consoleLines, shownText } from '../../../renderer/select/console-lines.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { event } from '../../trace/make.ts'
import { historyOf, recorded } from '../recorded.ts'

const out = (text: string, actor = '0', stream: 'stdout' | 'stderr' = 'stdout', t = 1) =>
  event('output', { t, actor, stream, text })

function linesOf(...events: TraceEvent[]) {
  const history = historyOf(events)
  const { value } = consoleLines(history)
  const read = (index: number, upTo = events.length, most = 1000) =>
    value.line(index, history.events, upTo, most)
  return { value, read, all: Array.from({ length: value.length }, (_, i) => read(i)) }
}

describe('lines', () => {
  test('an output with several line ends is several lines, of its actor and time', () => {
    expect(linesOf(out('one\ntwo\n\nfour\n', '0.1', 'stderr', 7)).all).toEqual(
      ['one', 'two', '', 'four'].map((text, index) => {
        return { index, t: 7, actor: '0.1', stream: 'stderr', text, length: text.length }
      }),
    )
  })

  test('a line over several outputs is one line, where it began, whoever prints in between', () => {
    const { all } = linesOf(
      out('a1 ', '0.1'),
      out('b1\n', '0.2'),
      out('a2 ', '0.1'),
      out('a3\na4', '0.1'),
      out('!\n', '0.1'),
    )
    expect(all.map(({ actor, text }) => [actor, text])).toEqual([
      ['0.1', 'a1 a2 a3'],
      ['0.2', 'b1'],
      ['0.1', 'a4!'],
    ])
  })

  test('stdout and stderr of one actor do not run into each other', () => {
    const { all } = linesOf(out('out '), out('err\n', '0', 'stderr'), out('put\n'))
    expect(all.map(({ stream, text }) => [stream, text])).toEqual([
      ['stdout', 'out put'],
      ['stderr', 'err'],
    ])
  })

  test('notices stand between them, where they were made', () => {
    const notice = event('notice', {
      t: 3,
      voice: 'limit',
      code: 'output',
      text: '9,000 lines were left out.',
    })
    const { all } = linesOf(out('one\n'), notice, out('two\n'))
    expect(all.map(({ stream, text }) => [stream, text])).toEqual([
      ['stdout', 'one'],
      ['notice', '9,000 lines were left out.'],
      ['stdout', 'two'],
    ])
  })

  test('at an earlier instant, later lines and the rest of a line are not there yet', () => {
    const { value, read } = linesOf(out('half ', '0.1'), out('b\n', '0.2'), out('whole\n', '0.1'))
    expect([0, 1, 2, 3].map((events) => value.linesAt(events))).toEqual([0, 1, 2, 2])
    expect(read(0, 2).text).toBe('half ')
    expect(read(0, 3).text).toBe('half whole')
  })

  test('the deadlock lab printed two lines', () => {
    const history = recorded('deadlock')
    const { value } = consoleLines(history)
    expect([0, 1].map((at) => value.line(at, history.events, history.length, 99).text)).toEqual([
      'Thread 1 got lock 1.',
      'Thread 2 got lock 2.',
    ])
    expect(value.length).toBe(2)
    expect(value.actors).toEqual(['0.1', '0.2'])
  })
})

test('of an endless line, no more than asked for is read; its length is told', () => {
  const piece = 'x'.repeat(4096)
  const { all, read } = linesOf(...Array.from({ length: 100 }, () => out(piece)))
  expect(all).toHaveLength(1)
  expect(read(0, 100, 5000)).toMatchObject({ length: 409_600, text: 'x'.repeat(5000) })
})

test('lines come out the same whether they are read at once or as they come', () => {
  const events = Array.from({ length: 500 }, (_, i) => out(i % 3 ? `${i}\n` : `${i} `, `0.${i % 4}`))
  const atOnce = linesOf(...events)
  const bit = new ConsoleLines()
  events.forEach((one, at) => bit.take(one, at))
  const history = historyOf(events.slice(0, 200))
  consoleLines(history, 50)
  for (const one of events.slice(200)) history.append(one)
  expect(consoleLines(history, 100).events).toBe(150)
  const late = consoleLines(history).value
  const texts = (lines: ConsoleLines) =>
    Array.from({ length: lines.length }, (_, i) => lines.line(i, events, events.length, 99).text)
  expect(texts(late)).toEqual(atOnce.all.map(({ text }) => text))
  expect(texts(bit)).toEqual(texts(late))
})

describe('what is no text', () => {
  test.each([
    ['a zero and a bell', 'a\u0000b\u0007c', 'a\ufffdb\ufffdc'],
    ['half of a surrogate pair', 'a\ud83d!', 'a\ufffd!'],
    ['what turns the direction round', 'a\u202eb', 'a\ufffdb'],
    ['the colours of a terminal', '\u001b[31mred\u001b[0m', 'red'],
    ['a Windows line end and a tab', 'a\tb\r', 'a    b'],
    ['text of any language', '死锁 😀', '死锁 😀'],
  ])('%s', (_, printed, shown) => {
    expect(shownText(printed)).toBe(shown)
  })
})
