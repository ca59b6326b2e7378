import { existsSync } from 'node:fs'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunOptions } from '../../electron/session/run-options.ts'
import { openSession, type Session } from '../../electron/session/session.ts'
import { openHolds } from '../../electron/supervisor/owner.ts'
import { labs } from '../../shared/labs/index.ts'
import type { Lab } from '../../shared/labs/lab.ts'
import type { EventOf, TraceEvent } from '../../shared/trace/events.ts'
import { readTrace } from '../../shared/trace/codec.ts'

const ENGINE = resolve(import.meta.dirname, '../../out/engine')
let home: string
let session: Session

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'clab-session-'))
  session = await open()
})

afterEach(async () => {
  await session.close()
  expect(await readdir(join(home, 'runs')).catch(() => [])).toEqual([])
  expect(openHolds()).toEqual([])
  await rm(home, { recursive: true, force: true })
})

const open = () =>
  openSession({ engineFolder: ENGINE, stateFolder: join(home, 'state'), runsFolder: join(home, 'runs') })

async function run(text: string, options: RunOptions = {}) {
  const started = await session.run(await session.open({ kind: 'text', name: 'program', text }), options)
  const events: TraceEvent[] = []
  started.onEvents((batch) => void events.push(...batch), { everything: true })
  const output = () =>
    events
      .filter((event): event is EventOf<'output'> => event.type === 'output')
      .map((event) => event.text)
      .join('')
  return { run: started, events, output }
}

const HELLO =
  "import { print, parameter } from 'lab'\nexport function main() { print('hello', parameter('count', 1)) }\n"
const ENDLESS = "import { sleep } from 'lab/time'\nexport function main() { for (;;) sleep(1) }\n"

test('a program runs for real, and the watcher sees it from the first line to the last', async () => {
  const it = await run(HELLO)
  expect(await it.run.ended).toMatchObject({ outcome: 'finished', exitCode: 0 })
  expect(it.output()).toBe('hello 1\n')
  expect(it.events[0]).toMatchObject({
    type: 'run',
    program: { name: 'program', language: 'typescript' },
    speed: 1,
  })
  expect(it.events.at(-1)).toMatchObject({ type: 'ended', outcome: 'finished' })
})

test('a file runs with what it imports', async () => {
  await writeFile(
    join(home, 'main.ts'),
    "import { say } from './say'\nexport const main = () => say('from a file')\n",
  )
  await writeFile(
    join(home, 'say.ts'),
    "import { print } from 'lab'\nexport const say = (text: string): void => print(text)\n",
  )
  const started = await session.run(await session.open({ kind: 'file', path: join(home, 'main.ts') }))
  let text = ''
  started.onEvents((batch) => {
    for (const event of batch) if (event.type === 'output') text += event.text
  })
  await started.ended
  expect(text).toBe('from a file\n')
})

test('an exception of the program is a failure, and its text names the line of the program', async () => {
  const it = await run('export function main() {\n  throw new Error("oh no")\n}\n')
  expect(await it.run.ended).toMatchObject({ outcome: 'failed', exitCode: 1 })
  expect(it.output()).toContain('oh no')
  expect(it.output()).toContain('program.ts:2')
})

test('settings reach the program; those of a lab are checked first', async () => {
  const free = await run(HELLO, { settings: { count: 7 } })
  await free.run.ended
  expect(free.output()).toBe('hello 7\n')
  const label = { en: '', zh: '' }
  const lab = {
    id: 'hello',
    program: HELLO,
    parameters: [{ name: 'count', kind: 'integer', default: 3, min: 1, max: 9, label }],
  } as unknown as Lab
  const program = await session.open({ kind: 'lab', lab })
  await expect(session.run(program, { settings: { count: 10 } })).rejects.toThrow(
    '"count" must be a whole number from 1 to 9, not 10.',
  )
  const started = await session.run(program)
  await started.ended
  expect(started.state.output?.last.text).toBe('hello 3\n')
  expect(started.state.run?.program).toMatchObject({ name: 'hello', lab: 'hello' })
})

test.each([
  [{ speed: 0 }, '"speed" must be a number above 0'],
  [{ speed: Number.NaN }, '"speed" must be'],
  [{ seconds: -1 }, '"seconds" must be a number above 0'],
  [{ seed: 1.5 }, '"seed" must be a whole number'],
  [{ settings: { count: Number.POSITIVE_INFINITY } }, '"count" must be a number, a text, true or false'],
] satisfies [RunOptions, string][])('%j is refused before anything is started', async (options, sentence) => {
  await expect(run(HELLO, options)).rejects.toThrow(sentence)
})

test('--seconds stops the run', async () => {
  const it = await run(ENDLESS, { seconds: 0.5 })
  expect(await it.run.ended).toMatchObject({
    outcome: 'stopped',
    message: 'The run was stopped after 0.5 s, as asked.',
  })
})

