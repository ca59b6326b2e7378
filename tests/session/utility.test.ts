/** Runs whose processes are utility processes: the runtime, the supervisor and a strict stand-in for Electron's fork. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RunOptions } from '../../electron/session/run-options.ts'
import { openSession, type Session } from '../../electron/session/session.ts'
import { openHolds } from '../../electron/supervisor/owner.ts'
import type { EventOf, EventType, TraceEvent } from '../../shared/trace/events.ts'
import { actorId } from '../../shared/trace/ids.ts'
import { labs } from '../../shared/labs/index.ts'
import { standInFork } from '../desktop/stand-in/fork.ts'

const ENGINE = resolve(import.meta.dirname, '../../out/engine')
let home: string
let session: Session
const pids = new Set<number>()

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clab-utility-'))
  session = await openSession({
    engineFolder: ENGINE,
    stateFolder: join(home, 'state'),
    runsFolder: join(home, 'runs'),
    utilityFork: (...args) => {
      const utility = standInFork(...args)
      utility.once('spawn', () => pids.add(utility.pid!))
      return utility
    },
  })
})

afterEach(async () => {
  await session.close()
  expect(await readdir(join(home, 'runs')).catch(() => [])).toEqual([])
  expect(openHolds()).toEqual([])
  for (const pid of pids) expect(() => process.kill(pid, 0), `process ${pid}`).toThrow(/ESRCH/)
  pids.clear()
  await rm(home, { recursive: true, force: true })
})

async function start(text: string, options: RunOptions = {}, id = 'program') {
  const program = await session.open(
    id === 'program'
      ? { kind: 'text', name: id, text }
      : { kind: 'lab', lab: labs.find((l) => l.id === id)! },
  )
  const run = await session.run(program, { processes: 'utility', speed: 10, ...options })
  const events: TraceEvent[] = []
  run.onEvents((batch) => void events.push(...batch), { everything: true })
  const of = <T extends EventType>(type: T) =>
    events.filter((event): event is EventOf<T> => event.type === type)
  const output = () =>
    of('output')
      .map((event) => event.text)
      .join('')
  return { run, events, of, output }
}

/** What a program says of its children, whose exit codes are Python's. */
const ENDINGS = `
import { print } from 'lab'
import { exit } from 'lab/sys'
import { Process, parentProcess } from 'lab/multiprocessing'
import { sleep } from 'lab/time'
export function returns() { print('past the library'); process.stdout.write('and raw\\n') }
export function exits() { exit(9) }
export function leaves() { process.exit(15) }
export function throws() { throw new Error('on purpose') }
export function sleeps() { sleep(600) }
export function dies() { process.kill(process.pid, 'SIGSEGV'); sleep(600) }
export function knows() { print('child of', parentProcess()!.name, parentProcess()!.pid === process.ppid) }
export function main() {
  for (const target of [returns, exits, leaves, throws, dies, knows]) {
    const p = new Process({ target, name: target.name })
    p.start()
    p.join()
    print(p.name, p.exitCode)
  }
  const sleeper = new Process({ target: sleeps })
  sleeper.start()
  sleeper.join(0.01)
  print(sleeper.isAlive(), sleeper.exitCode, sleeper.pid > 1, sleeper.sentinel.wait(0.01))
  sleeper.terminate()
  sleeper.join()
  print(sleeper.isAlive(), sleeper.exitCode, sleeper.sentinel.wait())
  const killed = new Process({ target: sleeps })
  killed.start()
  killed.kill()
  killed.join()
  print(killed.exitCode)
}
`

test('a program sees its utility processes run, end, and be ended as Python documents it', async () => {
  const it = await start(ENDINGS)
  expect(await it.run.ended).toMatchObject({ outcome: 'finished', exitCode: 0 })
  expect(it.of('notice')).toEqual([])
  expect(
    it
      .of('output')
      .filter((event) => event.stream === 'stdout')
      .map((event) => event.text)
      .join(''),
  ).toBe(
    'past the library\nand raw\nreturns 0\nexits 9\nleaves 15\nthrows 1\ndies -11\n' +
      'child of MainProcess false\nknows 0\ntrue null true false\nfalse -15 true\n-9\n',
  )
  expect(
    it
      .of('actor-exited')
      .filter((event) => event.actor !== '0')
      .map((e) => [e.cause, e.code, e.signal]),
  ).toEqual([
    ['returned', 0, undefined],
    ['exit', 9, undefined],
    ['exit', 15, undefined],
    ['exception', 1, undefined],
    ['crash', -11, 'SIGSEGV'],
    ['returned', 0, undefined],
    ['signal', -15, 'SIGTERM'],
    ['signal', -9, 'SIGKILL'],
  ])
  // The main process of a run is a child process: it must read what is driven by hand.
  expect(it.of('actor-created').map((event) => event.kind)).toEqual([
    'main',
    ...Array<string>(8).fill('utility'),
  ])
  expect(pids.size).toBe(8)
})

