import { expect, test } from 'vitest'
import { actorId } from '../../shared/trace/ids.ts'
import { bootSchema } from '../../shared/contract/actor.ts'
import { hasStarted, launch, ofType, printed, recorded, until } from './harness.ts'

test('a run that ends well is finished, and its trace goes from run to ended', async () => {
  const it = await launch('says-boot')
  const end = await it.run.ended
  expect(end).toMatchObject({ outcome: 'finished', message: undefined, exitCode: 0, signal: undefined })
  const events = await recorded(it.record)
  expect(events).toEqual(it.events)
  expect(events.map((event) => event.type)).toEqual([
    'run',
    'actor-created',
    'actor-started',
    'output',
    'actor-exited',
    'ended',
  ])
  expect(ofType(events, 'actor-exited')).toMatchObject([{ actor: '0', code: 0, cause: 'returned' }])
})

test('the main process gets a boot line that fits the contract', async () => {
  const it = await launch('says-boot', { parameters: { n: 3 }, speed: 10 })
  await it.run.ended
  const boot = bootSchema.parse(JSON.parse(ofType(it.events, 'output')[0]!.text))
  expect(boot).toMatchObject({
    run: it.run.id,
    parameters: { n: 3 },
    speed: 10,
    actor: { id: '0', kind: 'main' },
  })
})

test('the environment of a program holds no secrets of ours', async () => {
  process.env['LAB_TEST_SECRET'] = 'x'
  try {
    const it = await launch('says-environment')
    await it.run.ended
    const env = JSON.parse(ofType(it.events, 'output')[0]!.text) as Record<string, string>
    expect(env['PATH']).toBe(process.env['PATH'])
    expect(env).not.toHaveProperty('LAB_TEST_SECRET')
    expect(env).not.toHaveProperty('VITEST')
  } finally {
    delete process.env['LAB_TEST_SECRET']
  }
})

test('a main process that exits with 3 has failed, and the code is a fact', async () => {
  const it = await launch('exits-3')
  expect(await it.run.ended).toMatchObject({
    outcome: 'failed',
    exitCode: 3,
    message: 'The main process ended with exit code 3.',
  })
  expect(ofType(it.events, 'actor-exited')).toMatchObject([{ code: 3, cause: 'exit' }])
})

test('a main process that dies by a signal has failed, with the negative number as its code', async () => {
  const it = await launch('dies-by-sigterm')
  expect(await it.run.ended).toMatchObject({ outcome: 'failed', exitCode: -15, signal: 'SIGTERM' })
  expect(ofType(it.events, 'actor-exited')).toMatchObject([{ code: -15, signal: 'SIGTERM', cause: 'signal' }])
})

test('a crash is a crash and no mere signal', async () => {
  const it = await launch('aborts')
  expect(await it.run.ended).toMatchObject({
    outcome: 'failed',
    exitCode: -6,
    message: 'The main process crashed (SIGABRT).',
  })
  expect(ofType(it.events, 'actor-exited')).toMatchObject([{ cause: 'crash' }])
})

test('between exit and exception the program knows better than the operating system', async () => {
  const it = await launch('throws')
  await it.run.ended
  expect(ofType(it.events, 'actor-exited')).toMatchObject([
    { actor: '0', code: 1, cause: 'exception', message: 'Error: oh no' },
  ])
})

test('what Node prints past the trace is recorded as standard error of the main process', async () => {
  const it = await launch('prints-past-the-trace')
  await it.run.ended
  const text = ofType(it.events, 'output').map((event) => `${event.stream} ${event.text}`)
  expect(text.sort()).toEqual(['stderr to standard error\n', 'stderr to standard output\n'])
})

test('stopping ends a run that never ends, by SIGTERM', async () => {
  const it = await launch('never-ends')
  await until(it, hasStarted('0'))
  const end = await it.run.stop()
  expect(end).toMatchObject({ outcome: 'stopped', message: 'The run was stopped.', signal: 'SIGTERM' })
})

test('stopping kills what ignores SIGTERM after half a second', async () => {
  const it = await launch('ignores-sigterm')
  await until(it, printed('deaf'))
  const began = performance.now()
  expect(await it.run.stop()).toMatchObject({ outcome: 'stopped', signal: 'SIGKILL' })
  expect(performance.now() - began).toBeGreaterThan(450)
  expect(performance.now() - began).toBeLessThan(1500)
})

test('killNow leaves nothing alive without waiting', async () => {
  const it = await launch('ignores-sigterm')
  await until(it, printed('deaf'))
  it.run.killNow()
  expect(await it.run.ended).toMatchObject({ outcome: 'stopped', signal: 'SIGKILL' })
})

