import { expect, test } from 'vitest'
import { hasStarted, launch, ofType, until } from './harness.ts'

test('a command by hand is carried out and gives its result', async () => {
  const it = await launch('takes-commands', { drive: 'hand' })
  expect(await Promise.all([it.run.command('start t1'), it.run.command('join t1')])).toEqual([
    'START T1',
    'JOIN T1',
  ])
  expect(ofType(it.events, 'command').map(({ id, state }) => [id, state])).toEqual([
    [1, 'begun'],
    [1, 'done'],
    [2, 'begun'],
    [2, 'done'],
  ])
  void it.run.command('exit').catch(() => undefined)
  expect(await it.run.ended).toMatchObject({ outcome: 'finished' })
})

test('a command that fails rejects with what the program said', async () => {
  const it = await launch('takes-commands', { drive: 'hand' })
  await expect(it.run.command('fail')).rejects.toThrow('ValueError: no')
})

test('commands wait while the main process blocks, and are refused when it has ended', async () => {
  const it = await launch('takes-commands', { drive: 'hand' })
  const blocked = it.run.command('block')
  const queued = it.run.command('start t1')
  const both = Promise.allSettled([blocked, queued])
  await until(it, (event) => event.type === 'command')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(ofType(it.events, 'command')).toHaveLength(1)
  await it.run.stop()
  for (const result of await both) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'main-ended' } })
  }
  await expect(it.run.command('again')).rejects.toThrow("The run's main process has ended")
})

test('a run that runs by itself takes no commands', async () => {
  const it = await launch('never-ends')
  await until(it, hasStarted('0'))
  await expect(it.run.command('start t1')).rejects.toThrow(/takes no commands/)
})
