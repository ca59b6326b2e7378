import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sweep } from '../../electron/supervisor/sweep.ts'
import { follow, segmentName, start, type Started } from '../memory/bundle.ts'
import { alive, memoryOf, prepare, until } from './harness.ts'

const it = prepare(['supervises', 'deaf', 'sweeps'])

interface Said {
  sampler: number
  pids: number[]
  folder: string
}

let segment: string
let state: string
/** Killed after each test, whatever has come of it. */
const started: number[] = []

beforeEach(() => {
  segment = segmentName()
  state = join(it.state, segment)
  mkdirSync(state)
})

afterEach(() => {
  for (const pid of started.splice(0)) if (alive(pid)) process.kill(pid, 'SIGKILL')
})

/** A supervisor in a process group of its own. */
function supervise(...more: string[]): Started {
  const args = [it.file('supervises'), it.sampler, it.file('deaf'), state, segment, ...more]
  return follow(spawn(process.execPath, args, { detached: true, stdio: ['pipe', 'pipe', 'pipe'] }))
}

async function supervised(): Promise<Said & { supervisor: Started }> {
  const supervisor = supervise()
  const said = JSON.parse(await supervisor.line()) as Said
  started.push(supervisor.process.pid!, said.sampler, ...said.pids)
  expect([
    said.pids.length,
    said.pids.every(alive),
    existsSync(said.folder),
    memoryOf(segment).length > 0,
  ]).toEqual([2, true, true, process.platform === 'linux'])
  return { ...said, supervisor }
}

const nothingLeft =
  ({ pids, folder, sampler }: Said) =>
  () =>
    ![...pids, sampler].some(alive) && !existsSync(folder) && memoryOf(segment).length === 0

test('when the supervisor is killed, its deaf processes, memory and folder are gone within a second', async () => {
  const run = await supervised()
  run.supervisor.process.kill('SIGKILL')
  expect(await until(nothingLeft(run), 2000)).toBeLessThan(1000)
})

test('the same when the whole process group of the supervisor is killed', async () => {
  const run = await supervised()
  process.kill(-run.supervisor.process.pid!, 'SIGKILL')
  expect(await until(nothingLeft(run), 2000)).toBeLessThan(1000)
})

test('the same when a process of the run was stopped', async () => {
  const run = await supervised()
  process.kill(run.pids[1]!, 'SIGSTOP')
  run.supervisor.process.kill('SIGKILL')
  expect(await until(nothingLeft(run), 2000)).toBeLessThan(1000)
})

test('the same when the supervisor dies as soon as it has told the sampler, which is not even up', async () => {
  const supervisor = supervise('at-once')
  expect((await supervisor.end()).code).toBe('SIGKILL')
  const gone = () => !existsSync(join(state, 'run-1')) && memoryOf(segment).length === 0
  expect(await until(gone, 2000)).toBeLessThan(2000)
})

test('a sampler asked to end by a signal goes on; one that is killed is started again and knows everything', async () => {
  const run = await supervised()
  process.kill(run.sampler, 'SIGINT')
  process.kill(run.sampler, 'SIGTERM')
  run.supervisor.process.stdin!.write('look\n')
  expect(JSON.parse(await run.supervisor.line())).toMatchObject({
    sampler: run.sampler,
    looked: { waits: [] },
  })

  process.kill(run.sampler, 'SIGKILL')
  await until(() => !alive(run.sampler), 1000)
  run.supervisor.process.stdin!.write('look\n')
  const again = JSON.parse(await run.supervisor.line()) as Said
  started.push(again.sampler)
  expect(again).toMatchObject({ looked: { waits: [] } })
  expect(again.sampler).not.toBe(run.sampler)

  process.kill(run.pids[1]!, 'SIGKILL')
  expect(await run.supervisor.line()).toBe('gone 0.1')
  run.supervisor.process.kill('SIGKILL')
  expect(await until(nothingLeft({ ...run, sampler: again.sampler }), 2000)).toBeLessThan(1000)
})

test.skipIf(process.platform !== 'linux')(
  'what was left when supervisor and sampler were killed is swept at the next start',
  async () => {
    const run = await supervised()
    process.kill(run.sampler, 'SIGSTOP')
    run.supervisor.process.kill('SIGKILL')
    await run.supervisor.end()
    process.kill(run.sampler, 'SIGKILL')
    await until(() => !alive(run.sampler), 1000)
    expect([run.pids.every(alive), existsSync(run.folder), memoryOf(segment).length]).toEqual([true, true, 2])

    const swept = await sweep(state)
    expect(swept).toEqual([
      {
        folder: run.folder,
        segment,
        owner: run.supervisor.process.pid,
        killed: run.pids,
        failure: undefined,
      },
    ])
    expect(nothingLeft(run)()).toBe(true)
    expect(await sweep(state)).toEqual([])
  },
)

test.skipIf(process.platform !== 'linux')(
  'several sweeps at once do no harm, and one of them does it',
  async () => {
    const run = await supervised()
    process.kill(run.sampler, 'SIGSTOP')
    run.supervisor.process.kill('SIGKILL')
    await run.supervisor.end()
    process.kill(run.sampler, 'SIGKILL')
    const at = Date.now() + 600
    const sweeps = Array.from({ length: 4 }, () => start(it.file('sweeps'), [state, at]))
    const found = []
    for (const one of sweeps) {
      const { code, out, err } = await one.end()
      expect([code, err]).toEqual([0, ''])
      found.push(...(JSON.parse(out) as { failure?: string }[]))
    }
    expect(found.filter(({ failure }) => failure === undefined)).toHaveLength(1)
    expect(nothingLeft(run)()).toBe(true)
  },
)
