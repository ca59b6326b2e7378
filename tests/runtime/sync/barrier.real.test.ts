import { describe, expect, test } from 'vitest'
import { BETWEEN, programs } from '../programs.ts'

const run = programs()

describe.each(BETWEEN)('A barrier between $between', ({ between, module, Actor }) => {
  const queue = between === 'threads' ? 'lab/queue' : 'lab/multiprocessing'

  test('holds everybody back until all are there, round after round, and gives each a number of its own', async () => {
    const { lines } = await run(`
      import { print } from 'lab'
      import { Queue } from '${queue}'
      import { Barrier, ${Actor} } from '${module}'
      export const meet = new Barrier(3)
      export const log = new Queue<string>()
      export function walk() {
        for (const round of [1, 2]) {
          log.put('before ' + round)
          const number = meet.wait()
          log.put('after ' + round + ' ' + number)
          meet.wait()
        }
      }
      export function main() {
        const all = [1, 2, 3].map(() => new ${Actor}({ target: walk }))
        for (const one of all) one.start()
        for (const one of all) one.join()
        const seen: string[] = []
        while (!log.empty()) seen.push(log.get())
        for (let i = 0; i < 12; i += 3) print(seen.slice(i, i + 3).sort().join(', '))
      }`)
    expect(lines).toEqual([
      'before 1, before 1, before 1',
      'after 1 0, after 1 1, after 1 2',
      'before 2, before 2, before 2',
      'after 2 0, after 2 1, after 2 2',
    ])
  })

  test('that one gives up is broken for all, until it is reset', async () => {
    const { lines, errors } = await run(`
      import { print } from 'lab'
      import { Barrier, ${Actor} } from '${module}'
      export const meet = new Barrier(3)
      export function wait() { meet.wait() }
      export function main() {
        const other = new ${Actor}({ target: wait, name: 'other' })
        other.start()
        while (meet.nWaiting === 0);
        try { meet.wait(0.05) } catch (error) { print((error as Error).name, meet.broken) }
        other.join()
        meet.reset()
        print(meet.broken, meet.nWaiting, meet.parties)
      }`)
    expect(lines).toEqual(['BrokenBarrierError true', 'false 0 3'])
    expect(errors).toContain('BrokenBarrierError')
  })
})

test.each(BETWEEN)(
  'A barrier that is aborted is broken for those who wait and those who come, until it is reset, between $between',
  async ({ module, Actor }) => {
    const { lines, errors } = await run(`
      import { print } from 'lab'
      import { Barrier, ${Actor} } from '${module}'
      export const meet = new Barrier(2)
      export function wait() { print('number', meet.wait()) }
      export function main() {
        const early = new ${Actor}({ target: wait, name: 'early' })
        early.start()
        while (meet.nWaiting === 0);
        meet.abort()
        early.join()
        try { meet.wait() } catch (error) { print((error as Error).name, meet.broken, meet.nWaiting) }
        meet.reset()
        const other = new ${Actor}({ target: wait, name: 'other' })
        other.start()
        meet.wait()
        other.join()
        print(meet.broken)
      }`)
    expect([lines[0], lines[1]?.slice(0, 6), lines[2]]).toEqual([
      'BrokenBarrierError true 0',
      'number',
      'false',
    ])
    expect(errors).toContain('BrokenBarrierError')
  },
)