describe.each(['separate-globals', 'process-queue', 'pool-async'])('%s', (id) => {
  test('shows over utility processes what it shows over child processes', async () => {
    const it = await start('', {}, id)
    const end = await it.run.ended
    expect(end).toMatchObject({ outcome: 'finished' })
    expect(it.of('notice').filter((notice) => notice.voice === 'ours')).toEqual([])
    const created = it.of('actor-created').filter((event) => event.kind === 'utility')
    expect(created.length).toBeGreaterThanOrEqual(2)
    expect(pids.size).toBe(created.length)
    expect(it.output()).not.toBe('')
  })
})

test('nothing of what a utility process wrote is lost when it ends', async () => {
  const it = await start(`
import { print } from 'lab'
import { Process } from 'lab/multiprocessing'
export function prints() { for (let i = 0; i < 3000; i++) print(i, 'x'.repeat(100)) }
export function main() {
  const all = [new Process({ target: prints }), new Process({ target: prints })]
  for (const each of all) each.start()
  for (const each of all) each.join()
}`)
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(it.output().split('\n').length - 1).toBe(6000)
  expect(it.of('notice').filter((notice) => notice.voice === 'ours')).toEqual([])
})

test('terminate and kill from outside reach a utility process, and its parent sees how it ended', async () => {
  const it = await start(`
import { print } from 'lab'
import { Process } from 'lab/multiprocessing'
import { sleep } from 'lab/time'
export function sleeps() { sleep(6000) }
export function main() {
  const [a, b] = [new Process({ target: sleeps }), new Process({ target: sleeps })]
  a.start(); b.start()
  a.join(); b.join()
  print(a.exitCode, b.exitCode)
}`)
  await expect.poll(() => it.of('actor-started').length, { timeout: 20_000 }).toBe(3)
  it.run.terminate(actorId('0.1'))
  it.run.kill(actorId('0.2'))
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(it.output()).toBe('-15 -9\n')
})

test('a utility process starts threads and utility processes of its own, and all of them end with the run', async () => {
  const it = await start(`
import { print } from 'lab'
import { Process } from 'lab/multiprocessing'
import { Thread } from 'lab/threading'
import { sleep } from 'lab/time'
export function sleeps() { print('deep'); sleep(6000) }
export function nests() {
  new Thread({ target: sleeps }).start()
  const inner = new Process({ target: sleeps })
  inner.start()
  inner.join()
}
export function main() {
  const outer = new Process({ target: nests })
  outer.start()
  outer.join()
}`)
  await expect.poll(() => it.output(), { timeout: 20_000 }).toBe('deep\ndeep\n')
  expect(it.of('actor-created').map(({ actor, kind }) => [actor, kind])).toEqual([
    ['0', 'main'],
    ['0.1', 'utility'],
    ['0.1.1', 'thread'],
    ['0.1.2', 'utility'],
  ])
  expect(await it.run.stop()).toMatchObject({ outcome: 'stopped' })
})

test('a deadlock between utility processes is found', async () => {
  const it = await start(`
import { Process, Lock } from 'lab/multiprocessing'
import { sleep } from 'lab/time'
const first = new Lock()
const second = new Lock()
export function one() { first.acquire(); sleep(2); second.acquire() }
export function two() { second.acquire(); sleep(2); first.acquire() }
export function main() {
  const all = [new Process({ target: one }), new Process({ target: two })]
  for (const each of all) each.start()
  for (const each of all) each.join()
}`)
  expect(await it.run.ended).toMatchObject({ outcome: 'deadlock' })
  expect(it.of('verdict')[0]).toMatchObject({ kind: 'deadlock' })
})

test('a Python program over utility processes is refused in one sentence', async () => {
  const lab = labs.find(({ id }) => id === 'race')!
  const program = await session.open({ kind: 'lab', lab, language: 'python' })
  await expect(session.run(program, { processes: 'utility' })).rejects.toThrow(
    /choose child processes for it/,
  )
})
