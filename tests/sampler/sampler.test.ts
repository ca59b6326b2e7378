import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { formatMemory, Memory } from '../../electron/runtime/memory/memory.ts'
import { openProcessSegments } from '../../electron/runtime/memory/native/index.ts'
import { claimSlot } from '../../electron/runtime/memory/roster.ts'
import { BASE_BYTES } from '../../electron/runtime/memory/shared-segments.ts'
import { VALUE_CELL } from '../../electron/runtime/sync/value.ts'
import { startSampler, type Sampler } from '../../electron/supervisor/sampler.ts'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'
import { segmentName, start } from '../memory/bundle.ts'
import { alive, memoryOf, prepare, until, watched } from './harness.ts'

const it = prepare(['leaves-a-child', 'answers-nonsense', 'dies-at-once'])

const samplers: Sampler[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const sampler of samplers.splice(0)) await sampler.close()
})

async function begin(module = it.sampler): Promise<Sampler> {
  const sampler = await startSampler({ module })
  samplers.push(sampler)
  return sampler
}

let runs = 0
const newRun = (group?: number) => watched(it.state, `run-${++runs}`, segmentName(), group)

test('a look at memory that the run has not made is empty, and makes none', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  expect(await sampler.look(run.run)).toEqual({ type: 'looked', id: 1, waits: [], resources: [] })
  expect(await sampler.finalSamples(run.run)).toEqual([])
  expect(memoryOf(run.segment)).toEqual([])
  await sampler.end(run.run)
})

test('what lies in memory is seen: who waits, and values when they change', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  const segments = openProcessSegments(run.segment, BASE_BYTES, formatMemory)
  const memory = new Memory(segments)
  const { at } = memory.block('m', 'value', 64, () => undefined)
  const cell = memory.base.double(at + VALUE_CELL)
  const wait = { seq: 1, op: 'acquire', resource: resourceId('lock1'), since: micros(5) } as const
  claimSlot(memory, actorId('0.1')).publish(wait)

  const looked = await sampler.look(run.run)
  expect(looked?.waits).toEqual([{ ...wait, actor: '0.1', tries: 0 }])
  expect(looked?.resources).toMatchObject([{ resource: 'm', kind: 'value', holders: [] }])

  const values = () =>
    run.samples.map((event) => (event.type === 'sample' ? [event.resource, event.value] : event))
  await until(() => values().length === 1, 1000)
  cell.set(41)
  await until(() => values().length === 2, 1000)
  cell.set(NaN)
  await until(() => values().length === 3, 1000)
  expect(values()).toEqual([
    ['m', 0],
    ['m', 41],
    ['m', 'nan'],
  ])
  cell.set(42)
  const [last] = await sampler.finalSamples(run.run)
  expect(last).toEqual({ type: 'sample', resource: 'm', value: 42, t: expect.any(Number) as number })
  expect(last!.t).toBeLessThan(10_000_000)
  segments.close()
  await sampler.end(run.run)
})

test('at its end a run has no memory and no folder; once more is no error', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  openProcessSegments(run.segment, BASE_BYTES, formatMemory).allocate(64)
  await sampler.look(run.run)
  await sampler.end(run.run)
  expect([memoryOf(run.segment), existsSync(run.folder)]).toEqual([[], false])
  await sampler.end(run.run)
})

test('memory that nobody watches is removed by name', async () => {
  const sampler = await begin()
  const segment = segmentName()
  openProcessSegments(segment, 64).allocate(64)
  await sampler.unlink(segment)
  expect(memoryOf(segment)).toEqual([])
})

test('a process that has ended is gone at once, whether somebody reaps it or not', async () => {
  const sampler = await begin()
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
  })
  children.push(child)
  const run = newRun(child.pid)
  await sampler.watch(run)
  sampler.process(run.run, actorId('0'), child.pid!, false)
  await sampler.look(run.run)
  await until(() => run.ended.length > 0, 150)
  expect(run.ended).toEqual([])
  child.kill('SIGKILL')
  expect(await until(() => run.ended.length > 0, 1000)).toBeLessThan(500)
  expect(run.ended).toEqual(['0'])
  await sampler.end(run.run)
})

test('an orphan is gone when it ends, and so is one that was gone before we were told', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  const parent = start(it.file('leaves-a-child'), [400])
  const orphan = Number(await parent.line())
  await parent.end()
  sampler.process(run.run, actorId('0.1'), orphan, false)
  sampler.process(run.run, actorId('0.2'), parent.process.pid!, false)
  await until(() => run.ended.length === 2, 3000)
  expect(run.ended).toEqual(['0.2', '0.1'])
  expect(alive(orphan)).toBe(false)
  await sampler.end(run.run)
})

