import { expect, test } from 'vitest'
import { countLines } from '../../electron/supervisor/limits.ts'
import { launch, ofType } from './harness.ts'

test('the run time limit stops the run, and says after how long', async () => {
  const it = await launch('never-ends', { limits: { seconds: 0.3 } })
  const end = await it.run.ended
  expect(end).toMatchObject({ outcome: 'stopped', message: 'The run was stopped after 0.3 s, as asked.' })
  expect(end.seconds).toBeGreaterThan(0.3)
  expect(end.seconds).toBeLessThan(1)
  expect(ofType(it.events, 'ended')).toMatchObject([{ outcome: 'stopped', message: end.message }])
})

test('more processes than the limit stop the run; as many as the limit do not', async () => {
  const many = await launch('many-children', {
    parameters: { count: 5, kind: 'child' },
    limits: { processes: 5 },
  })
  expect(await many.run.ended).toMatchObject({ outcome: 'stopped' })
  expect(ofType(many.events, 'notice')).toMatchObject([{ code: 'processes', voice: 'limit' }])
  const few = await launch('many-children', {
    parameters: { count: 4, kind: 'child' },
    limits: { processes: 5, seconds: 0.5 },
  })
  await few.run.ended
  expect(ofType(few.events, 'notice').map((notice) => notice.code)).toEqual(['seconds'])
})

test('more threads than the limit stop the run', async () => {
  const it = await launch('many-children', {
    parameters: { count: 11, kind: 'thread' },
    limits: { threads: 10 },
  })
  const end = await it.run.ended
  expect(end.message).toMatch(/^More than 10 threads were alive at once/)
})

test('a text without a line end counts as a line', () => {
  expect([
    countLines(''),
    countLines('a'),
    countLines('a\n'),
    countLines('a\nb\n'),
    countLines('\n\n\n'),
  ]).toEqual([1, 1, 1, 2, 3])
})
