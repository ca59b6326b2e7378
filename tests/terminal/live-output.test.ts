import { expect, test } from 'vitest'
import { LiveOutput } from '../../electron/terminal/live-output.ts'
import type { Screen } from '../../electron/terminal/screen.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { actorId, micros } from '../../shared/trace/ids.ts'

const plain: Pick<Screen, 'style'> = { style: (_, text) => text }
const live = () => new LiveOutput(plain as Screen)
const t = micros(0)

function begin(id: string, name: string, kind: 'main' | 'child' | 'thread', pid: number): TraceEvent[] {
  const actor = actorId(id)
  return [
    { type: 'actor-created', t, actor, kind, name },
    { type: 'actor-started', t, actor, pid, ppid: 1 },
  ]
}
const print = (id: string, text: string, stream: 'stdout' | 'stderr' = 'stdout'): TraceEvent => ({
  type: 'output',
  t,
  actor: actorId(id),
  stream,
  text,
})

test('a line has its actor and pid in front, once it is whole', () => {
  const out = live()
  out.take(begin('0', 'main', 'main', 41))
  expect(out.take([print('0', 'Hel')])).toBe('')
  expect(out.take([print('0', 'lo\nand ')])).toBe('main(41) | Hello\n')
  expect(out.take([print('0', 'more\r\n')])).toBe('main(41) | and more\n')
})

test('lines of two actors do not mix, and stderr is marked', () => {
  const out = live()
  out.take([...begin('0', 'main', 'main', 41), ...begin('0.1', 't1', 'child', 5)])
  expect(
    out.take([print('0', 'a'), print('0.1', 'b\n'), print('0', 'c\n'), print('0', 'oh\n', 'stderr')]),
  ).toBe('t1(5) | b\nmain(41) | ac\nmain(41) ! oh\n')
})

test('what is left of a line comes when its actor or the run ends', () => {
  const out = live()
  out.take([...begin('0', 'main', 'main', 41), ...begin('0.1', 't1', 'thread', 41)])
  const exit: TraceEvent = { type: 'actor-exited', t, actor: actorId('0.1'), cause: 'returned' }
  expect(out.take([print('0', 'x'), print('0.1', 'y'), exit])).toBe('t1(41) | y\n')
  expect(out.take([{ type: 'ended', t, outcome: 'finished' }])).toBe('main(41) | x\n')
})

test('a question is shown before it is answered, whether its actor waits already or only then begins to', () => {
  const out = live()
  out.take(begin('0', 'main', 'main', 41))
  const actor = actorId('0')
  const waits: TraceEvent = { type: 'wait-begin', t, actor, seq: 1, op: 'input', since: t }
  expect(out.take([waits])).toBe('')
  expect(out.take([print('0', 'name? ')])).toBe('main(41) | name? \n')
  expect(out.take([{ type: 'wait-end', t, actor, seq: 1, result: 'ok' }, print('0', 'age? ')])).toBe('')
  expect(out.take([{ ...waits, seq: 2 }])).toBe('main(41) | age? \n')
})
