import { describe, expect, it } from 'vitest'
import { TWINS } from '../../bench/folders.ts'
import { memoryOf } from '../../bench/memory.ts'
import { findPython, twinRunner } from '../../bench/python.ts'

const python = findPython()

it('a Python that is not there is not found', () => {
  expect(findPython('no-such-python')).toBeUndefined()
})

describe.skipIf(!python)('the Python twins do the work and report it', () => {
  const run = twinRunner(python!, TWINS)

  it('lock_threads', async () => {
    const reading = (await run('lock_threads', [100])).expect('m', 200)
    expect(reading.span()).toBeGreaterThan(0)
  })
  it.each(['plain', 'own', 'raw'])('lock_processes, %s', async (variant) => {
    const reading = (await run('lock_processes', [100, variant])).expect('m', 200)
    expect(reading.span()).toBeGreaterThan(0)
  })
  it.each([
    ['int', 0],
    ['object', 0],
    ['int', 5],
  ] as const)('queue_processes, %s, maxsize %i', async (payload, maxsize) => {
    expect(
      (await run('queue_processes', [50, maxsize, payload])).expect('sum', 1275).get('rate'),
    ).toBeGreaterThan(0)
  })
  it('queue_threads', async () => {
    expect((await run('queue_threads', [50, 5])).expect('sum', 1275).get('rate')).toBeGreaterThan(0)
  })
  it('pool', async () => {
    const reading = (await run('pool', [2, 10, 4])).expect('sum', 285 + 14)
    expect(Math.min(reading.get('async'), reading.get('apply'))).toBeGreaterThan(0)
  })
  it('start: the first instruction comes before the end of join', async () => {
    const reading = await run('start', ['spawn', 2])
    expect(reading.all('first ').every((first, n) => first > 0 && first < reading.get(`joined ${n}`))).toBe(
      true,
    )
  })
  it('many: timed', async () => {
    expect((await run('many', [2, 'go'])).get('seconds')).toBeGreaterThan(0)
  })
  it.skipIf(process.platform === 'win32')('many: held while its memory is looked at', async () => {
    const found: (number | undefined)[] = []
    await run('many', [2, 'hold'], (line) => {
      if (!line.startsWith('pids ')) return undefined
      const pids = line.split(' ').slice(1).map(Number)
      return memoryOf(pids).then((megabytes) => {
        found.push(pids.length, megabytes)
        return 'go\n'
      })
    })
    expect(found).toEqual([2, expect.any(Number)])
    expect(found[1]).toBeGreaterThan(1)
  })
  it('a twin that fails says why', async () => {
    await expect(run('lock_threads', ['many'])).rejects.toThrow(
      /lock_threads\.py ended with 1: .*ValueError/s,
    )
  })
})
