import { expect, test } from 'vitest'
import { actorId, micros, resourceId } from '../../shared/trace/ids.ts'
import type { RunSampler, WatchedRun } from '../../electron/supervisor/options.ts'
import { launch, ofType, until } from './harness.ts'

/** A sampler that notes what it is asked. */
function fake(overrides: Partial<RunSampler> = {}) {
  const asked: string[] = []
  const watched: WatchedRun[] = []
  const sampler: RunSampler = {
    watch(run) {
      asked.push('watch')
      watched.push(run)
      return Promise.resolve()
    },
    process: (_, actor) => void asked.push(`process ${actor}`),
    look: () => Promise.resolve(undefined),
    finalSamples() {
      asked.push('samples')
      return Promise.resolve([])
    },
    end() {
      asked.push('end')
      return Promise.resolve()
    },
    ...overrides,
  }
  return { sampler, asked, watched }
}

test('the sampler is told of the run, its processes and its end, in that order', async () => {
  const { sampler, asked, watched } = fake()
  const it = await launch('leaves-a-short-orphan', { engine: { sampler } })
  await it.run.ended
  expect(asked).toEqual(['watch', 'process 0', 'process 0.1', 'samples', 'end'])
  expect(watched[0]).toMatchObject({ run: it.run.id, folder: it.folder, segment: '/clab-test' })
  if (process.platform !== 'win32') expect(watched[0]!.group).toBe(ofType(it.events, 'actor-started')[0]!.pid)
})

test('samples that come meanwhile and at the end are in the trace, before its last line', async () => {
  const sample = (value: number) =>
    ({ type: 'sample', t: micros(1), resource: resourceId('m'), value }) as const
  const { sampler, watched } = fake({ finalSamples: () => Promise.resolve([sample(2)]) })
  const it = await launch('never-ends', { engine: { sampler } })
  watched[0]!.sample(sample(1))
  await until(it, (event) => event.type === 'sample')
  await it.run.stop()
  expect(ofType(it.events, 'sample').map((event) => event.value)).toEqual([1, 2])
  expect(it.events.at(-1)!.type).toBe('ended')
})

test('a process that is gone while its parent lives is lost only if the parent says nothing for a second', async () => {
  const { sampler, watched } = fake()
  const it = await launch('reaps-a-child', { engine: { sampler } })
  await until(it, (event) => event.type === 'actor-started' && event.actor === '0.1')
  it.run.kill(actorId('0.1'))
  watched[0]!.gone(actorId('0.1'))
  await it.run.ended
  expect(ofType(it.events, 'actor-exited')[0]).toMatchObject({ actor: '0.1', cause: 'signal', code: -9 })
  const silent = await launch('has-a-silent-child', { engine: { sampler } })
  await until(silent, (event) => event.type === 'actor-created' && event.actor === '0.1')
  const began = performance.now()
  watched[1]!.gone(actorId('0.1'))
  expect(await until(silent, (event) => event.type === 'actor-exited')).toMatchObject({
    actor: '0.1',
    cause: 'lost',
  })
  expect(performance.now() - began).toBeGreaterThan(900)
})

test('what is gone twice, or is the main process, or nobody knows, ends once or not at all', async () => {
  const { sampler, watched } = fake()
  const it = await launch('has-threads', { engine: { sampler } })
  await until(it, (event) => event.type === 'output')
  for (const actor of ['0', '0.1', '7']) watched[0]!.gone(actorId(actor))
  await it.run.stop()
  expect(ofType(it.events, 'actor-exited').map((event) => event.actor)).toEqual(['0', '0.1', '0.1.1'])
})

test('without a sampler that answers the run goes on and says so', async () => {
  const dead = () => Promise.reject(new Error('the sampler has died'))
  const { sampler } = fake({ watch: dead, finalSamples: dead, end: dead })
  const it = await launch('says-boot', { engine: { sampler } })
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  const notices = ofType(it.events, 'notice')
  expect(notices.map((notice) => notice.code)).toEqual(['sampler-failed', 'sampler-failed'])
  expect(notices[0]!.text).toContain('the sampler has died')
})

test('a sampler that never answers holds the end of a run up for two seconds at most', async () => {
  const { sampler } = fake({ finalSamples: () => new Promise(() => undefined) })
  const it = await launch('says-boot', { engine: { sampler } })
  const { seconds } = await it.run.ended
  expect(seconds).toBeGreaterThan(2)
  expect(seconds).toBeLessThan(4)
})

test('a watcher misses nothing even if the start takes a while', async () => {
  const { sampler } = fake({ watch: () => new Promise((resolve) => setTimeout(resolve, 300)) })
  const it = await launch('says-boot', { engine: { sampler } })
  await it.run.ended
  expect(it.events.map((event) => event.type)).toEqual([
    'run',
    'actor-created',
    'actor-started',
    'output',
    'actor-exited',
    'ended',
  ])
})