test.skipIf(process.platform !== 'linux')("a pid that is a stranger's now is gone", async () => {
  const sampler = await begin()
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  children.push(stranger)
  const leader = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
  })
  children.push(leader)
  const run = newRun(leader.pid)
  await sampler.watch(run)
  sampler.process(run.run, actorId('0.7'), stranger.pid!, false)
  expect(await until(() => run.ended.length > 0, 2000)).toBeLessThan(2000)
  expect([run.ended, alive(stranger.pid!)]).toEqual([['0.7'], true])
  await sampler.end(run.run)
})

test.skipIf(process.platform !== 'linux')(
  'a utility process, in no group of the run, is no stranger, and is killed with what is still watched',
  async () => {
    const sampler = await begin()
    const sleeps = () =>
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    const [leader, utility, stranger] = [sleeps(), sleeps(), sleeps()]
    children.push(leader, utility, stranger)
    const run = newRun(leader.pid)
    await sampler.watch(run)
    sampler.process(run.run, actorId('0.1'), utility.pid!, true)
    sampler.process(run.run, actorId('0.7'), stranger.pid!, false)
    await until(() => run.ended.length > 0, 2000)
    expect(run.ended).toEqual(['0.7'])
    await sampler.close()
    expect(await until(() => !alive(utility.pid!), 2000)).toBeLessThan(2000)
    expect(alive(stranger.pid!)).toBe(true)
  },
)

test('a hundred processes are all seen to end', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  const many = Array.from({ length: 100 }, () => spawn('sleep', ['30'], { stdio: 'ignore' }))
  children.push(...many)
  many.forEach((child, i) => sampler.process(run.run, actorId(`0.${i + 1}`), child.pid!, false))
  await sampler.look(run.run)
  for (const child of many) child.kill('SIGKILL')
  expect(await until(() => run.ended.length === 100, 3000)).toBeLessThan(2000)
  await sampler.end(run.run)
})

test('closing lets go of the sampler: it ends, and what it still watched is removed', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  openProcessSegments(run.segment, 64)
  const pid = sampler.pid!
  const asked = sampler.look(run.run)
  await sampler.close()
  expect(await asked).toBeUndefined()
  expect([alive(pid), memoryOf(run.segment), existsSync(run.folder)]).toEqual([false, [], false])
  await expect(sampler.end(run.run)).rejects.toThrow('The sampler was closed')
  await sampler.close()
})

test('an answer that is none of the contract ends its question with an error', async () => {
  const sampler = await begin(it.file('answers-nonsense'))
  await expect(sampler.finalSamples('1')).rejects.toThrow('not part of its contract')
  expect(await sampler.look('1')).toBeUndefined()
})

test('a run that is not watched is an error', async () => {
  const sampler = await begin()
  await expect(sampler.finalSamples('none')).rejects.toThrow('run none, which it does not watch')
})

test('a sampler that dies again and again is given up, and whoever asks is told', async () => {
  const sampler = await begin(it.file('dies-at-once'))
  await expect(sampler.finalSamples('1')).rejects.toThrow('has died again and again')
  await expect(sampler.watch(newRun())).rejects.toThrow('has died again and again')
  expect(await sampler.look('1')).toBeUndefined()
  await sampler.close()
})

test('one that is killed is started again, and answers what it was asked before', async () => {
  const sampler = await begin()
  const run = newRun()
  await sampler.watch(run)
  await sampler.look(run.run)
  const first = sampler.pid!
  process.kill(first, 'SIGSTOP')
  const asked = sampler.finalSamples(run.run)
  process.kill(first, 'SIGKILL')
  expect(await asked).toEqual([])
  expect(sampler.pid).not.toBe(first)
  await sampler.end(run.run)
  expect(existsSync(run.folder)).toBe(false)
})

test('without shared memory the sampler still watches', async () => {
  process.env['LAB_NO_SHARED_MEMORY'] = '1'
  try {
    const sampler = await begin()
    const run = newRun()
    await sampler.watch(run)
    expect(await sampler.look(run.run)).toMatchObject({ waits: [], resources: [] })
    await sampler.end(run.run)
    expect(existsSync(run.folder)).toBe(false)
  } finally {
    delete process.env['LAB_NO_SHARED_MEMORY']
  }
})
