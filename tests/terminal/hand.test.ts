import { expect, test } from 'vitest'
import type { LabRun } from '../../electron/terminal/engine.ts'
import { Hand } from '../../electron/terminal/hand.ts'
import { sentences } from '../../electron/terminal/sentences.ts'
import type { TraceEvent } from '../../shared/trace/events.ts'
import { actorId, MAIN_ACTOR, micros, resourceId } from '../../shared/trace/ids.ts'
import { applyEvent, createState } from '../../shared/trace/state.ts'

const t = micros(0)

/** A run whose main process does nothing until the test says so. */
function staged() {
  const state = createState()
  const asked: { text: string; done(result?: string): void; failed(reason: string): void }[] = []
  const signalled: string[] = []
  const said: string[] = []
  let quit = 0
  let end = () => {}
  const ended = new Promise<{ exitCode: number }>((resolve) => (end = () => resolve({ exitCode: 0 })))
  const run: LabRun = {
    state,
    ended,
    onEvents: () => () => {},
    command: (text) =>
      new Promise((resolve, reject) => {
        asked.push({ text, done: resolve, failed: (reason) => reject(new Error(reason)) })
      }),
    terminate: (actor) => void signalled.push(`SIGTERM ${actor}`),
    kill: (actor) => void signalled.push(`SIGKILL ${actor}`),
    fromTerminal: (signal) => void signalled.push(signal),
    stop: () => Promise.resolve(),
    killNow: () => {},
  }
  const hand = new Hand(run, sentences.en, {
    say: (text) => void said.push(text),
    changed: () => {},
    quit: () => quit++,
  })
  const happen = (...events: TraceEvent[]) => {
    for (const event of events) applyEvent(state, event)
    hand.take(events)
  }
  happen(
    { type: 'actor-created', t, actor: MAIN_ACTOR, kind: 'main', name: 'main' },
    { type: 'actor-started', t, actor: MAIN_ACTOR, pid: 10, ppid: 1 },
  )
  return { hand, happen, asked, said, signalled, end, quits: () => quit }
}
const tick = () => new Promise((resolve) => setImmediate(resolve))
const child = (id: string, name: string, pid: number): TraceEvent[] => [
  { type: 'actor-created', t, actor: actorId(id), parent: MAIN_ACTOR, kind: 'child', name },
  { type: 'actor-started', t, actor: actorId(id), pid, ppid: 10 },
]
const waiting: TraceEvent = {
  type: 'wait-begin',
  t,
  actor: MAIN_ACTOR,
  seq: 1,
  op: 'join',
  target: actorId('0.1'),
  since: t,
}

test('program commands go to the main process one at a time, in order', async () => {
  const { hand, asked, said } = staged()
  void hand.line('start t1')
  void hand.line('join t1')
  expect(asked.map(({ text }) => text)).toEqual(['start t1'])
  expect(said).toEqual(['main is busy; "join t1" is number 1 in the queue.'])
  asked[0]!.done()
  await tick()
  expect(asked.map(({ text }) => text)).toEqual(['start t1', 'join t1'])
  asked[1]!.failed('cannot join current thread')
  await tick()
  expect(said.slice(1)).toEqual(['start t1: done', 'join t1: cannot join current thread'])
})

test('the prompt says what main is doing', () => {
  const { hand, happen } = staged()
  expect(hand.prompt()).toBe('lab> ')
  void hand.line('join t1')
  expect(hand.prompt()).toBe('main is busy: join t1> ')
  happen(...child('0.1', 't1', 11), waiting)
  expect(hand.prompt()).toBe('main waits: join t1> ')
})

test('terminate and kill act at once, while main is blocked', () => {
  const { hand, happen, signalled, said } = staged()
  happen(...child('0.1', 't1', 11))
  void hand.line('join t1')
  happen(waiting)
  void hand.line('terminate t1')
  void hand.line('kill 11')
  expect(signalled).toEqual(['SIGTERM 0.1', 'SIGKILL 0.1'])
  expect(said).toEqual(['SIGTERM sent to t1.', 'SIGKILL sent to 11.'])
})

test('an actor is found by the object it was started from', () => {
  const { hand, happen, signalled } = staged()
  void hand.line('start t1')
  happen(...child('0.1', 'task_1', 11))
  void hand.line('kill t1')
  expect(signalled).toEqual(['SIGKILL 0.1'])
})

test('whom nobody knows is refused, with the names there are', () => {
  const { hand, happen, said } = staged()
  happen(...child('0.1', 't1', 11))
  void hand.line('kill t2')
  void hand.line('kill')
  void hand.line('strat t1')
  expect(said).toEqual([
    'There is no actor "t2". There are: main, t1.',
    'Whom? Say kill and the name of an actor, for example: kill t1',
    'There is no command "strat"; did you mean "start"? "help" lists the commands.',
  ])
})

test('ps and wait-for show the run as it is', () => {
  const { hand, happen, said } = staged()
  happen(...child('0.1', 't1', 11), waiting)
  void hand.line('ps')
  void hand.line('wait-for')
  expect(said[0]!.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
    'name kind pid parent thread state waits for',
    'main main 10 1 - waiting join t1',
    't1 child 11 10 - running',
  ])
  expect(said[1]).toBe('main waits: join t1')
})

test('done() ends when main is stuck for good, and not before', async () => {
  const { hand, happen } = staged()
  happen({
    type: 'resource-created',
    t,
    actor: MAIN_ACTOR,
    resource: resourceId('q'),
    kind: 'queue',
    name: 'q',
    scope: 'process',
    capacity: 1,
  })
  void hand.line('put q 1')
  let over = false
  const done = hand.done().then(() => (over = true))
  const wait = { seq: 1, op: 'put', resource: resourceId('q'), since: t } as const
  happen({ type: 'wait-begin', t, actor: MAIN_ACTOR, ...wait })
  await tick()
  expect(over).toBe(false)
  happen({
    type: 'verdict',
    t,
    kind: 'stuck',
    actors: [MAIN_ACTOR],
    resources: [resourceId('q')],
    waits: [{ actor: MAIN_ACTOR, ...wait }],
    latency: 1,
  })
  await done
})

test('quit and the end of the run', async () => {
  const { hand, said, end, quits } = staged()
  void hand.line('quit')
  expect(quits()).toBe(1)
  end()
  await tick()
  void hand.line('start t1')
  expect(said).toEqual(['The run is over.'])
})