test('terminate and kill act on the process, and its parent says how it ended', async () => {
  for (const [how, code] of [
    ['terminate', -15],
    ['kill', -9],
  ] as const) {
    const it = await launch('reaps-a-child')
    await until(it, hasStarted('0.1'))
    it.run[how](actorId('0.1'))
    expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
    expect(ofType(it.events, 'actor-exited')[0]).toMatchObject({ actor: '0.1', code, cause: 'signal' })
  }
})

test('killing the main process by hand is stopping, not failing', async () => {
  const it = await launch('never-ends')
  await until(it, hasStarted('0'))
  it.run.kill(actorId('0'))
  expect(await it.run.ended).toMatchObject({ outcome: 'stopped', signal: 'SIGKILL', exitCode: -9 })
})

test('a thread, a task, a stranger and an ended actor cannot be killed, and each is told why', async () => {
  const it = await launch('has-threads')
  await until(it, printed('ready'))
  const { run } = it
  expect(() => run.kill(actorId('0.1'))).toThrow(
    /worker is a thread, and a thread can't be killed from outside/,
  )
  expect(() => run.terminate(actorId('0.1.1'))).toThrow(
    /job is a task, and a task can't be killed from outside/,
  )
  expect(() => run.kill(actorId('0.9'))).toThrow('There is no actor 0.9 in this run.')
  await run.stop()
  expect(() => run.kill(actorId('0'))).toThrow('The run is over.')
})

test.runIf(process.platform === 'linux')('a pid that an actor merely claims is never signalled', async () => {
  const stranger = (await import('node:child_process')).spawn(process.execPath, [
    '-e',
    'setInterval(() => {}, 1000)',
  ])
  try {
    const it = await launch('claims-a-foreign-pid', { parameters: { pid: stranger.pid! } })
    await until(it, printed('ready'))
    expect(() => it.run.kill(actorId('0.1'))).toThrow(/impostor has already ended/)
    await it.run.stop()
    expect(stranger.exitCode).toBeNull()
    expect(stranger.signalCode).toBeNull()
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('threads and tasks end with their process', async () => {
  const it = await launch('has-threads')
  await until(it, printed('ready'))
  it.run.kill(actorId('0'))
  await it.run.ended
  const ends = ofType(it.events, 'actor-exited').map(({ actor, cause }) => [actor, cause])
  expect(ends).toEqual([
    ['0', 'signal'],
    ['0.1', 'signal'],
    ['0.1.1', 'signal'],
  ])
})

test('an orphan is left two seconds, then killed, and the trace says so', async () => {
  const it = await launch('leaves-an-orphan')
  const end = await it.run.ended
  expect(end).toMatchObject({ outcome: 'finished', exitCode: 0 })
  expect(end.seconds).toBeGreaterThan(2)
  expect(end.seconds).toBeLessThan(4)
  expect(ofType(it.events, 'notice')).toMatchObject([{ code: 'orphans', voice: 'program' }])
  expect(ofType(it.events, 'notice')[0]!.text).toContain('child 0.1')
  expect(ofType(it.events, 'actor-exited').at(-1)).toMatchObject({
    actor: '0.1',
    signal: 'SIGKILL',
    code: -9,
  })
})

test('an orphan that ends by itself within two seconds is left alone', async () => {
  const it = await launch('leaves-a-short-orphan')
  const end = await it.run.ended
  expect(end.seconds).toBeLessThan(2)
  expect(ofType(it.events, 'notice')).toEqual([])
  expect(ofType(it.events, 'actor-exited').at(-1)).toMatchObject({ actor: '0.1', cause: 'lost' })
})

test('stopping does not wait for orphans', async () => {
  const it = await launch('leaves-a-deaf-orphan')
  await until(it, printed('deaf'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const began = performance.now()
  await it.run.stop()
  expect(performance.now() - began).toBeLessThan(1000)
})

test('a program that cannot be started is one clear error, and nothing is left', async () => {
  const backend = (await import('../../electron/supervisor/backend/child.ts')).childBackend('/no/such/node')
  await expect(launch('never-ends', { engine: { child: backend } })).rejects.toThrow(
    'The run could not be started: spawn /no/such/node ENOENT.',
  )
})

test('a path too long for a socket is refused before anything is started', async () => {
  await expect(launch('never-ends', { folder: `/tmp/${'x'.repeat(120)}` })).rejects.toThrow(
    /longer than 100 bytes/,
  )
})
