import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openProcessSegments, unlinkSegments } from '../../electron/runtime/memory/native/index.ts'
import { identify } from '../../electron/sampler/contract/identity.ts'
import { sweep, writeOwner } from '../../electron/supervisor/sweep.ts'
import { segmentName } from '../memory/bundle.ts'
import { alive, memoryOf } from './harness.ts'

let state: string
const children: ChildProcess[] = []
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'lab-sweep-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(state, { recursive: true, force: true })
})

const LINUX = process.platform === 'linux'
/** No process has this pid: it is above what Linux gives. */
const NOBODY = 2 ** 22 + 7

function runFolder(name = 'run-1'): string {
  const folder = join(state, name)
  mkdirSync(folder)
  return folder
}

function owned(facts: object): string {
  const folder = runFolder()
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(facts))
  return folder
}

function sleeper(detached: boolean): ChildProcess {
  const child = spawn('sleep', ['30'], { detached, stdio: 'ignore' })
  children.push(child)
  return child
}

test('a run whose owner lives is left alone', async () => {
  const folder = runFolder()
  writeOwner(folder, { segment: '/mine', group: 1234567 })
  const owner = JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')) as object
  expect(owner).toMatchObject({ ...identify(process.pid), segment: '/mine', pgid: 1234567 })
  expect(await sweep(state)).toEqual([])
  expect(existsSync(folder)).toBe(true)
})

test('a run whose owner is gone is removed with its memory', async () => {
  const segment = segmentName()
  openProcessSegments(segment, 64).allocate(64)
  const neighbour = `${segment}x`
  openProcessSegments(neighbour, 64)
  const folder = owned({ pid: NOBODY, segment, pids: [] })
  const unlinked: string[] = []
  const facts = { folder, segment, owner: NOBODY, killed: [], failure: undefined }
  expect(await sweep(state, LINUX ? {} : { unlink: (name) => void unlinked.push(name) })).toEqual([facts])
  if (LINUX) expect(memoryOf(segment)).toEqual([neighbour.slice(1)])
  else expect(unlinked).toEqual([segment])
  expect(existsSync(folder)).toBe(false)
  unlinkSegments(segment)
  unlinkSegments(neighbour)
})

test.skipIf(!LINUX)('a pid that was given to another process since is no owner', async () => {
  const folder = owned({ pid: process.pid, startTime: '1', segment: '/gone', pids: [] })
  expect(await sweep(state)).toMatchObject([{ owner: process.pid }])
  expect(existsSync(folder)).toBe(false)
})

test.skipIf(!LINUX)(
  'only the processes of the run are killed, and no stranger that has their pids now',
  async () => {
    const [leader, other, stranger] = [sleeper(true), sleeper(false), sleeper(true)]
    owned({
      pid: NOBODY,
      startTime: '1',
      segment: '/gone',
      pgid: leader.pid,
      pids: [
        identify(leader.pid!),
        identify(other.pid!),
        { pid: stranger.pid, startTime: '1' },
        { pid: stranger.pid },
      ],
    })
    const [swept] = await sweep(state)
    expect([...swept!.killed].sort()).toEqual([leader.pid, other.pid].sort())
    expect([alive(leader.pid!), alive(other.pid!), alive(stranger.pid!)]).toEqual([false, false, true])

    owned({
      pid: NOBODY,
      startTime: '1',
      segment: '/gone',
      pgid: stranger.pid,
      pids: [{ pid: stranger.pid, startTime: '1' }],
    })
    expect(await sweep(state)).toMatchObject([{ killed: [] }])
    expect(alive(stranger.pid!)).toBe(true)
  },
)

test.skipIf(!LINUX)('nobody is killed for a run of before the machine was started', async () => {
  const child = sleeper(true)
  const pids = [identify(child.pid!)]
  owned({
    pid: process.pid,
    startTime: identify(process.pid).startTime,
    boot: 'other',
    segment: '/gone',
    pgid: child.pid,
    pids,
  })
  expect(await sweep(state)).toMatchObject([{ killed: [] }])
  expect([alive(child.pid!), existsSync(join(state, 'run-1'))]).toEqual([true, false])
})

test('a folder without a readable owner is removed once it is a minute old', async () => {
  const young = runFolder('run-young')
  const old = runFolder('run-old')
  const broken = runFolder('run-broken')
  writeFileSync(join(broken, 'owner.json'), '{"pid":')
  const before = new Date(Date.now() - 61_000)
  for (const folder of [old, broken]) utimesSync(folder, before, before)
  expect((await sweep(state)).map(({ folder }) => folder).sort()).toEqual([broken, old])
  expect(existsSync(young)).toBe(true)
})

test('a sweep that was broken off is finished by the next', async () => {
  const folder = owned({ pid: NOBODY, segment: '/gone', pids: [] })
  const { renameSync } = await import('node:fs')
  renameSync(folder, `${folder}.swept-by-${NOBODY}`)
  expect(await sweep(state)).toMatchObject([{ folder, failure: undefined }])
  expect(existsSync(`${folder}.swept-by-${NOBODY}`)).toBe(false)
})

test('what could not be removed is said, and tried again at the next start', async () => {
  const folder = owned({ pid: NOBODY, segment: '/gone', pids: [] })
  const unlink = () => Promise.reject(new Error('no sampler'))
  expect(await sweep(state, { unlink })).toMatchObject([{ folder, failure: 'no sampler' }])
  expect(await sweep(state, { unlink: () => undefined })).toMatchObject([{ folder, failure: undefined }])
})

test("a state folder that is missing, a file, or another user's is not believed", async () => {
  expect(await sweep(join(state, 'none'))).toEqual([])
  writeFileSync(join(state, 'file'), '')
  expect(await sweep(join(state, 'file'))).toEqual([])
})
