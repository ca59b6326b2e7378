// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { useAppStore } from '../../../renderer/stores/app.ts'
import { useControlStore } from '../../../renderer/stores/control.ts'
import { useProgramStore } from '../../../renderer/stores/program.ts'
import { useRunStore } from '../../../renderer/stores/run.ts'
import { ProblemError } from '../../../shared/contract/app/problem.ts'
import { encodeTrace } from '../../../shared/trace/codec.ts'
import { MAIN_ACTOR } from '../../../shared/trace/ids.ts'
import { connectApp } from './app-stub.ts'
import { info, tinyRun } from './traces.ts'
import { eventually } from '../../eventually.ts'
import { freshStores } from '../fresh-stores.ts'

const nothing = () => Promise.resolve(undefined)
const problem = { code: 'control', text: { en: 'It can’t be.', zh: '不行。' } }

beforeEach(freshStores)

test('the lab on the screen is run with its parameters and watched from the beginning', async () => {
  const app = connectApp({ startRun: () => Promise.resolve(info), watchRun: nothing })
  const program = useProgramStore()
  program.openLab('deadlock')
  program.setParameter('sleep', 0.5)
  const control = useControlStore()
  control.drive = 'hand'
  await control.start()
  expect(app.startRun).toHaveBeenCalledWith({
    target: { kind: 'lab', lab: 'deadlock', language: 'typescript' },
    settings: { sleep: 0.5 },
    speed: 1,
    processes: 'child',
    drive: 'hand',
  })
  expect(app.watchRun).toHaveBeenCalledWith({ run: 'r1', from: 0 })
  expect(control.live).toEqual(info)
})

test('a Python program is run whole and in child processes, whatever was chosen for others', async () => {
  const app = connectApp({ startRun: () => Promise.resolve(info), watchRun: nothing, stopRun: nothing })
  const control = useControlStore()
  control.drive = 'hand'
  control.processes = 'utility'
  const file = { path: '/a.py', name: 'a.py', language: 'python', text: 'pass', modified: '' } as const
  useProgramStore().openFile(file)
  await control.start()
  expect(app.startRun).toHaveBeenCalledWith(expect.objectContaining({ drive: 'whole', processes: 'child' }))
  useProgramStore().openLab('deadlock')
  await control.start()
  expect(app.startRun).toHaveBeenLastCalledWith(
    expect.objectContaining({ drive: 'hand', processes: 'utility' }),
  )
})

test('nothing is started while a parameter does not fit', async () => {
  connectApp({})
  useProgramStore().openLab('deadlock')
  useProgramStore().setParameter('sleep', 'soon')
  await useControlStore().start()
  expect(useControlStore().problem).toBeUndefined()
})

test('why a run could not be started is kept for the screen', async () => {
  connectApp({ startRun: () => Promise.reject(new ProblemError(problem)) })
  useProgramStore().openLab('deadlock')
  const control = useControlStore()
  await control.start()
  expect(control.problem).toEqual(problem)
  expect(control.starting).toBe(false)
})

test('a lost connection is taken up again at the next event', async () => {
  const events = tinyRun([10, 20])
  const before = connectApp({ startRun: () => Promise.resolve(info), watchRun: nothing })
  useProgramStore().openLab('deadlock')
  const control = useControlStore()
  await control.start()
  await control.takeEvents({ run: 'r1', first: 0, events: events.slice(0, 4), last: false })
  useAppStore().lost()
  const after = connectApp({ watchRun: nothing })
  await control.resume(after, [info])
  expect(after.watchRun).toHaveBeenCalledWith({ run: 'r1', from: 4 })
  await control.takeEvents({ run: 'r1', first: 4, events: events.slice(4), last: true })
  expect(useRunStore().frame?.history.events).toEqual(events)
  expect(before.watchRun).toHaveBeenCalledTimes(1)
})

test('a run that ended while the connection was lost is opened from its kept trace', async () => {
  connectApp({ startRun: () => Promise.resolve(info), watchRun: nothing })
  useProgramStore().openLab('deadlock')
  const control = useControlStore()
  await control.start()
  await control.takeEvents({ run: 'r1', first: 0, events: tinyRun([10]).slice(0, 3), last: false })
  useAppStore().lost()
  const text = encodeTrace(tinyRun([10]))
  const app = connectApp({
    listRuns: () => Promise.resolve([{ id: 'kept', run: 'r1', name: 'tiny', bytes: 9, live: false }]),
    readTrace: () => Promise.resolve({ text, next: text.length, size: text.length }),
  })
  await control.resume(app, [])
  expect(useRunStore().frame?.history.events).toEqual(tinyRun([10]))
})

test('a window that was loaded anew finds the newest run that is under way', async () => {
  const app = connectApp({ watchRun: nothing })
  await useControlStore().resume(app, [{ ...info, run: 'r0', over: true }, info])
  expect(app.watchRun).toHaveBeenCalledWith({ run: 'r1', from: 0 })
})

test('events that are missing are asked for again', async () => {
  const app = connectApp({ watchRun: nothing })
  const control = useControlStore()
  await control.attach(info)
  await control.takeEvents({ run: 'r1', first: 2, events: tinyRun([]).slice(2), last: false })
  expect(app.watchRun).toHaveBeenLastCalledWith({ run: 'r1', from: 0 })
  expect(app.watchRun).toHaveBeenCalledTimes(2)
})

test('commands given by hand are pending until the main process has done them', async () => {
  let finish = (_result: string | null) => {}
  connectApp({
    watchRun: nothing,
    command: ({ text }) =>
      text === 'join t1'
        ? new Promise<string | null>((resolve) => (finish = resolve))
        : Promise.reject(new ProblemError(problem)),
  })
  const control = useControlStore()
  await control.attach(info)
  const joined = control.command('join t1')
  await control.command('start t1')
  expect(control.answer).toMatchObject({ text: 'start t1', failed: problem })
  expect(control.pending.map(({ text }) => text)).toEqual(['join t1'])
  finish('None')
  await joined
  expect(control.pending).toEqual([])
  expect(control.answer).toEqual({ text: 'join t1', result: 'None' })
})

test('a signal that is refused says why', async () => {
  connectApp({ watchRun: nothing, kill: () => Promise.reject(new ProblemError(problem)) })
  const control = useControlStore()
  await control.attach(info)
  await control.signal('kill', MAIN_ACTOR)
  await eventually(() => expect(control.problem).toEqual(problem))
})
