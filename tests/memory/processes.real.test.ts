import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { afterAll, afterEach, expect, test } from 'vitest'
import {
  openExistingSegments,
  openProcessSegments,
  unlinkSegments,
  type ProcessSegments,
} from '../../electron/runtime/memory/native/index.ts'
import { bundled, follow, segmentName, start } from './bundle.ts'

const FIXTURES = ['counts', 'holds', 'opens', 'allocates', 'fails', 'dies-allocating']
const LINUX = process.platform === 'linux'
/** A mount namespace of one's own, for a /dev/shm that is tiny or none; root only, and not in every container. */
const UNSHARE = LINUX && spawnSync('unshare', ['-m', 'true']).status === 0

const file = bundled(FIXTURES.map((name) => `tests/memory/fixtures/${name}.ts`))
const names: string[] = []

afterEach(() => {
  for (const name of names.splice(0)) unlinkSegments(name)
})

afterAll(() => {
  if (existsSync('/dev/shm')) {
    const mine = `t${process.pid.toString(36)}`
    expect(readdirSync('/dev/shm').filter((entry) => entry.startsWith(mine))).toEqual([])
  }
})

function newName(): string {
  names.push(segmentName())
  return names.at(-1)!
}

function withLock(): { name: string; segments: ProcessSegments } {
  const name = newName()
  return { name, segments: openProcessSegments(name, 4096, (base) => void base.createSemaphore(64, 1)) }
}

test('two processes that count under a lock lose nothing', async () => {
  const { name, segments } = withLock()
  const go = segments.base.createSemaphore(128, 0)
  const children = [1, 2].map(() => start(file('counts'), [name, 100_000]))
  for (const child of children) expect(await child.line()).toBe('ready')
  for (const _ of children) go.release()
  for (const child of children) expect(await child.end()).toEqual({ code: 0, out: '', err: '' })
  expect(segments.base.double(256).get()).toBe(200_000)
  expect(segments.base.word(264).get()).toBe(0)
  expect(segments.base.semaphore(64).value()).toBe(1)
})

test('a holder that is killed leaves the semaphore at 0', async () => {
  const { name, segments } = withLock()
  const holder = start(file('holds'), [name])
  expect(await holder.line()).toBe('holding')
  holder.process.kill('SIGKILL')
  expect((await holder.end()).code).toBe('SIGKILL')
  const lock = segments.base.semaphore(64)
  expect(lock.value()).toBe(0)
  expect(lock.acquireFor(50)).toBe(false)
})

test('of eight processes that open the same base at once, exactly one prepares it', async () => {
  const name = newName()
  const at = Date.now() + 1500
  const children = Array.from({ length: 8 }, () => start(file('opens'), [name, 1 << 20, at]))
  const seen = []
  for (const child of children) {
    const { code, out, err } = await child.end()
    expect([code, err]).toEqual([0, ''])
    seen.push(JSON.parse(out) as { made: boolean; pid: number; maker: number; lock: number })
  }
  const makers = seen.filter((one) => one.made)
  expect(makers).toHaveLength(1)
  for (const one of seen) expect([one.maker, one.lock]).toEqual([makers[0]!.pid, 1])
})

test('segments allocated by several processes at once all differ, and everybody can open them', async () => {
  const { name, segments } = withLock()
  const children = [1, 2, 3, 4].map(() => start(file('allocates'), [name, 25]))
  const handles: number[] = []
  for (const child of children) handles.push(...(JSON.parse((await child.end()).out) as number[]))
  expect(new Set(handles).size).toBe(100)
  for (const handle of handles) expect(segments.open(handle).word(0).get()).toBe(handle)
})

test('a process killed in the middle of an allocation does not stop the others for good', async () => {
  const { name, segments } = withLock()
  expect((await start(file('dies-allocating'), [name]).end()).code).toBe('SIGKILL')
  const first = segments.allocate(64)
  const began = performance.now()
  const second = segments.allocate(64)
  expect(performance.now() - began).toBeLessThan(500)
  expect(second).toBeGreaterThan(first)
})

test.skipIf(!LINUX)('a base whose maker died before it was ready is an error within seconds', () => {
  const name = newName()
  writeFileSync(`/dev/shm${name}`, new Uint8Array(8192))
  expect(openExistingSegments(name)).toBeUndefined()
  expect(() => openProcessSegments(name, 64)).toThrow(/was not within 5 s; that process is probably gone/)
})

test.skipIf(!LINUX)("a segment that is somebody else's is left alone", () => {
  const name = newName()
  writeFileSync(`/dev/shm${name}`, 'x'.repeat(8192))
  expect(() => openProcessSegments(name, 64)).toThrow('was not made by this version of the lab')
  rmSync(`/dev/shm${name}`)
})

/** Runs `fails` where `prepare` has been done to a private mount namespace. */
async function elsewhere(prepare: string, args: readonly (string | number)[]) {
  const command = `${prepare} && exec "$0" "$@"`
  const child = follow(
    spawn('unshare', ['-m', 'sh', '-c', command, process.execPath, file('fails'), ...args.map(String)]),
  )
  const { out, err } = await child.end()
  expect(err).toBe('')
  return out.trim().split('\n')
}

const TINY = 'mount -t tmpfs -o size=256k tmpfs /dev/shm'

test.skipIf(!UNSHARE)(
  'a full /dev/shm is an error when memory is asked for, and no signal later',
  async () => {
    expect(await elsewhere(TINY, ['/full', 1 << 20, 0])).toEqual([
      'MemoryError',
      '1.0 MiB of shared memory (/full) was asked for, but allocating it failed with ENOSPC; ' +
        '/dev/shm is full: remove what is left there, or make it larger (docker run --shm-size=256m).',
    ])
    expect(await elsewhere(TINY, ['/full', 64 << 10, 256 << 10])).toEqual([
      'base',
      'MemoryError',
      expect.stringContaining('/full.1) was asked for, but allocating it failed with ENOSPC'),
    ])
    expect(await elsewhere(TINY, ['/full', 64 << 10, 64 << 10])).toEqual(['base', 'more'])
  },
)

test.skipIf(!UNSHARE)('no /dev/shm, or one that can not be written, is an error that says so', async () => {
  // A file system without shared memory: shm_open looks for a tmpfs at /dev/shm and nowhere else.
  expect(await elsewhere('mount -t proc proc /dev/shm', ['/none', 4096, 0])).toEqual([
    'MemoryError',
    expect.stringMatching(
      /^5 KiB of shared memory \(\/none\) was asked for, but shm_open failed with E\w+; /,
    ),
  ])
  expect(await elsewhere('mount -t tmpfs -o ro tmpfs /dev/shm', ['/none', 4096, 0])).toEqual([
    'MemoryError',
    expect.stringContaining('failed with EROFS; /dev/shm can not be written by this user'),
  ])
})

test('a process that waits is not kept from being ended', async () => {
  const { name, segments } = withLock()
  segments.base.semaphore(64).acquireFor(10)
  segments.base.createSemaphore(128, 0)
  const waiter = start(file('counts'), [name, 1])
  expect(await waiter.line()).toBe('ready')
  waiter.process.kill('SIGTERM')
  const [code, signal] = (await once(waiter.process, 'exit')) as [number | null, string | null]
  expect([code, signal]).toEqual([null, 'SIGTERM'])
})
