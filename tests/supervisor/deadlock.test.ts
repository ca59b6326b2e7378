import { expect, test } from 'vitest'
import { launch, ofType, until } from './harness.ts'

test('a deadlock ends the run at once, with a verdict that names actors, resources and how fast it came', async () => {
  const it = await launch('deadlocks')
  expect(await it.run.ended).toMatchObject({
    outcome: 'deadlock',
    message: "The run can't go on: see the verdict.",
    signal: 'SIGKILL',
  })
  const [verdict, ...more] = ofType(it.events, 'verdict')
  expect(more).toEqual([])
  expect(verdict).toMatchObject({ kind: 'deadlock', actors: ['0.1', '0.2'], resources: ['0/b', '0/a'] })
  expect(verdict!.waits.map(({ actor, holder }) => [actor, holder])).toEqual([
    ['0.1', '0.2'],
    ['0.2', '0.1'],
  ])
  expect(verdict).not.toHaveProperty('breaks')
  expect(verdict!.latency).toBeLessThan(200_000)
})

test('with keep-going the run goes on after the verdict, which is given once, and is still a deadlock', async () => {
  const it = await launch('deadlocks', { onDeadlock: 'keep-going', parameters: { ends: 1500 } })
  expect(await it.run.ended).toMatchObject({ outcome: 'deadlock', exitCode: 0 })
  expect(ofType(it.events, 'verdict')).toHaveLength(1)
})

test('a deadlock that a timeout will break is told once, with when and who, and does not end the run', async () => {
  const it = await launch('deadlocks', { parameters: { timeout: 5, ends: 800 } })
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  const verdicts = ofType(it.events, 'verdict')
  expect(verdicts).toHaveLength(1)
  expect(verdicts[0]!.breaks).toMatchObject({ actor: '0.1' })
})

test('waits that are other waits at the second look are no deadlock', async () => {
  const it = await launch('deadlocks', { parameters: { moves: true, ends: 800 } })
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(ofType(it.events, 'verdict')).toEqual([])
})

test('a process that does not answer gets no verdict', async () => {
  const it = await launch('deadlocks', { parameters: { silent: true, ends: 1500 } })
  await until(it, (event) => event.type === 'wait-begin')
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
  expect(ofType(it.events, 'verdict')).toEqual([])
})
