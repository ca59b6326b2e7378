import { expect, test } from 'vitest'
import { verdictPieces } from '../../../renderer/select/verdict-text.ts'
import { progressOf, standingVerdicts } from '../../../renderer/select/verdicts.ts'
import type { Verdict } from '../../../shared/trace/events.ts'
import { explanationOf, namesOf } from '../../../shared/trace/explain.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { copyState, type RunState } from '../../../shared/trace/state.ts'
import { appended } from '../../../shared/trace/fold/log.ts'
import { recorded } from '../recorded.ts'

const history = recorded('deadlock')
const at = history.events.findIndex(({ type }) => type === 'verdict') + 1
const state = history.stateAt(at)
const verdict = state.verdicts!.last

test.each(['en', 'zh'] as const)('every name and line of the sentence is a link (%s)', (language) => {
  const { happened } = explanationOf(verdict, namesOf(state), language)
  const pieces = verdictPieces(happened, verdict, state)
  expect(pieces.map(({ text }) => text).join('')).toBe(happened)
  const links = pieces.flatMap(({ text, selects }) => (selects ? [`${selects.kind} ${text}`] : []))
  const lines = verdict.waits.map(({ source }) => source!.line)
  expect(new Set(links)).toEqual(
    new Set([
      ...['t1', 't2'].map((name) => `actor ${name}`),
      ...['lock1', 'lock2'].map((name) => `resource ${name}`),
      ...lines.map((line) => (language === 'en' ? `line line ${line}` : `line 第 ${line} 行`)),
    ]),
  )
})

test('a name inside another word is no link', () => {
  const pieces = verdictPieces('lock12 and xt1, t1.', verdict, state)
  expect(pieces.filter(({ selects }) => selects).map(({ text }) => text)).toEqual(['t1'])
})

test('a deadlock for good stands without a countdown', () => {
  expect(standingVerdicts(state, state.now)).toEqual([{ verdict, breaksIn: undefined, broken: false }])
})

test('a temporary one counts down, and has broken when somebody goes on', () => {
  const breaks = { t: micros(state.now + 1_000_000), actor: verdict.actors[0]! }
  const later: RunState = copyState(state)
  later.verdicts = appended<Verdict>(undefined, { ...verdict, breaks })
  expect(standingVerdicts(later, state.now)[0]).toMatchObject({ breaksIn: 1_000_000, broken: false })
  expect(standingVerdicts(later, breaks.t)[0]).toMatchObject({ breaksIn: 0, broken: true })
  const gone = later.actors.get(verdict.actors[0]!)!
  later.actors.set(gone.id, { ...gone, wait: undefined })
  expect(standingVerdicts(later, state.now)[0]).toMatchObject({ broken: true })
})

test('who lives and who waits is counted', () => {
  expect(progressOf(state)).toEqual({ alive: 3, waiting: 3 })
})
