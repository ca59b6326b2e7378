import { describe, expect, test } from 'vitest'
import { consoleLines } from '../../../renderer/select/console-lines.ts'
import {
  byActors,
  byPattern,
  matchesIn,
  patternOf,
  type LineFilter,
} from '../../../renderer/select/console-search.ts'
import { actorId } from '../../../shared/trace/ids.ts'
import { event } from '../../trace/make.ts'
import { historyOf } from '../recorded.ts'

const history = historyOf(
  Array.from({ length: 3000 }, (_, i) =>
    event('output', { t: i, actor: `0.${i % 3}`, stream: 'stdout', text: `Line ${i} (${i % 7})\n` }),
  ),
)
const { value: lines } = consoleLines(history)
const allOf = (filter: LineFilter) => {
  filter.advance(lines.length, () => true)
  return Array.from({ length: filter.found.length }, (_, i) => filter.found.at(i))
}
const found = (text: string, regular: boolean, actors?: string[]) =>
  allOf(byPattern(lines, history.events, patternOf(text, regular)!, actors && new Set(actors.map(actorId))))

describe('finding', () => {
  test('text is taken as it stands, whatever its case', () => {
    expect(found('LINE 12 (', false)).toEqual([12])
    expect(found('line 1.2', false)).toEqual([])
  })

  test('a regular expression is one', () => {
    expect(found('^line 1.2 ', true)).toEqual([102, 112, 122, 132, 142, 152, 162, 172, 182, 192])
  })

  test('only among the lines of the chosen actors', () => {
    expect(found('line 29', false, ['0.2'])).toEqual([29, 290, 293, 296, 299, ...thousands('29', 2)])
  })

  test('what is no regular expression says why; nothing searched for is no search', () => {
    expect(patternOf('(', true)?.wrong).toMatch(/[Uu]nterminated group/)
    expect(patternOf('(', false)?.wrong).toBeUndefined()
    expect(patternOf('', true)).toBeUndefined()
  })

  test('matches are told with their places; an empty match is none', () => {
    expect(matchesIn('abcABC', patternOf('bc', false)!)).toEqual([
      [1, 3],
      [4, 6],
    ])
    expect(matchesIn('abc', patternOf('x*', true)!)).toEqual([])
  })
})

test('lines of chosen actors pass, and notices that are nobody’s', () => {
  const mixed = historyOf([
    ...history.events.slice(0, 6),
    event('notice', { t: 9, voice: 'ours', code: 'x', text: 'left out' }),
  ])
  const own = consoleLines(mixed).value
  const filter = byActors(own, new Set([actorId('0.1')]))
  filter.advance(own.length, () => true)
  expect(Array.from({ length: filter.found.length }, (_, i) => filter.found.at(i))).toEqual([1, 4, 6])
})

test('a search is done in slices and goes on where it stopped', () => {
  const filter = byPattern(lines, history.events, patternOf('(3)', false)!)
  expect(filter.advance(lines.length, () => false)).toBe(false)
  expect(filter.looked).toBeLessThan(lines.length)
  while (!filter.advance(lines.length, () => false));
  expect(filter.found.length).toBe(lines.length === 3000 ? 429 : -1)
})

/** Line numbers from 1000 on that begin with `start`, of the actor with this remainder. */
function thousands(start: string, remainder: number): number[] {
  return Array.from({ length: 2000 }, (_, i) => i + 1000).filter(
    (i) => String(i).startsWith(start) && i % 3 === remainder,
  )
}
