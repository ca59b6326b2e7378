import { describe, expect, test } from 'vitest'
import { isRunOf, programLines } from '../../../renderer/select/program.ts'
import type { TraceEvent } from '../../../shared/trace/events.ts'
import { micros } from '../../../shared/trace/ids.ts'
import { recorded } from '../recorded.ts'

const deadlock = { name: 'deadlock', language: 'typescript' } as const

/** The run's state when `until` is true of an event for the first time, the event included. */
function frameAt(lab: string, until: (event: TraceEvent) => boolean) {
  const history = recorded(lab)
  const count = history.events.findIndex(until) + 1
  const state = history.stateAt(count)
  return { history, state, count, now: micros(state.now) }
}
const brief = (lines: ReturnType<typeof programLines>) =>
  lines.map(({ line, actors, verdict }) => [line, actors.map(({ name, mark }) => `${name} ${mark}`), verdict])

describe('the lines of the program', () => {
  test('show who waits where, and who was last seen where', () => {
    const frame = frameAt('deadlock', (event) => event.type === 'wait-begin' && event.op === 'sleep')
    expect(brief(programLines(frame, deadlock))).toEqual([
      [14, ['t1 sleeping'], false],
      [expect.any(Number), ['MainProcess running'], false],
    ])
  })

  test('show both waits of a deadlock as its verdict', () => {
    const frame = frameAt('deadlock', (event) => event.type === 'verdict')
    const lines = programLines(frame, deadlock)
    expect(brief(lines)).toEqual([
      [15, ['t1 waiting'], true],
      [25, ['t2 waiting'], true],
      [37, ['MainProcess waiting'], false],
    ])
    expect(lines[0]?.actors[0]?.waits).toMatchObject({ awaited: 'lock', thing: 'lock2' })
  })

  test('keep the verdict when the run was ended for it', () => {
    const frame = frameAt('deadlock', (event) => event.type === 'ended')
    expect(brief(programLines(frame, deadlock))).toEqual([
      [15, ['t1 killed'], true],
      [25, ['t2 killed'], true],
    ])
  })

  test('drop a temporary deadlock once its timeout has broken it', () => {
    const shown = { name: 'deadlock-timeout', language: 'typescript' } as const
    const during = frameAt('deadlock-timeout', (event) => event.type === 'verdict')
    expect(programLines(during, shown).filter(({ verdict }) => verdict)).toHaveLength(2)
    const after = frameAt('deadlock-timeout', (event) => event.type === 'ended')
    expect(programLines(after, shown)).toEqual([])
  })

  test('are empty for a run of another program, or in another language', () => {
    const frame = frameAt('deadlock', (event) => event.type === 'verdict')
    expect(programLines(frame, { name: 'race', language: 'typescript' })).toEqual([])
    expect(programLines(frame, { name: 'deadlock', language: 'python' })).toEqual([])
    expect(isRunOf(frame.state.run, { name: 'deadlock.ts', language: 'typescript' })).toBe(true)
  })
})