test('traces go to the history, where they are listed, opened and deleted', async () => {
  const first = await run(HELLO)
  await first.run.ended
  const second = await run(ENDLESS, { seconds: 0.3 })
  await second.run.ended
  // Names have whole seconds, so the order of two runs within one is open.
  const list = await session.history.list()
  expect(list.map((past) => past.outcome).sort()).toEqual(['finished', 'stopped'])
  const past = list.find((each) => each.run?.run === first.run.id)!
  expect(past.seconds).toBeGreaterThan(0)
  const { events, truncated } = readTrace(await readFile((await session.history.path(past.id))!, 'utf8'))
  expect(truncated).toBe(false)
  expect(events).toEqual(first.events)
  await session.history.delete(past.id)
  expect(await session.history.list()).toHaveLength(1)
  expect(await session.history.path('../../../etc/passwd')).toBeUndefined()
})

test('a kept run brings its program along, if that is not a lab’s own and not endless', async () => {
  const keptText = async (target: Parameters<typeof session.open>[0]) => {
    const started = await session.run(await session.open(target), { record: 'history' })
    await started.ended
    const past = (await session.history.list()).find(({ run }) => run?.run === started.id)!
    return past.run!.program.text
  }
  const long = `${HELLO}\n// ${'死'.repeat(100_000)}`
  const path = join(home, 'own.ts')
  await writeFile(path, HELLO)
  expect(await keptText({ kind: 'text', name: 'mine', text: HELLO })).toBe(HELLO)
  expect(await keptText({ kind: 'file', path })).toBe(HELLO)
  expect(await keptText({ kind: 'text', name: 'mine', text: long })).toBe(long)
  expect(await keptText({ kind: 'text', name: 'mine', text: long + long })).toBeUndefined()
  expect(await keptText({ kind: 'lab', lab: labs[0]! })).toBeUndefined()
})

test('a trace goes where it is asked to go, or nowhere', async () => {
  const to = join(home, 'mine.ndjson')
  const kept = await run(HELLO, { record: { to } })
  await kept.run.ended
  expect(existsSync(to)).toBe(true)
  const discarded = await run(HELLO, { record: 'discard' })
  const { trace } = await discarded.run.ended
  expect(existsSync(trace)).toBe(false)
  expect(await session.history.list()).toEqual([])
  await expect(run(HELLO, { record: { to: join(home, 'none', 'x.ndjson') } })).rejects.toThrow(
    /trace can't be written/,
  )
})

test('by hand, commands are carried out by the main process', async () => {
  const it = await run(
    "import { print } from 'lab'\nimport { Thread } from 'lab/threading'\nexport function work() { print('worked') }\nexport const t1 = new Thread({ target: work, name: 't1' })\nexport function main() {}\n",
    { drive: 'hand' },
  )
  await it.run.command('start t1')
  await it.run.command('join t1')
  await expect(it.run.command('start t1')).rejects.toThrow()
  expect(it.output()).toContain('worked')
  expect(await it.run.stop()).toMatchObject({ outcome: 'stopped' })
})

test('a deadlock of two threads ends the run with a verdict that names the lines', async () => {
  const it = await run(`import { Lock, Thread } from 'lab/threading'
import { sleep } from 'lab/time'
const lock1 = new Lock()
const lock2 = new Lock()
export function work1() {
  lock1.acquire()
  sleep(0.2)
  lock2.acquire()
}
export function work2() {
  lock2.acquire()
  sleep(0.2)
  lock1.acquire()
}
export const t1 = new Thread({ target: work1, name: 't1' })
export const t2 = new Thread({ target: work2, name: 't2' })
export function main() {
  t1.start()
  t2.start()
  t1.join()
  t2.join()
}
`)
  expect(await it.run.ended).toMatchObject({ outcome: 'deadlock' })
  const verdicts = it.events.filter((event): event is EventOf<'verdict'> => event.type === 'verdict')
  expect(verdicts).toHaveLength(1)
  expect(verdicts[0]!.waits.map((wait) => wait.source)).toEqual([
    { file: 'program.ts', line: 8 },
    { file: 'program.ts', line: 13 },
  ])
})

test('closing the session stops its runs, and it starts no others', async () => {
  const one = await run(ENDLESS)
  const two = await run(ENDLESS)
  expect(session.runs).toHaveLength(2)
  await session.close()
  expect(await one.run.ended).toMatchObject({ outcome: 'stopped' })
  expect(await two.run.ended).toMatchObject({ outcome: 'stopped' })
  expect(session.runs).toEqual([])
  await expect(run(HELLO)).rejects.toThrow('The session is closed')
})

test('closing now kills every process at once', async () => {
  const it = await run(ENDLESS)
  session.closeNow()
  expect(await it.run.ended).toMatchObject({ outcome: 'stopped', signal: 'SIGKILL' })
})

test('utility processes are refused in a sentence where there are none', async () => {
  await expect(run(HELLO, { processes: 'utility' })).rejects.toThrow(
    'The run could not be started: utility processes exist only in the desktop app; choose child processes here.',
  )
})
