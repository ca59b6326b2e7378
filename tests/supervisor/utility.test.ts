import { EventEmitter, once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { utilityBackend } from '../../electron/supervisor/backend/utility.ts'
import { BOOT_FILE_FLAG } from '../../shared/contract/descriptors.ts'
import { actorId } from '../../shared/trace/ids.ts'
import type { Boot } from '../../shared/contract/actor.ts'
import { standInFork as fork } from '../desktop/stand-in/fork.ts'
import { hasStarted, launch, ofType, until } from './harness.ts'

const ACTORS = resolve(import.meta.dirname, '../fixtures/actors')

test('a utility process finds its boot line in a file, and its events come over standard output', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clab-utility-'))
  try {
    const boot = { folder, actor: { id: actorId('0.1'), name: 'u', kind: 'utility' } } as Boot
    const it = await utilityBackend(fork).spawn({
      module: join(ACTORS, 'utility-tells-its-boot.cjs'),
      flags: [],
      boot,
    })
    expect(it.pid).toBeGreaterThan(1)
    let text = ''
    for await (const chunk of it.events ?? []) text += String(chunk)
    expect(JSON.parse(text)).toMatchObject({ actor: { id: '0.1', kind: 'utility' } })
    expect(await it.exited).toEqual({ code: 5, signal: undefined })
    expect(it.kill('SIGKILL')).toBe(false)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('what is still in its streams when it has ended is read, though Electron takes all listeners off them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clab-utility-'))
  try {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    const utility = Object.assign(new EventEmitter(), { pid: 42, stdout, stderr })
    const boot = { folder, actor: { id: actorId('0.1'), name: 'u', kind: 'utility' } } as Boot
    const fork = () => {
      setImmediate(() => utility.emit('spawn'))
      return utility
    }
    const { events } = await utilityBackend(fork).spawn({ module: 'x', flags: [], boot })
    if (!events) throw new Error('a utility process has a stream of events')
    Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(10_000))).pipe(stdout)
    // Held up, as by a full trace: most of it has not even come yet when the process has ended.
    let [open, bytes] = [false, 0]
    const pull = () => {
      for (let chunk: Buffer | null; open && (chunk = events.read() as Buffer | null);) bytes += chunk.length
    }
    events.on('readable', pull)
    const closed = once(events, 'close')
    await once(events, 'readable')
    utility.emit('exit', 0)
    for (const stream of [stdout, stderr]) stream.removeAllListeners()
    await new Promise((resolve) => setImmediate(resolve))
    open = true
    pull()
    await closed
    expect(bytes).toBe(1_000_000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('without Electron the request is refused in one sentence', async () => {
  const boot = { folder: '/tmp', actor: { id: actorId('0.1'), name: 'u', kind: 'utility' } } as Boot
  await expect(utilityBackend(undefined).spawn({ module: 'x', flags: [], boot })).rejects.toThrow(
    /utility processes exist only in the desktop app/,
  )
})

test('a process asks for a utility process, which can be signalled, and is told how it ended', async () => {
  const it = await launch('asks-for-a-utility', {
    engine: { utility: utilityBackend(fork) },
    processes: 'utility',
  })
  await until(it, hasStarted('0.1'))
  it.run.terminate(actorId('0.1'))
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(ofType(it.events, 'actor-exited')[0]).toMatchObject({ actor: '0.1' })
  expect(ofType(it.events, 'output').map((event) => event.text)).toEqual(['spawned true\n', 'ended\n'])
})

test('utility processes end with their run', async () => {
  const it = await launch('asks-for-a-utility', {
    engine: { utility: utilityBackend(fork) },
    processes: 'utility',
  })
  await until(it, hasStarted('0.1'))
  const pid = ofType(it.events, 'actor-started').find((event) => event.actor === '0.1')!.pid
  await it.run.stop()
  expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
})

test('a process that asks where there is no Electron gets the sentence', async () => {
  const it = await launch('asks-for-a-utility', { processes: 'utility' })
  await until(it, (event) => event.type === 'output')
  expect(ofType(it.events, 'output')[0]!.text).toMatch(/^refused: .*only in the desktop app/)
})

test('the flag that names the boot file is what the fixtures read', async () => {
  expect(await readFile(join(ACTORS, 'utility-boot.cjs'), 'utf8')).toContain(BOOT_FILE_FLAG)
})
